"""Who speaks for the person, and next of kin: new, or changed."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.clients.commands import SaveRelative, SaveRepresentative
from app.clients.model import Relative, Representative, RepresentativeKind
from app.kernel.texts import _
from ui.clients.names import kinds
from ui.kernel.naming import ruled
from ui.widgets.date_field import DateField
from ui.widgets.fields import CheckField, ComboField, TextField
from ui.widgets.form import Form
from ui.widgets.layout import row

_MUST = frozenset({RepresentativeKind.GOD_MAN, RepresentativeKind.LEGAL_ADMINISTRATOR})


class RepresentativeForm(Form):
    """A god man without a mandate cannot be saved: the card must tell it (GOT-10)."""

    given = Signal(object)

    def __init__(
        self,
        op_id: UUID,
        client_id: UUID,
        before: Representative | None,
        today: dt.date,
        parent: QWidget,
    ) -> None:
        title = _("Ny företrädare") if before is None else _("Ändra företrädare")
        super().__init__("representative", title, _("Spara företrädare"), parent)
        self._op_id, self._client_id, self._old = op_id, client_id, before
        self.kind = ComboField("representative_kind", _("I egenskap av"), kinds())
        self.name = TextField("representative_name", _("Namn"))
        self.mandate = ruled(
            TextField(
                "representative_mandate",
                _("Uppdrag"),
                _("Bevaka rätt, förvalta egendom eller sörja för person."),
            ),
            "GOT-10",
        )
        self.phone = TextField("representative_phone", _("Telefon"), optional=True)
        self.since = DateField("representative_from", _("Gäller från och med"), today)
        self.until = DateField("representative_to", _("Till och med"), today, optional=True)
        self.box.add(
            self.kind, 12, self.name, 12, self.mandate, 12, self.phone, 12,
            row((self.since, 1), 16, (self.until, 1)),
        )  # fmt: skip
        self._fill(before, today)
        for field in (self.name, self.mandate):
            field.edited.connect(self._judge)
        self.kind.chosen.connect(self._judge)
        self.since.day_changed.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        since = self.since.day
        if since is not None:
            self.given.emit(
                SaveRepresentative(
                    op_id=self._op_id,
                    client_id=self._client_id,
                    id=self._old.id if self._old else None,
                    seen_version=self._old.version if self._old else None,
                    kind=RepresentativeKind(self.kind.value),
                    name=self.name.value,
                    mandate=self.mandate.value,
                    phone=self.phone.value,
                    valid_from=since,
                    valid_to=self.until.day,
                )
            )

    def _fill(self, before: Representative | None, today: dt.date) -> None:
        self.since.set_day(today if before is None else before.valid_from)
        if before is not None:
            self.kind.set_value(before.kind.value)
            self.name.set_value(before.name)
            self.mandate.set_value(before.mandate)
            self.phone.set_value(before.phone)
            self.until.set_day(before.valid_to)

    def _judge(self, _value: object = None) -> None:
        kind = RepresentativeKind(self.kind.value)
        if not self.name.value:
            self.bar.allow(_("Skriv namnet."))
        elif kind in _MUST and not self.mandate.value:
            self.bar.allow(_("Skriv vilket uppdraget är."))
        elif self.since.day is None:
            self.bar.allow(_("Skriv första dagen."))
        else:
            self.bar.allow()


class RelativeForm(Form):
    """Whether the relative may be told anything is asked each time, never taken for granted."""

    given = Signal(object)

    def __init__(
        self, op_id: UUID, client_id: UUID, before: Relative | None, parent: QWidget
    ) -> None:
        title = _("Ny anhörig") if before is None else _("Ändra anhörig")
        super().__init__("relative", title, _("Spara anhörig"), parent)
        self._op_id, self._client_id, self._old = op_id, client_id, before
        self.name = TextField("relative_name", _("Namn"))
        self.relation = TextField("relative_relation", _("Relation"), _("Till exempel dotter."))
        self.phone = TextField("relative_phone", _("Telefon"), optional=True)
        self.told = CheckField(
            "relative_told",
            _("Får informeras"),
            _("Bara om personen har samtyckt. Annars lämnas inget ut."),
        )
        self.box.add(self.name, 12, self.relation, 12, self.phone, 12, self.told)
        if before is not None:
            self.name.set_value(before.name)
            self.relation.set_value(before.relation)
            self.phone.set_value(before.phone)
            self.told.set_checked(checked=before.may_be_informed)
        for field in (self.name, self.relation):
            field.edited.connect(self._judge)
        self._judge("")

    def submit(self) -> None:
        self.given.emit(
            SaveRelative(
                op_id=self._op_id,
                client_id=self._client_id,
                id=self._old.id if self._old else None,
                seen_version=self._old.version if self._old else None,
                name=self.name.value,
                relation=self.relation.value,
                phone=self.phone.value,
                may_be_informed=self.told.is_checked,
            )
        )

    def _judge(self, _words: str) -> None:
        is_whole = self.name.value and self.relation.value
        self.bar.allow("" if is_whole else _("Skriv namn och relation."))
