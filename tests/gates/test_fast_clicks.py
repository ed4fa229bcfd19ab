"""A double click, or five: one act, and nothing is begun that was not there at the first click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

from app.corrections.model import CaseObligation
from app.corrections.progress import StepStatus
from tests.gates.screen import LEFT, button, case_on_screen, choose_step
from tests.gates.test_end_of_a_case import HSL, with_healthcare
from tests.gates.walk import Walk, Walked
from tests.support.fast_hands import hammer
from tests.support.screens import settle
from ui.corrections.page import CorrectionsPage
from ui.kernel.tasks import SynchronousRunner
from ui.theme.theme import Theme

TIMES = [2, 3, 5]
SARAH = "lex_sarah"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


class SlowRunner(SynchronousRunner):
    """Reads at once; what is written waits until somebody lets it."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def write(self, owner: Any, work: Any, done: Any, failed: Any) -> None:
        write = super().write
        self.waiting.append(lambda: write(owner, work, done, failed))

    def go_on(self) -> None:
        waiting, self.waiting = self.waiting, []
        for write in waiting:
            write()


def done(walk: Walk) -> set[str]:
    return {item.step.id for item in walk.view().board.steps if item.status is StepStatus.DONE}


def refusal(page: CorrectionsPage) -> str:
    banner = page.case_page._refusal
    return banner.title.text() if banner.isVisible() else ""


@pytest.mark.parametrize("times", TIMES)
def test_that_fast_clicks_on_a_step_do_not_do_the_next_one(walked: Walked, times: int) -> None:
    """The next step of the same person has its button in the very same place."""
    walk = walked.at("journal saved")
    before = done(walk)
    with case_on_screen(walk, "objektspecialist") as page:
        settle(page)
        hammer(button(page, "step_act"), times)
        settle(page)
        assert done(walk) - before == {"UPP-S3-3"}
        assert refusal(page) == ""
        QTest.mouseClick(button(page, "step_act"), LEFT)
        assert done(walk) - before == {"UPP-S3-3", "UPP-S3-6c"}


@pytest.mark.parametrize("times", TIMES)
def test_that_an_act_that_is_under_way_is_not_begun_again(walked: Walked, times: int) -> None:
    walk, runner = walked.at("journal saved"), SlowRunner()
    before = done(walk)
    with case_on_screen(walk, "objektspecialist", runner) as page:
        settle(page)
        hammer(button(page, "step_act"), times)
        assert len(runner.waiting) == 1
        runner.go_on()
        settle(page)
        assert done(walk) - before == {"UPP-S3-3"}
        assert refusal(page) == ""
        hammer(button(page, "step_act"), times)
        assert len(runner.waiting) == 1


@pytest.mark.parametrize("times", TIMES)
def test_that_a_duty_is_ticked_once_and_another_beside_it_is_not_lost(
    walked: Walked, times: int
) -> None:
    walk, runner = walked.at("incident reported"), SlowRunner()
    with_healthcare(walk, missed_care="yes")
    with case_on_screen(walk, "handlaggare", runner) as page:
        settle(page)
        for number, duty in enumerate((HSL, SARAH), 1):
            box = page.findChild(QCheckBox, f"duty_{duty}")
            assert box is not None
            assert box.isEnabled()
            hammer(box, times, QPoint(10, box.height() // 2))
            assert len(runner.waiting) == number
        runner.go_on()
        ticked = {row.obligation for row in ticks(walk)}
        assert ticked == {HSL, SARAH}
        assert refusal(page) == ""


def ticks(walk: Walk) -> list[CaseObligation]:
    with walk.world.begin() as tx:
        return tx.cases.obligations_of(walk.case)


@pytest.mark.parametrize("times", TIMES)
def test_that_fast_clicks_on_closing_print_nothing_and_resume_nothing(
    walked: Walked, times: int
) -> None:
    """When the case is closed the button goes, and another takes its place."""
    walk = walked.at("incident reported")
    with case_on_screen(walk, "handlaggare") as page:
        settle(page)
        papers: list[bool] = []

        def printed() -> None:
            papers.append(True)

        page.case_page.print_asked.disconnect()
        page.case_page.print_asked.connect(printed)
        hammer(button(page, "case_close"), times)
        settle(page)
        assert not walk.view("handlaggare").case.is_open
        assert papers == []
        assert refusal(page) == ""


@pytest.mark.parametrize("times", TIMES)
@pytest.mark.parametrize(
    ("stage", "login", "step"),
    [
        ("started", "utforare", "UPP-S3-1"),
        ("ticket sent", "objektspecialist", "UPP-S3-2"),
        ("ticket sent", "utforare", "UPP-S3-4"),
        ("taken over", "systemforvaltare", "UPP-S3-6f"),
        ("officer told", "handlaggare", "UPP-S3-6g"),
    ],
)
def test_that_fast_clicks_open_one_form_and_give_nothing_in_it(
    walked: Walked, stage: str, login: str, step: str, times: int
) -> None:
    walk, runner = walked.at(stage), SlowRunner()
    with case_on_screen(walk, login, runner) as page:
        choose_step(page, step)
        settle(page)
        hammer(button(page, "step_act"), times)
        form = page.forms.form
        assert form is not None
        assert form.isVisible()
        assert not form.is_given
        assert runner.waiting == []
        written = QApplication.focusWidget()
        assert written is None or form.isAncestorOf(written)
        form.reject()
