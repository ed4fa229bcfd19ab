"""A person at the screen: finds things by object name, uses mouse and keys, reads what is there."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt, QTimer
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

from ui.kernel.shapes import RowShape
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.screens.words import dump
from ui.widgets.painted.canvas import Canvas
from ui.window.session import Session

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
PATIENCE, BETWEEN_LOOKS = 120_000, 10  # milliseconds


class Mismatch(Exception):
    """The screen is not as it must be; the note says what stood on it."""


class Hands:
    """Only what a person can do: whatever is covered, off or out of sight fails."""

    def __init__(self, window: Callable[[], QWidget], is_idle: Callable[[], bool]) -> None:
        self._window, self._is_idle = window, is_idle

    # What is there

    @property
    def front(self) -> QWidget:
        """The form that is open, else the window."""
        return QApplication.activeModalWidget() or self._window()

    def find(self, name: str) -> QWidget:
        """The one thing with this name that can be seen."""
        found = [w for w in self.front.findChildren(QWidget, name) if w.isVisible()]
        self._expect(len(found) == 1, f"{name}: {len(found)} of them")
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
        self._expect(not missing, f"{missing} is not said")

    def hides(self, words: str) -> None:
        """They stand nowhere on the screen."""
        self._expect(not self.says(words), f"{words} is said")

    def reads(self, pattern: str) -> str:
        """What stands where the pattern has its group."""
        found = re.search(pattern, self.words())
        if found is None:
            raise Mismatch(f"{pattern} is not said")
        return found[1]

    def written(self, name: str) -> str:
        """What stands in an editor."""
        editor = self.find(name)
        if isinstance(editor, QPlainTextEdit):
            return editor.toPlainText()
        raise Mismatch(f"{name} is no editor")

    def refuses(self, name: str, why: str) -> None:
        """A button that is off, and says why; pressing it does nothing."""
        button = self.find(name)
        self._expect(not button.isEnabled(), f"{name} can be pressed")
        self._expect(why in button.accessibleDescription(), button.accessibleDescription())
        before = self.words()
        mouse_click(button)
        self.rest()
        changed = set(self.words().splitlines()) ^ set(before.splitlines())
        self._expect(not changed, f"{name} did something: {sorted(changed)}")

    def _expect(self, is_so: object, otherwise: str) -> None:
        if not is_so:
            mismatch = Mismatch(otherwise)
            mismatch.add_note(dump(self.front))
            raise mismatch

    # What a person does

    def press(self, name: str) -> None:
        self.click(self.find(name))

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """With the mouse, where nothing lies over it."""
        _scroll_to(widget)
        point = place or widget.rect().center()
        self._expect(widget.isEnabled(), f"{widget.objectName()}: {widget.accessibleDescription()}")
        root = widget.window()
        hit = root.childAt(widget.mapTo(root, point))
        if hit is None:
            raise Mismatch(f"{widget.objectName()} is out of sight")
        self._expect(hit is widget or widget.isAncestorOf(hit), f"{hit.objectName()} lies over it")
        mouse_click(hit, hit.mapFrom(widget, point) if hit is not widget else point)
        self.rest()

    def tick(self, name: str) -> None:
        """A box, where its mark is."""
        box = self.find(name)
        self.click(box, QPoint(10, box.height() // 2))

    def choose_in_menu(self, name: str) -> None:
        """An entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise Mismatch("no menu is open")
        action = next(one for one in menu.actions() if one.objectName() == name)
        mouse_click(menu, menu.actionGeometry(action).center())
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
        if not isinstance(combo, QComboBox):
            raise Mismatch(f"{name} has no choices")
        _scroll_to(combo)
        combo.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(combo, Qt.Key.Key_Home)
        while combo.currentText() != words:
            before = combo.currentIndex()
            QTest.keyClick(combo, Qt.Key.Key_Down)
            self._expect(combo.currentIndex() != before, f"{words} cannot be chosen")
        self.rest()

    def pick(self, name: str, words: str) -> None:
        """The row of a list where the words stand."""
        view = self.find(name)
        if not isinstance(view, QAbstractItemView):
            raise Mismatch(f"{name} is no list")
        self._expect(
            comes_true(lambda: row_with(view, words) is not None),
            f"{words} does not come in {name}",
        )
        index = view.model().index(row_with(view, words) or 0, 0)
        view.scrollTo(index)
        point = view.visualRect(index).center()
        mouse_click(view.viewport(), point)
        self.rest()

    def pick_part(self, name: str, key: str) -> None:
        """A step on the board."""
        board = self.find(name)
        if not isinstance(board, Canvas):
            raise Mismatch(f"{name} is no board")
        part = next(one for one in board.parts() if one.key == key)
        board.reveal(part)
        box = board.on_screen(part.box)
        self.click(board, QPoint(int(box.x + box.width / 2), int(box.y + box.height / 2)))

    def rest(self) -> None:
        """Every question is answered, and what that led to has been shown."""
        for _turn in range(3):
            self._expect(comes_true(self._is_idle), "something is asked for without an answer")
            QApplication.processEvents()


class Walker(Hands):
    """At the window of a session, as one person after the other."""

    def __init__(self, session: Session, film: Callable[[str], None]) -> None:
        super().__init__(lambda: self.session.window, lambda: self.session.runner.is_idle)
        self.session, self._film = session, film

    def become(self, login: str) -> None:
        """Byt användare: the menu at the right, a person, the button."""
        before = self.session.window
        self.press("who")
        self.choose_in_menu("change_user")
        self.press(f"user_change_person_{login}")
        self.press("user_change_act")
        self._expect(
            comes_true(lambda: self.session.window is not before), f"{login} does not get a window"
        )
        self._expect(
            comes_true(lambda: _is_drawn(self.session.window)),
            f"the window of {login} is not drawn",
        )
        self.rest()
        self._expect(self.session.actor.login == login, f"{login} does not sit here")

    def close(self) -> None:
        """The cross of the window; the store is closed when the window is gone."""
        self.session.window.close()
        self._expect(comes_true(lambda: self.session.is_over), "the window does not close")

    def film(self, name: str) -> None:
        """A picture belongs here."""
        self.rest()
        self._film(name)


def comes_true(is_so: Callable[[], bool]) -> bool:
    """Let the program work until it is so; false when patience ended before.

    What was so once counts, though the program goes on and it may be over already.
    """
    if is_so():
        return True
    waiting, look_again, end = QEventLoop(), QTimer(), QDeadlineTimer(PATIENCE)
    was_so = False

    def judge() -> None:
        nonlocal was_so
        was_so = was_so or is_so()
        if was_so or end.hasExpired():
            waiting.quit()

    look_again.timeout.connect(judge)
    look_again.start(BETWEEN_LOOKS)
    waiting.exec()
    return was_so


def mouse_click(widget: QWidget, pos: QPoint | None = None) -> None:
    QTest.mouseClick(widget, LEFT, NO_KEYS, pos or widget.rect().center())


def _is_drawn(window: QWidget) -> bool:
    handle = window.windowHandle()
    return handle is not None and handle.isExposed()


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
