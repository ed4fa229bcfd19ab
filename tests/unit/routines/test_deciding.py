"""Why this leaf and why not the others, and what is refused by name."""

from __future__ import annotations

import pytest

from app.kernel.errors import BadInput, NotFound
from app.routines import CaseFacts, decide, decision_for
from app.routines.loading import newest, version_of, versions
from app.routines.stating import facts_from, pairs
from tests.unit.routines.samples import ANSWERS, MISDIRECTED, PROVIDER, decided, ru541


def test_that_why_names_each_answer_the_evidence_and_the_words_of_the_routine() -> None:
    facts = CaseFacts(is_executed=True, notes=3, visits=0)
    why = decide(ru541(), ANSWERS["S3"], facts).why
    assert why[:2] == (
        "Utföraren upptäckte felet.",
        "Beställningen är skickad till fel enhet eller fel utförare.",
    )
    assert "det finns dokumentation i journalen, men ingen insats är utförd." in why[2]
    assert why[3:6] == (
        "Beställningen är registrerad som verkställd.",
        "3 anteckningar finns.",
        "Inget besök och ingen tid är registrerad.",
    )
    assert why[6].startswith("Rutinen, rad 71: ”Utföraren upptäcker att beställning skickats fel")
    assert len(why) == 7


@pytest.mark.parametrize("leaf", ANSWERS)
def test_that_why_not_is_said_of_every_other_leaf(leaf: str) -> None:
    why_not = decided(leaf).why_not
    assert set(why_not) == set(ANSWERS) - {leaf}
    assert all(text.endswith(".") for text in why_not.values())


@pytest.mark.parametrize(
    ("leaf", "other", "text"),
    [
        ("S3", "S2", "Det finns dokumentation i journalen. I scenario 2 skulle den försvinna."),
        ("S3", "S4", "Ingen insats är utförd."),
        ("S3", "S5", "Mottagaren är fel. Det går före fel datum"),
        ("S3", "S6", "Mottagaren är fel. Det går före ett felaktigt avslut."),
        ("S3", "S7", "Utföraren upptäckte felet."),
        ("S3", "S1a", "är verkställd"),
        ("S1a", "S1b", "Enheten har gatekeeperfunktion."),
        ("S8", "S7", "Beställningen är skickad via företagsregistret."),
        ("L3", "S5", "före fel datum"),
    ],
)
def test_that_why_not_says_what_speaks_against_just_that_leaf(
    leaf: str, other: str, text: str
) -> None:
    assert text in decided(leaf).why_not[other]


@pytest.mark.parametrize(
    ("answers", "key", "allowed"),
    [
        ({}, "discovered_by", "case_officer|provider|other"),
        (PROVIDER, "what_is_wrong", "wrong_recipient|wrong_start|ended_by_mistake"),
        ({"discovered_by": "case_officer"}, "order_state", "via_register|executed|not_executed"),
        (MISDIRECTED, "progress", "not_executed|executed|documented|performed"),
        ({**MISDIRECTED, "progress": "not_executed"}, "has_gatekeeper", "yes|no"),
        ({**PROVIDER, "what_is_wrong": "other"}, "is_executed", "yes|no"),
        ({"progress": "documented"}, "discovered_by", "case_officer|provider|other"),
        ({**PROVIDER, "progress": "executed"}, "what_is_wrong", "wrong_recipient|wrong_start"),
    ],
)
def test_that_a_missing_answer_is_asked_for_by_name_with_the_allowed_values(
    answers: dict[str, str], key: str, allowed: str
) -> None:
    with pytest.raises(BadInput) as refused:
        decide(ru541(), answers)
    assert key in refused.value.sentence
    assert allowed in refused.value.sentence


@pytest.mark.parametrize(
    ("answers", "key", "allowed"),
    [
        ({"discovered_by": "it"}, "discovered_by", "case_officer|provider|other"),
        ({"discovered_by": ""}, "discovered_by", "case_officer|provider|other"),
        ({"discovered_by": "Provider"}, "discovered_by", "case_officer|provider|other"),
        ({**MISDIRECTED, "progress": "ended"}, "progress", "documented|performed"),
        ({**ANSWERS["L0"], "progress": ""}, "progress", "documented|performed"),
        ({"who": "provider"}, "who", "discovered_by=case_officer|provider|other"),
        ({"": ""}, "", "discovered_by=case_officer|provider|other"),
    ],
)
def test_that_an_unknown_key_or_value_is_refused_with_the_allowed_ones(
    answers: dict[str, str], key: str, allowed: str
) -> None:
    with pytest.raises(BadInput) as refused:
        decide(ru541(), answers)
    assert refused.value.field == key
    assert key in refused.value.sentence
    assert allowed in refused.value.sentence


