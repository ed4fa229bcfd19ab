"""An officer who has left is followed by another one, and the case goes on where it was."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.access.actor import Command, Data
from app.access.log import Outcome
from app.corrections.commands import TakeOverCase
from app.kernel.errors import AppError, BadInput, NotAllowed, RuleViolation
from app.papers.checklists import Printing, filled_checklist
from tests.gates import walk as stages
from tests.gates.screen import button, case_on_screen, choose_step, click, pick, words, write
from tests.gates.walk import Walk, Walked
from tests.support.builders import NOON, TODAY
from tests.support.world import op
from ui.theme.theme import Theme

WHY = "Karin har slutat i kommunen."


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def officer_leaves(walk: Walk) -> None:
    with walk.world.begin() as tx:
        tx.users.save(replace(tx.users.by_login("handlaggare"), ended_on=TODAY))
    walk.chairs.clear()


def follow(walk: Walk, login: str, **values: object) -> None:
    defaults = {"officer_id": walk.world.users["handlaggare2"].id, "reason": WHY}
    walk.at(login).succession.take_over(
        TakeOverCase(op_id=op(), case_id=walk.case, **defaults | values)
    )


@pytest.mark.rule("INV-6")
@pytest.mark.parametrize("login", ["systemforvaltare", "myndighetschef"])
def test_that_another_officer_goes_on_with_the_case_and_the_chain_is_kept(
    walked: Walked, login: str
):
    walk = walked.at("officer told")
    officer_leaves(walk)
    before = walk.view().situation.done
    with pytest.raises(NotAllowed):
        walk.at("handlaggare2").cases.open(walk.case)
    follow(walk, login)
    assert walk.view("handlaggare2").officer.name == walk.world.users["handlaggare2"].display_name
    walk.at("handlaggare2").removal.send_new_order(walk.new_order())
    [kept] = walk.view().successions
    assert (kept.from_user, kept.to_user, kept.reason, kept.at) == (
        walk.world.users["handlaggare"].id,
        walk.world.users["handlaggare2"].id,
        WHY,
        NOON,
    )
    assert before.items() <= walk.view().situation.done.items()
    said = [(e.login, e.outcome) for e in walk.events() if e.command is Command.ASSIGN]
    assert said == [(login, Outcome.DONE)]


def test_that_nobody_follows_an_officer_who_is_still_there(walked: Walked):
    walk = walked.at("ticket sent")
    with pytest.raises(RuleViolation) as refused:
        follow(walk, "myndighetschef")
    assert refused.value.code == "case.officer_is_here"
    assert walk.world.users["handlaggare"].display_name in refused.value.sentence
    assert walk.view().successions == ()


@pytest.mark.parametrize(
    "login", ["handlaggare2", "utforare", "objektspecialist", "sammanhallande", "enhetschef"]
)
def test_that_neither_colleagues_nor_providers_decide_who_follows(walked: Walked, login: str):
    walk = walked.at("ticket sent")
    officer_leaves(walk)
    with pytest.raises(NotAllowed):
        follow(walk, login)
    assert walk.view().successions == ()


def test_that_who_follows_is_an_officer_and_the_reason_is_written(walked: Walked):
    walk = walked.at("ticket sent")
    officer_leaves(walk)
    with pytest.raises(BadInput):
        follow(walk, "systemforvaltare", reason="  ")
    for wrong in ("systemforvaltare", "handlaggare"):
        with pytest.raises(RuleViolation) as refused:
            follow(walk, "systemforvaltare", officer_id=walk.world.users[wrong].id)
        assert refused.value.code == "care_case.no_officer"
    walk.at("utforare").cases.cancel(walk.ending("Det var rätt enhet."))
    with pytest.raises(AppError):
        follow(walk, "systemforvaltare")


def test_that_the_chain_cannot_be_altered_in_a_real_vault(in_a_vault: Walk):
    walk = in_a_vault
    walk.until("ticket sent")
    officer_leaves(walk)
    follow(walk, "systemforvaltare")
    for statement in ("UPDATE case_succession SET reason = 'annat'", "DELETE FROM case_succession"):
        with pytest.raises(IntegrityError), walk.world.begin() as tx:
            tx.connection.execute(text(statement))
    walk.chairs.clear()
    for stage in list(stages.STAGES)[2:9]:
        stages.STAGES[stage](walk)
    walk.at("handlaggare2").removal.send_new_order(walk.new_order())
    assert walk.view().situation.new_order is not None


def test_that_the_administrator_names_who_follows_with_clicks_and_keys(walked: Walked):
    walk = walked.at("ticket sent")
    with case_on_screen(walk, "systemforvaltare") as page:
        act = button(page, "case_successor")
        assert not act.isEnabled()
        assert walk.world.users["handlaggare"].display_name in act.accessibleDescription()
    officer_leaves(walk)
    new = walk.world.users["handlaggare2"].display_name
    with case_on_screen(walk, "systemforvaltare") as page:
        click(page, "case_successor")
        assert not button(page, "successor_act").isEnabled()
        pick(page, "successor_officer", new)
        assert not button(page, "successor_act").isEnabled()
        write(page, "successor_reason", WHY)
        click(page, "successor_act")
        assert page.forms.form is None
        assert new in words(page, "case_followed")
        assert WHY in words(page, "case_followed")
    assert len(walk.view().successions) == 1


def test_that_the_step_says_that_a_new_officer_is_awaited(walked: Walked):
    walk = walked.at("officer told")
    officer_leaves(walk)
    with case_on_screen(walk, "systemforvaltare") as page:
        choose_step(page, "UPP-S3-6g")
        assert not button(page, "step_act").isEnabled()
        assert "Väntar på en ny handläggare" in words(page, "step_reason")
        assert walk.world.users["handlaggare"].display_name in words(page, "step_reason")


def test_that_who_may_not_decide_is_not_offered_to(walked: Walked):
    walk = walked.at("ticket sent")
    officer_leaves(walk)
    with case_on_screen(walk, "objektspecialist") as page:
        assert words(page, "case_followed") == ""
        assert not page.case_page.findChild(
            type(button(page, "case_print")), "case_successor"
        ).isVisible()


def test_that_the_checklist_says_who_followed_whom_and_why(walked: Walked):
    walk = walked.at("ticket sent")
    officer_leaves(walk)
    follow(walk, "systemforvaltare")
    printing = Printing(municipality="Provköping", committee="", at=NOON, by="Ida", practice=True)
    said = repr(filled_checklist(walk.view(), printing).blocks)
    assert WHY in said
    assert walk.world.users["handlaggare2"].display_name in said
    assert Data.CASE in {event.data for event in walk.events()}
