"""Gates, obligations, tickets and notes, against the tables of the domain (1.1.4, 1.1.5, 1.2.7)."""

from __future__ import annotations

import pytest

from app.routines import Predicate, Recipient, Strength, TicketKind
from tests.unit.routines.samples import ADVICE_ONLY, ANSWERS, SCENARIOS, decided, ru541

# Gates by leaf; S3 has the chain and with it G7.
GATES = {
    "S1a": "G13",
    "S1b": "G13",
    "S2": "G1 G7 G13",
    "S3": "G2 G3 G7 G13",
    "S4": "G11",
    "S5": "G6 G7 G9 G10",
    "S6": "G7 G12",
    "S7": "G4 G5 G7 G9 G10",
    "S8": "G8",
    **dict.fromkeys(ADVICE_ONLY, ""),
}

# What each gate refuses, what opens it, who is awaited.
GATE_WORDS = {
    "G1": ("new_order", Predicate.EXECUTION_REMOVED, "system_admin", Strength.EXPLICIT),
    "G2": ("new_order", Predicate.EXECUTION_REMOVED, "system_admin", Strength.INFERRED),
    "G3": ("hand_over remove", Predicate.JOURNAL_EXPORTED, "object_specialist", Strength.INFERRED),
    "G4": ("ticket", Predicate.DOCUMENTATION_CONFIRMED, "provider", Strength.EXPLICIT),
    "G5": (
        "correct_order new_order",
        Predicate.EXECUTION_REMOVED,
        "system_admin",
        Strength.EXPLICIT,
    ),
    "G6": ("execute", Predicate.EXECUTION_REMOVED, "system_admin", Strength.EXPLICIT),
    "G7": ("take_over", Predicate.HANDED_OVER_BY_LEAD, "lead_specialist", Strength.EXPLICIT),
    "G8": ("new_order", Predicate.REGISTER_ENTRY_REMOVED, "expert_user", Strength.EXPLICIT),
    "G9": ("close", Predicate.PLAN_RECREATED, "provider", Strength.EXPLICIT),
    "G10": ("hand_over remove", Predicate.DOCUMENTATION_SAVED, "provider", Strength.INFERRED),
    "G11": ("new_order", Predicate.STARTS_DAY_AFTER_END, "case_officer", Strength.EXPLICIT),
    "G12": ("end_execution", Predicate.EXECUTION_REOPENED, "system_admin", Strength.EXPLICIT),
    "G13": ("close", Predicate.INCIDENT_REGISTERED, "provider", Strength.EXPLICIT),
}

# The duties of each scenario, S1a and S1b apart; `-` where the routine and we have nothing.
MATRIX = """
                        S1a S1b S2 S3 S4 S5 S6 S7 S8
incident                R   R   R  R  I  -  -  I  I
planning_check          -   -   C  I  -  C  -  C  -
registration_check      -   -   -  -  -  C  -  C  -
healthcare_staff        C   C   C  C  C  C  C  C  C
journal_saved           -   -   -  R  -  I  -  R  I
plan_saved              -   -   -  I  -  C  -  C  -
plan_recreated          -   -   -  I  -  C  -  C  -
fee_message             -   -   R  R  R  R  R  I  I
message_to_case_officer -   R   R  I  R  -  R  -  -
support_ticket          -   -   R  R  -  R  R  R  -
handover                -   -   R  I  -  R  R  R  -
"""
BY_LAW = "lex_sarah"

FIVE = "customer_number removal_reason provider service order_date"
REOPENING = "customer_number reopening_reason provider service order_date"
TICKETS = {
    "S2": ("REMOVE", "case_officer", "support_mailbox", FIVE, ""),
    "S3": ("REMOVE_WITH_DOCS", "provider", "support_mailbox", f"{FIVE} documentation", ""),
    "S5": ("REMOVE", "provider", "support_mailbox", FIVE, "wrong_date right_date"),
    "S6": ("REOPEN", "provider", "support_mailbox", REOPENING, "wrong_end_date right_end_date"),
    "S7": ("REMOVE", "case_officer", "support_mailbox", FIVE, ""),
    "S8": ("REGISTER_REMOVE", "case_officer", "expert_user", "", ""),
}


def matrix() -> dict[str, dict[str, str]]:
    head, *lines = [line.split() for line in MATRIX.strip().splitlines()]
    return {leaf: {row[0]: row[1 + n] for row in lines} for n, leaf in enumerate(head)}


@pytest.mark.parametrize("leaf", ANSWERS)
def test_that_a_leaf_has_the_gates_of_the_list_and_no_others(leaf: str) -> None:
    assert [gate.id for gate in decided(leaf).gates] == GATES[leaf].split()


