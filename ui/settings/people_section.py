"""Användare: a table with filters, and three acts; for the system administrator."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QStackedWidget

from app.access.roles import role_title
from app.kernel.texts import _, ngettext
from ui.bench import Bench
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.kernel.shortcuts import bind
from ui.kernel.table_model import Column, TableModel
from ui.settings.contents import PEOPLE
from ui.settings.people_forms import ChangeUserForm, EndUserForm, NewUserForm
from ui.settings.people_model import ACTIVE, ALL, ENDED, PeopleModel, Person
from ui.settings.ports import SettingsServices
from ui.settings.section import Section
from ui.theme.look import look
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form import Form
from ui.widgets.layout import DOWN, Box, FlowRow, Rule, Scroll, column
from ui.widgets.list_view import CountLine
from ui.widgets.one_form import OneForm
from ui.widgets.panel import Ground
from ui.widgets.search_field import SearchField
from ui.widgets.segments import SegmentFilter
from ui.widgets.table_view import TableView

FILTER_WIDTH, NARROWEST_COLUMN = 300, 96
LOWEST = 300  # filters, and a few rows of the table; under that the section scrolls


class PeopleSection(Section):
    """One form at a time; a refusal stands in it while it is open."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(
            PEOPLE,
            _("Användare"),
            _("En person, ett användarnamn, en roll. Inloggningen till valvet följer med."),
        )
        self._bench = bench
        self.model = PeopleModel(bench, services)
        self._place = OneForm(self)
        self._place.refused.connect(self.refuse)
        self.rows: TableModel[Person] = TableModel(
            _columns(bench.today()), lambda person: person.user.id, self
        )
        self.table = TableView("people_table", _("Användare"), self.rows)
        self.filter = SearchField("people_filter", _("Filtrera användare"), "Ctrl+F", "filter")
        self.kind = SegmentFilter(
            "people_kind",
            _("Vilka som visas"),
            ((ACTIVE, _("Aktiva")), (ENDED, _("Avslutade")), (ALL, _("Alla"))),
        )
        self.count = CountLine("people_count")
        self.add = named(Button(_("Ny användare…"), "primary", "user-round-plus"), "people_add")
        self.edit = named(Button(_("Ändra uppgifter…"), icon="pencil"), "people_change")
        self.end = named(Button(_("Avsluta…"), "danger"), "people_end")
        self.header.show_actions([self.add, self.edit], self.end)
        self._nobody = EmptyPage("users", "")
        self._closed = EmptyPage(
            "lock",
            _("Du ser inte användarna"),
            _("Bara en systemförvaltare ser vem som har inloggning. Be din systemförvaltare."),
        )
        self._inside, self._stack = QStackedWidget(), QStackedWidget()
        self.table.horizontalHeader().setStretchLastSection(True)
        self._build()
        self._connect()
        self._allow()
        follow(self._restyle)

    def load(self) -> None:
        self.model.load()

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._place.form

    # Building

    def _build(self) -> None:
        for widget in (self.table, Scroll(self._nobody, "surface")):
            self._inside.addWidget(widget)
        tools = column(FlowRow(self.filter, self.kind), margins=(12, 10, 12, 10))
        frame = Ground("surface", "line")
        Box(DOWN, tools, Rule(), (self._inside, 1), self.count, margins=(1, 1, 1, 1), parent=frame)
        for page in (frame, Scroll(self._closed)):
            self._stack.addWidget(page)
        self.lay_out_wide((self._stack, 1))

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.done.connect(self._place.close)
        self.model.refused.connect(self._place.refuse)
        self.filter.textEdited.connect(self._show_rows)
        self.filter.went_down.connect(self.table.setFocus)
        self.kind.chosen.connect(self._show_rows)
        self.table.chosen.connect(self._allow)
        self.table.opened.connect(self._open_change)
        self.add.clicked.connect(self._open_new)
        self.edit.clicked.connect(self._open_change)
        self.end.clicked.connect(self._open_end)
        bind(self, "filter", self.filter.setFocus)
        bind(self, "new", self.add.click)
        bind(self, "edit", self.edit.click)

    def _restyle(self) -> None:
        self.filter.setFixedWidth(look.px(FILTER_WIDTH))
        self.table.horizontalHeader().setMinimumSectionSize(look.px(NARROWEST_COLUMN))
        self.table.fit_columns()
        self._stack.setMinimumHeight(look.px(LOWEST))

    # What is shown

    def _show(self) -> None:
        state = self.model.state
        may_see = state is not None and state.may_see
        self._stack.setCurrentIndex(0 if may_see else 1)
        for kind, words in (
            (ACTIVE, _("Aktiva {count}")),
            (ENDED, _("Avslutade {count}")),
            (ALL, _("Alla {count}")),
        ):
            self.kind.set_words(kind, words.format(count=self.model.count(kind)))
        self._show_rows()

    def _show_rows(self, _value: str = "") -> None:
        found = self.model.shown(self.kind.value, self.filter.text())
        self.rows.show(found)
        self._inside.setCurrentIndex(0 if found else 1)
        words = self.filter.text().strip()
        if words:
            self._nobody.tell(
                _('Ingen användare passar filtret "{words}"').format(words=words),
                _("Rensa filtret med Esc, eller välj Alla."),
            )
        else:
            self._nobody.tell(
                _("Ingen användare är avslutad"), _("Här står de som inte längre får logga in.")
            )
        self.count.tell(
            ngettext("{count} användare", "{count} användare", len(found)).format(count=len(found)),
            _("F2 ändrar, Ctrl+N lägger till"),
        )
        self._allow()

    def _allow(self, _key: object = None) -> None:
        state, person = self.model.state, self._person()
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

    def _person(self) -> Person | None:
        found = self.model.person(self.table.key)
        return found if found and self.rows.row_of(found.user.id) is not None else None

    # Forms

    def _open_new(self) -> None:
        state = self.model.state
        if state is not None and state.may_see:
            form = NewUserForm(self._bench, state.units, self)
            form.given.connect(self.model.add)
            self._open(form)

    def _open_change(self, _key: object = None) -> None:
        person = self._person()
        if person is not None:
            form = ChangeUserForm(self._bench, person.user, self)
            form.given.connect(self.model.change)
            self._open(form)

    def _open_end(self) -> None:
        person = self._person()
        if person is not None:
            form = EndUserForm(person, self._bench.today(), self)
            form.given.connect(self.model.end)
            self._open(form)

    def _open(self, form: Form) -> None:
        self.forget_told()
        self._place.show(form)


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
