"""What the journal export says, and when its checksum changes (G3)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json

import pytest

from app.documents.blocks import Contents, Entry
from app.documents.journal_content import content_checksum
from app.documents.journal_export import journal_export
from app.documents.outline import as_text
from tests.unit.documents.builders import NOON, a_content, an_entry, an_export

POSTS = """\
=== ## Journalanteckningar
- 8 maj 2026 09:20 Iakttagelse
Dörren var låst. Ringde på tre gånger, ingen öppnade.
  Rättad 10 maj 2026 08:20 av Petra Wikander: Se post 3.
  Skriven 8 maj 2026 10:20 av Petra Wikander, undersköterska
- 9 maj 2026 08:20 Iakttagelse
Gunvor berättade att hon inte har sökt någon hjälp.

Hon ville inte ha besök.
  Skriven 9 maj 2026 09:20 av Petra Wikander, undersköterska
- 10 maj 2026 07:20 Iakttagelse
Dörren var låst. Ringde på två gånger, ingen öppnade.
  Rättar post 1, 8 maj 2026 09:20: Fel antal.
  Tidigare lydelse: ~Dörren var låst. Ringde på tre gånger, ingen öppnade.
  Klientens synpunkt: Jag var hemma hela dagen.
  Skriven 10 maj 2026 08:20 av Petra Wikander, undersköterska
## Genomförandeplan
- 9 maj 2026 10:20 Genomförandeplan, version 1
Mål: trygga morgnar.
Hur: två besök om dagen, samma personal.
  Upprättad av Petra Wikander, inte undertecknad
## Beställning
- 7 maj 2026 10:20 Beställning B-2026-0412
Insats: Hemtjänst
Omfattning: 14 h/vecka
  Skickad av Karin Ahlgren
## Meddelanden
- 12 maj 2026 10:20 Beställningen hör inte hit
Vi har fått en beställning som gäller en annan enhet.
  Från Hemtjänst Norr till Myndighet äldre
