"""A person at the screen: finds things by object name, uses mouse and keys, reads what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from tests.e2e.film import Film
from tests.support.uidump import dump
from ui.kernel.shapes import RowShape
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.widgets.painted.canvas import Canvas
from ui.window.session import Session

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 30_000


class Hands:
    """Only what a person can do: whatever is covered, off or out of sight fails."""

    def __init__(
        self, qtbot: Any, window: Callable[[], QWidget], is_idle: Callable[[], bool]
    ) -> None:
        self._qtbot, self._window, self._is_idle = qtbot, window, is_idle

    # What is there

    @property
    def front(self) -> QWidget:
        """The form that is open, else the window."""
        return QApplication.activeModalWidget() or self._window()

    def find(self, name: str) -> QWidget:
        """The one thing with this name that can be seen."""
        found = [w for w in self.front.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{name}: {len(found)} of them in\n{dump(self.front)}"
        return found[0]

    def words(self) -> str:
        """Everything that can be read in front."""
        return dump(self.front)

    def says(self, sentence: str) -> bool:
        return sentence in self.words()

    def tells(self, *sentences: str) -> None:
        """Every sentence stands on the screen."""
        words = self.words()
        missing = [sentence for sentence in sentences if sentence not in words]
        assert missing == [], f"{missing} not in\n{words}"

    def written(self, name: str) -> str:
        """What stands in an editor."""
        editor = self.find(name)
        assert isinstance(editor, QPlainTextEdit)
        return editor.toPlainText()

    def refuses(self, name: str, why: str) -> None:
        """A button that is off, and says why; pressing it does nothing."""
        button = self.find(name)
        assert not button.isEnabled(), f"{name} can be pressed"
        assert why in button.accessibleDescription(), button.accessibleDescription()
        before = self.words()
        self._qtbot.mouseClick(button, LEFT)
        self.rest()
        assert self.words() == before

    # What a person does

    def press(self, name: str) -> None:
        self.click(self.find(name))

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """With the mouse, where nothing lies over it."""
        _scroll_to(widget)
        point = place or widget.rect().center()
        assert widget.isEnabled(), f"{widget.objectName()}: {widget.accessibleDescription()}"
        root = widget.window()
        hit = root.childAt(widget.mapTo(root, point))
        assert hit is not None, f"{widget.objectName()} is out of sight"
        assert hit is widget or widget.isAncestorOf(hit), f"{hit.objectName()} lies over it"
        self._qtbot.mouseClick(
            hit, LEFT, pos=hit.mapFrom(widget, point) if hit is not widget else point
        )
        self.rest()

    def tick(self, name: str) -> None:
        """A box, where its mark is."""
        box = self.find(name)
        self.click(box, QPoint(10, box.height() // 2))

    def choose_in_menu(self, name: str) -> None:
        """An entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(one for one in menu.actions() if one.objectName() == name)
        self._qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())
        self.rest()

    def write(self, name: str, text: str) -> None:
        """Over what stood there, by the keyboard."""
        field = self.find(name)
        self.click(field)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        event = QInputMethodEvent()  # what a keyboard with å, ä and ö sends
        event.setCommitString(text)
        QApplication.sendEvent(field, event)
        self.rest()

    def choose(self, name: str, words: str) -> None:
        """One of a few, by the arrows."""
        combo = self.find(name)
        assert isinstance(combo, QComboBox)
        _scroll_to(combo)
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentText() != words:
            before = combo.currentIndex()
            QTest.keyClick(combo, Qt.Key.Key_Down)
            assert combo.currentIndex() != before, f"{words} cannot be chosen"
        self.rest()

    def pick(self, name: str, words: str) -> None:
        """The row of a list where the words stand."""
        view = self.find(name)
        assert isinstance(view, QAbstractItemView)
        self._qtbot.waitUntil(lambda: row_with(view, words) is not None, timeout=PATIENCE)
        index = view.model().index(row_with(view, words) or 0, 0)
        view.scrollTo(index)
        point = view.visualRect(index).center()
        self._qtbot.mouseClick(view.viewport(), LEFT, pos=point)
        self.rest()

    def pick_part(self, name: str, key: str) -> None:
        """A step on the board."""
        board = self.find(name)
        assert isinstance(board, Canvas)
        part = next(one for one in board.parts() if one.key == key)
        board.reveal(part)
        box = board.on_screen(part.box)
        self.click(board, QPoint(int(box.x + box.width / 2), int(box.y + box.height / 2)))

    def rest(self) -> None:
        """Every question is answered, and what that led to has been shown."""
        for _turn in range(3):
            self._qtbot.waitUntil(self._is_idle, timeout=PATIENCE)
            QApplication.processEvents()


class Screen(Hands):
    """At the window of a session, as one person after the other."""

    def __init__(self, qtbot: Any, session: Session, film: Film) -> None:
        super().__init__(qtbot, lambda: session.window, lambda: session.runner.is_idle)
        self.session, self._film = session, film

    def become(self, login: str) -> None:
        """Byt användare: the menu at the right, a person, the button."""
        before = self.session.window
        self.press("who")
        self.choose_in_menu("change_user")
        self.press(f"user_change_person_{login}")
        self.press("user_change_act")
        self._qtbot.waitUntil(lambda: self.session.window is not before, timeout=PATIENCE)
        self._qtbot.waitExposed(self.session.window)
        self.rest()
        assert self.session.actor.login == login

    def close(self) -> None:
        """The cross of the window; the store is closed when the window is gone."""
        self.session.window.close()
        self._qtbot.waitUntil(lambda: self.session.is_over, timeout=PATIENCE)

    def film(self, name: str) -> None:
        self.rest()
        self._film.take(self.session.window, name)


def row_with(view: QAbstractItemView, words: str) -> int | None:
    """The first row that says the words; headings say none."""
    model = view.model()
    for row in range(model.rowCount()):
        shape = model.index(row, 0).data(SHAPE_ROLE)
        if isinstance(shape, RowShape) and words in _words_of(shape):
            return row
    return None


def _words_of(shape: RowShape) -> str:
    return f"{shape.title} {shape.name} {shape.reason} {shape.right}"


def _scroll_to(widget: QWidget) -> None:
    """As far as the wheel would go."""
    here = widget.parentWidget()
    while here is not None:
        if isinstance(here, QScrollArea) and here.widget() is not None:
            here.ensureWidgetVisible(widget)
        here = here.parentWidget()
    QApplication.processEvents()
