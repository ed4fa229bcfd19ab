"""Utförare och enheter: read by everybody, kept by the system administrator."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QStackedWidget

from app.kernel.texts import N_, _, ngettext
from app.providers.model import channel_title, regi_title
from ui.bench import Bench
from ui.kernel.naming import named, ruled
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.kernel.shortcuts import bind
from ui.kernel.table_model import Column, TableModel
from ui.settings.contents import UNITS
from ui.settings.ports import SettingsServices
from ui.settings.section import Section
from ui.settings.unit_card import UnitCard
from ui.settings.unit_forms import ChangeUnitForm, NewProviderForm, NewUnitForm
from ui.settings.units_model import ALL, IN_USE, OVER, UnitRow, UnitsModel
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
_NOT_YOURS = N_("Bara en systemförvaltare får ändra. Be din systemförvaltare.")
LOWEST = 280  # filters, and a few rows of the table; under that the section scrolls


class UnitsSection(Section):
    """One form at a time; a refusal stands in it while it is open."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(
            UNITS,
            _("Utförare och enheter"),
            _("En beställning skickas till en enhet. Enheten hör till en utförare."),
        )
        self._bench = bench
        self.model = UnitsModel(bench, services)
        self._place = OneForm(self)
        self._place.refused.connect(self.refuse)
        self.rows: TableModel[UnitRow] = TableModel(
            _columns(bench.today()), lambda row: row.key, self
        )
        self.table = ruled(
            TableView("units_table", _("Utförare och enheter"), self.rows), "UPP-S1-1", "GOT-24"
        )
        self.table.horizontalHeader().setStretchLastSection(True)
        self.filter = SearchField("units_filter", _("Filtrera enheter"), "Ctrl+F", "filter")
        self.kind = SegmentFilter(
            "units_kind",
            _("Vilka som visas"),
            ((IN_USE, _("I bruk")), (OVER, _("Upphörda")), (ALL, _("Alla"))),
        )
        self.count = CountLine("units_count")
        self.add = named(Button(_("Ny enhet…"), "primary", "plus"), "units_add")
        self.add_provider = named(Button(_("Ny utförare…"), icon="building-2"), "units_provider")
        self.edit = named(Button(_("Ändra enheten…"), icon="pencil"), "units_change")
        self.header.show_actions([self.add, self.edit, self.add_provider])
        self.card = UnitCard()
        self._under = column(12, self.card)
        self._nobody = EmptyPage("building-2", "")
        self._inside = QStackedWidget()
        self._frame = Ground("surface", "line")
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
        Box(
            DOWN, tools, Rule(), (self._inside, 1), self.count,
            margins=(1, 1, 1, 1), parent=self._frame,
        )  # fmt: skip
        self.lay_out_wide((self._frame, 1), self._under)

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
        self.add_provider.clicked.connect(self._open_provider)
        self.edit.clicked.connect(self._open_change)
        bind(self, "filter", self.filter.setFocus)
        bind(self, "new", self.add.click)
        bind(self, "edit", self.edit.click)

    def _restyle(self) -> None:
        self.filter.setFixedWidth(look.px(FILTER_WIDTH))
        self.table.horizontalHeader().setMinimumSectionSize(look.px(NARROWEST_COLUMN))
        self.table.fit_columns()
        self._frame.setMinimumHeight(look.px(LOWEST))

    # What is shown

    def _show(self) -> None:
        for kind, words in (
            (IN_USE, _("I bruk {count}")),
            (OVER, _("Upphörda {count}")),
            (ALL, _("Alla {count}")),
        ):
            self.kind.set_words(kind, words.format(count=self.model.count(kind)))
        if not self._may_change:
            self.tell("neutral", _("Du kan läsa men inte ändra."), _(_NOT_YOURS))
        self._show_rows()

    def _show_rows(self, _value: str = "") -> None:
        found = self.model.shown(self.kind.value, self.filter.text())
        self.rows.show(found)
        self._inside.setCurrentIndex(0 if found else 1)
        self._nobody.tell(*self._why_empty())
        units = sum(row.unit is not None for row in found)
        self.count.tell(
            ngettext("{count} enhet", "{count} enheter", units).format(count=units),
            _("F2 ändrar, Ctrl+N lägger till") if self._may_change else "",
        )
        self._allow()

    def _why_empty(self) -> tuple[str, str]:
        words, state = self.filter.text().strip(), self.model.state
        if words:
            return (
                _('Ingen enhet passar filtret "{words}"').format(words=words),
                _("Rensa filtret med Esc, eller välj Alla."),
            )
        if state is None or state.rows:
            return _("Ingen enhet har upphört"), _("Här står de som inte längre tar emot.")
        if state.may_change:
            return (
                _("Ingen utförare finns än"),
                _("Lägg till en utförare och sedan dess enheter. Sedan går det att beställa."),
            )
        return (
            _("Ingen utförare finns än"),
            _("En systemförvaltare lägger till dem. Be din systemförvaltare."),
        )

    @property
    def _may_change(self) -> bool:
        return self.model.state is not None and self.model.state.may_change

    def _allow(self, _key: object = None) -> None:
        state, row = self.model.state, self._row()
        closed = no_unit = ""
        if state is None:
            closed = _("Enheterna hämtas.")
        elif not state.may_change:
            closed = _(_NOT_YOURS)
        elif not state.providers:
            no_unit = _("Lägg till en utförare först.")
        chosen = "" if row and row.unit else _("Välj en enhet i tabellen.")
        self.add_provider.allow(closed)
        self.add.allow(closed or no_unit)
        self.edit.allow(closed or chosen)
        self.card.show_row(row)
        self._under.setVisible(row is not None)

    def _row(self) -> UnitRow | None:
        found = self.model.row(self.table.key)
        return found if found and self.rows.row_of(found.key) is not None else None

    # Forms

    def _open_provider(self) -> None:
        if self._may_change:
            form = NewProviderForm(self._bench, self)
            form.given.connect(self.model.add_provider)
            self._open(form)

    def _open_new(self) -> None:
        state, row = self.model.state, self._row()
        if state is not None and state.may_change and state.providers:
            chosen = row.provider if row else state.only_provider
            form = NewUnitForm(self._bench, state.providers, chosen, self)
            form.given.connect(self.model.add_unit)
            self._open(form)

    def _open_change(self, _key: object = None) -> None:
        row = self._row()
        if self._may_change and row is not None and row.unit is not None:
            form = ChangeUnitForm(self._bench, row, row.unit, self)
            form.given.connect(self.model.change_unit)
            self._open(form)

    def _open(self, form: Form) -> None:
        self.forget_told()
        self._place.show(form)