"""


def test_that_every_post_is_there_in_date_order_with_its_chain():
    assert POSTS in as_text(journal_export(an_export()))


def test_that_the_cover_says_what_and_why_and_how_to_check_it():
    cover = as_text(journal_export(an_export(seal="ab" * 32))).partition("===")[0]

    for part in (
        "JU-2026-017\nVOF-RU-541-03, scenario 3",
        "# Journalutdrag\n  före borttag av felaktig verkställighet",
        "Kund: K-10412\nBeställning: B-2026-0412, Hemtjänst, omvårdnad och service",
        "Verkställighet: V-2026-0398",
        "Period: 8 maj 2026, tills vidare\nÄrende: RF-2026-017",
        "Journalanteckningar, 8 till 10 maj 2026, varav 1 rättelse ... journal ... 3 st",
        "(aside) Arbetsanteckningar ingår inte.",
        "Omfattning: {entries} poster på {pages} sidor, i datumordning",
        "Posternas kontrolltal: {digest}",
        "Sigillets avtryck: abababab abababab",
        "Ska förvaras: Akt 2026-0412, bilaga 3",
        "Exporterad av: Ola Stenvik, objektspecialist\nNär: 18 maj 2026 14:03",
        "Underskrift vid papperskopia: Namn ____ Datum ____",
    ):
        assert part in cover


def test_that_the_cover_prints_the_checksum_of_the_content():
    checksum = content_checksum(a_content())
    text = as_text(journal_export(an_export())).replace(" ", "")

    assert f"InnehålletsSHA-256:{checksum}" in text
    assert journal_export(an_export()).binding == checksum


def test_that_the_number_of_posts_is_that_of_the_content():
    document = journal_export(an_export())

    assert document.entries == a_content().posts == 6
    (contents,) = (block for block in document.blocks if isinstance(block, Contents))
    assert [row.count for row in contents.rows] == ["3 st", "1 st", "1 st", "1 st"]


def test_that_an_empty_execution_still_gives_an_export():
    content = a_content(plans=(), orders=(), messages=(), entries=(), start=None)
    text = as_text(journal_export(an_export(content=content)))

    assert "(muted) Inga anteckningar är skrivna." in text
    assert "Period: inte börjad" in text
    assert journal_export(an_export(content=content)).entries == 0


def test_that_a_correction_of_a_note_that_is_missing_says_so():
    content = a_content(entries=(an_entry(1, "Ny", correction_of="borta"),))
    text = as_text(journal_export(an_export(content=content)))

    assert "Rättar en anteckning som inte finns i utdraget: Skäl saknas." in text


def test_that_a_chain_of_corrections_shows_each_older_wording():
    content = a_content(
        entries=(
            an_entry(1, "ett"),
            an_entry(2, "två", correction_of="note-1", correction_reason="a"),
            an_entry(3, "tre", correction_of="note-2", correction_reason="b"),
        )
    )
    posts = [
        block
        for block in journal_export(an_export(content=content)).blocks
        if isinstance(block, Entry)
    ]

    assert [remark.text for remark in posts[1].remarks if remark.struck] == ["ett"]
    assert [remark.text for remark in posts[2].remarks if remark.struck] == ["två"]
    assert "Se post 3." in [remark.text for remark in posts[1].remarks]


def test_that_a_signed_plan_says_by_whom_and_when():
    (plan,) = a_content().plans
    signed = dataclasses.replace(plan, signed_on=dt.date(2026, 5, 10), signed_by="Gunvor Sandelin")
    text = as_text(journal_export(an_export(content=a_content(plans=(signed,)))))

    assert "undertecknad 10 maj 2026 av Gunvor Sandelin" in text


def test_that_the_checksum_does_not_depend_on_the_order_of_reading():
    content = a_content()
    turned = dataclasses.replace(content, entries=content.entries[::-1])

    assert content_checksum(turned) == content_checksum(content)


def test_that_the_checksum_does_not_depend_on_zone_or_exporter():
    content = a_content()
    zone = dt.timezone(dt.timedelta(hours=2))
    moved = dataclasses.replace(
        content,
        entries=tuple(
            dataclasses.replace(entry, occurred_at=entry.occurred_at.astimezone(zone))
            for entry in content.entries
        ),
    )

    assert content_checksum(moved) == content_checksum(content)
    later = an_export(exported_at=NOON + dt.timedelta(days=9), exported_by="Britt Hamrin")
    assert journal_export(later).binding == journal_export(an_export()).binding


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Dörren var låst. Ringde på tre gånger, ingen öppnade. "},
        {"kind": "Åtgärd"},
        {"author_title": "vikarie"},
        {"written_at": NOON},
        {"client_objection": "Nej."},
        {"correction_reason": "x"},
        {"number": 9},
    ],
)
def test_that_any_change_in_a_note_changes_the_checksum(change):
    content = a_content()
    first, *rest = content.entries
    changed = dataclasses.replace(content, entries=(dataclasses.replace(first, **change), *rest))

    assert content_checksum(changed) != content_checksum(content)


@pytest.mark.parametrize("part", ["entries", "plans", "orders", "messages"])
def test_that_one_post_less_changes_the_checksum(part):
    content = a_content()
    less = dataclasses.replace(content, **{part: getattr(content, part)[:-1]})

    assert content_checksum(less) != content_checksum(content)


def test_that_text_that_moves_between_two_notes_changes_the_checksum():
    assert content_checksum(a_content("ab", "c")) != content_checksum(a_content("a", "bc"))


def test_that_a_lone_surrogate_has_a_checksum():
    assert len(content_checksum(a_content("\ud800"))) == 64


def test_that_the_checksum_is_the_one_of_older_vaults() -> None:
    """Sums lie in vaults and on paper: the same content gives the same sum for ever."""
    content = a_content('Åsa <b>sa</b>\n"hej"', "\ud800 och \u2028")
    text = json.dumps(
        dataclasses.asdict(content.in_order()),
        default=lambda value: (
            value.astimezone(dt.UTC).isoformat(timespec="microseconds")
            if isinstance(value, dt.datetime)
            else value.isoformat()
        ),
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    assert content_checksum(content) == hashlib.sha256(text.encode("ascii")).hexdigest()
