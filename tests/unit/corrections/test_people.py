"""Nobody both asks for a removal, investigates it and carries it out."""

from __future__ import annotations

import pytest

from app.corrections.people import with_person
from app.kernel.errors import RuleViolation
from app.routines.words import Act
from tests.unit.corrections.cases import a_case, some_id

PETRA, OLA, IDA = some_id("petra"), some_id("ola"), some_id("ida")


def test_that_three_people_can_share_a_case():
    case = with_person(a_case(), (Act.TICKET,), PETRA, attested=False)
    case = with_person(case, (Act.EXPORT_JOURNAL,), OLA, attested=False)
    case = with_person(case, (Act.REMOVE,), IDA, attested=False)
    assert (case.requester_id, case.investigator_id, case.executor_id) == (PETRA, OLA, IDA)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Act.TICKET, Act.REMOVE),
        (Act.TICKET, Act.EXPORT_JOURNAL),
        (Act.EXPORT_JOURNAL, Act.REMOVE),
        (Act.INVESTIGATE, Act.REOPEN),
        (Act.CONTACT_EXPERT, Act.REGISTER_REMOVE),
    ],
)
@pytest.mark.rule("INV-4")
def test_that_one_person_cannot_have_two_parts(first, second):
    case = with_person(a_case(), (first,), PETRA, attested=False)
    with pytest.raises(RuleViolation) as refused:
        with_person(case, (second,), PETRA, attested=False)
    assert refused.value.code == "case.same_person"
    assert case.number in refused.value.sentence


def test_that_an_attested_act_writes_nobody_into_the_case():
    assert with_person(a_case(), (Act.REMOVE,), PETRA, attested=True) == a_case()


def test_that_other_acts_give_no_part():
    assert with_person(a_case(), (Act.CONTACT_OFFICER,), PETRA, attested=False) == a_case()
