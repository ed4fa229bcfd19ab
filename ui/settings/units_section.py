"""Utförare och enheter: read by everybody, kept by the system administrator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.kernel.texts import N_, _, ngettext
from app.providers.model import channel_title, regi_title
from ui.bench import Bench
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.kernel.table_model import Column
from ui.settings.contents import UNITS
from ui.settings.ports import SettingsServices
from ui.settings.register_model import ALL
from ui.settings.register_section import RegisterSection, RegisterWords
from ui.settings.unit_card import UnitCard
from ui.settings.unit_forms import ChangeUnitForm, NewProviderForm, NewUnitForm
from ui.settings.units_model import IN_USE, OVER, UnitRow, UnitsModel
from ui.widgets.buttons import Button
from ui.widgets.layout import column

_NOT_YOURS = N_("Bara en systemförvaltare får ändra. Be din systemförvaltare.")


class UnitsSection(RegisterSection[UnitsModel, UnitRow]):
    """Under the table stands what the register says of the chosen unit."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(bench, _words(), UnitsModel(bench, services), _columns(bench.today()))
        ruled(self.table, "UPP-S1-1", "GOT-24")
        self.add_provider = named(Button(_("Ny utförare…"), icon="building-2"), "units_provider")
        self.header.show_actions([self.add, self.edit, self.add_provider])
        self.card = UnitCard()
        self._under = column(12, self.card)
        self.lay_out_wide((self.frame, 1), self._under)
        self.add_provider.clicked.connect(self._open_provider)
        self.allow()

    def show_state(self) -> None:
        if not self._may_change:
            self.tell("neutral", _("Du kan läsa men inte ändra."), _(_NOT_YOURS))
        super().show_state()

    def why_empty(self) -> tuple[str, str]:
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

    def tell_count(self, found: Sequence[UnitRow]) -> None:
        units = sum(row.unit is not None for row in found)
        self.count.tell(
            ngettext("{count} enhet", "{count} enheter", units).format(count=units),
            _("F2 ändrar, Ctrl+N lägger till") if self._may_change else "",
        )

    @property
    def _may_change(self) -> bool:
        return self.model.state is not None and self.model.state.may_change

    def allow(self) -> None:
        state, row = self.model.state, self.chosen
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

    # Forms

    def _open_provider(self) -> None:
        if self._may_change:
            form = NewProviderForm(self._bench, self)
            form.given.connect(self.model.add_provider)
            self.open_form(form)

    def open_new(self) -> None:
        state, row = self.model.state, self.chosen
        if state is not None and state.may_change and state.providers:
            chosen = row.provider if row else state.only_provider
            form = NewUnitForm(self._bench, state.providers, chosen, self)
            form.given.connect(self.model.add_unit)
            self.open_form(form)

    def open_change(self) -> None:
        row = self.chosen
        if self._may_change and row is not None and row.unit is not None:
            form = ChangeUnitForm(self._bench, row, row.unit, self)
            form.given.connect(self.model.change_unit)
            self.open_form(form)


def _words() -> RegisterWords:
    return RegisterWords(
        name="units",
        section=UNITS,
        title=_("Utförare och enheter"),
        lead=_("En beställning skickas till en enhet. Enheten hör till en utförare."),
        filter=_("Filtrera enheter"),
        icon="building-2",
        kinds=(
            (IN_USE, _("I bruk"), _("I bruk {count}")),
            (OVER, _("Upphörda"), _("Upphörda {count}")),
            (ALL, _("Alla"), _("Alla {count}")),
        ),
        add=_("Ny enhet…"),
        add_icon="plus",
        change=_("Ändra enheten…"),
    )


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
    return ChipShape(_span(row), "warn" if row.kind == IN_USE else "neutral")
