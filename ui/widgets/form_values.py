"""What stands in the fields of a form, by their object names."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

Writable = QLineEdit | QPlainTextEdit | QComboBox | QCheckBox
_ON = "yes"


def read_values(form: QWidget) -> dict[str, str]:
    return {widget.objectName(): _read(widget) for widget in _fields(form)}


def write_values(form: QWidget, values: Mapping[str, str]) -> None:
    """As if a person wrote it: what depends on a field hears of it.

    Choices come first, because they may propose what is then written over; a choice that is not
    there yet is kept until the list comes.
    """
    fields = sorted(_fields(form), key=_order)
    for widget in fields:
        name = widget.objectName()
        if name in values and _read(widget) != values[name]:
            _write(widget, values[name])


def _fields(form: QWidget) -> list[Writable]:
    return [
        one for one in form.findChildren(QWidget) if isinstance(one, Writable) and _is_named(one)
    ]


def _is_named(widget: QWidget) -> bool:
    return bool(widget.objectName()) and not widget.objectName().startswith("qt_")


def _order(widget: Writable) -> int:
    return 0 if isinstance(widget, QComboBox | QCheckBox) else 1


def _read(widget: Writable) -> str:
    if isinstance(widget, QComboBox):
        return str(widget.currentData() or "")
    if isinstance(widget, QCheckBox):
        return _ON if widget.isChecked() else ""
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()


def _write(widget: Writable, value: str) -> None:
    if isinstance(widget, QComboBox):
        if widget.findData(value) < 0:
            widget.addItem("", value)
        widget.setCurrentIndex(widget.findData(value))
        widget.activated.emit(widget.currentIndex())
    elif isinstance(widget, QCheckBox):
        widget.setChecked(bool(value))
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(value)
    else:
        widget.setText(value)
        widget.textEdited.emit(value)
