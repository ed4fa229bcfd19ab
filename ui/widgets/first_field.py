"""The fields of a form in the order they are read: where it begins, and where Enter goes on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from ui.kernel.announce import announce
from ui.kernel.presses import is_enter
from ui.widgets.buttons import ReasonedButton

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QRadioButton, QCheckBox)
_GIVES_ENTER_ON = (QLineEdit, QComboBox, QCheckBox, QRadioButton)
_TOUCHES = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.InputMethod}
_MOVES = {
    QEvent.Type.Show,
    QEvent.Type.Resize,
    QEvent.Type.LayoutRequest,
    QEvent.Type.EnabledChange,
    QEvent.Type.WindowActivate,
}


class FirstField(QObject):
    """Keeps the focus in the first field, also when the fields come with a later answer.

    It lets go as soon as the person writes, clicks, or goes on; a form that has itself put the
    focus into a field before it is shown is left alone.
    """

    def __init__(self, form: QDialog) -> None:
        super().__init__(form)
        self._form = form
        self._field: QWidget | None = None
        self._is_over = False
        form.installEventFilter(self)

    def _place(self) -> None:
        focus = self._form.focusWidget()
        if focus is not None and focus is not self._field and _is_field(focus):
            self._is_over = True  # the form or the person has chosen another one
            return
        first = first_field(self._form)
        self._watch_what_scrolls()
        if first is not None and first is not focus:
            if self._field is not None:
                self._field.removeEventFilter(self)
            self._field = first
            first.installEventFilter(self)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _watch_what_scrolls(self) -> None:
        """What scrolls lays itself out without the form."""
        for scroll in self._form.findChildren(QScrollArea):
            if (inside := scroll.widget()) is not None:
                inside.installEventFilter(self)  # once, however often it is asked for

    # Qt's side of the object

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._field and kind in _TOUCHES:
            self._is_over = True
        elif kind in _MOVES and not self._is_over and self._form.isVisible():
            self._place()
        return super().eventFilter(watched, event)


def first_field(form: QWidget) -> QWidget | None:
    """Where a form that opens begins."""
    return next(iter(_fields_of(form)), None)


def field_after(form: QWidget, field: QWidget) -> QWidget | None:
    """The next field that can be written in, None after the last."""
    fields = _fields_of(form)
    following = fields[fields.index(field) + 1 :] if field in fields else []
    return next(iter(following), None)


def goes_on(form: QWidget, event: QKeyEvent, primary: ReasonedButton) -> bool:
    """Enter in a field of one line: to the next one, and after the last the act of the form.

    So nothing is given before every field was passed. False when the key is for somebody else.
    """
    field = form.focusWidget()
    if not (is_enter(event) and isinstance(field, _GIVES_ENTER_ON)):
        return False
    following = field_after(form, field)
    if following is not None:
        following.setFocus(Qt.FocusReason.TabFocusReason)
    elif primary.isEnabled():
        primary.click()
    else:
        announce(form, primary.reason)
    return True


def _fields_of(form: QWidget) -> list[QWidget]:
    """Read as a page is: from the top, and from the left."""
    fields = [widget for widget in form.findChildren(QWidget) if _is_field(widget)]
    return sorted(fields, key=lambda field: _place_of(field, form))


def _place_of(field: QWidget, form: QWidget) -> tuple[int, int]:
    corner = field.mapTo(form, QPoint(0, 0))
    return corner.y(), corner.x()


def _is_field(widget: QWidget) -> bool:
    if not isinstance(widget, _FIELDS):
        return False
    if isinstance(widget, (QLineEdit, QPlainTextEdit)) and widget.isReadOnly():
        return False
    takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes_tab and widget.isVisible() and widget.isEnabled()
