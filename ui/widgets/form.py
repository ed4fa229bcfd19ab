"""Forms over a page: they stay open until the act is done, and say inside why it was refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.naming import named, ruled
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.dialog import Dialog
from ui.widgets.fields import Field, TextField
from ui.widgets.first_field import FirstField, goes_on
from ui.widgets.layout import row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWords:
    """The words of a form with one field."""

    title: str
    act: str
    label: str
    hint: str = ""


class Form(Dialog):
    """A dialog that stays open until its act has been done; a refusal is shown inside it."""

    def __init__(
        self, name: str, title: str, act: str, parent: QWidget, *, removes: bool = False
    ) -> None:
        primary = named(Button(act, "danger" if removes else "primary"), f"{name}_act")
        leave = named(Button(_("Avbryt")), f"{name}_leave")
        super().__init__(name, title, primary, leave, parent)
        primary.clicked.disconnect(self.accept)
        primary.clicked.connect(self._press)
        self.is_given = False
        if (given := getattr(self, "given", None)) is not None:
            given.connect(self._was_given)
        self._refusal = Banner("danger", "")
        self._refusal.hide()
        self.box.add(self._refusal, 8)
        self._first = FirstField(self)

    def put_on_top(self, widget: QWidget) -> None:
        """Over the fields, where a refusal stands too."""
        self.box.insertWidget(0, widget)

    def submit(self) -> None:
        """A form gives its values here; the page closes it when the act is done."""
        self.accept()

    def refuse(self, error: AppError) -> None:
        """Nothing was done: say why, keep what was written."""
        self._refusal.tell("danger", error.sentence)
        self._refusal.show()
        self.is_given = False
        self.bar.allow()

    def _press(self) -> None:
        """What cannot be read is never given as if it were empty, and nothing is given twice."""
        if self.is_given:
            return  # the answer is on its way: it closes the form, or refuses
        if (field := self._unreadable()) is not None:
            field.set_error(field.unreadable)
            self._refusal.tell("danger", f"{field.label.text()}: {field.unreadable}")
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._refusal.hide()
        self.submit()

    def _was_given(self, *_values: object) -> None:
        self.is_given = True

    def _unreadable(self) -> Field | None:
        found = (one for one in self.findChildren(Field) if one.unreadable)
        return next((one for one in found if one.isVisibleTo(self)), None)

    # Qt's side of the form

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not goes_on(self, event, self.bar.primary):
            super().keyPressEvent(event)


class NoteForm(Form):
    """One text that must be written: a recorded decision, or what a check showed."""

    given = Signal(str)

    def __init__(
        self, name: str, words: FormWords, parent: QWidget, proposals: Sequence[str] = ()
    ) -> None:
        super().__init__(name, words.title, words.act, parent)
        self.editor = NoteEditor(f"{name}_text")
        self.box.add(Text(words.hint, "body", "text2", wrap=True), 12)
        self.box.add(Field(words.label, self.editor))
        for number, ready in enumerate(proposals):
            use = named(Button(ready), f"{name}_proposal_{number}")
            use.clicked.connect(_Use(self.editor, ready, use).put)
            self.box.add(8, row(use, None))
        self.editor.textChanged.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(self.editor.toPlainText())

    def _judge(self) -> None:
        is_empty = not self.editor.toPlainText().strip()
        self.bar.allow(_("Skriv något först.") if is_empty else "")


class _Use(QObject):
    """A ready sentence that can be put into the editor; lives as long as its button."""

    def __init__(self, editor: NoteEditor, words: str, button: Button) -> None:
        super().__init__(button)
        self._editor, self._words = editor, words

    def put(self) -> None:
        self._editor.set_text(self._words)


class DayForm(Form):
    """One day that must be written; nothing is filled in by habit."""

    given = Signal(object)

    def __init__(
        self,
        name: str,
        words: FormWords,
        today: dt.date,
        parent: QWidget,
        rules: Sequence[str] = (),
    ) -> None:
        super().__init__(name, words.title, words.act, parent)
        self.day = ruled(DateField(f"{name}_day", words.label, today, words.hint), *rules)
        self.box.add(self.day)
        self.day.day_changed.connect(self._judge)
        self._judge()

    def submit(self) -> None:
        self.given.emit(self.day.day)

    def _judge(self, _value: object = None) -> None:
        self.bar.allow("" if self.day.day else _("Skriv dagen först."))


class MessageForm(Form):
    """A message from a template, to be looked through before it is sent."""

    given = Signal(str, str)

    def __init__(self, title: str, to: str, subject: str, body: str, parent: QWidget) -> None:
        super().__init__("message", title, _("Skicka meddelande"), parent)
        self.subject = TextField("message_subject", _("Rubrik"))
        self.subject.set_value(subject)
        self.body = NoteEditor("message_body")
        self.body.set_text(body)
        self.box.add(
            Text(_("Till {who}").format(who=to), "body", "text2", wrap=True),
            12,
            self.subject,
            12,
            Field(_("Meddelande"), self.body),
        )

    def submit(self) -> None:
        self.given.emit(self.subject.value, self.body.toPlainText())
