"""Keeps a guide as it is answered, so that it can be left and found again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.corrections.begun import KeptGuide
from app.corrections.guide import GuideService
from app.kernel.errors import AppError
from ui.bench import Bench
from ui.corrections.guide_model import GuideModel


class GuideKeeper(QObject):
    """After each answer. While the case is being started nothing is kept: the start erases it."""

    left = Signal()
    failed = Signal(object)

    def __init__(
        self, bench: Bench, guide: GuideService, model: GuideModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bench, self._guide, self._model = bench, guide, model
        self._last: KeptGuide | None = None
        model.changed.connect(self.keep)

    def keep(self) -> None:
        """Before locking and leaving too; what is kept already is not written again."""
        state = self._model.state
        if state is None or state.is_starting or not state.is_begun:
            return
        kept = KeptGuide(
            begun_at=state.begun_at,
            at=state.at,
            answers=dict(state.walk.answers),
            facts=dict(state.facts),
            reasons=dict(state.reasons),
        )
        if kept in (self._last, state.start.kept):
            return
        self._last = kept
        order_id, client_id = state.start.order_id, state.start.client_id
        self._bench.runner.write(
            self, lambda: self._guide.keep(order_id, client_id, kept), _kept, self._refused
        )

    def leave(self) -> None:
        """Writes run in their order: `left` comes when the answers are in the store."""
        self.keep()
        self._bench.runner.write(self, _nothing, self._told, self._refused)

    def _told(self, _result: None) -> None:
        self.left.emit()

    def _refused(self, error: AppError) -> None:
        self._last = None  # try again at the next answer
        self.failed.emit(error)


def _nothing() -> None:
    """Only to stand behind what is being written."""


def _kept(_result: None) -> None:
    """Nobody waits for the answer."""
