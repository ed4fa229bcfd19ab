"""Forms for a new provider, a new unit, and a unit that has changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError, Conflict
from app.kernel.texts import _
from app.providers.commands import AddProvider, AddUnit, ChangeUnit
from app.providers.model import Provider, ProviderUnit, Regi, regi_title
from ui.bench import Bench
from ui.settings.unit_fields import UnitFields, values_of
from ui.settings.units_model import UnitRow
from ui.widgets.fields import ComboField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import row
from ui.widgets.tall_form import TallForm
from ui.widgets.text import Text

_TAKEN = "unit.name_taken"


class NewProviderForm(Form):
    """The organisation; its units are added one by one afterwards."""

    given = Signal(object)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__("new_provider", _("Ny utförare"), _("Lägg till utföraren"), parent)
        self._op_id = bench.new_id()
        self.name = TextField("new_provider_name", _("Utförarens namn"))
        self.org_no = TextField("new_provider_org_no", _("Organisationsnummer"), optional=True)
        regis = [(regi.value, regi_title(regi)) for regi in Regi]
        self.regi = ComboField("new_provider_regi", _("Regi"), [("", _("Välj regi")), *regis])
        words = _(
            "Organisationen som utför insatser. Beställningar går till dess enheter: lägg till "
            "minst en efteråt."
        )
        self.box.add(
            Text(words, "body", "text2", wrap=True), 12, self.name, 12,
            row((self.org_no, 1), 12, (self.regi, 1)),
        )  # fmt: skip
        for field in (self.name, self.org_no):
            field.edited.connect(self._judge)
        self.regi.chosen.connect(self._judge)
        self.name.setFocus()
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Lägger till utföraren …"))
        self.given.emit(
            AddProvider(
                op_id=self._op_id,
                name=self.name.value,
                org_no=self.org_no.value,
                regi=Regi(self.regi.value),
            )
        )

    def refuse(self, error: AppError) -> None:
        super().refuse(error)
        _mark(self.name, error, "provider.name_taken")

    def _judge(self, _value: str = "") -> None:
        if not self.name.value:
            self.bar.allow(_("Skriv utförarens namn."))
        else:
            self.bar.allow("" if self.regi.value else _("Välj regi."))


class NewUnitForm(TallForm):
    """Under which provider, and everything about the unit."""

    given = Signal(object)

    def __init__(
        self, bench: Bench, providers: Sequence[Provider], chosen: Provider | None, parent: QWidget
    ) -> None:
        super().__init__("new_unit", _("Ny enhet"), _("Lägg till enheten"), parent)
        self._op_id, self._providers = bench.new_id(), {str(one.id): one for one in providers}
        self.provider = ComboField(
            "unit_provider",
            _("Utförare"),
            [
                ("", _("Välj utförare")),
                *((key, _with_regi(one)) for key, one in self._providers.items()),
            ],
            _("Kan inte ändras sedan: beställningarna hör till utföraren."),
        )
        if chosen is not None:
            self.provider.set_value(str(chosen.id))
        self.fields = UnitFields(bench.today(), self)
        self.inside.box.add(self.provider, 12)
        self.fields.fill(self.inside.box)
        (self.provider if chosen is None else self.fields.name).setFocus()
        self.provider.chosen.connect(self._judge)
        self.fields.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Lägger till enheten …"))
        self.given.emit(
            AddUnit(
                op_id=self._op_id,
                provider_id=self._providers[self.provider.value].id,
                values=self.fields.values,
            )
        )

    def refuse(self, error: AppError) -> None:
        super().refuse(error)
        _mark(self.fields.name, error, _TAKEN)

    def _judge(self, _value: str = "") -> None:
        self.bar.allow(self.fields.missing if self.provider.value else _("Välj utförare."))


class ChangeUnitForm(TallForm):
    """The unit stays with its provider."""

    given = Signal(object)

    def __init__(self, bench: Bench, shown: UnitRow, unit: ProviderUnit, parent: QWidget) -> None:
        super().__init__("change_unit", _("Ändra enheten"), _("Spara enheten"), parent)
        self._op_id, self._unit = bench.new_id(), unit
        self.fields = UnitFields(bench.today(), self)
        stays = _(
            "Enheten hör till {provider}. Det ändras inte: byter den utförare sätter du en sista "
            "dag och lägger till en ny enhet."
        ).format(provider=_with_regi(shown.provider))
        self.inside.box.add(Text(stays, "body", "text2", wrap=True), 12)
        self.fields.fill(self.inside.box)
        self.fields.show(unit)
        self.fields.name.setFocus()
        self._known = values_of(unit)
        self.fields.edited.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.bar.allow(_("Sparar enheten …"))
        self.given.emit(
            ChangeUnit(
                op_id=self._op_id,
                unit_id=self._unit.id,
                seen_version=self._unit.version,
                values=self.fields.values,
            )
        )

    def refuse(self, error: AppError) -> None:
        """What somebody else saved meanwhile is seen; saving again is a choice."""
        super().refuse(error)
        _mark(self.fields.name, error, _TAKEN)
        if isinstance(error, Conflict) and isinstance(error.theirs, ProviderUnit):
            self._unit = error.theirs
            self._known = values_of(error.theirs)
            self.fields.mark_differences(self._known)
            self._judge()

    def _judge(self) -> None:
        missing = self.fields.missing
        same = not missing and self.fields.values == self._known
        self.bar.allow(missing or (_("Inget är ändrat.") if same else ""))


def _with_regi(provider: Provider) -> str:
    return f"{provider.name}, {regi_title(provider.regi).lower()}"


def _mark(field: TextField, error: AppError, code: str) -> None:
    """The field that the refusal is about, too."""
    if error.code == code:
        field.set_error(error.sentence)
