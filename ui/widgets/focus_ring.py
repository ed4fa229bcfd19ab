"""One ring for a whole window, shown when the keyboard moved the focus. Never clipped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.theme import paint
from ui.theme.look import look
from ui.theme.tokens import FOCUS_RING, RADIUS

# Their own edge becomes two wide in the colour of focus.
# Classes are named, not imported: the first window has none of them, and Qt builds what is named.
SHOW_IT_THEMSELVES = ("QLineEdit", "QPlainTextEdit", "QComboBox")
_BY_HAND = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
_MOVED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest}


class FocusRing(QWidget):
    """Lies over the window and lets the pointer through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = False
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        look.changed.connect(self._place)
        self.hide()

    @property
    def target(self) -> QWidget | None:
        """What the ring lies around, None while it is hidden."""
        target = self._target
        if target is None or not self._by_keyboard or not target.isVisibleTo(self._window):
            return None
        return None if _is_one_of(target, *SHOW_IT_THEMSELVES) else target

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        inside = new is not None and self._window.isAncestorOf(new)
        self._follow(new if inside else None)

    def _follow(self, target: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):  # a panel drawn anew takes its button with it
            widget.removeEventFilter(self)
        self._watched, self._target = [], target
        while target is not None and target is not self._window:
            target.installEventFilter(self)
            self._watched.append(target)
            # What it stands in matters when there is a ring: after the first key.
            target = target.parentWidget() if self._by_keyboard else None
        self._place()

    def _place(self) -> None:
        target = self.target
        if target is None:
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        out = look.px(FOCUS_RING["outside"])
        area = QRect(corner, target.size())
        if not target.inherits("QAbstractItemView"):  # a list fills its column: ring inside it
            area = self._within_view(area.adjusted(-out, -out, out, out), target, out)
        self.setGeometry(area)
        self.raise_()
        self.show()
        self.update()

    def _within_view(self, area: QRect, target: QWidget, out: int) -> QRect:
        """What is scrolled away has no ring over the bar that hides it."""
        parent = target.parentWidget()
        while parent is not None and parent is not self._window:
            if isinstance(parent, QAbstractScrollArea):
                view = parent.viewport()
                seen = QRect(view.mapTo(self._window, QPoint(0, 0)), view.size())
                area = area.intersected(seen.adjusted(-out, -out, out, out))
            parent = parent.parentWidget()
        return area

    def _begin_by_keyboard(self) -> None:
        if not self._by_keyboard:
            self._by_keyboard = True
            self._follow(self._target if self._target and isValid(self._target) else None)

    def _watch_handle(self) -> None:
        """Keys come to the window of the system first."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    # Qt's side of the widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._watch_handle)
        elif kind == QEvent.Type.KeyPress:
            self._begin_by_keyboard()
        elif kind in _BY_HAND:
            self._by_keyboard = False
        elif kind in _MOVED or kind == QEvent.Type.Hide:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), QRectF(self.rect())
        width, gap = FOCUS_RING["width"], FOCUS_RING["gap"]
        radius = RADIUS["control"] + FOCUS_RING["outside"]
        inner = area.adjusted(width, width, -width, -width)
        paint.panel(painter, inner, line=paint.edge("focus_gap", gap), radius=radius - width)
        paint.panel(painter, area, line=paint.edge("focus", width), radius=radius)


def _is_one_of(widget: QWidget, *classes: str) -> bool:
    return any(widget.inherits(name) for name in classes)
