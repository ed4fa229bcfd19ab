"""The services of a decision, one block each; a block that was taken away can be put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.decisions.commands import GrantedValues
from app.decisions.rules import granted_twice
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.clients.granted_fields import GrantedFields
from ui.kernel.naming import named
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.form_values import read_values, write_values
from ui.widgets.layout import DOWN, Box, column, row


@dataclass(frozen=True, slots=True)
class _TakenAway:
    """A block that held something: its place, and what stood in it by the names it had."""

    place: int
    values: Mapping[str, str]


class GrantedBlocks(QWidget):
    """A care decision usually grants several services; each is granted once."""

    changed = Signal()
    added = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._services: tuple[ServiceType, ...] = tuple(ServiceType)
        self._blocks: list[GrantedFields] = []
        self._away: _TakenAway | None = None
        self.more = named(Button(_("Lägg till insats"), icon="plus"), "decision_add_service")
        self._put_back = named(Button(_("Ångra"), icon="undo-2"), "decision_put_back")
        self._told = named(Banner("info", "", action=self._put_back), "decision_taken_away")
        self._gone = column(4, self._told, 12)
        self._gone.hide()
        self._inside = Box(DOWN)
        Box(DOWN, self._inside, row(self.more, None), parent=self)
        self._inside.addWidget(self._gone)
        self.more.clicked.connect(self.add)
        self._put_back.clicked.connect(self._undo)
        self._insert(0)

    @property
    def blocks(self) -> tuple[GrantedFields, ...]:
        return tuple(self._blocks)

    @property
    def services(self) -> list[ServiceType]:
        """What is granted, in the order of the blocks."""
        return [block.granted for block in self._blocks]

    @property
    def values(self) -> tuple[GrantedValues, ...]:
        """What is granted; empty while a time is missing."""
        found = [block.values for block in self._blocks]
        whole = tuple(one for one in found if one is not None)
        return whole if len(whole) == len(found) else ()

    def judge(self) -> str:
        """What must be mended first, as a sentence; the same service twice is marked too."""
        twice = self._mark_what_is_twice()
        found = (block.lack for block in self._blocks)
        return twice or next((lack for lack in found if lack), "")

    def offer(self, services: Sequence[ServiceType]) -> None:
        """What the act of the case knows; what was taken away may not be granted by it."""
        self._services = tuple(services)
        self._forget()
        for block in self._blocks:
            others = [one.granted for one in self._blocks if one is not block]
            block.offer(self._services, others)
        self._allow_more()

    def make_room(self, values: Mapping[str, str]) -> None:
        """As many blocks as were written, no more."""
        wanted = 1
        while f"decision_service_{wanted + 1}" in values:
            wanted += 1
        self._forget()
        while len(self._blocks) < wanted:
            self._insert(len(self._blocks))
        while len(self._blocks) > wanted:
            self._drop(self._blocks[-1])
        for block in self._blocks:
            block.come_back(values)
        self.changed.emit()

    def add(self) -> None:
        """One more, to be filled in now."""
        block = self._insert(len(self._blocks))
        block.begin()
        self.changed.emit()
        self.added.emit(block)

    # Taking away

    def _take_away(self, block: GrantedFields) -> None:
        place = self._blocks.index(block)
        self._forget()
        if block.is_written:
            self._away = _TakenAway(place, read_values(block))
        what = service_title(block.granted)
        self._drop(block)
        self._blocks[min(place, len(self._blocks) - 1)].begin()
        if self._away is not None:
            said = _("Insatsen {service} är borttagen ur beslutet").format(service=what)
            self._inside.removeWidget(self._gone)
            self._inside.insertWidget(place, self._gone)
            self._told.tell("info", said)
            self._gone.show()
        self.order_tabs()
        self.changed.emit()

    def _undo(self) -> None:
        away = self._away
        if away is None:
            return
        self._forget()
        block = self._insert(away.place)
        block.come_back(away.values)
        block.begin()
        write_values(block, away.values)
        self.changed.emit()
        self.added.emit(block)

    def _forget(self) -> None:
        """What was taken away last is gone for good."""
        self._away = None
        self._gone.hide()

    # The blocks

    def _insert(self, place: int) -> GrantedFields:
        block = GrantedFields()
        block.offer(self._services, self.services)
        after = self._blocks[place : place + 1]
        at = self._inside.indexOf(after[0]) if after else self._inside.count()
        self._inside.insertWidget(at, block)
        block.show()  # now, not with the next event: what is hidden takes no focus
        self._blocks.insert(place, block)
        block.edited.connect(self.changed)
        block.chosen.connect(self.changed)
        block.removal_asked.connect(self._take_away)
        self._count()
        return block

    def _drop(self, block: GrantedFields) -> None:
        """Out of the form at once: its fields are no longer values of the form."""
        self._blocks.remove(block)
        self._inside.removeWidget(block)
        block.hide()
        block.setParent(None)
        block.deleteLater()
        self._count()

    def _count(self) -> None:
        for number, block in enumerate(self._blocks, 1):
            block.count_as(number, len(self._blocks))
        self._allow_more()
        self.order_tabs()

    def _allow_more(self) -> None:
        is_all = len(self._blocks) >= len(self._services)
        self.more.allow(_("Alla insatser som lagen ger står redan här.") if is_all else "")

    def order_tabs(self) -> None:
        """From the top down, also what came later; a form asks when all its fields are in it."""
        stops: list[QWidget] = []
        for place, block in enumerate(self._blocks):
            if self._away is not None and self._away.place == place:
                stops.append(self._put_back)
            stops += block.stops()
        if self._away is not None and self._away.place == len(self._blocks):
            stops.append(self._put_back)
        for before, after in pairwise([*stops, self.more]):
            QWidget.setTabOrder(before, after)

    def _mark_what_is_twice(self) -> str:
        """Marks the later ones; gives the first sentence."""
        sentences = [
            granted_twice(service).sentence if service in self.services[:place] else ""
            for place, service in enumerate(self.services)
        ]
        for block, sentence in zip(self._blocks, sentences, strict=True):
            block.service.set_error(sentence)
        return next(filter(None, sentences), "")
