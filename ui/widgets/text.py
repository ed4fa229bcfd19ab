"""Plain text in the type roles. Never rich text: names from the data may hold < and &."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.kernel.restyle import follow
from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import WIDTH


class Text(QLabel):
    """One line, or wrapped; it takes the height that its width needs."""

    def __init__(
        self,
        value: str = "",
        role: str = "body",
        tone: str = "text",
        *,
        wrap: bool = False,
        strike: bool = False,
    ) -> None:
        super().__init__(value)
        self._role, self._strike, self._is_placed = role, strike, False
        self._heights: dict[int, int] = {}  # layouts ask again and again
        self._line = self._longest = -1
        self.tone = tone
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        follow(self._restyle)

    def set_tone(self, tone: str) -> None:
        """Another colour, for another state."""
        self.tone = tone
        self.setProperty("tone", tone)
        self._restyle()

    def align_right(self) -> Text:
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self

    def setText(self, text: str) -> None:
        super().setText(text)
        self._forget()

    def clear(self) -> None:
        super().clear()
        self._forget()

    def _forget(self) -> None:
        """Another text or another font: it has to be measured anew."""
        self._heights.clear()
        self._line = self._longest = -1

    def _restyle(self) -> None:
        self._forget()
        self.setFont(fonts.font(self._role, strike=self._strike))
        colours = QPalette(self.palette())
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            colours.setColor(group, QPalette.ColorRole.WindowText, look.colour(self.tone))
        self.setPalette(colours)
        self.updateGeometry()

    # Qt's side of the label

    def sizeHint(self) -> QSize:
        """A wrapped label otherwise guesses from an imagined width, and scroll areas believe it."""
        if not self.wordWrap():
            return super().sizeHint()
        if self._line < 0:
            self._line = round(fonts.width_of(self.text(), self._role)) + 2
        line = self._line
        if not self._is_placed:
            width = min(line, look.px(WIDTH["reading"]))
            return QSize(width, self.heightForWidth(width))
        return QSize(line, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """A layout asks for all its room, also where the text may only have a part of it."""
        room = min(width, self.maximumWidth())
        height = self._heights.get(room)
        if height is None:
            height = self._heights[room] = super().heightForWidth(room)
        return height

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        if self._longest < 0:
            words = self.text().split()
            self._longest = round(max((fonts.width_of(w, self._role) for w in words), default=0))
        return QSize(self._longest + 2, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ElidedText(QWidget):
    """One line that may be shortened with …; the whole stands in tool tip and accessible name."""

    def __init__(self, value: str = "", role: str = "body", tone: str = "text") -> None:
        super().__init__()
        self._value, self._role, self._tone = "", role, tone
        self.setProperty("may_elide", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(value)
        follow(self.updateGeometry)

    def set_text(self, value: str) -> None:
        self._value = value
        self.setAccessibleName(value)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def _tell_whole(self) -> None:
        is_cut = self.width() < self.sizeHint().width()
        self.setToolTip(_plain(self._value) if is_cut else "")

    def text(self) -> str:
        return self._value

    def set_tone(self, tone: str) -> None:
        self._tone = tone
        self.update()

    # Qt's side of the widget

    def sizeHint(self) -> QSize:
        width = fonts.width_of(self._value, self._role)
        return QSize(round(width) + 2, round(fonts.line_height(self._role)))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(24), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        area = QRectF(self.rect())
        paint.text(QPainter(self), area, self._value, role=self._role, tone=self._tone)


class Icon(QWidget):
    """An icon that says nothing by itself: the word stands beside it."""

    def __init__(self, name: str, tone: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._name, self._tone, self._size = name, tone, size
        follow(self._restyle)

    def show_icon(self, name: str, tone: str) -> None:
        self._name, self._tone = name, tone
        self.update()

    def _restyle(self) -> None:
        self.setFixedSize(look.px(self._size), look.px(self._size))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        area = QRectF(self.rect())
        icons.draw(QPainter(self), area, self._name, tone=self._tone, size=self._size)


def _plain(value: str) -> str:
    """A tool tip must not read data as mark-up."""
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"


def plain_tip(widget: QWidget, value: str) -> None:
    """Set a tool tip from data."""
    widget.setToolTip(_plain(value) if value else "")