@pytest.mark.parametrize("name", GATE_WORDS)
def test_that_a_gate_says_what_it_refuses_what_opens_it_and_who_is_awaited(name: str) -> None:
    gate = ru541().gates[name]
    acts, predicate, awaits, strength = GATE_WORDS[name]
    assert " ".join(gate.refuses) == acts
    assert (gate.predicate, gate.awaits, gate.strength) == (predicate, awaits, strength)
    assert gate.waiting.startswith("Väntar på att ")
    assert " inte " in gate.text


def test_that_the_gate_of_the_hand_over_is_ours_in_scenario_3_only() -> None:
    strengths = {leaf: ru541().gates["G7"].strength_in(leaf) for leaf in ("S2", "S3", "S5")}
    assert strengths == {
        "S2": Strength.EXPLICIT,
        "S3": Strength.INFERRED,
        "S5": Strength.EXPLICIT,
    }


def test_that_only_the_gate_of_a_silent_provider_may_be_opened_by_a_second_person() -> None:
    assert [g.id for g in ru541().gates.values() if g.second_person_may_open] == ["G4"]
    fourth = next(s for s in decided("S7").steps if s.id == "UPP-S7-4")
    assert "UPP-S7-3" not in fourth.after, "the step would stay closed when the gate is opened"


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_whatever_a_gate_refuses_waits_for_it_from_the_hand_over_to_it_on(leaf: str) -> None:
    steps = decided(leaf).steps
    for gate in decided(leaf).gates:
        opens = [n for n, one in enumerate(steps) if gate.id in one.opens]
        for n, one in enumerate(steps):
            is_refused = bool(set(one.acts) & set(gate.refuses))
            assert is_refused or gate.id not in one.needs
            # A9: what the object specialist hands to the lead may still be incomplete.
            to_lead = one.to == "lead_specialist" and gate.id == "G10"
            if is_refused and not to_lead and (not opens or n > opens[0]):
                assert gate.id in one.needs, f"{one.id} does not wait for {gate.id}"


@pytest.mark.rule("UPP-G-4", "A24")
@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_the_obligations_are_those_of_the_matrix_and_the_law(leaf: str) -> None:
    wanted = {duty: kind for duty, kind in matrix()[leaf].items() if kind != "-"}
    found = {duty.id: str(duty.kind) for duty in decided(leaf).obligations}
    assert found.pop(BY_LAW) == "I"
    assert found == wanted


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_a_required_duty_of_the_routine_is_met_by_a_step_of_the_routine(leaf: str) -> None:
    steps = {step.id: step for step in ru541().leaves[leaf].steps}
    for duty in decided(leaf).obligations:
        if duty.kind == "R":
            assert duty.steps
            assert not any(steps[name].added for name in duty.steps)


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_a_duty_whose_condition_does_not_hold_is_not_shown(leaf: str) -> None:
    none = decided(leaf, has_hsl_assignments="no", missed_care="no").obligations
    assert not {"healthcare_staff", "lex_sarah"} & {duty.id for duty in none}
    unknown = decided(leaf).obligations
    assert {"healthcare_staff", "lex_sarah"} <= {duty.id for duty in unknown}


@pytest.mark.rule("A3", "A11", "A18")
@pytest.mark.parametrize("leaf", ANSWERS)
def test_that_the_tickets_are_those_of_the_table(leaf: str) -> None:
    tickets = decided(leaf).tickets
    found = [
        (t.kind, t.sender, t.recipient, " ".join(t.fields), " ".join(t.added_fields))
        for t in tickets
    ]
    assert found == ([TICKETS[leaf]] if leaf in TICKETS else [])


@pytest.mark.rule("UPP-S3-1", "A15", "A23")
def test_that_a_ticket_names_the_client_by_customer_number_and_says_what_the_routine_asks() -> None:
    fields = ru541().ticket_fields
    assert fields["documentation"].fixed == "Det finns dokumentation i journalen."
    assert fields["removal_reason"].label == "Anledning till borttag"
    assert fields["reopening_reason"].label == "Anledning till att verkställigheten ska öppnas igen"
    labels = " ".join(field.label.casefold() for field in fields.values())
    for word in ("namn", "personnummer", "adress", "telefon"):
        assert word not in labels
    to_mailbox = [
        t
        for leaf in ANSWERS
        for t in decided(leaf).tickets
        if t.recipient is Recipient.SUPPORT_MAILBOX
    ]
    assert all(t.fields[0] == "customer_number" and t.reasons for t in to_mailbox)
    assert decided("S8").tickets[0].free_text
    assert decided("S8").tickets[0].kind is TicketKind.REGISTER_REMOVE


