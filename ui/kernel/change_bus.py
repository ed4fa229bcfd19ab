"""Tells every open view what a use case changed; a view that is not touched does nothing."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.kernel.changes import Changes, Topic


class ChangeBus(QObject):
    """Published to by a view model after its own write, and by the listener for other desks."""

    changed = Signal(object)

    def publish(self, changes: Changes) -> None:
        if changes:
            self.changed.emit(changes)


def touches(changes: Changes, topics: Iterable[Topic], client_id: UUID | None = None) -> bool:
    """Whether something of these kinds changed, for this client when one is given."""
    wanted = frozenset(topics)
    return any(
        change.topic in wanted
        and (client_id is None or change.client_id is None or change.client_id == client_id)
        for change in changes
    )
