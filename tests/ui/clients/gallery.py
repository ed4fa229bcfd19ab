"""Personer in each state, for pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from app.clients.model import Client
from tests.support.world import World, in_memory
from tests.ui.clients.samples import a_page, a_seen_page, furnish_clients
from tests.ui.person_cards.samples import Heard
from ui.clients import seeing
from ui.clients.page import ClientsPage
from ui.kernel.questions import Reply
from ui.kernel.tasks import SynchronousRunner
from ui.widgets.form_values import write_values

_OPEN = []  # stores that live as long as the picture is taken


def _world() -> tuple[World, dict[str, Client]]:
    store = in_memory()
    world = store.__enter__()
    _OPEN.append(store)
    return world, furnish_clients(world)


def _page(name: str, tab: str = seeing.OVERVIEW, login: str = "handlaggare") -> ClientsPage:
    world, people = _world()
    heard = Heard()
    heard.questions.replies = [Reply(acted=True, reason="Ringer inför hembesök")]
    page = a_page(world, login, SynchronousRunner(), heard)
    page.show_key(str(people[name].id))
    page.detail.show_tab(tab)
    return page


def overview() -> QWidget:
    return _page("whole")


def card() -> QWidget:
    return _page("whole", seeing.CARD)


def people() -> QWidget:
    return _page("whole", seeing.PEOPLE)


def decisions() -> QWidget:
    return _page("whole", seeing.DECISIONS)


def orders() -> QWidget:
    return _page("whole", seeing.ORDERS)


def guarded() -> QWidget:
    return _page("guarded", seeing.PEOPLE)


def revealed() -> QWidget:
    page = _page("guarded", seeing.PEOPLE)
    page.forms.ask_reveal()
    return page


def bare() -> QWidget:
    return _page("bare")


def other() -> QWidget:
    """Somebody else's client."""
    return _page("other")


def provider() -> QWidget:
    return _page("whole", login="utforare")


def _form(page: ClientsPage) -> QWidget:
    """The form alone, over a page that lives as long."""
    page.resize(1440, 900)
    form = page.forms.form
    form.kept_page = page
    return form


def register() -> QWidget:
    page = _page("whole")
    page.forms.open_register()
    return _form(page)


def issue_form() -> QWidget:
    page = _page("unread", seeing.CARD)
    page.forms.open_issue()
    return _form(page)


def decision_form() -> QWidget:
    page = _page("whole", seeing.DECISIONS)
    page.forms.open_decision()
    return _form(page)


def decision_of_several() -> QWidget:
    """Three services: a month that was proposed, one that does not agree, one that was begun."""
    form = decision_form()
    _grant(form, 1, "14", "")
    form.granted.add()
    _grant(form, 2, "0,5", "9")
    form.granted.add()
    return form


def decision_put_back() -> QWidget:
    """A service that was written is taken away, and can be put back."""
    form = decision_of_several()
    form.granted.blocks[1].remove.click()
    return form


def _grant(form: QWidget, number: int, week: str, month: str) -> None:
    end = f"_{number}" if number > 1 else ""
    texts = {"scope": "Dusch", "frequency": "Varje dag", "week": week, "month": month}
    for name, text in {**texts, "goal": "Klarar sig hemma", "purpose": "Trygghet"}.items():
        if text:
            write_values(form, {f"decision_{name}{end}": text})


def level_missing() -> QWidget:
    """A decision without a level: the page says that no order can be sent, and the way out."""
    page = _page("bare", seeing.DECISIONS)
    page.forms.open_decision()
    form = page.forms.form
    form.paragraph.set_value("Prov")
    _grant(form, 1, "2,5", "99")
    form.since.set_day(page.client.bench.today())
    form.submit()
    return page


def level_form() -> QWidget:
    page = _page("whole", seeing.DECISIONS)
    page.forms.open_level()
    return _form(page)


def representative_form() -> QWidget:
    page = _page("whole", seeing.PEOPLE)
    page.forms.open_for_people("representative", None)
    return _form(page)


def seen() -> QWidget:
    world, _people = _world()
    page = a_seen_page(world, "loggranskare", SynchronousRunner(), Heard())
    page.number.set_value("K-10001")
    page.purpose.set_value("Begäran om loggutdrag, ärende 2026-114")
    page.purpose.edit.textEdited.emit(page.purpose.value)
    page.purpose.edit.returnPressed.emit()
    return page


def register_again() -> QWidget:
    """What somebody began to write and left."""
    world, _people = _world()
    page = a_page(world, "handlaggare", SynchronousRunner(), Heard())
    _OPEN.append(page)
    page.show()
    page.forms.open_register()
    form = page.forms.form
    assert form is not None
    form.findChildren(QLineEdit, "register_given_name")[0].setText("Astrid")
    form.reject()
    page.forms.open_register()
    assert page.forms.form is not None
    return page.forms.form
