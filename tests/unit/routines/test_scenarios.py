"""What each scenario says: who does what, in the source's order, and what is ours."""

from __future__ import annotations

import pytest

from app.routines import acting_order
from tests.unit.routines.samples import ADVICE_ONLY, SCENARIOS, decided, ru541, step

Row = tuple[str, str, str, bool, str, str]

CO, PR, OS, LS, SA, EX = (
    "case_officer",
    "provider",
    "object_specialist",
    "lead_specialist",
    "system_admin",
    "expert_user",
)
LMO = "uses_planning_lmo"


def rows(leaf: str) -> list[Row]:
    return [
        (s.id, s.role, " ".join(s.acts), s.added, s.condition, " ".join(s.needs))
        for s in decided(leaf).steps
    ]


def texts(leaf: str) -> dict[str, str]:
    return {s.id: s.text for s in decided(leaf).steps}


@pytest.mark.rule("UPP-S1-1", "UPP-S1-3", "A21")
def test_that_a_unit_with_gatekeeper_moves_the_order_and_reports_the_incident() -> None:
    assert rows("S1a") == [
        ("UPP-S1-1", PR, "move_order", False, "", ""),
        ("UPP-S1-3", PR, "incident", False, "", ""),
    ]
    assert "den egna organisationen" in step("S1a", "UPP-S1-1").note


@pytest.mark.rule("UPP-S1-2", "UPP-S1-3", "A27")
def test_that_a_unit_without_gatekeeper_asks_the_case_officer_to_send_it_right() -> None:
    assert rows("S1b") == [
        ("UPP-S1-2a", PR, "contact_officer", False, "", ""),
        ("UPP-S1-2b", CO, "reroute_order", False, "", ""),
        ("UPP-S1-3", PR, "incident", False, "", ""),
    ]
    assert "återkallas" in step("S1b", "UPP-S1-2b").note
    assert "Verkställ inte" in step("S1b", "UPP-S1-2a").note


@pytest.mark.rule("UPP-S2-1", "UPP-S2-2", "UPP-S2-3", "UPP-S2-4", "UPP-S2-5", "UPP-S2-6")
@pytest.mark.rule("UPP-S2-7", "UPP-S2-9", "UPP-S2-10", "UPP-S2-11", "A3")
def test_that_scenario_2_goes_from_the_call_to_the_right_unit_by_the_three_specialists() -> None:
    assert rows("S2") == [
        ("UPP-S2-1", PR, "contact_officer", False, "", ""),
        ("UPP-S2-2", PR, "planning_check", False, LMO, ""),
        ("UPP-S2-3", CO, "ticket", False, "", ""),
        ("UPP-S2-4", OS, "investigate", False, "", ""),
        ("UPP-S2-5a", OS, "hand_over", False, "", ""),
        ("UPP-S2-5b", LS, "hand_over", False, "", ""),
        ("UPP-S2-5c", SA, "take_over", False, "", "G7"),
        ("UPP-S2-6", SA, "remove report_back", False, "", ""),
        ("UPP-S2-7", CO, "new_order", False, "", "G1"),
        ("UPP-S2-9", PR, "execute", False, "", ""),
        ("UPP-S2-10", PR, "fee_message", False, "", ""),
        ("UPP-S2-11", PR, "incident", False, "", ""),
    ]


@pytest.mark.rule("UPP-S3-1", "UPP-S3-2", "UPP-S3-3", "UPP-S3-4", "UPP-S3-5", "UPP-S3-6")
@pytest.mark.rule("UPP-S3-7", "A3", "A4")
def test_that_scenario_3_saves_the_journal_first_and_marks_what_we_added() -> None:
    assert rows("S3") == [
        ("UPP-S3-1", PR, "ticket", False, "", ""),
        ("UPP-S3-2", OS, "export_journal", False, "", ""),
        ("UPP-S3-3", OS, "bl895", False, "own_regi", ""),
        ("UPP-S3-4", PR, "incident", False, "", ""),
        ("UPP-S3-5", OS, "inform_operation", False, "", ""),
        ("UPP-S3-6a", PR, "contact_officer", True, "", ""),
        ("UPP-S3-6b", PR, "planning_check", True, LMO, ""),
        ("UPP-S3-6c", OS, "hand_over", True, "", "G3"),
        ("UPP-S3-6d", LS, "hand_over", True, "", "G3"),
        ("UPP-S3-6e", SA, "take_over", True, "", "G7"),
        ("UPP-S3-6f", SA, "remove report_back", True, "", "G3"),
        ("UPP-S3-6g", CO, "new_order", True, "", "G2"),
        ("UPP-S3-7", PR, "execute fee_message", False, "", ""),
    ]


@pytest.mark.rule("UPP-S3-5")
def test_that_in_acting_order_the_operation_is_told_after_the_removal() -> None:
    assert [s.id for s in acting_order(decided("S3").steps)] == [
        *("UPP-S3-1", "UPP-S3-2", "UPP-S3-3", "UPP-S3-4"),
        *("UPP-S3-6a", "UPP-S3-6b", "UPP-S3-6c", "UPP-S3-6d", "UPP-S3-6e", "UPP-S3-6f"),
        *("UPP-S3-5", "UPP-S3-6g", "UPP-S3-7"),
    ]


