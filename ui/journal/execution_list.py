"""The executions whose journals can be chosen: client, service, count, date; no word of a note."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable

from app.clients.reading import ClientReading
from app.executions.model import ExecutionStatus, status_title
from app.executions.service import ExecutionService
from app.executions.views import ExecutionFilter, ExecutionRow
from app.kernel.texts import ngettext
from app.kernel.window import Page, Window
from app.providers.model import service_title
from ui.journal.wording import day_label
from ui.kernel.pages import PageSource, source_of_windows
from ui.kernel.shapes import ChipShape, RowShape

LOOKED_THROUGH = 500


class ExecutionSource:
    """Asks the service for a part at a time, with what was typed."""

    def __init__(self, executions: ExecutionService, clients: ClientReading, words: str) -> None:
        self._executions, self._clients, self._words = executions, clients, words.strip()

    def source(self) -> PageSource[ExecutionRow]:
        return source_of_windows(self._rows, place=self._place)

    def _rows(self, window: Window) -> Page[ExecutionRow]:
        return self._executions.rows(self._wanted(), window)

    def _place(self, key: Hashable) -> int | None:
        first = 0
        while True:
            page = self._rows(Window(first, LOOKED_THROUGH))
            found = next((n for n, row in enumerate(page.rows) if row.id == key), None)
            if found is not None:
                return first + found
            first += LOOKED_THROUGH
            if first >= page.total:
                return None

    def _wanted(self) -> ExecutionFilter:
        if not self._words:
            return ExecutionFilter()
        return ExecutionFilter(search=self._clients.search(self._words))


def execution_shape(row: ExecutionRow, today: dt.date) -> RowShape:
    count = ngettext("{count} anteckning", "{count} anteckningar", row.notes)
    return RowShape(
        key=row.id,
        title=row.client_name,
        reason=f"{service_title(row.service)}, {count.format(count=row.notes)}",
        chip=_chip(row),
        right=day_label(row.last_note, today) if row.last_note else "",
        is_struck=row.status is ExecutionStatus.REMOVED,
    )


def _chip(row: ExecutionRow) -> ChipShape | None:
    if row.status is ExecutionStatus.ACTIVE:
        return None
    return ChipShape(status_title(row.status).lower(), "neutral")
