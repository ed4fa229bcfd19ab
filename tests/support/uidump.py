"""A window as text, and what is wrong with it: unreachable, unexplained, cut or pale."""

from __future__ import annotations

from collections.abc import Iterator

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
    QTableView,
    QWidget,
)

from ui.theme import tokens
from ui.theme.look import look
from ui.widgets.chip import Chip
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


def dump(widget: QWidget) -> str:
    """What is on it, in which order, in which state."""
    return "\n".join(_lines(widget, 0)) + "\n"


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
        _name(child)
        for child in controls(widget)
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus
        or not child.objectName()
        or not (_spoken(child) or child in labelled)
    ]


def unexplained(widget: QWidget) -> list[str]:
    """Controls that are off without a reason that can be read and heard."""
    return [
        _name(child)
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
        f"{_name(child)} {_spoken(child)!r} {_shortage(child)}"
        for child in widget.findChildren(QWidget)
        if isinstance(child, QLabel | QAbstractButton | QTabBar | QComboBox)
        if child.isVisibleTo(widget) and not child.property("may_elide")
        if not child.objectName().startswith("qt_") and _shortage(child)
    ]


def pale(widget: QWidget) -> list[str]:
    """Texts with less than 4.5 to 1 against the ground they lie on, by the tokens of both."""
    found = []
    for child in widget.findChildren(QWidget):
        tone = child.property("tone")
        if not tone or not child.isVisibleTo(widget) or not _spoken(child):
            continue
        ground = _ground(child)
        ratio = tokens.contrast(look.hex(str(tone)), look.hex(ground))
        if ratio < READABLE:
            found.append(f"{_name(child)} {tone} on {ground}: {ratio:.1f}")
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


def _lines(widget: QWidget, depth: int) -> Iterator[str]:
    if widget.isHidden() and widget.parentWidget() is not None:
        return
    yield "  " * depth + _name(widget) + _state(widget)
    if isinstance(widget, QAbstractItemView):
        yield from ("  " * (depth + 1) + row for row in _rows(widget))
        return
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _lines(child, depth + 1)


def _name(widget: QWidget) -> str:
    name = f"#{widget.objectName()}" if widget.objectName() else ""
    return f"{type(widget).__name__}{name}"


def _state(widget: QWidget) -> str:
    spoken = f" {_spoken(widget)!r}" if _spoken(widget) else ""
    value = f" = {widget.text()!r}" if isinstance(widget, QLineEdit) else ""
    is_on = isinstance(widget, QAbstractButton) and widget.isCheckable() and widget.isChecked()
    return spoken + value + (" (on)" if is_on else "") + ("" if widget.isEnabled() else " (off)")


def _spoken(widget: QWidget) -> str:
    if name := widget.accessibleName():
        return name
    if isinstance(widget, QAbstractButton | QLabel | Chip | ElidedText):
        return widget.text()
    return ""


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = range(view.horizontalHeader().count() if isinstance(view, QTableView) else 1)
    for row in range(model.rowCount()):
        role = Qt.ItemDataRole.AccessibleTextRole
        yield " | ".join(str(model.index(row, column).data(role)) for column in columns)
