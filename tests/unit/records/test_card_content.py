"""What a card says, what a unit may see of it, and what is new on it."""

import datetime as dt
from dataclasses import fields, replace
from typing import Any
from uuid import UUID

import pytest

from app.kernel.errors import RuleViolation
from app.person_cards.differences import differences
from app.person_cards.model import CardContent, CardPerson, CardService
from app.person_cards.rules import check_complete, content_hash, for_unit, missing_groups
from app.person_cards.views import CardGroup

NORR, SYD = UUID(int=1), UUID(int=2)
HOME = CardService(
    service="Hemtjänst",
    scope="Personlig omvårdnad",
    frequency="varje dag",
    minutes_per_week=600,
    minutes_per_month=2600,
    decided_on=dt.date(2026, 2, 1),
    valid_from=dt.date(2026, 2, 1),
    valid_to=None,
    goal="Bo kvar",
    purpose="Skälig levnadsnivå",
    unit="Hemtjänst Norr",
    unit_id=NORR,
)
MEALS = replace(HOME, service="Matdistribution", unit="Omsorg Syd", unit_id=SYD)
CARD = CardContent(
    municipality="Provköping",
    committee="ÄLN",
    customer_number="K-10001",
    name="Provina Övning",
    identity_number="19320514-9804",
    is_protected=False,
    address="Provgatan 1, 999 01 Provstad",
    phone="08-465 004 10",
    language="",
    needs_interpreter=False,
    officer_name="Prov Handläggare",
    officer_phone="08-465 004 01",
    functional_mailbox="",
    representatives=(CardPerson(name="Gode Man", role="God man", detail="bevaka rätt", phone=""),),
    relatives=(CardPerson(name="Anna Anhörig", role="dotter", detail="", phone=""),),
    services=(HOME, MEALS),
    several_providers=True,
    health_and_safety="",
    keys_and_alarm="",
)


def changes(after: CardContent) -> list[tuple[str, str, str]]:
    return [(one.label, one.before, one.after) for one in differences(CARD, after)]


@pytest.mark.rule("GOT-10")
@pytest.mark.parametrize(
    ("changed", "group"),
    [
        ({"address": ""}, CardGroup.ADDRESS),
        ({"phone": ""}, CardGroup.PHONE),
        ({"representatives": ()}, CardGroup.REPRESENTATIVES),
        ({"relatives": ()}, CardGroup.RELATIVES),
        ({"services": ()}, CardGroup.SERVICES),
        ({"services": (replace(HOME, scope=""),)}, CardGroup.SCOPE),
        ({"services": (replace(HOME, frequency=""),)}, CardGroup.FREQUENCY),
    ],
)
def test_that_each_empty_group_stops_the_card_until_it_is_said_to_be_missing(
    changed: dict[str, object], group: CardGroup
) -> None:
    card = replace(CARD, **changed)
    (missing,) = missing_groups(card)
    assert missing.group is group
    assert missing.sentence.endswith(("saknas.", "saknas, eller ange att den saknas."))
    with pytest.raises(RuleViolation, match=r"card\.missing"):
        check_complete(card, frozenset(CardGroup) - {group})
    check_complete(card, frozenset({group}))


@pytest.mark.rule("INV-13")
def test_that_a_protected_card_is_not_asked_for_address_and_telephone() -> None:
    assert missing_groups(replace(CARD, is_protected=True, address="", phone="")) == ()


@pytest.mark.rule("GOT-11", "INV-7")
def test_that_other_units_stay_unnamed_even_where_all_services_are_shown() -> None:
    own = for_unit(CARD, NORR)
    assert own.services == (HOME,)
    everything = for_unit(CARD, NORR, all_services=True)
    assert [one.service for one in everything.services] == ["Hemtjänst", "Matdistribution"]
    assert "Omsorg Syd" not in repr(everything)
    assert str(SYD) not in repr(everything)
    assert for_unit(CARD, None).services == ()


def test_that_a_changed_field_is_told_in_the_words_of_the_card() -> None:
    after = replace(CARD, address="Nygatan 2", needs_interpreter=True, relatives=())
    assert changes(after) == [
        ("Adress", "Provgatan 1, 999 01 Provstad", "Nygatan 2"),
        ("Tolk", "Nej", "Ja"),
        ("Anhöriga", "Anna Anhörig, dotter", ""),
    ]


