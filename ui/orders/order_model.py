"""One order without widgets: what is shown, loaded again when somebody changes it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.desk import DoneBefore
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from ui.bench import Bench
from ui.kernel.change_bus import touches
from ui.orders.view import OrderServices, OrderView, gather

_TOUCHING = (
    Topic.ORDER,
    Topic.EXECUTION,
    Topic.CASE,
    Topic.DECISION,
    Topic.CLIENT,
    Topic.CARD,
    Topic.SETTINGS,
)


class OrderModel(QObject):
    """`saved` tells what was done; `went_to` which order is to be shown next, None for no one."""

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    saved = Signal(str)
    went_to = Signal(object)

    def __init__(self, bench: Bench, services: OrderServices) -> None:
        super().__init__()
        self.bench, self.services = bench, services
        self._view: OrderView | None = None
        self._order_id: UUID | None = None
        self._held: set[UUID] = set()
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def view(self) -> OrderView | None:
        return self._view

    @property
    def order_id(self) -> UUID | None:
        return self._order_id

    @property
    def is_held(self) -> bool:
        """Whether the order that is shown waits in the undo bar to be sent."""
        return self._order_id in self._held

    def mark_held(self, order_id: UUID, *, held: bool) -> None:
        self._held = self._held | {order_id} if held else self._held - {order_id}
        self.changed.emit()

    def open(self, order_id: UUID) -> None:
        if order_id != self._order_id:
            self._view = None
        self._order_id = order_id
        self.busy_changed.emit(True)
        self.bench.runner.read(
            self, lambda: gather(self.services, order_id), self._show, self._refused, key="open"
        )

    def close(self) -> None:
        self._view = self._order_id = None
        self.changed.emit()

    def write(
        self,
        work: Callable[[], tuple[object, Changes]],
        said: str,
        then: Callable[[object], None] | None = None,
    ) -> None:
        """Save off the UI thread; say so and tell the others when the store said yes."""
        self.busy_changed.emit(True)

        def done(result: tuple[object, Changes]) -> None:
            value, changes = result
            self.busy_changed.emit(False)
            self.saved.emit(said)
            if then is not None:
                then(value)
            self.bench.bus.publish(changes)

        self.bench.runner.write(self, work, done, self._refused)

    def _show(self, view: OrderView) -> None:
        self._view = view
        self.busy_changed.emit(False)
        self.changed.emit()

    def _refused(self, error: AppError) -> None:
        self.busy_changed.emit(False)
        if isinstance(error, DoneBefore) and self._order_id is not None:
            self.open(self._order_id)  # the first press was saved; show it
            return
        self.failed.emit(error)

    def _reload_if_touched(self, changes: Changes) -> None:
        view = self._view
        if view is not None and touches(changes, _TOUCHING, view.card.order.client_id):
            self.open(view.card.order.id)