@pytest.mark.rule("UPP-S3-3", "A5", "UPP-D-4")
def test_that_an_external_provider_in_scenario_3_needs_a_recorded_decision() -> None:
    external = decided("S3", regi="private").steps
    stop = next(s for s in external if s.id == "UPP-S3-3")
    assert stop.acts == ("recorded_decision",)
    assert stop.added
    assert "BL895 gäller endast egen regi" in stop.text
    own = decided("S3", regi="own").steps
    assert next(s for s in own if s.id == "UPP-S3-3").acts == ("bl895",)


@pytest.mark.rule("UPP-S4-1", "UPP-S4-2", "UPP-S4-3", "UPP-S4-4", "UPP-S4-5", "UPP-S4-6")
@pytest.mark.rule("UPP-S4-7", "A7", "A8")
def test_that_scenario_4_ends_instead_of_removing_and_adds_the_incident() -> None:
    assert rows("S4") == [
        ("UPP-S4-1", PR, "contact_officer", False, "", ""),
        ("UPP-S4-2", CO, "end_order new_order", False, "", "G11"),
        ("UPP-S4-3", PR, "inform_healthcare", False, "has_hsl_assignments", ""),
        ("UPP-S4-4", PR, "end_execution", False, "", ""),
        ("UPP-S4-5", PR, "fee_message", False, "", ""),
        ("UPP-S4-6", PR, "incident", True, "", ""),
    ]
    assert decided("S4").tickets == ()
    assert "slutdatumet" in step("S4", "UPP-S4-2").note
    assert "UPP-S4-7" in {note.id for note in decided("S4").notes}


@pytest.mark.rule("UPP-S5-2", "UPP-S5-3", "UPP-S5-4", "UPP-S5-5", "UPP-S5-6", "UPP-S5-7")
@pytest.mark.rule("UPP-S5-8", "UPP-S5-9", "UPP-S5-10", "UPP-S5-11", "A9")
def test_that_scenario_5_saves_the_plan_removes_and_executes_on_the_right_date() -> None:
    assert rows("S5") == [
        ("UPP-S5-2", PR, "ticket", False, "", ""),
        ("UPP-S5-3", PR, "save_plan", False, "has_plan", ""),
        ("UPP-S5-4", PR, "planning_check", False, LMO, ""),
        ("UPP-S5-5", PR, "registration_check contact_it", False, LMO, ""),
        ("UPP-S5-6a", OS, "investigate hand_over", False, "", ""),
        ("UPP-S5-6b", LS, "hand_over", False, "", "G10"),
        ("UPP-S5-6c", SA, "take_over", False, "", "G7"),
        ("UPP-S5-7", SA, "remove report_back", False, "", "G10"),
        ("UPP-S5-8", PR, "execute", False, "", "G6"),
        ("UPP-S5-9", PR, "fee_message", False, "", ""),
        ("UPP-S5-10", PR, "recreate_plan", False, "plan_saved_outside", ""),
    ]
    assert not [duty for duty in decided("S5").obligations if duty.id == "incident"]


@pytest.mark.rule("UPP-S6-1", "UPP-S6-2", "UPP-S6-3", "UPP-S6-4", "UPP-S6-5", "UPP-S6-6")
@pytest.mark.rule("A12", "A13")
def test_that_scenario_6_reopens_and_ends_again_only_if_it_should_end() -> None:
    assert rows("S6") == [
        ("UPP-S6-1", PR, "ticket", False, "", ""),
        ("UPP-S6-2", PR, "contact_officer", False, "", ""),
        ("UPP-S6-3", PR, "fee_message", False, "", ""),
        ("UPP-S6-4a", OS, "investigate hand_over", False, "", ""),
        ("UPP-S6-4b", LS, "hand_over", False, "", ""),
        ("UPP-S6-4c", SA, "take_over", False, "", "G7"),
        ("UPP-S6-5", SA, "reopen report_back", False, "", ""),
        ("UPP-S6-6", PR, "end_execution", False, "should_end", "G12"),
    ]
    assert "återöppnandet" in texts("S6")["UPP-S6-4a"]
    assert "UPP-S6-6" not in {s.id for s in decided("S6", should_end="no").steps}


