"""Buttons, fields, dates, answers, notes: by keyboard, with names, with reasons."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.support.screens import grab
from ui.kernel.shapes import ChipShape
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.buttons import Button, IconButton, Link
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField, read_day
from ui.widgets.facts import Facts
from ui.widgets.fields import CheckField, ComboField, TextField
from ui.widgets.layout import column
from ui.widgets.note_editor import NoteEditor
from ui.widgets.search_field import SearchField
from ui.widgets.segments import SegmentFilter
from ui.widgets.tabs import Tabs
from ui.widgets.text import ElidedText, Text

TODAY = dt.date(2026, 5, 18)
Key = Qt.Key


@pytest.fixture(autouse=True)
def _light(theme):
    return theme


def show(qtbot, widget, width=600, height=300):
    qtbot.addWidget(widget)
    grab(widget, width, height)
    widget.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    return widget


def test_that_a_button_is_off_only_with_a_reason(qtbot):
    button = show(qtbot, Button("Ny beställning", "primary"))
    button.set_tip("Skapar en beställning")
    button.disable("Väntar på Ola Stenvik.")
    assert not button.isEnabled()
    assert button.reason == button.accessibleDescription() == "Väntar på Ola Stenvik."
    assert "Ola Stenvik" in button.toolTip()
    button.allow("")
    assert button.isEnabled()
    assert button.reason == button.accessibleDescription() == ""
    assert "Skapar" in button.toolTip()


def test_that_data_on_a_button_is_neither_a_mnemonic_nor_mark_up(qtbot):
    button = show(qtbot, Button("Öppna Vård & <b>Omsorg</b>"))
    assert button.text() == "Öppna Vård && <b>Omsorg</b>"
    assert button.accessibleName() == "Öppna Vård & <b>Omsorg</b>"
    button.set_tip("<b>x</b>")
    assert "&lt;b&gt;" in button.toolTip()


def test_that_buttons_are_as_high_as_the_look_says(qtbot):
    for bulk, height in (("small", 26), ("normal", 32), ("large", 48)):
        assert show(qtbot, Button("Öppna", bulk=bulk)).sizeHint().height() == height


def test_that_an_icon_button_is_square_and_says_its_name(qtbot):
    button = show(qtbot, IconButton("menu", "Meny", "Alt"))
    assert (button.width(), button.height()) == (32, 32)
    assert button.accessibleName() == "Meny"
    assert "Meny (Alt)" in button.toolTip()


def test_that_a_link_works_with_space(qtbot):
    link = show(qtbot, Link("Regeln", "circle-help", "F1"))
    with qtbot.waitSignal(link.clicked):
        QTest.keyClick(link, Key.Key_Space)
    assert link.height() >= 24


def test_that_a_field_is_spoken_with_its_label_unit_and_error(qtbot):
    field = show(qtbot, TextField("hours", "Minskar med", "Hela timmar", unit="h i veckan"))
    assert field.edit.accessibleName() == "Minskar med, h i veckan"
    assert field.edit.accessibleDescription() == "Hela timmar"
    field.set_error("Skriv ett tal.")
    assert field.error == field.edit.accessibleDescription() == "Skriv ett tal."
    assert field.edit.property("state") == "error"
    QTest.keyClicks(field.edit, "1")
    assert field.error == ""
    assert field.edit.accessibleDescription() == "Hela timmar"


def test_that_an_optional_field_says_so(qtbot):
    field = show(qtbot, TextField("to", "Till utföraren", optional=True))
    assert field.label.text() == "Till utföraren (valfritt)"
    assert field.label.buddy() is field.edit


def test_that_a_field_that_is_off_says_why(qtbot):
    field = show(qtbot, TextField("number", "Kundnummer"))
    field.disable("Sätts av programmet")
    assert field.edit.accessibleDescription() == "Sätts av programmet"
    field.enable()
    assert field.edit.isEnabled()


def test_that_a_password_is_hidden_and_kept_as_it_was_written(qtbot):
    field = show(qtbot, TextField("password", "Lösenord"))
    field.hide_text()
    field.set_value(" med blanksteg ")
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    assert field.secret == " med blanksteg "
    assert field.edit.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


def test_that_a_combo_gives_ids_and_ignores_the_wheel(qtbot):
    field = show(qtbot, ComboField("reason", "Orsak", [("a", "Sjukhus"), ("b", "Resa")]))
    assert field.value == "a"
    with qtbot.waitSignal(field.chosen) as told:
        QTest.keyClick(field.combo, Key.Key_Down)
    assert told.args == ["b"]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(field.combo, wheel)
    assert field.value == "b"
    field.show_choices([("b", "Resa"), ("c", "Annat")])
    assert field.value == "b"


def test_that_a_check_is_ticked_with_space_and_explains_itself(qtbot):
    field = show(qtbot, CheckField("known", "Slutet är inte känt", "Påminner varje vecka"))
    with qtbot.waitSignal(field.toggled) as told:
        QTest.keyClick(field.box, Key.Key_Space)
    assert told.args == [True]
    assert field.is_checked
    assert field.box.accessibleDescription() == "Påminner varje vecka"
    field.disable("Avgiften meddelas senare.")
    assert field.box.accessibleDescription() == "Avgiften meddelas senare."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-21", dt.date(2026, 5, 21)),
        ("20260521", dt.date(2026, 5, 21)),
        ("260521", dt.date(2026, 5, 21)),
        ("21/5", dt.date(2026, 5, 21)),
        (" 2026-05-21 ", dt.date(2026, 5, 21)),
        ("0001-01-01", dt.date(1, 1, 1)),
        ("2026-02-30", None),
        ("21 maj", None),
        ("", None),
    ],
)
def test_that_a_day_is_read_in_the_ways_people_write_it(text, day):
    assert read_day(text, TODAY) == day


def test_that_a_date_is_written_in_full_when_it_is_left(qtbot):
    field = DateField("start", "Startdatum", TODAY)
    whole = show(qtbot, column(field, TextField("next", "Nästa")))
    field.edit.setFocus()
    with qtbot.waitSignal(field.day_changed):
        QTest.keyClicks(field.edit, "21/5")
    QTest.keyClick(field.edit, Key.Key_Tab)
    assert field.edit.text() == "2026-05-21"
    field.edit.setText("på torsdag")
    field.edit.editingFinished.emit()
    assert field.error == "Det är ingen dag. Skriv till exempel 2026-05-18."
    assert field.day is None
    assert whole.isVisible()


def test_that_arrows_step_a_day(qtbot):
    field = show(qtbot, DateField("start", "Startdatum", TODAY))
    field.set_day(dt.date(2026, 5, 31))
    with qtbot.waitSignal(field.day_changed) as told:
        QTest.keyClick(field.edit, Key.Key_Up)
    assert told.args == [dt.date(2026, 6, 1)]
    QTest.keyClick(field.edit, Key.Key_Down)
    assert field.day == dt.date(2026, 5, 31)


def test_that_a_day_is_picked_in_the_calendar_by_keyboard(qtbot):
    field = show(qtbot, DateField("start", "Startdatum", TODAY))
    field.set_day(dt.date(2026, 5, 21))
    QTest.keyClick(field.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field._calendar
    assert calendar.isVisible()
    assert calendar.month.selectedDate() == QDate(2026, 5, 21)
    with qtbot.waitSignal(field.day_changed) as told:
        calendar.month.activated.emit(QDate(2026, 5, 25))
    assert told.args == [dt.date(2026, 5, 25)]
    assert not calendar.isVisible()
    assert field.edit.calendar_button.accessibleName() == "Välj dag i kalender"


def answers(qtbot) -> RadioAnswers:
    chip = ChipShape("enligt uppgifterna", "ok", "check")
    return show(
        qtbot,
        RadioAnswers(
            "how_far", "Hur långt har det gått?",
            [Answer("no", "Inte verkställd"), Answer("yes", "Verkställd", "Det finns en", chip),
             Answer("done", "Verkställd och utförd")],
        ),
    )  # fmt: skip


def test_that_answers_are_one_stop_and_arrows_move(qtbot):
    group = answers(qtbot)
    assert [o.focusPolicy() == Qt.FocusPolicy.StrongFocus for o in group.options] == [
        True, False, False,
    ]  # fmt: skip
    group.options[0].setFocus()
    with qtbot.waitSignal(group.chosen) as told:
        QTest.keyClick(group.options[0], Key.Key_Down)
    assert told.args == ["yes"]
    assert group.options[1].hasFocus()
    assert [o.focusPolicy() == Qt.FocusPolicy.StrongFocus for o in group.options] == [
        False, True, False,
    ]  # fmt: skip


def test_that_digits_choose_while_the_answers_have_the_focus(qtbot):
    group = answers(qtbot)
    group.options[0].setFocus()
    with qtbot.waitSignal(group.chosen) as told:
        QTest.keyClick(group.options[0], Key.Key_3)
    assert told.args == ["done"]
    QTest.keyClick(group.options[2], Key.Key_5)
    assert group.value == "done"


def test_that_an_answer_is_spoken_with_what_the_data_says(qtbot):
    group = answers(qtbot)
    option = group.options[1]
    assert option.accessibleName() == "Verkställd"
    assert option.accessibleDescription() == "Det finns en, enligt uppgifterna"


def test_that_answers_can_be_replaced_and_unchosen(qtbot):
    group = answers(qtbot)
    group.set_value("yes")
    group.set_value("")
    assert group.value == ""
    group.show_answers("Vem?", [Answer("a", "A"), Answer("b", "B")], "b")
    assert group.value == "b"
    assert group.accessibleName() == "Vem?"
    assert [o.objectName() for o in group.options] == ["how_far_a", "how_far_b"]


def test_that_a_note_is_plain_and_its_draft_is_due(qtbot):
    editor = show(qtbot, NoteEditor("note", "Skriv vad som hänt"))
    pasted = QMimeData()
    pasted.setHtml("<b>Fet</b>")
    pasted.setText("Fet")
    editor.insertFromMimeData(pasted)
    assert editor.toPlainText() == "Fet"
    assert editor.has_unkept_text
    with qtbot.waitSignal(editor.draft_due) as due:
        editor.keep_now()
    assert due.args == ["Fet"]
    assert not editor.has_unkept_text
    editor.set_text("Redan sparat")
    assert not editor.has_unkept_text


def test_that_tab_leaves_a_note(qtbot):
    editor, after = NoteEditor("note"), TextField("after", "Sedan")
    whole = show(qtbot, column(editor, after))
    editor.setFocus()
    QTest.keyClick(editor, Key.Key_Tab)
    assert after.edit.hasFocus()
    editor.keep_now()
    assert whole.isVisible()


def test_that_escape_clears_a_filter_before_it_leaves(qtbot):
    field = show(qtbot, SearchField("filter", "Filtrera listan", "Ctrl+F", "filter"))
    QTest.keyClicks(field, "larm")
    with qtbot.waitSignal(field.textEdited):
        QTest.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.left):
        QTest.keyClick(field, Key.Key_Escape)
    with qtbot.waitSignal(field.went_down):
        QTest.keyClick(field, Key.Key_Down)


def test_that_segments_are_one_stop_and_arrows_choose(qtbot):
    choices = [("open", "Öppna 11"), ("closed", "Avslutade")]
    segments = show(qtbot, SegmentFilter("state", "Urval", choices))
    assert segments.value == "open"
    first = segments.focusProxy()
    first.setFocus()
    with qtbot.waitSignal(segments.chosen) as told:
        QTest.keyClick(first, Key.Key_Right)
    assert told.args == ["closed"]
    assert first.focusPolicy() == Qt.FocusPolicy.ClickFocus
    segments.set_words("open", "Öppna 12")
    assert first.accessibleName() == "Öppna 12"


def test_that_tabs_move_with_arrows(qtbot):
    tabs = show(qtbot, Tabs("parts", "Delar", [("a", "Översikt"), ("b", "Journal")]))
    tabs.setFocus()
    with qtbot.waitSignal(tabs.chosen) as told:
        QTest.keyClick(tabs, Key.Key_Right)
    assert told.args == ["b"]
    tabs.set_value("a")
    assert tabs.value == "a"


def test_that_a_chip_is_a_word_to_a_reader(qtbot):
    chip = show(qtbot, Chip(ChipShape("hos utförare", "wait", "hourglass")))
    assert chip.text() == "hos utförare"
    narrow = chip.width()
    chip.show_shape(ChipShape("väntar på objektspecialist", "wait"))
    assert chip.width() > narrow
    assert chip.height() == 22


def test_that_an_empty_fact_says_so(qtbot):
    facts = show(qtbot, Facts([("Ring", ""), ("Insats", "Hemtjänst")]))
    words = [text.text() for text in facts.findChildren(Text)]
    assert words == ["Ring", "inte angivet", "Insats", "Hemtjänst"]


def test_that_shortened_text_is_whole_in_tool_tip_and_name(qtbot):
    name = "Omsorgsbruket i Västra Ängsholm AB <&>"
    text = show(qtbot, ElidedText(name), 80, 30)
    assert text.accessibleName() == name
    assert text.toolTip() == "<qt>Omsorgsbruket i Västra Ängsholm AB &lt;&amp;&gt;</qt>"
    grab(text, 500, 30)
    assert text.toolTip() == ""


def test_that_text_from_data_is_never_mark_up(qtbot):
    text = show(qtbot, Text("<h1>Ta bort</h1>", wrap=True))
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.minimumSizeHint().height() < 40
