"""A form begins in its first field that can be written in, however and whenever that comes."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.support.screens import settle
from ui.clients.person_forms import RegisterForm
from ui.kernel.naming import named
from ui.kernel.questions import Question
from ui.widgets.buttons import Button
from ui.widgets.dialog import QuestionDialog
from ui.widgets.fields import ComboField, TextField
from ui.widgets.form import DayForm, Form, FormWords, NoteForm
from ui.widgets.layout import column, row
from ui.widgets.tall_form import TallForm

WORDS = FormWords(title="Avsluta", act="Avsluta", label="Skäl")
TODAY = dt.date(2026, 5, 21)


@pytest.fixture
def page(qtbot, theme):
    """A page with the button that opens a form."""
    made = column(named(Button("Öppna"), "open"))
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


class _Later(TallForm):
    """Fields that come with an answer of the store, over those that were there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("later", "Ny insats", "Spara", parent)
        self.note = TextField("later_note", "Anteckning")
        self.inside.box.add(self.note)

    def fill(self) -> None:
        self.inside.box.insertWidget(0, TextField("later_name", "Namn"))


def tall(parent: QWidget) -> Form:
    form = TallForm("tall", "Ny person", "Registrera", parent)
    number, kind = TextField("tall_number", "Nummer"), ComboField("tall_kind", "Slag", [("a", "A")])
    form.inside.box.add(row((number, 1), 16, (kind, 1)), 12, TextField("tall_name", "Namn"))
    return form


def register(parent: QWidget) -> Form:
    return RegisterForm(uuid4(), ["Omsorgsnämnden"], TODAY, parent)


FORMS = {
    "register_identity": register,
    "note_text": lambda parent: NoteForm("note", WORDS, parent, ["Ett färdigt skäl"]),
    "day_day": lambda parent: DayForm("day", WORDS, TODAY, parent),
    "tall_number": tall,
}


def opened(qtbot, page: QWidget, form: Form, *, by_key: bool = False) -> Form:
    """From the button of the page, by mouse or by key."""
    button = page.findChild(Button, "open")
    assert button is not None
    button.clicked.connect(form.open)
    if by_key:
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
    else:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is form)
    settle(form)
    return form


def focus_name() -> str:
    focus = QApplication.focusWidget()
    return focus.objectName() if focus is not None else ""


@pytest.mark.parametrize("by_key", [False, True])
@pytest.mark.parametrize("field", FORMS)
def test_that_a_form_begins_in_its_first_field(qtbot, page, field, by_key):
    form = opened(qtbot, page, FORMS[field](page), by_key=by_key)
    assert focus_name() == field
    QTest.keyClicks(QApplication.focusWidget(), "a 1")
    assert form.isVisible()
    form.close()


def test_that_a_field_that_cannot_be_written_in_is_passed_over(qtbot, page):
    form = Form("half", "Ändra", "Spara", page)
    first, second = TextField("half_off", "Nummer"), TextField("half_on", "Namn")
    first.disable("Kan inte ändras.")
    form.box.add(first, second)
    opened(qtbot, page, form)
    assert focus_name() == "half_on"
    form.close()


def test_that_a_field_that_comes_later_over_the_others_takes_the_focus(qtbot, page):
    form = _Later(page)
    opened(qtbot, page, form)
    assert focus_name() == "later_note"
    form.fill()
    qtbot.waitUntil(lambda: focus_name() == "later_name")
    form.close()


def test_that_a_field_that_comes_later_leaves_alone_who_writes(qtbot, page):
    form = _Later(page)
    opened(qtbot, page, form)
    QTest.keyClicks(QApplication.focusWidget(), "Ring")
    form.fill()
    settle(form)
    assert focus_name() == "later_note"
    assert form.note.value == "Ring"
    form.close()


def test_that_a_field_that_is_let_on_by_an_answer_takes_the_focus(qtbot, page):
    form = Form("wait", "Flytta", "Flytta", page)
    unit = ComboField("wait_unit", "Enhet", [])
    unit.disable("Enheterna hämtas.")
    form.box.add(unit)
    opened(qtbot, page, form)
    unit.enable()
    qtbot.waitUntil(lambda: focus_name() == "wait_unit")
    form.close()


def test_that_a_form_may_choose_its_own_first_field(qtbot, page):
    form = Form("own", "Ändra", "Spara", page)
    second = TextField("own_second", "Telefon")
    form.box.add(TextField("own_first", "Namn"), second)
    second.setFocus()
    opened(qtbot, page, form)
    assert focus_name() == "own_second"
    form.close()


def test_that_a_question_that_wants_a_reason_begins_in_it(qtbot, page):
    question = Question(
        title="Läsa?", body="Det loggas.", act="Läs", leave="Avbryt", reason_label="Skäl"
    )
    dialog = QuestionDialog(question, page)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: focus_name() == "question_reason")
    QTest.keyClicks(QApplication.focusWidget(), "Ny i valvet")
    assert dialog.isVisible()
    assert dialog.reason == "Ny i valvet"
    dialog.close()
