"""One execution without widgets: what is shown, loaded again when somebody changes it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from ui.bench import Bench
from ui.executions.view import ExecutionServices, ExecutionView, gather
from ui.kernel.change_bus import touches

_TOUCHING = (
    Topic.EXECUTION,
    Topic.PAUSE,
    Topic.PLAN,
    Topic.JOURNAL,
    Topic.CASE,
    Topic.ORDER,
    Topic.SETTINGS,
)


class ExecutionModel(QObject):
    """`saved` tells what was done, for the status line."""

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    saved = Signal(str)

    def __init__(self, bench: Bench, services: ExecutionServices) -> None:
        super().__init__()
        self.bench, self.services = bench, services
        self._view: ExecutionView | None = None
        self._execution_id: UUID | None = None
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def view(self) -> ExecutionView | None:
        return self._view

    @property
    def execution_id(self) -> UUID | None:
        return self._execution_id

    def open(self, execution_id: UUID) -> None:
        if execution_id != self._execution_id:
            self._view = None
        self._execution_id = execution_id
        self.busy_changed.emit(True)
        self.bench.runner.read(
            self, lambda: gather(self.services, execution_id), self._show, self._refused, key="open"
        )

    def write(self, work: Callable[[], tuple[object, Changes]], said: str) -> None:
        """Save off the UI thread; say so and tell the others when the store said yes."""
        self.busy_changed.emit(True)

        def done(result: tuple[object, Changes]) -> None:
            _value, changes = result
            self.busy_changed.emit(False)
            self.saved.emit(said)
            self.bench.bus.publish(changes)

        self.bench.runner.write(self, work, done, self._refused)

    def _show(self, view: ExecutionView) -> None:
        self._view = view
        self.busy_changed.emit(False)
        self.changed.emit()

    def _refused(self, error: AppError) -> None:
        self.busy_changed.emit(False)
        if isinstance(error, DoneBefore) and self._execution_id is not None:
            self.open(self._execution_id)  # the first press was saved; show it
            return
        self.failed.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        view = self._view
        if view is not None and touches(changes, _TOUCHING, view.card.execution.client_id):
            self.open(view.card.execution.id)
