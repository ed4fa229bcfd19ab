"""Ctrl+K: one field that finds everything. It is given a port that answers, and knows no data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.kernel.runner import Runner
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.hits import CodeAnswer, Findings, HitList
from ui.widgets.layout import ACROSS, DOWN, Box, Rule, column, row
from ui.widgets.panel import Ground
from ui.widgets.search_field import SearchField
from ui.widgets.text import Text

if TYPE_CHECKING:
    from app.kernel.errors import AppError

Search = Callable[[str], Findings]
WIDTH = 640
PADDING = 12


class AnswerBox(Ground):
    """The paper's question, answered first and largest."""

    def __init__(self) -> None:
        super().__init__("ok_soft", "ok_line")
        self._number = Text("", "number")
        self._state = Text("", "smallstrong")
        self._question = Text("", "small", "text2", wrap=True)
        self._sentence = Text("", "h2", wrap=True)
        self._detail = Text("", "body", "text2", wrap=True)
        for words in (self._number, self._state):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._badge = Ground("ok_soft", "ok_line")
        Box(DOWN, None, self._number, self._state, None, margins=(8, 4, 8, 4), parent=self._badge)
        words_column = column(self._question, self._sentence, self._detail)
        Box(ACROSS, self._badge, 16, (words_column, 1), margins=(12, 12, 12, 12), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def tell(self, answer: CodeAnswer | None) -> None:
        self.setVisible(answer is not None)
        if answer is None:
            return
        self.set_ground(f"{answer.tone}_soft", f"{answer.tone}_line")
        self._badge.set_ground(f"{answer.tone}_soft", f"{answer.tone}_line")
        self._badge.setVisible(bool(answer.number))
        self._badge.setMinimumSize(look.px(64), look.px(64))
        for label, words, tone in (
            (self._number, answer.number, answer.tone),
            (self._state, answer.state, answer.tone),
            (self._question, answer.question, "text2"),
            (self._sentence, answer.sentence, answer.tone),
            (self._detail, answer.detail, "text2"),
        ):
            label.setText(words)
            label.set_tone(tone)
        self.setAccessibleName(answer.spoken)


class Palette(QFrame):
    """Lies over the search field of the top bar; the page under it stays readable."""

    opened = Signal(str)
    closed = Signal()

    def __init__(self, window: QWidget, runner: Runner, search: Search) -> None:
        super().__init__(window)
        self._window, self._runner, self._search = window, runner, search
        self._before: QWidget | None = None
        self.setObjectName("palette")
        self.setAccessibleName(_("Sök överallt"))
        self.setProperty("ground", "overlay")
        words = _("Sök person, beställning, ärende, kortkod eller kommando")
        self.field = SearchField("palette_field", words)
        self.answer = AnswerBox()
        self.hits = HitList("palette_hits", _("Träffar"))
        self.nothing = Text("", "body", "text2", wrap=True)
        self._note = Text("", "small", "text3")
        keys = Text(_("↑ ↓ väljer   ·   Enter öppnar   ·   Esc stänger"), "small", "text3")
        foot = row(keys, 12, None, self._note, margins=(16, 8, 16, 8))
        self._top = column(self.field, 12, self.answer, self.nothing, margins=(12, 12, 12, 4))
        Box(DOWN, self._top, (self.hits, 1), Rule(), foot, margins=(1, 1, 1, 1), parent=self)
        self.field.textEdited.connect(self.ask)
        self.field.left.connect(self.put_away)
        self.field.went_down.connect(self.hits.go_down)
        self.field.installEventFilter(self)
        self.hits.opened.connect(self._open)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        named(self.nothing, "palette_nothing")
        self.hide()

    def open_over(self, field: QWidget, words: str = "") -> None:
        """Show it so that the field it lies over does not seem to move."""
        self._before = QApplication.focusWidget()
        corner = field.mapTo(self._window, QPoint(0, 0))
        pad = look.px(PADDING) + 1
        width = min(look.px(WIDTH), self._window.width() - 2 * look.px(8))
        left = min(corner.x() - pad, self._window.width() - width - look.px(8))
        top = max(corner.y() - pad, look.px(6))
        self.setGeometry(max(left, look.px(8)), top, width, self.height())
        self.field.setText(words)
        self.ask(words)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Nothing is chosen; the focus goes back to where it was."""
        if not self.isVisible():
            return
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.closed.emit()

    def ask(self, words: str) -> None:
        self._runner.read(
            self, lambda: self._search(words.strip()), self._show, self._refused, key="palette"
        )

    def _show(self, found: Findings) -> None:
        self.answer.tell(found.answer)
        self.hits.show_groups(found.groups)
        self.hits.setVisible(bool(found.groups))  # an empty list takes the room of what is said
        self.nothing.setText(found.nothing)
        self.nothing.setVisible(bool(found.nothing) and not found.groups)
        self._note.setText(found.note)
        self._fit()
        spoken = found.answer.spoken if found.answer else self.hits.spoken
        announce(self.field, spoken or found.nothing)

    def _refused(self, error: AppError) -> None:
        self._show(Findings(nothing=error.sentence))

    def _fit(self) -> None:
        """As tall as what was found, never taller than the window."""
        foot = look.px(36)
        wanted = self._top.sizeHint().height() + self.hits.wanted_height() + foot
        room = self._window.height() - self.y() - look.px(8)
        self.resize(self.width(), min(wanted, room))

    def _open(self, hit_id: str) -> None:
        self.put_away()
        self.opened.emit(hit_id)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A click elsewhere closes it and leaves the focus there."""
        if self.isVisible() and new is not None and not self.isAncestorOf(new):
            self.hide()
            self.closed.emit()

    # Qt's side of the widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Up:
                self.hits.go_up()
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.hits.open_chosen()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint.panel(
            QPainter(self), QRectF(self.rect()), fill="overlay", line="line_strong", radius=8
        )