@pytest.mark.parametrize(
    ("leaf", "key", "value"),
    [
        ("L0", "progress", "executed"),
        ("S5", "progress", "executed"),
        ("S7", "what_is_wrong", "wrong_start"),
        ("S3", "has_gatekeeper", "yes"),
        ("S1a", "is_executed", "no"),
        ("S4", "order_state", "executed"),
    ],
)
def test_that_an_answer_to_a_question_that_is_not_asked_is_refused(
    leaf: str, key: str, value: str
) -> None:
    with pytest.raises(BadInput) as refused:
        decide(ru541(), {**ANSWERS[leaf], key: value})
    assert refused.value.field == key
    assert key in refused.value.sentence
    assert value in refused.value.sentence


def test_that_a_leaf_can_be_chosen_directly() -> None:
    decision = decision_for(ru541(), "S6")
    assert decision.answers == ANSWERS["S6"]
    assert decision.steps == decided("S6").steps
    with pytest.raises(BadInput) as refused:
        decision_for(ru541(), "S9")
    assert "S1a|S1b|S2" in refused.value.sentence


def test_that_facts_are_read_from_words() -> None:
    given = pairs(["notes=3", "last_note_on=2026-05-12", "channel=register", "regi=own"])
    facts = facts_from(ru541(), {**given, "is_executed": "yes", "has_gatekeeper": "no"})
    assert (facts.notes, str(facts.last_note_on), facts.channel) == (3, "2026-05-12", "register")
    assert (facts.is_executed, facts.has_gatekeeper) == (True, False)
    assert facts.known == {"regi": "own"}


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("notes", "three", "0, 1, 2"),
        ("notes", "-1", "0, 1, 2"),
        ("notes", "٣", "0, 1, 2"),
        ("executed_on", "8 maj", "ÅÅÅÅ-MM-DD"),
        ("channel", "fax", "system|register|paper"),
        ("has_gatekeeper", "ja", "yes|no"),
        ("uses_planning_lmo", "", "yes|no"),
        ("regi", "external", "own|private"),
        ("shoe_size", "43", "executed_on=ÅÅÅÅ-MM-DD"),
    ],
)
def test_that_a_fact_that_cannot_be_read_is_refused_with_what_is_allowed(
    key: str, value: str, allowed: str
) -> None:
    with pytest.raises(BadInput) as refused:
        facts_from(ru541(), {key: value})
    assert refused.value.field == key
    assert allowed in refused.value.sentence


def test_that_a_word_without_a_value_has_an_empty_one_and_two_values_are_refused() -> None:
    assert pairs(["progress", "x=y=z", "x=y=z"]) == {"progress": "", "x": "y=z"}
    with pytest.raises(BadInput) as refused:
        pairs(["progress=executed", "progress=documented"])
    assert refused.value.field == "progress"


def test_that_the_newest_version_is_taken_and_an_unknown_one_refused() -> None:
    assert newest("ru541").about.version == versions("ru541")[-1]
    assert version_of("ru541", "03") == newest("ru541")
    with pytest.raises(NotFound) as unknown:
        newest("ru542")
    assert "ru541" in unknown.value.sentence
    with pytest.raises(NotFound) as too_old:
        version_of("ru541", "02")
    assert "03" in too_old.value.sentence


@pytest.mark.parametrize("name", ["../ru541", "", ".", "ru541/03"])
def test_that_a_routine_is_a_name_and_never_a_path(name: str) -> None:
    with pytest.raises(NotFound):
        newest(name)


def test_that_only_facts_that_can_change_the_leaf_are_asked_for() -> None:
    assert ru541().facts_of("S8") == (
        "has_hsl_assignments",
        "should_be_executed",
        "wrong_recipient",
        "start_date_changed",
        "missed_care",
    )
    assert "regi" in ru541().facts_of("S3")
    assert "phoniro_registrations" in ru541().facts_of("S5")
    assert ru541().facts_of("L0") == ()