@pytest.mark.rule("A20", "UPP-S5-7", "UPP-S6-5")
def test_that_the_feedback_goes_to_whom_each_scenario_says() -> None:
    told = {leaf: decided(leaf).leaf.feedback for leaf in SCENARIOS}
    assert told == {
        "S1a": None,
        "S1b": None,
        "S2": "case_officer",
        "S3": "operation",
        "S4": None,
        "S5": "provider",
        "S6": "contact_person",
        "S7": "case_officer",
        "S8": "case_officer",
    }


@pytest.mark.rule("UPP-S2-8", "UPP-S5-1", "UPP-S5-11", "UPP-S7-10", "A14", "A17", "UPP-D-3")
def test_that_warnings_and_remarks_stand_in_their_scenario() -> None:
    notes = {leaf: {note.id: str(note.kind) for note in decided(leaf).notes} for leaf in SCENARIOS}
    assert notes["S2"] == {"UPP-S2-8": "warning", "UPP-G-4": "warning"}
    assert notes["S3"] == {"UPP-D-3": "note", "UPP-G-4": "warning"}
    assert notes["S4"] == {"UPP-S4-7": "note", "UPP-G-4": "warning"}
    assert notes["S5"] == {"UPP-S5-1": "warning", "UPP-S5-11": "note", "UPP-G-4": "warning"}
    assert notes["S6"] == {"A14": "offer", "UPP-G-4": "warning"}
    assert notes["S7"] == {
        "W7": "warning",
        "UPP-S7-10": "offer",
        "UPP-D-3": "note",
        "UPP-G-4": "warning",
    }


@pytest.mark.rule("A16", "A17")
def test_that_scenario_7_adds_incident_and_fee_message_only_when_their_reason_holds() -> None:
    both = {duty.id for duty in decided("S7").obligations}
    assert {"incident", "fee_message"} <= both
    neither = decided("S7", wrong_recipient="no", start_date_changed="no").obligations
    assert not {"incident", "fee_message"} & {duty.id for duty in neither}


def test_that_the_warning_of_scenario_7_goes_when_nothing_was_performed() -> None:
    assert "W7" in {note.id for note in decided("S7", services_performed="yes").notes}
    assert "W7" not in {note.id for note in decided("S7", services_performed="no").notes}


@pytest.mark.rule("A10")
def test_that_a_removal_for_a_wrong_date_also_asks_for_the_journal() -> None:
    duty = next(d for d in decided("S5").obligations if d.id == "journal_saved")
    assert duty.kind == "I"
    assert "anteckningarna" in duty.text


@pytest.mark.rule("A25")
def test_that_the_routine_sets_no_numeric_deadline() -> None:
    for leaf in ru541().leaves.values():
        for step in leaf.steps:
            assert not any(word in step.text for word in (" dag ", " dagar", " timm", " dygn"))


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_what_is_lost_and_what_is_kept_is_told_before_the_start(leaf: str) -> None:
    here = ru541().leaves[leaf]
    assert here.lost
    assert here.kept
    assert all(text.endswith(".") for text in (*here.lost, *here.kept))


def test_that_steps_and_gates_can_be_kept_in_sets() -> None:
    steps = [step for leaf in ru541().leaves.values() for step in leaf.steps]
    assert len(set(steps)) == len(steps) - 1, "S1a and S1b share the incident report"
    assert len(set(ru541().gates.values())) == len(ru541().gates)


# Who ticks what no step does: the role, at which unit, and who stands in (domain 1.1.5, 5.3).
OWNERS = {
    ("S3", "plan_saved"): "provider receiver object_specialist lead_specialist",
    ("S3", "plan_recreated"): "provider right",
    ("S5", "journal_saved"): "provider receiver object_specialist lead_specialist",
    ("S7", "incident"): "provider receiver",
    ("S7", "fee_message"): "provider right",
    ("S8", "incident"): "case_officer",
    ("S8", "journal_saved"): "case_officer",
    ("S8", "fee_message"): "case_officer",
}
NOBODYS = {"healthcare_staff", "lex_sarah"}  # no source says whose they are


def test_that_each_duty_without_a_step_has_the_owner_that_a_source_gives_it() -> None:
    found, open_to_all = {}, set()
    for leaf in SCENARIOS:
        for duty in ru541().leaves[leaf].obligations:
            if duty.role is not None:
                who = (duty.role, duty.unit or "", *duty.stand_in)
                found[leaf, duty.id] = " ".join(filter(None, who))
            elif not duty.steps:
                open_to_all.add(duty.id)
    assert found == OWNERS
    assert open_to_all == NOBODYS
