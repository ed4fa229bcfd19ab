"""Whose a duty beside the steps is: only who has it ticks it, and the others see who is awaited."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QWidget

from app.access.log import Outcome
from app.corrections.commands import TickObligation
from app.kernel.errors import NotAllowed
from tests.gates.screen import case_on_screen, click
from tests.gates.walk import Walk, Walked
from tests.support.builders import TODAY
from tests.support.screens import settle
from tests.support.world import op
from ui.corrections.page import CorrectionsPage
from ui.theme.theme import Theme

PLAN_SAVED, PLAN_AGAIN, LEX_SARAH = "plan_saved", "plan_recreated", "lex_sarah"
SAVERS = ("utforare", "objektspecialist", "sammanhallande")
WHO_SAVES = (
    "Väntar på Utförare (norr), Objektspecialist eller Sammanhållande objektspecialist: "
    "Genomförandeplan sparad."
)


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def with_a_plan(walked: Walked, stage: str) -> Walk:
    """As if the guide had been told that there was a plan."""
    walk = walked.at(stage)
    with walk.world.begin() as tx:
        case = tx.cases.get(walk.case)
        tx.cases.cases.save(replace(case, facts=case.facts | {"has_plan": "yes"}))
    return walk


def tick(walk: Walk, login: str, duty: str) -> None:
    walk.at(login).cases.tick(TickObligation(op_id=op(), case_id=walk.case, obligation=duty))


def is_met(walk: Walk, duty: str) -> bool:
    return next(one.is_met for one in walk.view().board.obligations if one.obligation.id == duty)


@pytest.mark.parametrize("login", SAVERS)
def test_that_the_unit_saves_the_plan_or_who_may_save_notes_before_a_removal(
    walked: Walked, login: str
):
    walk = with_a_plan(walked, "ticket sent")
    tick(walk, login, PLAN_SAVED)
    assert is_met(walk, PLAN_SAVED)


@pytest.mark.parametrize("login", ["handlaggare", "systemforvaltare"])
def test_that_nobody_else_of_the_case_ticks_it_and_is_told_who_is_awaited(
    walked: Walked, login: str
):
    walk = with_a_plan(walked, "ticket sent")
    with pytest.raises(NotAllowed) as refused:
        tick(walk, login, PLAN_SAVED)
    assert (refused.value.code, refused.value.sentence) == ("case.not_your_duty", WHO_SAVES)
    last = walk.events()[-1]
    assert (last.login, last.outcome, last.detail) == (login, Outcome.REFUSED, refused.value.code)
    assert not is_met(walk, PLAN_SAVED)


def test_that_the_plan_is_made_anew_by_the_unit_that_has_the_new_order(walked: Walked):
    walk = walked.at("ticket sent")
    for login in ("utforare", "objektspecialist", "handlaggare"):
        with pytest.raises(NotAllowed) as refused:
            tick(walk, login, PLAN_AGAIN)
        assert refused.value.sentence == "Väntar på Utförare: Ny genomförandeplan."
    walk = walked.at("new order sent")
    with pytest.raises(NotAllowed) as refused:
        tick(walk, "utforare", PLAN_AGAIN)
    assert "Utförare (väster)" in refused.value.sentence
    tick(walk, "utforare3", PLAN_AGAIN)
    assert is_met(walk, PLAN_AGAIN)


@pytest.mark.parametrize("login", ["handlaggare", "systemforvaltare", *SAVERS])
def test_that_what_no_source_gives_to_anybody_is_open_to_every_role_of_the_case(
    walked: Walked, login: str
):
    walk = walked.at("ticket sent")
    tick(walk, login, LEX_SARAH)
    assert is_met(walk, LEX_SARAH)


def test_that_who_is_alone_in_the_vault_ticks_for_the_others(walked: Walked):
    walk = with_a_plan(walked, "ticket sent")
    with walk.world.begin() as tx:
        for user in tx.users.everybody():
            if user.login != "systemforvaltare":
                tx.users.save(replace(user, ended_on=TODAY))
    tick(walk, "systemforvaltare", PLAN_SAVED)
    assert is_met(walk, PLAN_SAVED)


def test_that_the_page_disables_a_duty_of_somebody_else_with_the_same_sentence(walked: Walked):
    walk = with_a_plan(walked, "ticket sent")
    with case_on_screen(walk, "handlaggare") as page:
        box = duty(page, PLAN_SAVED)
        assert not box.isEnabled()
        assert WHO_SAVES in box.accessibleDescription()
        assert "Tillägg" in box.accessibleDescription()
        assert duty(page, LEX_SARAH).isEnabled()
        click(page, f"duty_{PLAN_SAVED}")
    assert not is_met(walk, PLAN_SAVED)


def test_that_whose_it_is_ticks_it_on_the_page(walked: Walked):
    walk = with_a_plan(walked, "ticket sent")
    with case_on_screen(walk, "objektspecialist") as page:
        assert duty(page, PLAN_SAVED).isEnabled()
        duty(page, PLAN_SAVED).click()
        assert page.case.view is not None
        assert not duty(page, PLAN_SAVED).isEnabled()
    assert is_met(walk, PLAN_SAVED)


def duty(page: CorrectionsPage, id_: str) -> QCheckBox:
    settle(page)
    [box] = [one for one in page.findChildren(QWidget, f"duty_{id_}") if one.isVisible()]
    assert isinstance(box, QCheckBox)
    return box
