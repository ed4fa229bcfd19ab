"""What data answers by itself, with its evidence, and what happens when the user says otherwise."""

from __future__ import annotations

import datetime as dt

import pytest

from app.kernel.errors import BadInput, RuleViolation
from app.providers.model import Channel
from app.routines import (
    CaseFacts,
    Outcome,
    contradictions,
    decide,
    furthest,
    pre_answers,
    weightiest,
)
from tests.unit.routines.samples import ANSWERS, MISDIRECTED, OFFICER, PROVIDER, ru541

MAY_8, MAY_12 = dt.date(2026, 5, 8), dt.date(2026, 5, 12)
EMPTY = CaseFacts(executed_on=MAY_8, notes=0, drafts=0, visits=0)
WRITTEN = CaseFacts(executed_on=MAY_8, notes=3, last_note_on=MAY_12, drafts=0, visits=0)
DRAFTED = CaseFacts(executed_on=MAY_8, notes=0, drafts=1, visits=0)
PLANNED = CaseFacts(executed_on=MAY_8, notes=0, drafts=0, visits=0, known={"has_plan": "yes"})
VISITED = CaseFacts(executed_on=MAY_8, notes=3, drafts=0, visits=2, last_visit_on=MAY_12)
WAITING = CaseFacts(is_executed=False, notes=0, drafts=0, visits=0)
BEFORE_ITS_TIME = CaseFacts(is_executed=False, visits=1)
BY_REGISTER = CaseFacts(channel=Channel.REGISTER)
BY_PAPER = CaseFacts(channel=Channel.PAPER)


@pytest.mark.parametrize(
    ("facts", "option"),
    [
        (EMPTY, "executed"),
        (WRITTEN, "documented"),
        (DRAFTED, "documented"),
        (PLANNED, "documented"),
        (VISITED, "performed"),
        (WAITING, "not_executed"),
        (BEFORE_ITS_TIME, "performed_not_executed"),
        (CaseFacts(notes=1), "documented"),
    ],
)
def test_that_the_furthest_state_in_the_data_is_the_pre_answer(
    facts: CaseFacts, option: str
) -> None:
    assert pre_answers(ru541(), facts)["progress"].option == option


@pytest.mark.parametrize("facts", [CaseFacts(), CaseFacts(visits=0), CaseFacts(executed_on=MAY_8)])
def test_that_what_is_not_known_is_not_answered(facts: CaseFacts) -> None:
    assert "progress" not in pre_answers(ru541(), facts)


def test_that_nothing_is_answered_without_data() -> None:
    assert pre_answers(ru541(), CaseFacts()) == {}
    assert contradictions(ru541(), ANSWERS["S2"], CaseFacts()) == ()


def test_that_the_evidence_names_counts_and_dates() -> None:
    assert pre_answers(ru541(), WRITTEN)["progress"].evidence == (
        "Beställningen är registrerad som verkställd 8 maj 2026.",
        "3 anteckningar finns, den senaste från 12 maj 2026.",
        "Inget besök och ingen tid är registrerad.",
    )
    assert "1 utkast är sparat, inte signerat." in " ".join(DRAFTED.evidence())
    assert VISITED.evidence()[-1] == ("2 utförda besök är registrerade, det senaste 12 maj 2026.")


def test_that_one_of_something_is_said_in_the_singular() -> None:
    one = CaseFacts(executed_on=MAY_8, notes=1, last_note_on=MAY_12, visits=1, last_visit_on=MAY_12)
    assert one.evidence()[1:] == (
        "1 anteckning finns, den är från 12 maj 2026.",
        "1 utfört besök är registrerat, 12 maj 2026.",
    )


@pytest.mark.parametrize("facts", [BY_REGISTER, BY_PAPER])
def test_that_register_and_paper_answer_both_questions_about_the_way_it_was_sent(
    facts: CaseFacts,
) -> None:
    found = pre_answers(ru541(), facts)
    assert found["order_state"].option == "via_register"
    assert found["what_is_wrong"].option == "via_register"


