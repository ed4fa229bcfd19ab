"""The guide and the case by keyboard alone: the focus stands where the next key is meant."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.gates.screen import case_on_screen, case_page, choose_step
from tests.gates.walk import Walk, Walked
from tests.support.screens import settle
from ui.corrections.page import GUIDE, CorrectionsPage
from ui.theme.theme import Theme
from ui.widgets.layout import Scroll

Key = Qt.Key


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


@pytest.fixture
def guide(in_a_vault: Walk, qtbot) -> Iterator[CorrectionsPage]:
    """Shown, and then asked for a guide, as from a button of another page."""
    page = case_page(in_a_vault, "utforare")
    qtbot.addWidget(page)
    page.resize(1440, 900)
    _in_front(qtbot, page)
    page.show_key(f"{GUIDE}{in_a_vault.order}")
    settle(page)
    yield page
    page.close()


def _in_front(qtbot, page: CorrectionsPage) -> None:
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is page)


def focus() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(page: QWidget, *keys: Key, alt: bool = False) -> None:
    modifier = Qt.KeyboardModifier.AltModifier if alt else Qt.KeyboardModifier.NoModifier
    for key in keys:
        QTest.keyClick(focus(), key, modifier)
        settle(page)


def in_answers(page: CorrectionsPage) -> bool:
    return page.guide_page.answers.isAncestorOf(focus())


def test_that_the_guide_begins_in_its_answers(guide):
    assert in_answers(guide)


def test_that_a_number_chooses_enter_goes_on_and_the_focus_is_in_the_answers_again(guide):
    first = guide.guide.question()
    press(guide, Key.Key_1)
    assert guide.guide_page.answers.options[0].isChecked()
    press(guide, Key.Key_Return)
    assert guide.guide.question() is not None
    assert guide.guide.question() is not first
    assert in_answers(guide)


def test_that_enter_without_an_answer_goes_nowhere(guide):
    guide.guide_page.answers.set_value("")
    guide.guide_page._weigh()
    first = guide.guide.question()
    press(guide, Key.Key_Return)
    assert guide.guide.question() is first


@pytest.mark.parametrize(("key", "alt"), [(Key.Key_Backspace, False), (Key.Key_Left, True)])
def test_that_the_question_before_comes_back_by_key(guide, key, alt):
    first = guide.guide.question()
    press(guide, Key.Key_1, Key.Key_Return)
    press(guide, key, alt=alt)
    assert guide.guide.question() is first
    assert in_answers(guide)


def test_that_numbers_work_from_the_buttons_and_enter_presses_the_one_in_focus(guide):
    first = guide.guide.question()
    press(guide, Key.Key_1, Key.Key_Return)
    back = guide.findChild(QWidget, "guide_back")
    back.setFocus()
    press(guide, Key.Key_1)
    assert guide.guide_page.answers.options[0].isChecked()
    back.setFocus()
    press(guide, Key.Key_Return)
    assert guide.guide.question() is first


def _to_the_result(page: CorrectionsPage) -> None:
    """Answer as the program proposes, else with the first answer; write a reason where asked."""
    for _turn in range(12):
        if page.result_page.isVisible():
            return
        if not page.guide_page.answers.value:
            press(page, Key.Key_1)
        if page.guide_page.reason.isVisible():
            page.guide_page.reason.edit.setFocus()
            QTest.keyClicks(focus(), "Fel enhet")
        press(page, Key.Key_Return)
    assert page.result_page.isVisible()


def test_that_enter_starts_a_case_only_on_the_button_that_starts_it(guide):
    _to_the_result(guide)
    press(guide, Key.Key_Return)
    assert guide.case.view is None
    assert in_answers(guide), "one Enter too many is the way back"
    press(guide, Key.Key_Return)
    assert guide.result_page.isVisible()
    press(guide, Key.Key_Backspace)
    assert in_answers(guide)
    press(guide, Key.Key_Return)
    assert guide.result_page.isVisible()
    guide.result_page.start.setFocus()
    press(guide, Key.Key_Return)
    assert guide.case.view is not None
    assert guide.case.view.case.is_open


@pytest.mark.parametrize("by", ["mouse", "key"])
def test_that_after_an_act_the_page_stays_where_the_next_step_is(walked: Walked, qtbot, by: str):
    with case_on_screen(walked.at("journal saved"), "objektspecialist") as page:
        page.resize(1158, 688)
        _in_front(qtbot, page)
        settle(page)
        case, done = page.case_page, page.case.chosen
        act = case.step.findChild(QWidget, "step_act")
        act.setFocus()
        if by == "mouse":
            QTest.mouseClick(act, Qt.MouseButton.LeftButton)
        else:
            press(page, Key.Key_Space)
        settle(page)
        assert page.case.chosen.step.id != done.step.id
        assert case.findChild(Scroll).verticalScrollBar().value() == 0
        assert case.step.isAncestorOf(focus()) or case.header.isAncestorOf(focus())


def test_that_the_board_keeps_the_focus_when_a_step_is_chosen_on_it(walked: Walked, qtbot):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        _in_front(qtbot, page)
        page.case_page.lanes.setFocus()
        choose_step(page, "UPP-S3-3")
        assert focus() is page.case_page.lanes
