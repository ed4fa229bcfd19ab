"""A decision that stops the work: title as a sentence, choices, bottom bar. Esc loses nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.kernel.questions import Question, Reply
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.theme.tokens import WIDTH
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.buttons import Button
from ui.widgets.fields import Field
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layout import DOWN, Box
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text

PRODUCT = "Verkställ"


class Dialog(QDialog):
    """The frame; `box` takes what the decision is about, `bar` holds the two ways out."""

    def __init__(
        self,
        name: str,
        title: str,
        primary: Button,
        leave: Button,
        parent: QWidget | None = None,
        *,
        is_wide: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_wide = is_wide
        self.setObjectName(name)
        self.setProperty("ground", "overlay")
        self.setAccessibleName(title)
        self.setWindowTitle(PRODUCT)  # nothing about anybody in a window title
        self.title = Text(title, "h2", wrap=True)
        self.bar = BottomBar(primary, leave)
        self.bar.set_ground("overlay")
        self.box = Box(DOWN)
        self._head = Box(DOWN, self.title)
        inner = Box(DOWN, self._head, 12, margins=(24, 20, 24, 16))
        inner.addLayout(self.box, 1)
        outer = Box(DOWN, parent=self)
        outer.addLayout(inner, 1)
        outer.add(self.bar)
        primary.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        self._ring = FocusRing(self)
        self._before = QApplication.focusWidget()
        self.finished.connect(self._give_focus_back)
        follow(self._restyle)

    def tell_about(self, about: str) -> None:
        """Whom it is about, under the title: the page behind is covered."""
        self._head.add(4, named(Text(about, "body", "text2", wrap=True), "form_about"))
        self.setAccessibleDescription(about)

    def _give_focus_back(self) -> None:
        # What was pressed may have been drawn anew while the dialog was open.
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus()

    def _restyle(self) -> None:
        self.setMinimumWidth(look.px(WIDTH["dialog_wide" if self._is_wide else "dialog"]))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(QRectF(self.rect()), look.colour("overlay"))


class QuestionDialog(Dialog):
    """A question with words, and a reason where one is demanded."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        act = named(
            Button(question.act, "danger" if question.removes else "primary"), "question_act"
        )
        leave = named(Button(question.leave), "question_leave")
        super().__init__("question", question.title, act, leave, parent)
        self.box.add(Text(question.body, "body", "text2", wrap=True))
        self._why = NoteEditor("question_reason")
        self._asks_why = bool(question.reason_label)
        if self._asks_why:
            self.box.add(12, Field(question.reason_label, self._why))
            self._why.textChanged.connect(self._judge)
            self._judge()
        (self._why if self._asks_why else leave).setFocus()

    @property
    def reason(self) -> str:
        return self._why.toPlainText().strip()

    def _judge(self) -> None:
        self.bar.allow("" if self.reason else _("Skriv varför först."))


class DialogQuestions:
    """Asks on the screen, in front of the window it was given."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def ask(self, question: Question) -> Reply:
        dialog = QuestionDialog(question, self._window)
        acted = dialog.exec() == QDialog.DialogCode.Accepted
        reply = Reply(acted, dialog.reason)
        dialog.deleteLater()
        return reply

    def open_file(self, title: str, pattern: str) -> Path | None:
        chosen, _filter = QFileDialog.getOpenFileName(self._window, title, "", pattern)
        return Path(chosen) if chosen else None

    def save_file(self, title: str, proposal: str, pattern: str) -> Path | None:
        chosen, _filter = QFileDialog.getSaveFileName(self._window, title, proposal, pattern)
        return Path(chosen) if chosen else None

    def open_folder(self, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(self._window, title)
        return Path(chosen) if chosen else None