@pytest.mark.parametrize(("has", "option", "leaf"), [(True, "yes", "S1a"), (False, "no", "S1b")])
def test_that_the_gatekeeper_of_the_register_of_units_is_read_only(
    has: bool,  # noqa: FBT001
    option: str,
    leaf: str,
) -> None:
    facts = CaseFacts(has_gatekeeper=has)
    assert pre_answers(ru541(), facts)["has_gatekeeper"].option == option
    said = ANSWERS["S1b" if has else "S1a"]
    decision = decide(ru541(), said, facts)
    assert decision.leaf.id == leaf
    assert decision.contradictions[0].outcome is Outcome.FORCED
    assert "systemförvaltaren" in decision.contradictions[0].sentence


@pytest.mark.rule("A2", "UPP-S2-8")
@pytest.mark.parametrize("facts", [WRITTEN, DRAFTED, PLANNED, CaseFacts(drafts=1)])
def test_that_anything_written_forces_scenario_3_where_the_user_says_nothing_is(
    facts: CaseFacts,
) -> None:
    decision = decide(ru541(), ANSWERS["S2"], facts)
    assert decision.leaf.id == "S3"
    assert decision.answers["progress"] == "documented"
    forced = decision.contradictions[0]
    assert (forced.said, forced.known, forced.outcome) == (
        "executed",
        "documented",
        Outcome.FORCED,
    )
    assert "skulle dokumentationen försvinna" in forced.sentence


@pytest.mark.rule("UPP-S2-8")
def test_that_scenario_2_is_left_alone_when_nothing_is_written() -> None:
    decision = decide(ru541(), ANSWERS["S2"], EMPTY)
    assert decision.leaf.id == "S2"
    assert decision.contradictions == ()
    assert "UPP-S2-8" in {note.id for note in decision.notes}


@pytest.mark.parametrize("leaf", ["S2", "S3"])
def test_that_registered_visits_shut_out_scenarios_2_and_3(leaf: str) -> None:
    against = contradictions(ru541(), ANSWERS[leaf], VISITED)
    assert [(c.outcome, c.ways_out) for c in against] == [(Outcome.BLOCKED, ("S4",))]
    with pytest.raises(RuleViolation) as refused:
        decide(ru541(), ANSWERS[leaf], VISITED)
    assert "2 utförda besök är registrerade" in refused.value.sentence
    assert "scenario 4" in refused.value.sentence


@pytest.mark.parametrize(
    ("answers", "facts", "way_out"),
    [
        (ANSWERS["S1a"], EMPTY, "L5"),
        (ANSWERS["L2"], EMPTY, "L5"),
        (ANSWERS["L4"], EMPTY, "L5"),
        (ANSWERS["L1"], EMPTY, "L0"),
        (ANSWERS["S2"], WAITING, "L5"),
        (ANSWERS["S3"], WAITING, "L5"),
        (ANSWERS["S4"], WAITING, "L2"),
        (ANSWERS["L5"], WAITING, "L5"),
        (ANSWERS["S7"], WAITING, "L0"),
        (ANSWERS["S1a"], BEFORE_ITS_TIME, "L2"),
    ],
)
def test_that_whether_it_is_executed_cannot_be_overridden(
    answers: dict[str, str], facts: CaseFacts, way_out: str
) -> None:
    against = contradictions(ru541(), answers, facts)
    assert [(c.outcome, c.ways_out) for c in against] == [(Outcome.BLOCKED, (way_out,))]
    with pytest.raises(RuleViolation) as refused:
        decide(ru541(), answers, facts)
    assert refused.value.code == "routine.contradicts_data"
    assert against[0].question in refused.value.sentence


def test_that_the_refusal_names_the_day_it_was_executed() -> None:
    with pytest.raises(RuleViolation) as refused:
        decide(ru541(), ANSWERS["S1a"], CaseFacts(executed_on=MAY_8))
    assert "registrerad som verkställd 8 maj 2026" in refused.value.sentence


