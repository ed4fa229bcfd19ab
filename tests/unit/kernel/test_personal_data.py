"""What is found in a text before it leaves the house."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.personal_data import FindingKind, PersonFacts, scan
from tests.support.builders import an_identity

NUMBER = an_identity(0)  # 19300101980x
TEN = NUMBER[2:]
FACTS = PersonFacts(
    names=("Anna-Lena Ekdal", "Gunnar Berg", "Bo Ek"),
    identity_numbers=("REGA19300101", NUMBER),
    addresses=("Provgatan 7", "799 99 Provköping"),
    phones=("070-174 06 21",),
    allowed=("Hemtjänst Berg", "08-465 004 10", "stod@provkoping.example"),
)


def kinds(text: str, facts: PersonFacts = FACTS) -> set[FindingKind]:
    return {finding.kind for finding in scan(text, facts)}


@pytest.mark.rule("INV-11")
@pytest.mark.parametrize(
    "written",
    [
        NUMBER,
        TEN,
        f"{TEN[:6]}-{TEN[6:]}",
        f"{TEN[:6]}+{TEN[6:]}",
        f"{TEN[:6]} {TEN[6:]}",
        f"{NUMBER[:8]}-{NUMBER[8:]}",
        f"{NUMBER[:4]}-{NUMBER[4:6]}-{NUMBER[6:8]}-{NUMBER[8:]}",
        f"{NUMBER[:4]}.{NUMBER[4:6]}.{NUMBER[6:8]} {NUMBER[8:]}",
        f"{TEN[:6]}–{TEN[6:]}",
        f"{TEN[:6]}\N{NO-BREAK SPACE}{TEN[6:]}",
        f"{TEN[:6]}\N{ZERO WIDTH SPACE}-{TEN[6:]}",
        "".join(chr(ord(char) + 0xFEE0) for char in NUMBER),
        "".join(chr(ord(char) - 48 + 0x660) for char in TEN),
        "300161-9800",
        "19300101-T123",
        "19300101TF10",
    ],
)
def test_that_an_identity_number_is_found_however_it_is_written(written: str) -> None:
    for text in (f"Gäller {written}.", written, f"({written})", f"nr:{written}\nmer"):
        assert FindingKind.IDENTITY_NUMBER in kinds(text, PersonFacts()), text


@pytest.mark.rule("INV-11")
@pytest.mark.parametrize("written", ["REGA19300101", "rega 1930-0101", "REGA-19300101"])
def test_that_a_reserve_number_is_found_because_it_is_known(written: str) -> None:
    assert FindingKind.IDENTITY_NUMBER in kinds(f"nr {written}")


@pytest.mark.rule("INV-11")
@pytest.mark.parametrize(
    "text",
    [
        "Ekdal",
        "ekdal har flyttat",
        "EKDALS beställning",
        "Anna ringde",
        "Lena",
        "Anna-Lena Ekdal",
        "Berg ringde",
        "Bo Ek",
        "Anna\u2011Lena",
    ],
)
def test_that_a_name_is_found_in_every_part_and_form(text: str) -> None:
    assert FindingKind.NAME in kinds(f"Hej! {text}.")


@pytest.mark.rule("INV-11")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bor på provgatan  7", FindingKind.ADDRESS),
        ("Storgatan 12 B", FindingKind.ADDRESS),
        ("799 99 Provköping", FindingKind.ADDRESS),
        ("ring 070-174 06 21", FindingKind.PHONE),
        ("ring 0701740621", FindingKind.PHONE),
        ("ring +46 70 174 06 21", FindingKind.PHONE),
        ("ring 08-465 004 55", FindingKind.PHONE),
        ("skriv till britta.e@provposten.example", FindingKind.EMAIL),
    ],
)
def test_that_addresses_telephones_and_mail_are_found(text: str, kind: FindingKind) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kundnummer K-10001, beställning B-2026-0712, skickad 2026-05-12 kl. 14.03.",
        "Verkställighet V-2026-0001 hos Hemtjänst Berg ska tas bort: fel mottagare.",
        "Insats hemtjänst, 780 minuter per månad, sedan den 12 maj 2026.",
        "Frågor: 08-465 004 10 eller stod@provkoping.example. Ärende RF-2026-0003.",
        "Uppe på ett berg; en ek i en bo.",
        "VOF-RU-541-03",
    ],
)
def test_that_an_ordinary_ticket_passes(text: str) -> None:
    assert scan(text, FACTS) == ()


def test_that_a_finding_says_where_it_stands() -> None:
    text = f"Gäller {NUMBER} idag"
    found = scan(text, PersonFacts())[0]
    assert text[found.start : found.end] == NUMBER


@pytest.mark.rule("INV-11")
@given(
    number=st.integers(0, 20_000).map(an_identity),
    before=st.text(st.characters(exclude_categories=("N", "Cs")), max_size=20),
    gap=st.sampled_from(["", "-", "+", " ", " - ", "–", "\u00a0"]),
)
def test_that_no_text_around_a_number_hides_it(number: str, before: str, gap: str) -> None:
    text = f"{before} {number[2:8]}{gap}{number[8:]}"
    assert FindingKind.IDENTITY_NUMBER in kinds(text, PersonFacts())
