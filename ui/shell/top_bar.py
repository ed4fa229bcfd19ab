"""The top bar: menu, back, forward, search, which store and whether it answers, who works."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from app.kernel.texts import _
from ui.kernel.history import History
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import spoken_keys
from ui.shell.page import Who
from ui.theme import fonts, paint
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.brand import MARK, paint_avatar
from ui.widgets.buttons import IconButton
from ui.widgets.layout import ACROSS, Surface, row
from ui.widgets.search_field import SearchField
from ui.widgets.text import Icon, Text, plain_tip


class PaletteOpener(SearchField):
    """Looks like a field; a click or the first letter opens the palette over it."""

    asked = Signal(str)

    def __init__(self) -> None:
        words = _("Sök person, beställning, ärende, kortkod eller kommando")
        super().__init__("search", words, "Ctrl+K")
        self.setReadOnly(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow(self._measure)

    def _measure(self) -> None:
        self.setMinimumWidth(look.px(200))
        self.setMaximumWidth(look.px(520))

    # Qt's side of the field

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.asked.emit("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.asked.emit("")
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(event.text())
        else:
            event.ignore()


class WhoButton(QAbstractButton):
    """Who works and as what; opens the menu with Byt användare and Lås."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("who")
        self._who = Who("", "", "", "")
        self._is_narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow(self._restyle)

    def show_who(self, who: Who) -> None:
        self._who = who
        self.setAccessibleName(f"{who.name}, {who.role}")
        self._restyle()

    def show_narrow(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        plain_tip(self, self.accessibleName() if is_narrow else "")
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    # Qt's side of the button

    def sizeHint(self) -> QSize:
        height = look.px(40)
        if self._is_narrow or not self._who.name:
            return QSize(look.px(MARK + 8), height)
        words = max(
            fonts.width_of(self._who.name, "strong"), fonts.width_of(self._who.role, "small")
        )
        return QSize(round(words) + look.px(MARK + 4 + 8 + 6), height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), QRectF(self.rect())
        if self.underMouse():
            paint.panel(painter, area, fill="hover", radius=6)
        side = look.px(MARK)
        circle = QRectF(look.px(4), (area.height() - side) / 2, side, side)
        paint_avatar(painter, circle, self._who.name)
        if self._is_narrow:
            return
        left, middle = circle.right() + look.px(8), area.center().y()
        height = look.px(19)
        first = QRectF(left, middle - height, area.right() - left, height)
        paint.text(painter, first, self._who.name, role="strong")
        below = first.translated(0, height)
        paint.text(painter, below, self._who.role, role="small", tone="text3")


class TopBar(Surface):
    """Signals only; the window decides what they do."""

    search_asked = Signal(str)
    user_change_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__(edges="b", margins=(12, 0, 12, 0), direction=ACROSS)
        self.setObjectName("top_bar")
        left, right = spoken_keys("Alt+Left"), spoken_keys("Alt+Right")
        self.menu_button = named(IconButton("menu", _("Meny"), "Alt"), "menu")
        self.back = named(IconButton("arrow-left", _("Bakåt"), left), "back")
        self.forward = named(IconButton("arrow-right", _("Framåt"), right), "forward")
        self.search = PaletteOpener()
        self.search.asked.connect(self.search_asked)
        self._contact_icon = Icon("hard-drive", "text3")
        self._contact = Text("", "body", "text2")
        self._state = row(self._contact_icon, 6, self._contact, 16)
        self.who = WhoButton()
        self.who.clicked.connect(self._open_who_menu)
        self.box.add(self.menu_button, 2, self.back, self.forward, 10, (self.search, 3))
        self.box.addStretch(1)
        self.box.add(16, self._state, self.who)
        self.who_menu = QMenu(self)
        self.who_menu.setObjectName("who_menu")
        change = self.who_menu.addAction(_("Byt användare"))
        change.setObjectName("change_user")
        change.triggered.connect(self.user_change_asked)
        lock = self.who_menu.addAction(_("Lås") + "\tCtrl+L")
        lock.setObjectName("lock")
        lock.triggered.connect(self.lock_asked)
        follow(self._restyle)

    def show_who(self, who: Who) -> None:
        self.who.show_who(who)
        self.show_contact(who.store, "")

    def show_contact(self, store: str, problem: str) -> None:
        """Which store; a problem is said in its place ("ingen anslutning")."""
        words = f"{store} · {problem}" if problem else store
        self._contact.setText(words)
        self._contact.set_tone("warn" if problem else "text2")
        icon = "cloud-off" if problem else "hard-drive"
        self._contact_icon.show_icon(icon, "warn" if problem else "text3")

    def follow_history(self, history: History) -> None:
        """Back and forward are on when there is somewhere to go."""
        self._history = history
        history.changed.connect(self._allow_moves)
        self._allow_moves()

    def _allow_moves(self) -> None:
        can_go_back, can_go_on = self._history.can_go_back, self._history.can_go_forward
        self.back.allow("" if can_go_back else _("Du är där du började."))
        self.forward.allow("" if can_go_on else _("Det finns inget framåt."))

    def show_narrow(self, *, is_narrow: bool) -> None:
        self._state.setVisible(not is_narrow)
        self.who.show_narrow(is_narrow=is_narrow)

    def _open_who_menu(self) -> None:
        corner = self.who.mapToGlobal(self.who.rect().bottomRight())
        corner.setX(corner.x() - self.who_menu.sizeHint().width())
        self.who_menu.popup(corner)

    def _restyle(self) -> None:
        self.setFixedHeight(look.px(BAR["top"]))