@pytest.mark.parametrize(
    ("leaf", "facts", "known"),
    [
        ("S3", EMPTY, "executed"),
        ("S4", EMPTY, "executed"),
        ("S4", WRITTEN, "documented"),
        ("L2", WAITING, "not_executed"),
        ("L3", CaseFacts(channel=Channel.SYSTEM), ""),
        ("S8", CaseFacts(channel=Channel.SYSTEM), ""),
    ],
)
def test_that_a_safer_answer_than_the_data_needs_a_reason(
    leaf: str, facts: CaseFacts, known: str
) -> None:
    decision = decide(ru541(), ANSWERS[leaf], facts)
    assert decision.leaf.id == leaf
    assert [c.known for c in decision.reasons_required] == [known]
    assert "Skriv varför" in decision.reasons_required[0].sentence


def test_that_unknown_visits_do_not_contradict_that_services_were_performed() -> None:
    facts = CaseFacts(executed_on=MAY_8, notes=3, drafts=0)
    assert contradictions(ru541(), ANSWERS["S4"], facts) == ()
    assert contradictions(ru541(), ANSWERS["S3"], facts) == ()


# Which answer holds when several things are wrong.
@pytest.mark.parametrize("facts", [BY_REGISTER, BY_PAPER])
@pytest.mark.parametrize(
    ("leaf", "instead"), [("S2", "L3"), ("S5", "L3"), ("S6", "L3"), ("S7", "S8"), ("L1", "S8")]
)
def test_that_sent_by_the_register_beats_everything(
    leaf: str, instead: str, facts: CaseFacts
) -> None:
    decision = decide(ru541(), ANSWERS[leaf], facts)
    assert decision.leaf.id == instead
    assert "före alla andra fel" in decision.contradictions[0].sentence


@pytest.mark.parametrize(
    ("errors", "answer"),
    [
        ({"via_register", "wrong_recipient", "wrong_start"}, "via_register"),
        ({"wrong_recipient", "wrong_start"}, "wrong_recipient"),
        ({"wrong_recipient", "ended_by_mistake"}, "wrong_recipient"),
        ({"wrong_start", "ended_by_mistake"}, "other"),
        ({"wrong_start", "other"}, "other"),
        ({"wrong_start"}, "wrong_start"),
        ({"ended_by_mistake"}, "ended_by_mistake"),
    ],
)
def test_that_of_several_errors_the_weightiest_is_the_answer(errors: set[str], answer: str) -> None:
    assert weightiest(errors) == answer


@pytest.mark.parametrize(
    ("states", "answer"),
    [
        ({"executed", "documented", "performed"}, "performed"),
        ({"not_executed", "executed", "documented"}, "documented"),
        ({"not_executed", "executed"}, "executed"),
        ({"not_executed"}, "not_executed"),
        ({"not_executed", "performed_not_executed"}, "performed_not_executed"),
    ],
)
def test_that_of_several_states_the_furthest_is_the_answer(states: set[str], answer: str) -> None:
    assert furthest(states) == answer


@pytest.mark.parametrize("said", [set(), {"wrong_start", "unheard_of"}])
def test_that_an_error_nobody_knows_is_refused_with_the_known_ones(said: set[str]) -> None:
    with pytest.raises(BadInput) as refused:
        weightiest(said)
    assert "wrong_recipient" in refused.value.sentence


def test_that_a_second_case_on_the_same_order_is_sent_to_the_first() -> None:
    with pytest.raises(RuleViolation) as refused:
        decide(ru541(), ANSWERS["S3"], CaseFacts(open_case="RF-2026-017"))
    assert refused.value.code == "routine.case_open"
    assert "RF-2026-017" in refused.value.sentence


def test_that_a_forced_answer_no_longer_asked_changes_nothing() -> None:
    answers = {**MISDIRECTED, "progress": "executed"}
    facts = CaseFacts(channel=Channel.REGISTER, drafts=1)
    decision = decide(ru541(), answers, facts)
    assert decision.leaf.id == "L3"
    assert decision.answers == {**PROVIDER, "what_is_wrong": "via_register"}


def test_that_performed_services_are_known_to_the_warning_of_scenario_7() -> None:
    answers = {**OFFICER, "order_state": "executed"}
    assert "W7" in {note.id for note in decide(ru541(), answers, VISITED).notes}
    assert "W7" not in {note.id for note in decide(ru541(), answers, EMPTY).notes}
