"""What is wrong with a window: unreachable, unexplained, cut or pale."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from ui.screens.words import name_of, spoken
from ui.theme import tokens
from ui.widgets.text import ElidedText

INTERACTIVE = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
)
READABLE = 4.5


def controls(widget: QWidget) -> list[QWidget]:
    """What a person can use, hidden parts left out."""
    return [
        child
        for child in widget.findChildren(QWidget)
        if isinstance(child, INTERACTIVE) and not isinstance(child, QHeaderView)
        if child.isVisibleTo(widget) and not child.objectName().startswith("qt_")
        if not isinstance(child.parentWidget(), QComboBox | QAbstractSpinBox)
    ]


def unreachable(widget: QWidget) -> list[str]:
    """Controls that a keyboard or a screen reader cannot use."""
    labelled = {label.buddy() for label in widget.findChildren(QLabel)}
    return [
        name_of(child)
        for child in controls(widget)
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus
        or not child.objectName()
        or not (spoken(child) or child in labelled)
    ]


def unexplained(widget: QWidget) -> list[str]:
    """Controls that are off without a reason that can be read and heard."""
    return [
        name_of(child)
        for child in controls(widget)
        if not child.isEnabled() and not child.accessibleDescription()
    ]


def same_names(widget: QWidget) -> list[str]:
    """Object names that stand for two controls."""
    names = [child.objectName() for child in controls(widget)]
    return sorted({name for name in names if names.count(name) > 1})


def elided(widget: QWidget) -> list[str]:
    """Labels and buttons whose words do not fit; what may be shortened says so itself."""
    return [
        f"{name_of(child)} {spoken(child)!r} {_shortage(child)}"
        for child in widget.findChildren(QWidget)
        if isinstance(child, QLabel | QAbstractButton | QTabBar | QComboBox)
        if child.isVisibleTo(widget) and not child.property("may_elide")
        if not child.objectName().startswith("qt_") and _shortage(child)
    ]


def pale(widget: QWidget) -> list[str]:
    """Texts with less than 4.5 to 1 against the ground they lie on, in any of the themes."""
    found = []
    for child in widget.findChildren(QWidget):
        tone = child.property("tone")
        if not tone or not child.isVisibleTo(widget) or not spoken(child):
            continue
        ground = _ground(child)
        for theme, colours in tokens.THEMES.items():
            ratio = tokens.contrast(colours[str(tone)], colours[ground])
            if ratio < READABLE:
                found.append(f"{name_of(child)} {tone} on {ground} in {theme}: {ratio:.1f}")
    return found


def tab_order(window: QWidget) -> list[str]:
    """The stops of Tab, from the widget that has the focus."""
    stops: list[str] = []
    while True:
        window.focusNextChild()
        here = window.focusWidget()
        name = here.objectName() if here else ""
        if name in stops:
            return stops
        stops.append(name)


def _shortage(child: QWidget) -> str:
    need, have = child.sizeHint(), child.size()
    if isinstance(child, QLabel) and child.wordWrap():
        width, height = child.minimumSizeHint().width(), child.heightForWidth(have.width())
        if have.width() + 1 < width or have.height() + 1 < height:
            return f"{have.width()}x{have.height()} of {width}x{height}"
        return ""
    if isinstance(child, QComboBox):
        need = child.minimumSizeHint()
    if child.hasHeightForWidth():
        need.setWidth(child.minimumSizeHint().width())
        need.setHeight(child.heightForWidth(have.width()))
    if isinstance(child, QLabel | QAbstractButton) and not child.text():
        return ""
    if have.width() + 1 < need.width() or have.height() + 1 < need.height():
        return f"{have.width()}x{have.height()} of {need.width()}x{need.height()}"
    return ""


def _ground(child: QWidget) -> str:
    here: QWidget | None = child
    while here is not None:
        if ground := here.property("ground"):
            return str(ground)
        here = here.parentWidget()
    return "window"


def faults(window: QWidget) -> list[str]:
    """All that is wrong with how it looks and what it says; nothing is moved to find out."""
    found = {
        "cut": elided(window),
        "shortened without the whole in a tip": _untold(window),
        "not by keyboard": unreachable(window),
        "off without a reason": unexplained(window),
        "two with the same name": same_names(window),
        "pale": pale(window),
    }
    return [f"{kind}: {what}" for kind, all_of_it in found.items() for what in all_of_it]


def _untold(window: QWidget) -> list[str]:
    return [
        text.text()
        for text in window.findChildren(ElidedText)
        if text.isVisible() and text.width() < text.sizeHint().width() and not text.toolTip()
    ]


def passed_over(window: QWidget, needed: tuple[str, ...]) -> list[str]:
    """What Tab should stop at and does not; in a group the arrows move on.

    The focus goes round, and some pages load again by that: not in the middle of a walk.
    """
    before = window.focusWidget()
    stops = set(tab_order(window))
    if before is not None:
        before.setFocus()
    missed = [
        child.objectName()
        for child in controls(window)
        if child.isEnabled() and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        if child.objectName() not in stops
    ]
    found = [*missed, *(name for name in needed if name not in stops)]
    return [f"passed over by Tab: {name}" for name in found]
