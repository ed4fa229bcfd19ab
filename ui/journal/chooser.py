"""The left column: whose journal, by name or number."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal

from app.executions.views import ExecutionRow
from app.kernel.texts import _, ngettext
from ui.bench import Bench
from ui.journal.execution_list import ExecutionSource, execution_shape
from ui.journal.model import JournalServices
from ui.kernel.restyle import follow
from ui.kernel.windowed_model import WindowedModel
from ui.theme.look import look
from ui.widgets.layout import Surface, column
from ui.widgets.list_view import CountLine, ListView, list_column
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

LIST_WIDTH = 284
FILTER_AFTER_MS = 250


class JournalChooser(Surface):
    """`asked` when other rows are wanted; `counted` how many there are, and with which words."""

    asked = Signal()
    counted = Signal(int, str)
    refused = Signal(object)

    def __init__(self, bench: Bench, services: JournalServices) -> None:
        super().__init__()
        self._services = services
        self.rows: WindowedModel[ExecutionRow] = WindowedModel(
            bench.runner, partial(execution_shape, today=bench.today()), self
        )
        self.list = ListView("journal_list", _("Journaler"), self.rows, has_icons=False)
        self.filter = SearchField("journal_filter", _("Namn eller nummer"), icon="filter")
        self._count = CountLine("journal_list_count")
        self._pause = QTimer(self, singleShot=True, interval=FILTER_AFTER_MS)
        head = column(Text(_("Journal"), "h1"), 12, self.filter, margins=(16, 16, 16, 12))
        self.box.add((list_column(head, self.list, self._count), 1))
        self.rows.loaded.connect(self._tell_count)
        self.rows.failed.connect(self.refused)
        self.filter.textEdited.connect(self._wait)
        self.filter.went_down.connect(self.list.setFocus)
        self.filter.left.connect(self.list.setFocus)
        self._pause.timeout.connect(self.asked)
        follow(self._measure)

    def load(self, chosen: UUID | None) -> None:
        services = self._services
        source = ExecutionSource(services.executions, services.clients, self.filter.text())
        self.rows.load(source.source(), chosen)

    def _wait(self, _words: str) -> None:
        self._pause.start()

    def _tell_count(self, count: int) -> None:
        words = ngettext("{count} journal", "{count} journaler", count).format(count=count)
        self._count.tell(words, _("nyast först"))
        self.counted.emit(count, self.filter.text())

    def _measure(self) -> None:
        self.setFixedWidth(look.px(LIST_WIDTH))
