"""Holds what was asked for until 8 seconds have gone, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.kernel.texts import _, ngettext
from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.buttons import Button
from ui.widgets.layout import ACROSS, Surface
from ui.widgets.text import ElidedText, Icon, Text

HELD_MS = 8000
TICK_MS = 100


@dataclass(slots=True, kw_only=True)
class Held:
    """What will happen unless it is taken back. `sentence` has a place for {seconds}."""

    sentence: str
    about: str
    act_now: str
    act: Callable[[], None]
    undo: Callable[[], None]
    icon: str = "send"
    left_ms: int = HELD_MS

    @property
    def seconds(self) -> int:
        return max(0, -(-self.left_ms // 1000))

    @property
    def words(self) -> str:
        return self.sentence.format(seconds=_("{count} s").format(count=self.seconds))


class _Line(QWidget):
    """Repeats the seconds as a line that shrinks."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 1.0
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(look.px(120), look.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        width = self.width() * self.share
        area = QRectF(self.width() - width, 0, width, self.height())
        QPainter(self).fillRect(area, look.colour("accent"))


class UndoBar(Surface):
    """Several may be held: the latest is shown, each has its own time, the others are counted."""

    def __init__(self) -> None:
        super().__init__(ground="info_soft", edges="t", margins=(16, 0, 16, 0), direction=ACROSS)
        self._held: list[Held] = []
        self._keys: list[QShortcut] = []
        self._icon = Icon("send", "accent")
        self._words = Text("", "strong")
        self._about = ElidedText("", "body", "text2")
        self._others = Text("", "small", "text2")
        self._line = _Line()
        self.undo = named(Button(_("Ångra"), icon="undo-2"), "undo_bar_undo")
        self.now = named(Button("", "quiet"), "undo_bar_now")
        self.box.add(self._icon, 10, self._words, 12, (self._about, 1), 12, self._others, 12)
        self.box.add(self._line, 16, self.undo, 8, self.now)
        self.undo.clicked.connect(self.take_back)
        self.now.clicked.connect(self.act_now)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._beat)
        follow(self._restyle)
        self.hide()

    @property
    def held(self) -> tuple[Held, ...]:
        return tuple(self._held)

    @property
    def stands_still(self) -> bool:
        """Somebody is reading it: the pointer is over it, or the focus is in it."""
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def hold(self, held: Held) -> None:
        """Show it and begin to count; a screen reader hears it once."""
        self._held.append(held)
        self._show()
        announce(self, _("{what} {about}. Ångra med Ctrl+Z.").format(
            what=held.words, about=held.about))  # fmt: skip
        self._clock.start()
        self._timer.start()

    def take_back(self) -> None:
        """Undo the latest."""
        if self._held:
            self._held.pop().undo()
            self._show()

    def act_now(self) -> None:
        """Do the latest without waiting."""
        if self._held:
            self._held.pop().act()
            self._show()

    def act_on_all(self) -> None:
        """Closing, locking, changing user: what is held is done, never lost."""
        waiting, self._held = self._held, []
        for held in waiting:
            held.act()
        self._show()

    def pass_time(self, milliseconds: int) -> None:
        """Let time go, unless it stands still; what has waited long enough is done."""
        if self.stands_still:
            return
        for held in self._held:
            held.left_ms -= milliseconds
        due = [held for held in self._held if held.left_ms <= 0]
        self._held = [held for held in self._held if held.left_ms > 0]
        for held in due:
            held.act()
        self._show()

    def listen(self, window: QWidget) -> None:
        """Ctrl+Z takes back from anywhere in the window, while something is held."""
        self._keys = bind(window, "undo", self.take_back, Qt.ShortcutContext.WindowShortcut)
        self._show()

    def _beat(self) -> None:
        self.pass_time(self._clock.restart())

    def _show(self) -> None:
        for key in self._keys:
            key.setEnabled(bool(self._held))
        if not self._held:
            self._timer.stop()
            self.hide()
            return
        latest, others = self._held[-1], len(self._held) - 1
        self._words.setText(latest.words)
        self._about.set_text(latest.about)
        self._icon.show_icon(latest.icon, "accent")
        more = ngettext("{count} till", "{count} till", others).format(count=others)
        self._others.setText(more if others else "")
        self.now.set_label(latest.act_now)
        self._line.share = max(0.0, latest.left_ms / HELD_MS)
        self._line.update()
        self.show()

    def _restyle(self) -> None:
        self.setMinimumHeight(look.px(BAR["undo"]))
