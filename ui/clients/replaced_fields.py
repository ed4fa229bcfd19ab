"""Which earlier decisions a new one takes over from; there may be several (LED-14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.decisions.commands import Replaced
from app.decisions.rules import left_behind
from app.decisions.service import Decided
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.kernel.days import span_words
from ui.kernel.naming import ruled
from ui.widgets.fields import CheckField
from ui.widgets.layout import DOWN, Box
from ui.widgets.text import Text


class ReplacedFields(QWidget):
    """A box for each decision that is not over and grants one of the same services."""

    changed = Signal()

    def __init__(self, decided: Sequence[Decided], today: dt.date) -> None:
        super().__init__()
        self._granted: Collection[ServiceType] = ()
        self._boxes = [
            (one, ruled(_box(one, today), "LED-14"))
            for one in decided
            if one.decision.valid_to is None or one.decision.valid_to >= today
        ]
        self._told = Text("", "small", "text3", wrap=True)
        column = Box(DOWN, Text(_("Ersätter"), "smallstrong", "text2"), 4, self._told, parent=self)
        for _one, box in self._boxes:
            column.add(4, box)
            box.toggled.connect(self._tell)
        self.offer(())

    def offer(self, services: Collection[ServiceType]) -> None:
        """What the new decision grants now; a tick is kept for when its service comes back."""
        self._granted = services
        for one, box in self._boxes:
            box.setVisible(self._is_same(one))
        is_any = any(self._is_same(one) for one, _box in self._boxes)
        self._told.setText(
            _("Det som kryssas slutar dagen innan det nya beslutet börjar.")
            if is_any
            else _("Inget tidigare beslut gäller samma insats.")
        )

    @property
    def values(self) -> tuple[Replaced, ...]:
        return tuple(
            Replaced(decision_id=one.decision.id, seen_version=one.decision.version)
            for one in self._ticked
        )

    @property
    def lack(self) -> str:
        """A decision ends as a whole: what it grants besides must be granted anew."""
        for one in self._ticked:
            parts = [part.service for part in one.granted]
            if (refusal := left_behind(one.decision, parts, self._granted)) is not None:
                return refusal.sentence
        return ""

    @property
    def _ticked(self) -> list[Decided]:
        return [one for one, box in self._boxes if box.is_checked and self._is_same(one)]

    def _is_same(self, one: Decided) -> bool:
        return any(part.service in self._granted for part in one.granted)

    def _tell(self, _is_on: object) -> None:
        self.changed.emit()


def _box(one: Decided, today: dt.date) -> CheckField:
    decision = one.decision
    services = ", ".join(service_title(part.service) for part in one.granted)
    return CheckField(
        f"decision_replaces_{decision.id}",
        f"{decision.number}, {services}",
        span_words(decision.valid_from, decision.valid_to, today),
    )
