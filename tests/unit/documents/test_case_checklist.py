"""The checklist of a case, filled and blank."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from app.documents import wording
from app.documents.case_checklist import case_checklist
from app.documents.outline import as_text
from tests.unit.documents.builders import a_checklist, at

FILLED = """\
Checklista RF-2026-017 | VOF-RU-541-03, Scenario 3 | sv-SE
Ängsholms kommun / Socialnämnden
RF-2026-017
VOF-RU-541-03, Scenario 3
# Checklista
  Verkställd och dokumenterad på fel beställning
Ärende: RF-2026-017
Kundnummer: K-10412
Beställning: B-2026-0412
Verkställighet: V-2026-0398
Startat: 12 maj 2026 11:20 av Karin Ahlgren
Läge: Väntar på systemförvaltare
## Utförare
[x] UPP-S3-1 Meddela handläggaren att beställningen hör till någon annan.
    12 maj 2026 10:20
Petra Wikander
[x] UPP-S3-2 Mejla objektspecialisten kundnummer, beställning och skäl. \
Personuppgifter får inte stå i mejlet.
    12 maj 2026 11:20
Petra Wikander, intygat | Kvitto 4711
## Objektspecialist
[x] UPP-S3-4 Spara journalanteckningarna som PDF. <G3>
    18 maj 2026 14:20
Ola Stenvik
[ ] UPP-S3-6a Lämna över till sammanhållande objektspecialist. (Tillägg)
## Systemförvaltare
[ ] UPP-S3-6c Ta bort verkställigheten. <G3, G7> (Tillägg)
    när journalen är sparad och kontrollerad
## Spärrar
G3: Journalen är sparad och kontrollerad. (öppen)
G7: Den som begär tar inte själv bort. (stängd)
## Skyldigheter vid sidan av stegen
[ ] O-1 Bedöm om det är en personuppgiftsincident inom 72 timmar.
(aside) Tillägg: steget står inte i rutinen, det har lagts till här.
Ärendet avslutat: Namn ____ Datum ____
---
Utskrivet 18 maj 2026 14:03 av Ola Stenvik.
Personuppgifter skrivs inte på checklistan, bara kundnummer.
RF-2026-017
"""


def test_that_a_filled_checklist_says_what_was_done_by_whom_in_lanes():
    assert as_text(case_checklist(a_checklist())) == FILLED


def test_that_a_blank_checklist_holds_nothing_of_the_case():
    text = as_text(case_checklist(a_checklist(blank=True)))

    for part in ("RF-2026-017", "K-10412", "Petra Wikander", "[x]", "Väntar", "öppen", "Kvitto"):
        assert part in FILLED
        assert part not in text
    assert "[ ] UPP-S3-1" in text
    assert "när journalen är sparad" in text


def test_that_a_step_that_was_not_needed_says_so():
    checklist = a_checklist()
    lane, *rest = checklist.lanes
    step = dataclasses.replace(lane.steps[0], not_needed=True)
    changed = dataclasses.replace(lane, steps=(step, *lane.steps[1:]))

    text = as_text(case_checklist(dataclasses.replace(checklist, lanes=(changed, *rest))))

    assert "Behövs inte, 12 maj 2026 10:20" in text


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((2026, 5, 8), (2026, 5, 8), "8 maj 2026"),
        ((2026, 5, 8), (2026, 5, 12), "8 till 12 maj 2026"),
        ((2026, 5, 8), (2026, 6, 1), "8 maj till 1 juni 2026"),
        ((2025, 12, 30), (2026, 1, 2), "30 december 2025 till 2 januari 2026"),
        ((2026, 5, 8), None, "8 maj 2026, tills vidare"),
    ],
)
def test_that_a_span_of_days_is_said_as_people_say_it(start, end, words):
    assert wording.span(dt.date(*start), dt.date(*end) if end else None) == words


def test_that_times_are_those_of_sweden_summer_and_winter():
    assert wording.moment(at(8, 22, 30)) == "9 maj 2026 00:30"
    assert wording.clock(dt.datetime(2026, 1, 8, 22, 30, tzinfo=dt.UTC)) == "23:30"
