"""Kommunens uppgifter: read by everybody, changed by the system administrator."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError, BadInput, Conflict
from app.kernel.texts import _, ngettext
from app.settings.model import Municipality
from ui.bench import Bench
from ui.kernel.naming import named
from ui.kernel.shortcuts import bind
from ui.settings.contents import MUNICIPALITY
from ui.settings.municipality_form import (
    FIELDS,
    PARTS,
    SATURDAY,
    TIMES,
    FieldSpec,
    changed_keys,
    key_of,
    texts_of,
)
from ui.settings.municipality_model import MunicipalityModel, Opened
from ui.settings.ports import SettingsServices
from ui.settings.section import Section
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, TextField
from ui.widgets.layout import Item, row
from ui.widgets.panel import Panel


class MunicipalitySection(Section):
    """A reload never takes away what is being written."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(
            MUNICIPALITY,
            _("Kommunens uppgifter"),
            _("Namn, support och tider som gäller för alla som arbetar i valvet."),
        )
        self.model = MunicipalityModel(bench, services)
        self._before: dict[str, str] = {}
        self._seen = 0
        self._may_change = self._is_saving = False
        self.fields = {spec.key: _field(spec) for spec in FIELDS}
        self.saturday = CheckField("municipality_saturday", _("Lördag räknas som vardag"))
        save = named(Button(_("Spara uppgifterna"), "primary", "check"), "municipality_save")
        leave = named(Button(_("Släng ändringen")), "municipality_discard")
        self.bar = BottomBar(save, leave)
        self._leave = leave
        self.lay_out(*self._panels(), bar=self.bar)
        self._connect()
        self._judge()

    def load(self) -> None:
        self.model.load()

    def keep_drafts(self) -> None:
        if self._may_change and self._changes():
            self.model.keep(self._texts(), self._seen)

    # Building

    def _panels(self) -> list[Item]:
        items: list[Item] = []
        for part in PARTS:
            if items:
                items.append(12)
            items.append(Panel(*self._lines(part), title=_(part)))
        return items

    def _lines(self, part: str) -> list[Item]:
        """Two fields beside each other, one that is over alone."""
        lines: list[Item] = []
        waiting: QWidget | None = None
        for spec in (spec for spec in FIELDS if spec.part == part):
            field = self.fields[spec.key]
            if waiting is None:
                waiting = field
            else:
                lines += [12, row((waiting, 1), 16, (field, 1))]
                waiting = None
        if waiting is not None:
            lines += [12, waiting]
        if part == TIMES:
            lines += [12, self.saturday]
        return lines[1:]

    def _connect(self) -> None:
        for field in self.fields.values():
            field.edited.connect(self._judge)
        self.saturday.toggled.connect(self._judge)
        self.bar.primary.clicked.connect(self._save)
        self._leave.clicked.connect(self._discard)
        bind(self, "save", self.bar.primary.click)
        self.model.opened.connect(self._show)
        self.model.saving.connect(self._wait)
        self.model.saved.connect(self._saved)
        self.model.refused.connect(self._refused)

    # What happens

    def _texts(self) -> dict[str, str]:
        written = {key: field.value for key, field in self.fields.items()}
        return written | {SATURDAY: "1" if self.saturday.is_checked else ""}

    def _changes(self) -> list[str]:
        return changed_keys(self._before, self._texts()) if self._before else []

    def _show(self, opened: Opened) -> None:
        self._may_change = opened.may_change
        if self._changes():
            return
        self._before, self._seen = texts_of(opened.value), opened.seen_version
        self._fill(self._before | dict(opened.draft or {}))
        if not opened.may_change:
            self._lock(_why_not(opened.value))
        self._judge()

    def _fill(self, texts: dict[str, str]) -> None:
        for key, field in self.fields.items():
            field.set_value(texts[key])
            field.clear_error()
        self.saturday.set_checked(checked=bool(texts[SATURDAY]))

    def _lock(self, reason: str) -> None:
        self.tell("neutral", _("Du kan läsa men inte ändra."), reason)
        for field in self.fields.values():
            field.edit.setReadOnly(True)  # can be read aloud and copied, so not greyed out
        self.saturday.disable(reason)
        self._leave.hide()

    def _judge(self, _value: object = None) -> None:
        """What the bar says: nothing to save, how much is changed, or that it is being saved."""
        count = len(self._changes())
        if not self._before:
            self.bar.allow(_("Uppgifterna hämtas."))
        elif not self._may_change:
            self.bar.allow(_("Bara en systemförvaltare får ändra."))
        elif self._is_saving:
            self.bar.allow(_("Sparar …"))
        elif not count:
            self.bar.allow(_("Inget är ändrat."))
        else:
            words = ngettext(
                "{count} ändring, inte sparad", "{count} ändringar, inte sparade", count
            )
            self.bar.set_summary(words.format(count=count))
            self.bar.allow()
        self._leave.allow("" if count else _("Inget är ändrat."))

    def _save(self) -> None:
        self.forget_told()
        self.model.save(self._texts(), self._seen)

    def _wait(self) -> None:
        self._is_saving = True
        self._judge()

    def _saved(self) -> None:
        self._is_saving = False
        self.forget_told()
        self._before = self._texts()
        self._judge()

    def _discard(self) -> None:
        self.forget_told()
        self._fill(self._before)
        self.model.throw_away()

    def _refused(self, error: AppError) -> None:
        self._is_saving = False
        self.refuse(error)
        self._judge()
        key = key_of(error.field) if isinstance(error, BadInput) else ""
        if key:
            self.fields[key].set_error(error.sentence)
            self.go_to(self.fields[key].edit)
        if isinstance(error, Conflict) and isinstance(error.theirs, Municipality):
            self._compare(error.theirs)

    def _compare(self, theirs: Municipality) -> None:
        """What the other wrote stands under each field that differs; saving again is a choice."""
        now = self._texts()
        self._before, self._seen = texts_of(theirs), theirs.version
        for key in changed_keys(self._before, now):
            if key in self.fields:
                self.fields[key].tell_theirs(self._before[key])
        self._judge()


def _field(spec: FieldSpec) -> TextField:
    return TextField(
        f"municipality_{spec.key}",
        _(spec.label),
        _(spec.hint),
        unit=_(spec.unit),
        optional=spec.is_optional,
    )


def _why_not(value: Municipality) -> str:
    if value.support_phone:
        return _("Bara en systemförvaltare får ändra. Ring support {phone}.").format(
            phone=value.support_phone
        )
    return _("Bara en systemförvaltare får ändra. Be din systemförvaltare.")
