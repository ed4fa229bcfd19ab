"""The answers of a guide: one stop for Tab, arrows move, 1 to 5 choose while in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.theme import fonts, paint
from ui.theme.look import look
from ui.widgets.layout import DOWN, Box

LARGEST_KEY = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """An id, the words, what they mean, and what the data says about it."""

    id: str
    label: str
    meaning: str = ""
    chip: ChipShape | None = None
    is_doubtful: bool = False


_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Option(QRadioButton):
    """An answer as a row; a radio button to a screen reader, a whole row as target."""

    moved = Signal(int)

    def __init__(self, answer: Answer, object_name: str) -> None:
        super().__init__(answer.label)
        self.answer, self._is_placed = answer, False
        self.setObjectName(object_name)
        self.setAccessibleName(answer.label)
        chip = answer.chip.text if answer.chip else ""
        self.setAccessibleDescription(", ".join(p for p in (answer.meaning, chip) if p))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        follow(self.updateGeometry)

    def _chip_width(self) -> float:
        chip = self.answer.chip
        return paint.chip_width(chip.text, chip.icon) + look.px(12) if chip else 0.0

    def _blocks(self, width: int) -> tuple[QRectF, QRectF]:
        """Where the words and their meaning stand, each as tall as it needs."""
        left, right = look.px(48), width - look.px(16)
        title = _tall(self.answer.label, "strong", right - left - self._chip_width())
        meaning = _tall(self.answer.meaning, "small", right - left)
        top = QRectF(left, look.px(8), right - left - self._chip_width(), title)
        return top, QRectF(left, top.bottom(), right - left, meaning)

    # Qt's side of the button

    def height_in(self, width: int) -> int:
        """How high the words are in this width."""
        low = self._blocks(width)[1]
        return max(ceil(low.bottom()) + look.px(8), look.px(56 if self.answer.meaning else 44))

    def sizeHint(self) -> QSize:
        width = self.width() if self._is_placed else look.px(480)
        return QSize(look.px(480), self.height_in(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(look.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's own arrows only move the focus while nothing is chosen."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # a way back, not a way to the next answer
        elif (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._is_placed = True
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area, is_on = QPainter(self), QRectF(self.rect()), self.isChecked()
        fill = "accent_soft" if is_on else "hover" if self.underMouse() else "surface"
        edge = paint.edge("accent" if is_on else "line", 1.5 if is_on else 1)
        paint.panel(painter, area, fill=fill, line=edge)
        side = look.px(18)
        mark = QRectF(look.px(16), area.center().y() - side / 2, side, side)
        ring = paint.edge("accent" if is_on else "line_strong", 1.5)
        paint.panel(painter, mark, fill="surface", line=ring, radius=9)
        if is_on:
            paint.dot(painter, QPointF(mark.center()), 5, "accent")
        self._paint_words(painter, area)

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        top, low = self._blocks(self.width())
        if chip := self.answer.chip:
            width = paint.chip_width(chip.text, chip.icon)
            place = QRectF(area.right() - look.px(16) - width, look.px(8), width, look.px(22))
            paint.chip(painter, place, chip.text, chip.tone, chip.icon)
        tone = "text2" if self.answer.is_doubtful else "text"
        paint.paragraph(painter, top, self.answer.label, role="strong", tone=tone)
        paint.paragraph(painter, low, self.answer.meaning, role="small", tone="text2")


class RadioAnswers(QWidget):
    """The answers to one question; `chosen` gives the id."""

    chosen = Signal(str)

    def __init__(self, name: str, question: str, answers: Sequence[Answer] = ()) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._name = name
        self._options: list[Option] = []
        self._box = Box(DOWN, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_answers(question, answers)

    @property
    def value(self) -> str:
        return next((option.answer.id for option in self._options if option.isChecked()), "")

    @property
    def options(self) -> tuple[Option, ...]:
        return tuple(self._options)

    def show_answers(self, question: str, answers: Sequence[Answer], value: str = "") -> None:
        self.setAccessibleName(question)
        self._box.clear()
        self._options = [Option(a, f"{self._name}_{a.id}") for a in answers]
        for number, option in enumerate(self._options):
            if number:
                self._box.add(8)
            self._box.add(option)
            option.clicked.connect(self._told)
            option.moved.connect(self._move)
        self.set_value(value)

    def set_value(self, value: str) -> None:
        """Choose without telling: the answer was known."""
        for option in self._options:
            option.setAutoExclusive(False)  # an exclusive button cannot be let go
            option.setChecked(option.answer.id == value)
            option.setAutoExclusive(True)
        self._keep_one_stop()

    def press(self, key: str) -> bool:
        """Choose by the number of an answer; False when the key is none."""
        if not key.isdigit() or not 1 <= int(key) <= min(LARGEST_KEY, len(self._options)):
            return False
        self._choose(int(key) - 1)
        return True

    def _move(self, step: int) -> None:
        here = next((n for n, option in enumerate(self._options) if option.hasFocus()), 0)
        self._choose((here + step) % len(self._options))

    def _choose(self, number: int) -> None:
        self._options[number].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._options[number].click()

    def _told(self) -> None:
        self._keep_one_stop()
        self.chosen.emit(self.value)

    def _keep_one_stop(self) -> None:
        """Tab comes to the chosen answer, or to the first while none is."""
        on = next((option for option in self._options if option.isChecked()), None)
        stop = on or next(iter(self._options), None)
        for option in self._options:
            is_stop = option is stop
            focus = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            option.setFocusPolicy(focus)
        if stop is not None:
            self.setFocusProxy(stop)

    # Qt's side of the widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event.text()):
            super().keyPressEvent(event)


def _tall(words: str, role: str, width: float) -> float:
    if not words:
        return 0.0
    room = QRectF(0, 0, max(width, 1), 10_000)
    flags = int(Qt.TextFlag.TextWordWrap)
    height = fonts.metrics(role).boundingRect(room, flags, words).height()
    return max(height, fonts.line_height(role))