@pytest.mark.rule("UPP-S7-1", "UPP-S7-2", "UPP-S7-3", "UPP-S7-4", "UPP-S7-5", "UPP-S7-6")
@pytest.mark.rule("UPP-S7-7", "UPP-S7-8", "UPP-S7-9", "A15")
def test_that_scenario_7_waits_for_the_saved_documentation_before_the_ticket() -> None:
    assert rows("S7") == [
        ("UPP-S7-1", CO, "contact_provider", False, "", ""),
        ("UPP-S7-2", PR, "planning_check registration_check contact_it", False, LMO, ""),
        ("UPP-S7-3", PR, "save_documentation save_plan report_back", False, "", ""),
        ("UPP-S7-4", CO, "ticket", False, "", "G4"),
        ("UPP-S7-5a", OS, "investigate hand_over", False, "", ""),
        ("UPP-S7-5b", LS, "hand_over", False, "", "G10"),
        ("UPP-S7-5c", SA, "take_over", False, "", "G7"),
        ("UPP-S7-6", SA, "remove report_back", False, "", "G10"),
        ("UPP-S7-7", CO, "correct_order new_order", False, "", "G5"),
        ("UPP-S7-8", PR, "execute", False, "", ""),
        ("UPP-S7-9", PR, "recreate_plan", False, "plan_saved_outside", ""),
    ]
    assert "anledning till borttag" in texts("S7")["UPP-S7-4"]
    assert "öppnas igen" in step("S7", "UPP-S7-4").note


@pytest.mark.rule("UPP-S8-1", "UPP-S8-2", "UPP-S8-3", "UPP-S8-4")
def test_that_scenario_8_stays_between_case_officer_and_expert_user() -> None:
    assert rows("S8") == [
        ("UPP-S8-1", CO, "contact_expert", False, "", ""),
        ("UPP-S8-2", EX, "register_remove report_back", False, "", ""),
        ("UPP-S8-3", CO, "new_order", False, "", "G8"),
        ("UPP-S8-4", CO, "register_execution", False, "should_be_executed", ""),
    ]


@pytest.mark.rule("UPP-S2-9", "UPP-S2-11", "A6", "A28")
def test_that_only_who_acts_is_inferred_where_the_routine_says_just_the_provider() -> None:
    right, wrong = step("S2", "UPP-S2-9"), step("S2", "UPP-S2-11")
    assert (right.unit, wrong.unit) == ("right", "receiver")
    again = step("S3", "UPP-S3-7")
    assert (again.unit, again.inferred_actor, again.added) == ("right", True, False)
    assert right.inferred_actor
    assert wrong.inferred_actor
    assert not right.added
    assert not wrong.added
    assert step("S3", "UPP-S3-7").unit == "right"
    assert step("S5", "UPP-S5-8").unit == "receiver"
    for leaf, name in [("S2", "UPP-S2-9"), ("S3", "UPP-S3-7"), ("S5", "UPP-S5-8")]:
        assert "första dagen som den enskilde får insatsen" in step(leaf, name).note


@pytest.mark.rule("UPP-S5-5", "UPP-S7-2")
@pytest.mark.parametrize(("leaf", "name"), [("S5", "UPP-S5-5"), ("S7", "UPP-S7-2")])
def test_that_it_is_contacted_only_when_there_are_registrations(leaf: str, name: str) -> None:
    without = next(s for s in decided(leaf, phoniro_registrations="no").steps if s.id == name)
    with_some = next(s for s in decided(leaf, phoniro_registrations="yes").steps if s.id == name)
    assert "contact_it" not in without.acts
    assert "contact_it" in with_some.acts


@pytest.mark.rule("A19")
@pytest.mark.parametrize("leaf", ["S2", "S3", "S5", "S6", "S7"])
def test_that_the_chain_is_object_specialist_then_lead_then_administrator(leaf: str) -> None:
    chain = [s for s in decided(leaf).steps if {"hand_over", "take_over"} & set(s.acts)]
    assert [s.role for s in chain] == [OS, LS, SA]
    assert [s.to for s in chain] == [LS, SA, None]
    assert [s.after[-1] for s in chain[1:]] == [s.id for s in chain[:-1]]


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_a_known_condition_that_does_not_hold_takes_its_step_away(leaf: str) -> None:
    unknown = decided(leaf).steps
    nothing = {key: "no" for key, fact in ru541().facts.items() if "no" in fact.options}
    kept = {s.id for s in decided(leaf, **nothing).steps}
    gone = {s.id for s in unknown if s.condition and s.otherwise is None}
    assert kept == {s.id for s in unknown} - gone


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_everything_needed_is_offered_by_the_labels_of_a_lane(leaf: str) -> None:
    for one in decided(leaf).steps:
        assert 3 < len(one.label) <= 28
        assert one.text.endswith(".")


@pytest.mark.parametrize("leaf", ADVICE_ONLY)
def test_that_where_the_routine_has_no_scenario_the_safe_next_step_is_said(leaf: str) -> None:
    decision = decided(leaf)
    assert decision.steps == ()
    assert decision.gates == ()
    assert decision.tickets == ()
    assert all(advice.text.endswith(".") for advice in decision.advice)
    assert any("ontakta" in a.text or "terkalla" in a.text for a in decision.advice)


@pytest.mark.rule("A18")
def test_that_a_provider_with_a_register_order_is_sent_to_the_officer_who_starts_scenario_8() -> (
    None
):
    said = {advice.role: advice.text for advice in decided("L3").advice}
    assert "Kontakta biståndshandläggaren" in said["provider"]
    assert "scenario 8" in said["case_officer"]
