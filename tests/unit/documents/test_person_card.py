"""What the person card says, and what it keeps silent about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.documents.blocks import Changes, Heading, Letterhead, Subject
from app.documents.outline import as_text
from app.documents.person_card import ContactLine, person_card
from tests.unit.documents.builders import a_card

CARD = """\
Personkort, version 8 | Personkort | sv-SE
Ängsholms kommun / Socialnämnden
[Version 8 | gäller från 15 maj 2026, ersätter 7 | Kod K7F4-Q2MX]
# Personkort
Gunvor Sandelin  410312-9823  kundnummer K-10412
## Ändrat sedan version 7
Telefon: 070-174 06 11 → 070-174 06 58
Nyckel: 1 st → 2 st, även nattpatrullen
## Personuppgifter
Adress: Lindgatan 14 B, 999 10 Ängsholm
Telefon: 070-174 06 58
Språk: Svenska, hör bäst på vänster öra
## Företrädare och anhöriga
Namn | Roll | Telefon
Ragnar Holmsten | God man: bevaka rätt, förvalta egendom | 070-174 06 32
Lena Sandelin | Dotter: får informeras | 070-174 06 90
## Insatser
Insats | Omfattning | Utförare | Gäller
Hemtjänst, omvårdnad | 14 h/vecka, 61 h/månad | Hemtjänst Syd | 5 maj till 31 december 2026
Trygghetslarm | dygnet runt | Larmgruppen | 2 februari 2026, tills vidare
Ledsagning | 6 h i månaden | Omsorgsbruket i Västra Ängsholm AB | 20 mars till 30 juni 2026
Flera utförare: Ja
Hemtjänst, omvårdnad: Beslut: 28 april 2026
Mål: Kunna bo kvar hemma med trygga morgnar och komma ut varje vecka.
Syfte: Skälig levnadsnivå och självständigt liv.
Trygghetslarm: Beslut: 26 januari 2026
Mål: Få hjälp när det behövs.
Ledsagning: Beslut: 12 mars 2026
## Hälsa och säkerhet, det utföraren behöver
* Går med rollator. Fallrisk i badrum, halkmatta finns.
* Penicillinallergi. Hemsjukvård delar läkemedel morgon och kväll.
## Nycklar och larm
* Nyckel: 2 st, kvitterade 15 maj 2026.
## Frågor
Handläggare: Karin Ahlgren, 08-465 004 12, vardagar 8.30 till 10
Brevlåda: Myndighet äldre, i Verkställ
Fel på kortet?: Tryck ”Kortet stämmer inte” i Verkställ eller ring handläggaren.
Utfärdat: 15 maj 2026 10:20 av Karin Ahlgren
---
Utskrivet 18 maj 2026 14:03 av Malin Ytterberg. \
Är kortet aktuellt? Skriv koden K7F4-Q2MX i Verkställ.
Sekretess. Förvaras så att obehöriga inte får tillgång till kortet.
Version 8
"""


def test_that_the_card_says_all_of_it_in_this_order():
    assert as_text(person_card(a_card())) == CARD


def test_that_changes_stand_right_under_the_name():
    kinds = [type(block) for block in person_card(a_card()).blocks]

    place = kinds.index(Subject)
    assert kinds[place + 1 : place + 3] == [Heading, Changes]


def test_that_a_first_version_replaces_nothing_and_has_no_changes():
    card = person_card(a_card(version=1, replaces=None))

    head = next(block for block in card.blocks if isinstance(block, Letterhead))
    assert head.box is not None
    assert head.box.lines == ("gäller från 15 maj 2026, första versionen",)
    assert not any(isinstance(block, Changes) for block in card.blocks)


@pytest.mark.parametrize("secret", ["Lindgatan", "999 10", "070-174 06 58", "070-174 06 11"])
def test_that_a_protected_person_has_neither_address_nor_telephone_on_the_card(secret):
    text = as_text(person_card(a_card(is_protected=True)))

    assert secret in CARD
    assert secret not in text
    assert "Skyddade personuppgifter." in text
    assert "Telefon: None → ändrad, visas inte" in text


def test_that_missing_contacts_are_said_to_be_missing():
    text = as_text(person_card(a_card(representatives=(), relatives=())))

    assert "(muted) Saknas." in text


def test_that_a_contact_without_telephone_has_a_dash():
    text = as_text(person_card(a_card(relatives=(ContactLine(name="Bo Ek", role="Son"),))))

    assert "Bo Ek | Son | –" in text


def test_that_sections_that_were_not_ticked_are_left_out():
    text = as_text(person_card(a_card(health_and_safety=" \n", keys_and_alarm="")))

    assert "Hälsa" not in text
    assert "Nycklar" not in text


def test_that_the_need_of_an_interpreter_is_said():
    text = as_text(person_card(a_card(language="Finska", needs_interpreter=True)))

    assert "Språk: Finska, behöver tolk" in text


def test_that_a_practice_card_says_so():
    assert "\nÖVNING\n" in as_text(person_card(a_card(practice=True)))
    assert "ÖVNING" not in CARD


def test_that_no_mailbox_leaves_no_empty_heading() -> None:
    assert "Brevlåda" in as_text(person_card(a_card()))
    silent = person_card(replace(a_card(), functional_mailbox=" "))
    assert "Brevlåda" not in as_text(silent)