def _columns(today: dt.date) -> tuple[Column[UnitRow], ...]:
    return (
        Column(title=_("Enhet"), text=_name, is_strong=True),
        Column(
            title=_("Utförare"),
            text=lambda row: row.provider.name,
            second=lambda row: regi_title(row.provider.regi),
        ),
        Column(
            title=_("Väg"),
            text=lambda row: channel_title(row.unit.channel) if row.unit else "–",
        ),
        Column(title=_("Gatekeeper"), text=_gatekeeper),
        Column(
            title=_("Tar emot"),
            text=_span,
            chip=lambda row: _ends(row, today),
        ),
    )


def _name(row: UnitRow) -> str:
    return row.unit.name if row.unit else _("Ingen enhet än")


def _gatekeeper(row: UnitRow) -> str:
    if row.unit is None:
        return "–"
    return _("Ja") if row.unit.has_gatekeeper else _("Nej")


def _span(row: UnitRow) -> str:
    if row.unit is None:
        return "–"
    if row.unit.valid_to is None:
        return _("från {first}").format(first=row.unit.valid_from)
    return _("till {last}").format(last=row.unit.valid_to)


def _ends(row: UnitRow, today: dt.date) -> ChipShape | None:
    """What does not take orders today is marked."""
    if row.unit is None or (row.unit.valid_to is None and row.unit.valid_from <= today):
        return None
    return ChipShape(_span(row), "warn" if row.is_in_use else "neutral")
