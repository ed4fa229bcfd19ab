"""Användare: a table with filters, and three acts; for the system administrator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from app.access.roles import role_title
from app.kernel.texts import _, ngettext
from ui.bench import Bench
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.kernel.table_model import Column
from ui.settings.contents import PEOPLE
from ui.settings.people_forms import ChangeUserForm, EndUserForm, NewUserForm
from ui.settings.people_model import ACTIVE, ENDED, PeopleModel, Person
from ui.settings.ports import SettingsServices
from ui.settings.register_model import ALL
from ui.settings.register_section import RegisterSection, RegisterWords
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import Scroll


class PeopleSection(RegisterSection[PeopleModel, Person]):
    """Who may not see the list is told who does."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(bench, _words(), PeopleModel(bench, services), _columns(bench.today()))
        self.end = named(Button(_("Avsluta…"), "danger"), "people_end")
        self.header.show_actions([self.add, self.edit], self.end)
        self._closed = EmptyPage(
            "lock",
            _("Du ser inte användarna"),
            _("Bara en systemförvaltare ser vem som har inloggning. Be din systemförvaltare."),
        )
        self._stack = QStackedWidget()
        for page in (self.frame, Scroll(self._closed)):
            self._stack.addWidget(page)
        self.lay_out_wide((self._stack, 1))
        self.end.clicked.connect(self._open_end)
        self.allow()

    def show_state(self) -> None:
        state = self.model.state
        self._stack.setCurrentIndex(0 if state is not None and state.may_see else 1)
        super().show_state()

    def why_empty(self) -> tuple[str, str]:
        words = self.filter.text().strip()
        if words:
            return (
                _('Ingen användare passar filtret "{words}"').format(words=words),
                _("Rensa filtret med Esc, eller välj Alla."),
            )
        return _("Ingen användare är avslutad"), _("Här står de som inte längre får logga in.")

    def tell_count(self, found: Sequence[Person]) -> None:
        self.count.tell(
            ngettext("{count} användare", "{count} användare", len(found)).format(count=len(found)),
            _("F2 ändrar, Ctrl+N lägger till"),
        )

    def allow(self) -> None:
        state, person = self.model.state, self.chosen
        closed = ""
        if state is None:
            closed = _("Användarna hämtas.")
        elif not state.may_see:
            closed = _("Bara en systemförvaltare får ändra. Be din systemförvaltare.")
        nobody = "" if person else _("Välj en användare i tabellen.")
        self.add.allow(closed)
        self.edit.allow(closed or nobody)
        self.end.allow(closed or nobody or self._why_not_end(person))

    def _why_not_end(self, person: Person | None) -> str:
        if person is None:
            return ""
        if person.user.id == self._bench.actor.user_id:
            return _("Du kan inte avsluta dig själv. Be en annan systemförvaltare.")
        if person.user.ended_on is not None:
            return _("{login} är redan avslutad.").format(login=person.user.login)
        return ""

    # Forms

    def open_new(self) -> None:
        state = self.model.state
        if state is not None and state.may_see:
            form = NewUserForm(self._bench, state.units, self)
            form.given.connect(self.model.add)
            self.open_form(form)

    def open_change(self) -> None:
        person = self.chosen
        if person is not None:
            form = ChangeUserForm(self._bench, person.user, self)
            form.given.connect(self.model.change)
            self.open_form(form)

    def _open_end(self) -> None:
        person = self.chosen
        if person is not None:
            form = EndUserForm(person, self._bench.today(), self)
            form.given.connect(self.model.end)
            self.open_form(form)


def _words() -> RegisterWords:
    return RegisterWords(
        name="people",
        section=PEOPLE,
        title=_("Användare"),
        lead=_("En person, ett användarnamn, en roll. Inloggningen till valvet följer med."),
        filter=_("Filtrera användare"),
        icon="users",
        kinds=(
            (ACTIVE, _("Aktiva"), _("Aktiva {count}")),
            (ENDED, _("Avslutade"), _("Avslutade {count}")),
            (ALL, _("Alla"), _("Alla {count}")),
        ),
        add=_("Ny användare…"),
        add_icon="user-round-plus",
        change=_("Ändra uppgifter…"),
    )


def _columns(today: dt.date) -> tuple[Column[Person], ...]:
    def ended(person: Person) -> ChipShape | None:
        day = person.user.ended_on
        if day is None:
            return None
        is_over = day <= today
        return ChipShape(day.isoformat(), "neutral" if is_over else "warn")

    return (
        Column(
            title=_("Namn"),
            text=lambda person: person.user.display_name,
            second=lambda person: person.user.login,
            is_strong=True,
        ),
        Column(
            title=_("Roll"),
            text=lambda person: role_title(person.user.role),
            second=_other_title,
        ),
        Column(title=_("Enhet"), text=lambda person: person.unit or "–"),
        Column(title=_("Från"), text=lambda person: person.user.since.isoformat()),
        Column(
            title=_("Utan åtkomst från"),
            text=lambda person: person.user.ended_on.isoformat() if person.user.ended_on else "–",
            chip=ended,
        ),
    )


def _other_title(person: Person) -> str:
    """The person's own title, where it says more than the role."""
    title = person.user.title
    return "" if title.casefold() == role_title(person.user.role).casefold() else title
