"""Fields: label over, hint or error under, unit after. The label is what a screen reader says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSizePolicy, QWidget

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.restyle import follow, polish
from ui.theme.look import look
from ui.widgets.layout import ACROSS, DOWN, Box
from ui.widgets.text import Text


class Field(QWidget):
    """Any control with its label, its hint, and its error when there is one."""

    def __init__(
        self,
        label: str,
        control: QWidget,
        hint: str = "",
        *,
        unit: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__()
        shown = _("{label} (valfritt)").format(label=label) if optional else label
        self.control = control
        self.label = Text(shown, "strong", wrap=True)
        self.label.setBuddy(control)
        self._hint = hint
        self._note = Text(hint, "small", "text3", wrap=True)
        if not hint:
            self._note.hide()  # never shown before it has a parent: it would flash as a window
        control.setAccessibleName(f"{shown}, {unit}" if unit else shown)
        control.setAccessibleDescription(hint)
        self.setFocusProxy(control)
        self.setProperty("stands_on_top", True)
        self._line = Box(ACROSS, (control, 1))
        if unit:
            self._line.add(8, Text(unit, "body", "text2"))
        Box(DOWN, self.label, 4, self._line, 4, self._note, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def error(self) -> str:
        """The sentence under the field, empty when nothing is wrong."""
        return self._note.text() if self.control.property("state") == "error" else ""

    @property
    def unreadable(self) -> str:
        """Why what stands here cannot be used, as a sentence; an empty field has no reason."""
        return ""

    def put_beside(self, widget: QWidget) -> None:
        """A button that helps to fill the field in, after it."""
        self._line.add(8, widget)

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        if not self.error:
            self._show(hint, "text3")

    def set_error(self, sentence: str) -> None:
        """A red edge and a sentence with the way out; an empty one takes it away."""
        if sentence == self.error:
            return
        self.control.setProperty("state", "error" if sentence else "")
        polish(self.control)
        self._show(sentence or self._hint, "danger" if sentence else "text3")
        if sentence:
            announce(self.control, sentence)

    def tell_theirs(self, other: str) -> None:
        """Somebody else saved first: what stands there now. Saving again is a choice."""
        said = _("Nu står det {other}. Det du skrev sparas om du sparar igen.")
        self.set_error(said.format(other=other or _("inget")))

    def clear_error(self) -> None:
        self.set_error("")

    def disable(self, reason: str) -> None:
        """Off, with the reason where the hint stood."""
        self.control.setEnabled(False)
        self._show(reason, "text3")

    def enable(self) -> None:
        self.control.setEnabled(True)
        self._show(self._hint, "text3")

    def _show(self, sentence: str, tone: str) -> None:
        self._note.setText(sentence)
        self._note.set_tone(tone)
        self._note.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence)


class TextField(Field):
    """One line of text. Writing takes an error away; `edited` comes when the person writes."""

    edited = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        hint: str = "",
        *,
        unit: str = "",
        optional: bool = False,
    ) -> None:
        self.edit = QLineEdit()
        self.edit.setObjectName(name)
        super().__init__(label, self.edit, hint, unit=unit, optional=optional)
        self.edit.textEdited.connect(self._tell)

    @property
    def value(self) -> str:
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        self.edit.setText(value)

    def hide_text(self) -> None:
        """A password: spaces count, nothing is shown or remembered by the keyboard."""
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    @property
    def secret(self) -> str:
        """What was written, untouched."""
        return self.edit.text()

    def _tell(self, text: str) -> None:
        self.clear_error()
        self.edited.emit(text)


class _Combo(QComboBox):
    """The wheel scrolls the page, it never changes a value by accident."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ComboField(Field):
    """One of a few; the value is an id, the words are for people."""

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        hint: str = "",
        *,
        optional: bool = False,
    ) -> None:
        self.combo = _Combo()
        self.combo.setObjectName(name)
        self.combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        super().__init__(label, self.combo, hint, optional=optional)
        self.show_choices(choices)
        self.combo.activated.connect(self._tell)

    @property
    def value(self) -> str:
        return str(self.combo.currentData() or "")

    def set_value(self, value: str) -> None:
        self.combo.setCurrentIndex(self.combo.findData(value))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Replace the choices; what was chosen stays chosen when it is still there."""
        before = self.value
        self.combo.clear()
        for value, words in choices:
            self.combo.addItem(words, value)
        if before:
            self.set_value(before)

    def _tell(self) -> None:
        self.clear_error()
        self.chosen.emit(self.value)


class CheckField(QWidget):
    """A box with its words, a second line that explains, and something quiet at the right."""

    toggled = Signal(bool)

    def __init__(self, name: str, label: str, note: str = "", right: str = "") -> None:
        super().__init__()
        self.box = QCheckBox(label.replace("&", "&&"))
        self.box.setObjectName(name)
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(note)
        self._hint, self._error = note, ""
        self._note = Text(note, "small", "text3", wrap=True)
        if not note:
            self._note.hide()  # never shown before it has a parent: it would flash as a window
        self.right = Text(right, "small", "text3")
        self.setFocusProxy(self.box)
        self.setProperty("stands_on_top", True)
        line = Box(ACROSS, (self.box, 1), 8, self.right)
        self._indent = Box(ACROSS, 28, (self._note, 1))
        Box(DOWN, line, self._indent, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.box.toggled.connect(self.toggled)
        follow(self._restyle)

    @property
    def is_checked(self) -> bool:
        return self.box.isChecked()

    def set_checked(self, *, checked: bool) -> None:
        self.box.setChecked(checked)

    def set_error(self, sentence: str) -> None:
        """A sentence with the way out where the explanation stood; an empty one takes it away."""
        if sentence == self._error:
            return
        self._error, shown = sentence, sentence or self._hint
        self._note.setText(shown)
        self._note.set_tone("danger" if sentence else "text3")
        self._note.setVisible(bool(shown))
        self.box.setAccessibleDescription(shown)
        if sentence:
            announce(self.box, sentence)

    def tell_theirs(self, *, checked: bool) -> None:
        """Somebody else saved first: what the box is now. Saving again is a choice."""
        self.set_error(
            _("Nu är rutan kryssad. Ditt val sparas om du sparar igen.")
            if checked
            else _("Nu är rutan inte kryssad. Ditt val sparas om du sparar igen.")
        )

    def disable(self, reason: str, *, is_seen: bool = True) -> None:
        """Off for a reason that is spoken, and written unless it can be seen already."""
        self.box.setEnabled(False)
        self.box.setAccessibleDescription(reason)
        if is_seen:
            self._note.setText(reason)
            self._note.show()

    def _restyle(self) -> None:
        self.box.setMinimumHeight(look.px(24))
