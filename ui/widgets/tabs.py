"""Words with a line under the chosen one; one stop for Tab, arrows move."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from ui.kernel.restyle import follow
from ui.theme import fonts, paint
from ui.theme.look import look

GAP = 24
HEIGHT = 36


class Tabs(QTabBar):
    """A tab bar to a screen reader; `chosen` gives the id."""

    chosen = Signal(str)

    def __init__(self, name: str, accessible_name: str, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in tabs:
            self.setTabData(self.addTab(words), value)
        self.currentChanged.connect(self._tell)
        follow(self._restyle)

    @property
    def value(self) -> str:
        return str(self.tabData(self.currentIndex()) or "")

    def set_value(self, value: str) -> None:
        for number in range(self.count()):
            if self.tabData(number) == value:
                self.setCurrentIndex(number)

    def _tell(self) -> None:
        self.chosen.emit(self.value)

    def _restyle(self) -> None:
        self.setFont(fonts.font("strong"))
        self.setFixedHeight(look.px(HEIGHT))
        self.updateGeometry()

    # Qt's side of the tab bar

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(
            round(fonts.width_of(self.tabText(index), "strong")) + look.px(GAP), look.px(HEIGHT)
        )

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, look.colour("line"))
        for number in range(self.count()):
            area = QRectF(self.tabRect(number)).adjusted(0, 0, -look.px(GAP), 0)
            is_on = number == self.currentIndex()
            words = area.adjusted(0, 0, 2, -look.px(2))
            role, tone = ("strong", "text") if is_on else ("body", "text2")
            paint.text(painter, words, self.tabText(number), role=role, tone=tone)
            if is_on:
                height = look.px(2)
                line = QRectF(area.left(), self.height() - height, area.width(), height)
                painter.fillRect(line, look.colour("accent"))
