"""Whose turn it is when the steps are done: who may tick what is left, and who may close."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.roles import Role
from app.corrections.commands import TickObligation
from app.corrections.views import CaseRow
from app.kernel.errors import NotAllowed
from app.worklist.model import Group, WorkRow
from tests.gates.screen import button, case_on_screen
from tests.gates.walk import Walk, Walked
from tests.support.screens import settle
from tests.support.world import op
from ui.corrections.case_list import CaseSource, case_shape
from ui.corrections.page import CorrectionsPage
from ui.theme.theme import Theme
from ui.widgets.chip import Chip

CLOSERS = (
    "handlaggare",
    "utforare",
    "utforare3",
    "objektspecialist",
    "sammanhallande",
    "systemforvaltare",
)
HSL = "healthcare_staff"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


def the_row(walk: Walk, login: str) -> CaseRow:
    [row] = walk.at(login).cases.rows()
    return row


def today_row(walk: Walk, login: str) -> WorkRow:
    [row] = [one for one in walk.at(login).worklist.today() if one.key == f"case:{walk.case}"]
    return row


def heading(walk: Walk, login: str) -> str:
    """Under which heading of Rätta fel the case stands."""
    services = walk.at(login)
    source = CaseSource(services.cases, services.guide).source()
    [group] = [group for group in source.groups() if group.count]
    return group.title


def with_healthcare(walk: Walk, **more: str) -> Walk:
    """The person has health care assignments after all: a duty that nobody is named for is left."""
    with walk.world.begin() as tx:
        case = tx.cases.get(walk.case)
        facts = case.facts | {"has_hsl_assignments": "yes"} | more
        tx.cases.cases.save(replace(case, facts=facts))
    return walk


@pytest.mark.parametrize("login", CLOSERS)
def test_that_a_case_that_can_be_closed_is_due_for_each_who_may_close_it(
    walked: Walked, login: str
) -> None:
    walk = walked.at("incident reported")
    row = today_row(walk, login)
    assert (row.group, row.chip) == (Group.DUE, "kan avslutas")
    assert row.title == "Rätta fel: avsluta ärendet"
    assert heading(walk, login) == "Din tur"
    shape = case_shape(the_row(walk, login))
    assert shape.chip is not None
    assert shape.chip.text == "kan avslutas"
    with case_on_screen(walk, login) as page:
        assert button(page, "case_close").isEnabled()
    walk.at(login).cases.close(walk.ending())
    assert [one for one in walk.at(login).worklist.today() if walk.case == one.target_id] == []


def test_that_who_may_not_close_waits_and_has_a_button_that_says_so(walked: Walked) -> None:
    """The manager of the unit reads the case and acts in none."""
    walk = walked.at("incident reported")
    row = today_row(walk, "enhetschef")
    assert (row.group, row.chip, row.title) == (Group.WAITING, "kan avslutas", "Rätta fel")
    assert heading(walk, "enhetschef") == "Väntar på andra"
    with case_on_screen(walk, "enhetschef") as page:
        close = button(page, "case_close")
        assert not close.isEnabled()
        assert "inte av din roll" in close.accessibleDescription()
    with pytest.raises(NotAllowed):
        walk.at("enhetschef").cases.close(walk.ending())


def test_that_a_case_with_a_duty_left_is_never_said_to_be_ready(walked: Walked) -> None:
    walk = with_healthcare(walked.at("incident reported"))
    mine, other = today_row(walk, "handlaggare"), today_row(walk, "enhetschef")
    assert (mine.group, mine.chip) == (Group.DUE, "kvar att bocka av")
    assert (other.group, other.chip) == (Group.WAITING, "kvar att bocka av")
    row = the_row(walk, "handlaggare")
    assert (row.waits_for, row.can_be_closed, row.step) == (None, False, "HSL-personal informerad")
    assert case_shape(row).reason.startswith("HSL-personal informerad")
    walk.at("handlaggare").cases.tick(TickObligation(op_id=op(), case_id=walk.case, obligation=HSL))
    assert today_row(walk, "utforare").chip == "kan avslutas"


def test_that_the_chip_of_the_case_follows_the_last_tick(walked: Walked) -> None:
    walk = with_healthcare(walked.at("incident reported"))
    with case_on_screen(walk, "handlaggare") as page:
        assert "kvar att bocka av" in chips(page)
        page.case.tick(HSL)
        settle(page)
        assert "kan avslutas" in chips(page)


def chips(page: CorrectionsPage) -> list[str]:
    return [chip.shape.text for chip in page.case_page.header.findChildren(Chip)]


@pytest.mark.rule("UPP-S3-4")
def test_that_a_case_whose_steps_are_done_still_waits_for_the_report(walked: Walked) -> None:
    """G13: nothing but the end is shut, so the role that it awaits is named."""
    row = the_row(walked.at("operation told"), "handlaggare")
    assert (row.waits_for, row.can_be_closed, row.is_my_turn) == (Role.PROVIDER, False, False)
