"""A conditional step that is not needed: left out with a reason, which stays with it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from app.access.log import Outcome
from app.corrections.model import StepState
from app.corrections.views import CaseView
from app.kernel.errors import BadInput
from tests.gates.screen import button, case_on_screen, choose_step, click, words, write
from tests.gates.walk import Walk, Walked
from tests.support.pdf_words import words_of
from tests.support.screens import settle
from ui.corrections.board import lanes_data
from ui.theme.theme import Theme
from ui.widgets.form import NoteForm

STEP, WHY = "UPP-S3-3", "Norr drivs av en annan kommun"
LOGIN = "objektspecialist"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def _leave_out(walk: Walk, why: str) -> None:
    walk.complete(LOGIN, STEP, not_needed=True, note=why)


def test_that_leaving_a_step_out_without_a_reason_is_refused_and_changes_nothing(walked: Walked):
    walk = walked.at("journal saved")
    with pytest.raises(BadInput) as refused:
        _leave_out(walk, " ")
    assert (refused.value.field, STEP in walk.view().situation.done) == ("note", False)
    assert walk.events()[-2].detail == refused.value.code  # then the reading just now


def test_that_the_reason_stays_with_the_step_and_out_of_the_log(walked: Walked):
    walk = walked.at("journal saved")
    _leave_out(walk, WHY)
    done = walk.view().situation.done[STEP]
    assert (done.state, done.note) == (StepState.NOT_NEEDED, WHY)
    told = walk.events()[-2]  # the last line is the reading just now
    assert (told.outcome, told.detail) == (Outcome.DONE, f"{STEP} not_needed")
    assert all(WHY not in event.detail + event.purpose for event in walk.events())


def test_that_the_checklist_prints_the_reason(walked: Walked, tmp_path: Path):
    walk = walked.at("journal saved")
    _leave_out(walk, WHY)
    said = words_of(walk.at(LOGIN).papers.checklist(walk.case).pdf)
    assert "Behövs inte" in said
    assert f"Skäl: {WHY}" in said


def test_that_the_reason_is_asked_for_in_a_form_and_shown_on_the_step_afterwards(walked: Walked):
    walk = walked.at("journal saved")
    with case_on_screen(walk, LOGIN) as page:
        choose_step(page, STEP)
        click(page, "step_not_needed")
        form = page.forms.form
        assert isinstance(form, NoteForm)
        assert STEP not in _shown(page.case.view).situation.done  # nothing is done by the press
        assert not button(page, "not_needed_act").isEnabled()
        asked = " ".join(label.text() for label in form.findChildren(QLabel))
        assert "BL895 omfattar endast egen regi" in asked
        write(page, "not_needed_text", WHY)
        click(page, "not_needed_act")
        assert page.forms.form is None
        choose_step(page, STEP)
        settle(page)
        assert words(page, "step_written") == f"Skäl: {WHY}"
        lanes = lanes_data(_shown(page.case.view)).lanes
        [line] = [step.line for lane in lanes for step in lane.steps if step.key == STEP]
        assert line.startswith("behövs inte, ")


def test_that_leaving_the_form_leaves_the_step_to_be_done(walked: Walked):
    walk = walked.at("journal saved")
    with case_on_screen(walk, LOGIN) as page:
        choose_step(page, STEP)
        click(page, "step_not_needed")
        click(page, "not_needed_leave")
        assert page.forms.form is None
        assert STEP not in walk.view().situation.done


def _shown(view: CaseView | None) -> CaseView:
    assert view is not None
    return view
