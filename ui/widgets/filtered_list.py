"""A list to narrow: title, filter, perhaps states, rows, count; when it is empty it says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.kernel.windowed_model import WindowedModel
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import Item, Surface, column, row
from ui.widgets.list_view import CountLine, ListView
from ui.widgets.search_field import SearchField
from ui.widgets.segments import SegmentFilter
from ui.widgets.text import Text

WIDE, NARROW = 416, 376
LIST_SHARE, DETAIL_SHARE = 9, 17  # of the room, within those widths


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWords:
    """`filtered` may hold {filter}; `nothing` is said when there is not a single one."""

    title: str
    placeholder: str
    icon: str
    nothing: str
    nothing_body: str
    filtered: str
    filtered_body: str = ""
    keys: str = ""
    """Beside the count; how a row is copied where nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParts:
    """What not every list has: states, a button for a new one, a line under the title."""

    segments: Sequence[tuple[str, str]] = ()
    new: QWidget | None = None
    under_title: QWidget | None = None
    widest: int = WIDE


class FilteredList(Surface):
    """`asked` comes when other rows are wanted; the name of the rows begins every object name."""

    asked = Signal()

    def __init__(
        self, words: ListWords, model: WindowedModel[Any], rows: ListView, parts: ListParts
    ) -> None:
        super().__init__(edges="r")
        name = rows.objectName().removesuffix("_list")
        self.rows, self._words, self._model, self._parts = rows, words, model, parts
        self._titles = dict(parts.segments)
        self.filter = SearchField(f"{name}_filter", words.placeholder, "Ctrl+F", "filter")
        self.segments: SegmentFilter | None = None
        if parts.segments:
            self.segments = SegmentFilter(f"{name}_segments", _("Vilka som visas"), parts.segments)
        self.count = CountLine(f"{name}_count")
        self._refusal = named(Banner("danger", ""), f"{name}_refusal")
        self._refusal.hide()
        self.clear = named(Button(_("Rensa filtret")), f"{name}_clear_filter")
        self._empty = EmptyPage(words.icon, words.nothing, words.nothing_body, [self.clear])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._empty)
        self.box.add(self._head(), (self._stack, 1), self.count)
        self._connect()
        follow(self._restyle)

    @property
    def text(self) -> str:
        """What the rows are filtered by."""
        return self.filter.text().strip()

    @property
    def state(self) -> str:
        """Which of the states is chosen; empty where there are none."""
        return "" if self.segments is None else self.segments.value

    def refuse(self, error: AppError) -> None:
        """The rows could not be fetched: what is shown may be old."""
        self._refusal.tell("danger", error.sentence)

    def tell_count(self, count: str) -> None:
        self.count.tell(count, self._words.keys or _("Kopiera raden Ctrl+C"))

    def listen(self, page: QWidget) -> None:
        """Ctrl+F from anywhere on the page."""
        bind(page, "filter", self._to_filter)

    def _head(self) -> QWidget:
        parts = self._parts
        title = row(Text(self._words.title, "h1"), None, *([parts.new] if parts.new else []))
        items: list[Item] = [title]
        if parts.under_title is not None:
            items += [2, parts.under_title]
        items += [12, self.filter]
        if self.segments is not None:
            items += [12, row(self.segments, None)]
        return column(*items, 8, self._refusal, margins=(16, 12, 16, 0))

    def _connect(self) -> None:
        self.filter.textEdited.connect(self._ask)
        self.filter.left.connect(self.rows.setFocus)
        self.filter.went_down.connect(self.rows.setFocus)
        if self.segments is not None:
            self.segments.chosen.connect(self._ask)
        self.clear.clicked.connect(self._clear)
        self._model.loaded.connect(self._loaded)
        self._model.failed.connect(self.refuse)

    def _loaded(self, count: int) -> None:
        self._refusal.hide()
        if self.segments is not None:
            for value, title in self._titles.items():
                is_shown = value == self.segments.value and not self.text
                self.segments.set_words(value, f"{title} {count}" if is_shown else title)
        if count:
            self._stack.setCurrentIndex(0)
            return
        self.clear.setVisible(bool(self.text))
        if self.text:
            self._empty.tell(
                self._words.filtered.format(filter=self.text), self._words.filtered_body
            )
        else:
            self._empty.tell(self._words.nothing, self._words.nothing_body)
        self._stack.setCurrentIndex(1)

    def _ask(self, _value: str) -> None:
        self.asked.emit()

    def _clear(self) -> None:
        self.filter.clear()
        self.filter.setFocus()
        self.asked.emit()

    def _to_filter(self) -> None:
        self.filter.setFocus()
        self.filter.selectAll()

    def _restyle(self) -> None:
        self.setMinimumWidth(look.px(NARROW))
        self.setMaximumWidth(look.px(self._parts.widest))
        self._size_words()

    def _size_words(self) -> None:
        for words in (self._empty.title, self._empty.body):
            words.setFixedWidth(max(self.width(), look.px(NARROW)) - look.px(32))

    # Qt's side of the widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size_words()
