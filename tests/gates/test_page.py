"""Each gate of scenario 3 on the case page: a disabled action that says who is awaited."""

import pytest
from PySide6.QtWidgets import QPushButton

from app.routines.loading import newest
from tests.gates.gates import CLOSE, GATES
from tests.gates.screen import button, case_on_screen, choose_step, click, words
from tests.gates.walk import Walked
from ui.corrections.page import CorrectionsPage
from ui.theme.theme import Theme

# How the sentence names who is awaited.
AWAITED = {
    "G2": "systemförvaltaren på IT",
    "G3": "objektspecialisten",
    "G7": "sammanhållande objektspecialist",
    "G13": "utföraren",
}


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


def action_for(page: CorrectionsPage, gate: str) -> QPushButton:
    """The primary action of the step that the gate stops, chosen by a click on the board."""
    step = GATES[gate].step
    if step == CLOSE:
        return button(page, "case_close")
    choose_step(page, step)
    act, view = button(page, "step_act"), page.case.view
    assert view is not None
    assert words(page, "step_title") == view.board.step(step).step.label
    return act


@pytest.mark.parametrize("gate", GATES)
def test_that_the_page_disables_what_a_closed_gate_stops_and_says_who_is_awaited(
    walked: Walked, gate: str
):
    stopped, sentence = GATES[gate], newest("ru541").gates[gate].waiting
    with case_on_screen(walked.at(stopped.shut), stopped.login) as page:
        act = action_for(page, gate)
        assert not act.isEnabled()
        assert act.toolTip() == sentence or sentence in act.accessibleDescription()
        assert AWAITED[gate] in sentence
        if stopped.step != CLOSE:
            assert words(page, "step_reason") == sentence


@pytest.mark.parametrize("gate", GATES)
def test_that_the_page_offers_the_action_once_the_gate_is_open(walked: Walked, gate: str):
    stopped = GATES[gate]
    with case_on_screen(walked.at(stopped.open), stopped.login) as page:
        act = action_for(page, gate)
        assert act.isEnabled()
        assert words(page, "step_reason") == ""


@pytest.mark.parametrize("gate", GATES)
def test_that_a_click_on_a_disabled_action_does_nothing(walked: Walked, gate: str):
    stopped = GATES[gate]
    walk = walked.at(stopped.shut)
    with case_on_screen(walk, stopped.login) as page:
        action_for(page, gate)
        before = walk.view().board
        lines = len(walk.events())
        click(page, "case_close" if stopped.step == CLOSE else "step_act")
        assert len(walk.events()) == lines
        assert walk.view().board == before
        assert page.forms.form is None


def test_that_closing_by_a_click_closes_the_case(walked: Walked):
    walk = walked.at(GATES["G13"].open)
    with case_on_screen(walk, "handlaggare") as page:
        click(page, "case_close")
        assert not walk.view("handlaggare").case.is_open
