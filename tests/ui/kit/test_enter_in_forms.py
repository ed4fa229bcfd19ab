"""Enter goes on from field to field, and after the last one it is the act of the form."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.kernel.errors import StoreProblem
from ui.clients.level_form import LevelForm
from ui.widgets.form import FormWords, NoteForm

TODAY = dt.date(2026, 5, 21)


@pytest.fixture
def page(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(qtbot, page):
    made = LevelForm(uuid4(), uuid4(), (), TODAY, page)
    made.open()
    qtbot.waitUntil(made.isVisible)
    return made


def enter(form) -> None:
    QTest.keyClick(form.focusWidget(), Qt.Key.Key_Return)


def test_that_enter_goes_through_the_fields_and_gives_the_form_after_the_last(qtbot, form) -> None:
    given = []
    form.given.connect(given.append)
    for text, name in (("3", "level_number"), ("", "level_day"), ("Behov", "level_reason")):
        assert form.focusWidget().objectName() == name
        assert not given, "given before every field was passed"
        QTest.keyClicks(form.focusWidget(), text)
        enter(form)
    assert (given[0].level, given[0].reason) == (3, "Behov")


def test_that_enter_in_the_last_field_gives_nothing_while_something_is_missing(form) -> None:
    given = []
    form.given.connect(given.append)
    last = form.findChild(QWidget, "level_reason")
    last.setFocus()
    QTest.keyClicks(last, "Behov")
    enter(form)
    assert not given
    assert form.isVisible()
    assert form.bar.sentence == "Skriv nivån som ett tal från 1 till 99."


def test_that_a_form_is_given_once_until_it_was_refused(form) -> None:
    given = []
    form.given.connect(given.append)
    QTest.keyClicks(form.findChild(QWidget, "level_number"), "3")
    QTest.keyClicks(form.findChild(QWidget, "level_reason"), "Behov")
    for _press in range(3):
        QTest.mouseClick(form.bar.primary, Qt.MouseButton.LeftButton)
    assert len(given) == 1
    form.refuse(StoreProblem("store.busy", "Databasen svarar inte."))
    QTest.mouseClick(form.bar.primary, Qt.MouseButton.LeftButton)
    assert len(given) == 2


def test_that_enter_in_a_note_is_a_new_line(page) -> None:
    words = FormWords(title="Avsluta", act="Avsluta", label="Skäl")
    form = NoteForm("why", words, page)
    form.open()
    given = []
    form.given.connect(given.append)
    QTest.keyClicks(form.editor, "ett")
    QTest.keyClick(form.editor, Qt.Key.Key_Return)
    QTest.keyClicks(form.editor, "tva")
    assert form.editor.toPlainText() == "ett\ntva"
    assert not given