@pytest.mark.rule("GOT-10")
@pytest.mark.parametrize("detail", ["Får informeras", "FÅR INTE INFORMERAS", "MAY BE INFORMED"])
def test_that_the_number_of_who_must_not_be_told_is_not_said_again_as_what_stood_there(
    detail: str,
) -> None:
    anna = CardPerson(name="Anna Anhörig", role="dotter", detail=detail, phone="070-174 06 41")
    now = replace(anna, detail="FÅR INTE INFORMERAS", phone="")
    (change,) = differences(replace(CARD, relatives=(anna,)), replace(CARD, relatives=(now,)))
    assert change.before == f"Anna Anhörig, dotter, {detail}, telefonnummer"
    assert change.after == "Anna Anhörig, dotter, FÅR INTE INFORMERAS"


def test_that_a_number_that_was_taken_away_from_who_may_be_told_is_said() -> None:
    anna = CardPerson(
        name="Anna Anhörig", role="dotter", detail="Får informeras", phone="070-174 06 41"
    )
    before = replace(CARD, relatives=(anna,))
    (change,) = differences(before, replace(CARD, relatives=(replace(anna, phone=""),)))
    assert change.before == "Anna Anhörig, dotter, Får informeras, 070-174 06 41"


def test_that_a_changed_service_is_told_field_by_field() -> None:
    later = replace(HOME, minutes_per_week=615, valid_to=dt.date(2026, 12, 31))
    assert changes(replace(CARD, services=(later, MEALS))) == [
        ("Hemtjänst, tid per vecka", "10 tim 0 min", "10 tim 15 min"),
        ("Hemtjänst, gäller till", "tills vidare", "2026-12-31"),
    ]


def test_that_a_service_that_came_and_one_that_went_are_told_whole() -> None:
    alarm = replace(HOME, service="Trygghetslarm", unit="", unit_id=None)
    assert changes(replace(CARD, services=(HOME, alarm))) == [
        ("Insats", "Matdistribution, Personlig omvårdnad, varje dag, Omsorg Syd", ""),
        ("Insats", "", "Trygghetslarm, Personlig omvårdnad, varje dag"),
    ]


def test_that_the_same_service_twice_at_one_unit_is_compared_in_order() -> None:
    twice = replace(CARD, services=(HOME, HOME))
    other = replace(CARD, services=(HOME, replace(HOME, scope="Städning")))
    (change,) = differences(twice, other)
    assert (change.before, change.after) == ("Personlig omvårdnad", "Städning")


@pytest.mark.rule("NKP-06")
@pytest.mark.parametrize("field", [one.name for one in fields(CardContent)])
def test_that_no_field_of_the_card_changes_unsaid(field: str) -> None:
    """But the customer number, which is the person's for ever."""
    kept = getattr(CARD, field)
    other: Any = "annat"
    if isinstance(kept, bool):
        other = not kept
    elif isinstance(kept, tuple):
        other = ()
    assert bool(changes(replace(CARD, **{field: other}))) == (field != "customer_number")


@pytest.mark.rule("NKP-06")
@pytest.mark.parametrize("field", [one.name for one in fields(CardService)])
def test_that_no_field_of_a_service_changes_unsaid(field: str) -> None:
    others: dict[str, Any] = {"minutes_per_week": 1, "minutes_per_month": 1, "unit_id": UUID(int=3)}
    others |= dict.fromkeys(("decided_on", "valid_from", "valid_to"), dt.date(2027, 1, 1))
    changed = replace(HOME, **{field: others.get(field, "annat")})
    assert changes(replace(CARD, services=(changed, MEALS)))


def test_that_nothing_is_new_on_the_same_card_and_any_difference_gives_another_checksum() -> None:
    assert differences(CARD, CARD) == ()
    assert content_hash(CARD) == content_hash(replace(CARD))
    assert content_hash(CARD) != content_hash(replace(CARD, keys_and_alarm="Nyckel 7"))
