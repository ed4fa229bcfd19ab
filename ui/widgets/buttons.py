"""Buttons by weight: one primary a view, quiet ones in panels, danger alone at the right."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from ui.kernel.presses import PRESSES, is_enter
from ui.kernel.restyle import follow, polish
from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import CONTROL, ICON
from ui.widgets.text import plain_tip

if TYPE_CHECKING:
    _AnyButton = QAbstractButton
else:
    _AnyButton = object  # Qt's own class comes beside it: of those there may be one only

Kind = Literal["primary", "default", "quiet", "danger"]
Bulk = Literal["small", "normal", "large"]

_ICON_TONE = {"primary": "on_accent", "quiet": "accent", "danger": "danger", "default": "text2"}


class _Pressed(_AnyButton):
    """What every button of ours does with clicks and keys, whichever of Qt's buttons it is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if PRESSES.is_meant(self, event):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)


class ReasonedButton(_Pressed, QPushButton):
    """Off only with a reason, which is shown and spoken in the place of its tip."""

    def __init__(self, tip: str = "") -> None:
        super().__init__()
        self._tip = tip

    @property
    def reason(self) -> str:
        """Why the button is off; empty while it is on."""
        return "" if self.isEnabled() else self.accessibleDescription()

    def set_tip(self, tip: str) -> None:
        self._tip = tip
        plain_tip(self, self.reason or tip)

    def disable(self, reason: str) -> None:
        """Off; the reason says whom or what it waits for."""
        self.setEnabled(False)
        self.setAccessibleDescription(reason)
        plain_tip(self, reason)

    def enable(self) -> None:
        self.setEnabled(True)
        self.setAccessibleDescription("")
        plain_tip(self, self._tip)

    def allow(self, reason: str) -> None:
        """On when there is no reason against it."""
        if reason:
            self.disable(reason)
        else:
            self.enable()


class Button(ReasonedButton):
    """Says what it does to what."""

    def __init__(
        self, label: str, kind: Kind = "default", icon: str = "", bulk: Bulk = "normal"
    ) -> None:
        super().__init__()
        self._label, self._kind, self._icon, self._bulk = label, kind, icon, bulk
        self.setProperty("kind", kind)
        self.setProperty("bulk", bulk)  # not "size": QWidget owns that name
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.set_label(label)
        follow(self._restyle)

    @property
    def label(self) -> str:
        return self._label

    @property
    def kind(self) -> Kind:
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Heavier or lighter from now on: what is primary follows what can be done."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            polish(self)
            self._restyle()

    def set_label(self, label: str) -> None:
        self._label = label
        shown = label.replace("&", "&&")
        self.setText(f" {shown}" if self._icon and label else shown)
        self.setAccessibleName(label)

    def _restyle(self) -> None:
        if self._icon:
            self.setIcon(icons.icon(self._icon, _ICON_TONE[self._kind]))
            self.setIconSize(QSize(look.px(ICON["row"]), look.px(ICON["row"])))
        if self._bulk == "large":
            self.setFont(fonts.font("largestrong"))
        else:
            self.setFont(fonts.font("strong" if self._kind == "primary" else "body"))
        self.updateGeometry()


class IconButton(ReasonedButton):
    """A square button with an icon; its name is the tool tip and what is spoken."""

    def __init__(self, icon: str, name: str, keys: str = "", size: int = CONTROL["normal"]) -> None:
        super().__init__(tip=f"{name} ({keys})" if keys else name)
        self._icon, self._size = icon, size
        self.setProperty("kind", "quiet")
        self.setProperty("bulk", "icon")
        self.setAccessibleName(name)
        plain_tip(self, self._tip)
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setIcon(icons.icon(self._icon, "text2"))
        self.setIconSize(QSize(look.px(ICON["row"]), look.px(ICON["row"])))
        self.setFixedSize(look.px(self._size), look.px(self._size))


class Link(_Pressed, QAbstractButton):
    """A quiet action that lines up with text: no padding, so it may end at a panel's edge."""

    def __init__(self, label: str, icon: str = "", keys: str = "") -> None:
        super().__init__()
        self._icon = icon
        self._keys = keys
        self.setText(label)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("tone", "accent")
        follow(self._restyle)

    def _shown(self) -> str:
        return f"{self.text()} {self._keys}" if self._keys else self.text()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    # Qt's side of the button

    def sizeHint(self) -> QSize:
        icon = look.px(ICON["chip"] + 6) if self._icon else 0
        return QSize(ceil(fonts.width_of(self._shown())) + icon, look.px(24))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, left = QPainter(self), 0
        tone = "accent_hover" if self.underMouse() else "accent"
        tone = tone if self.isEnabled() else "disabled"
        if self._icon:
            slot = QRectF(0, 0, look.px(ICON["chip"]), self.height())
            icons.draw(painter, slot, self._icon, tone=tone, size=ICON["chip"])
            left = look.px(ICON["chip"] + 6)
        words = QRectF(left, 0, self.width() - left, self.height())
        paint.text(painter, words, self._shown(), tone=tone)
