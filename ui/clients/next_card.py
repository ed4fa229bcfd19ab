"""What the card would say if it were issued now, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal

from app.documents.wording import span
from app.kernel.texts import _, ngettext
from app.kernel.wording import in_a_row
from app.person_cards.model import CardContent, CardPerson
from app.person_cards.views import CardPreview
from ui.clients.card_summary import changes_of, since_last
from ui.kernel.naming import named
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.facts import Facts
from ui.widgets.hours import hours
from ui.widgets.layout import DOWN, Box
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class NextCardPanel(Panel):
    """An empty group is told before the card is issued (GOT-10)."""

    issue_asked = Signal()

    def __init__(self) -> None:
        self.issue = named(Button(_("Utfärda nytt kort…"), icon="id-card"), "client_issue")
        super().__init__(title=_("Nästa kort"), actions=[self.issue])
        self._missing = named(Banner("warn", ""), "client_card_missing")
        self._missing.hide()
        self._changes = Box(DOWN)
        self._facts = Facts()
        self.box.add(self._missing, 8)
        self.box.addLayout(self._changes)
        self.box.add(self._facts)
        self.issue.clicked.connect(self.issue_asked)

    def show_preview(self, preview: CardPreview) -> None:
        self._show_missing(preview)
        self._changes.clear()
        if preview.replaces is not None:
            self._changes.add(Text(since_last(preview), "smallstrong", "text2", wrap=True), 4)
            if preview.changes:
                self._changes.add(changes_of(preview.changes, "client_next_changes"), 12)
        self._facts.show_pairs(pairs_of(preview.content))
        number = _("Utfärda version {number}…").format(number=preview.number)
        self.issue.set_label(number)

    def _show_missing(self, preview: CardPreview) -> None:
        self._missing.setVisible(bool(preview.missing))
        if preview.missing:
            count = len(preview.missing)
            words = ngettext("{count} uppgift saknas", "{count} uppgifter saknas", count)
            body = "\n".join(one.sentence for one in preview.missing)
            self._missing.tell("warn", words.format(count=count), body)


def pairs_of(content: CardContent) -> list[tuple[str, str]]:
    """Every group of the card; what is empty says so by itself."""
    return [*_personal(content), *_services(content), *_closing(content)]


def _personal(content: CardContent) -> Iterator[tuple[str, str]]:
    yield _("Namn"), content.name
    unsaid = _("visas när du har skrivit varför")
    yield _("Personnummer"), content.identity_number or (unsaid if content.is_protected else "")
    hidden = _("skrivs inte ut, skyddade personuppgifter")
    yield _("Adress"), hidden if content.is_protected else content.address
    yield _("Telefon"), hidden if content.is_protected else content.phone
    tolk = _("behöver tolk") if content.needs_interpreter else ""
    yield _("Språk"), ", ".join(part for part in (content.language, tolk) if part)
    yield _("Företrädare"), _people(content.representatives)
    yield _("Anhöriga"), _people(content.relatives)


def _services(content: CardContent) -> Iterator[tuple[str, str]]:
    for one in content.services:
        time = _("{week} i veckan, {month} i månaden").format(
            week=hours(one.minutes_per_week), month=hours(one.minutes_per_month)
        )
        days = span(one.valid_from, one.valid_to)
        lines = (in_a_row(one.scope, one.frequency), time, days, one.unit)
        yield one.service, "\n".join(line for line in lines if line)
    if not content.services:
        yield _("Insatser"), ""
    yield _("Flera utförare"), _("Ja") if content.several_providers else _("Nej")


def _closing(content: CardContent) -> Iterator[tuple[str, str]]:
    yield _("Hälsa och säkerhet"), content.health_and_safety
    yield _("Nycklar och larm"), content.keys_and_alarm
    officer = ", ".join(filter(None, (content.officer_name, content.officer_phone)))
    yield _("Handläggare"), officer
    yield _("Nämnd"), content.committee


def _people(people: Sequence[CardPerson]) -> str:
    return "\n".join(
        ", ".join(filter(None, (one.name, one.role, one.detail, one.phone))) for one in people
    )
