"""Papers about invented people, with sensible defaults."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.documents.case_checklist import (
    CaseChecklistData,
    ChecklistGate,
    ChecklistLane,
    ChecklistStep,
)
from app.documents.journal_content import (
    ExportEntry,
    ExportMessage,
    ExportOrder,
    ExportPlan,
    JournalContent,
)
from app.documents.journal_export import JournalExportData
from app.documents.person_card import ChangeLine, ContactLine, PersonCardData, ServiceLine

NOON = dt.datetime(2026, 5, 18, 12, 3, tzinfo=dt.UTC)


def at(day: int, hour: int = 8, minute: int = 20) -> dt.datetime:
    """A moment in May 2026."""
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=dt.UTC)


def a_card(**changes: Any) -> PersonCardData:
    card = PersonCardData(
        municipality="Ängsholms kommun",
        committee="Socialnämnden",
        version=8,
        replaces=7,
        valid_from=dt.date(2026, 5, 15),
        code="K7F4-Q2MX",
        issued_at=at(15),
        issued_by="Karin Ahlgren",
        printed_at=NOON,
        printed_by="Malin Ytterberg",
        customer_number="K-10412",
        name="Gunvor Sandelin",
        identity_number="410312-9823",
        is_protected=False,
        address="Lindgatan 14 B, 999 10 Ängsholm",
        phone="070-174 06 58",
        language="Svenska, hör bäst på vänster öra",
        needs_interpreter=False,
        representatives=(
            ContactLine(
                name="Ragnar Holmsten",
                role="God man",
                detail="bevaka rätt, förvalta egendom",
                phone="070-174 06 32",
            ),
        ),
        relatives=(
            ContactLine(
                name="Lena Sandelin", role="Dotter", detail="får informeras", phone="070-174 06 90"
            ),
        ),
        services=(
            ServiceLine(
                service="Hemtjänst, omvårdnad",
                scope="14 h/vecka, 61 h/månad",
                unit="Hemtjänst Syd",
                decided_on=dt.date(2026, 4, 28),
                valid_from=dt.date(2026, 5, 5),
                valid_to=dt.date(2026, 12, 31),
                goal="Kunna bo kvar hemma med trygga morgnar och komma ut varje vecka.",
                purpose="Skälig levnadsnivå och självständigt liv.",
            ),
            ServiceLine(
                service="Trygghetslarm",
                scope="dygnet runt",
                unit="Larmgruppen",
                decided_on=dt.date(2026, 1, 26),
                valid_from=dt.date(2026, 2, 2),
                valid_to=None,
                goal="Få hjälp när det behövs.",
            ),
            ServiceLine(
                service="Ledsagning",
                scope="6 h i månaden",
                unit="Omsorgsbruket i Västra Ängsholm AB",
                decided_on=dt.date(2026, 3, 12),
                valid_from=dt.date(2026, 3, 20),
                valid_to=dt.date(2026, 6, 30),
            ),
        ),
        several_providers=True,
        health_and_safety=(
            "Går med rollator. Fallrisk i badrum, halkmatta finns.\n"
            "Penicillinallergi. Hemsjukvård delar läkemedel morgon och kväll."
        ),
        keys_and_alarm="Nyckel: 2 st, kvitterade 15 maj 2026.",
        officer_name="Karin Ahlgren",
        officer_phone="08-465 004 12, vardagar 8.30 till 10",
        functional_mailbox="Myndighet äldre, i Verkställ",
        changes=(
            ChangeLine(
                label="Telefon", before="070-174 06 11", after="070-174 06 58", is_contact=True
            ),
            ChangeLine(label="Nyckel", before="1 st", after="2 st, även nattpatrullen"),
        ),
    )
    return replace(card, **changes)


def an_entry(number: int, text: str, **changes: Any) -> ExportEntry:
    entry = ExportEntry(
        id=f"note-{number}",
        number=number,
        kind="Iakttagelse",
        occurred_at=at(7) + dt.timedelta(hours=23 * number),
        written_at=at(7) + dt.timedelta(hours=23 * number + 1),
        author_name="Petra Wikander",
        author_title="undersköterska",
        text=text,
    )
    return replace(entry, **changes)


def a_content(*texts: str, **changes: Any) -> JournalContent:
    """Notes with these texts, or three of our own of which the last corrects the first."""
    notes = tuple(an_entry(number, text) for number, text in enumerate(texts, 1)) or (
        an_entry(1, "Dörren var låst. Ringde på tre gånger, ingen öppnade."),
        an_entry(
            2, "Gunvor berättade att hon inte har sökt någon hjälp.\n\nHon ville inte ha besök."
        ),
        an_entry(
            3,
            "Dörren var låst. Ringde på två gånger, ingen öppnade.",
            correction_of="note-1",
            correction_reason="Fel antal.",
            client_objection="Jag var hemma hela dagen.",
        ),
    )
    content = JournalContent(
        customer_number="K-10412",
        order_number="B-2026-0412",
        execution_number="V-2026-0398",
        service="Hemtjänst, omvårdnad och service",
        unit="Hemtjänst Norr, egen regi",
        start=dt.date(2026, 5, 8),
        end=None,
        entries=notes,
        plans=(
            ExportPlan(
                id="plan-1",
                version=1,
                made_at=at(9),
                made_by="Petra Wikander",
                text="Mål: trygga morgnar.\nHur: två besök om dagen, samma personal.",
            ),
        ),
        orders=(
            ExportOrder(
                id="order-1",
                number="B-2026-0412",
                sent_at=at(7),
                sent_by="Karin Ahlgren",
                facts=(("Insats", "Hemtjänst"), ("Omfattning", "14 h/vecka")),
            ),
        ),
        messages=(
            ExportMessage(
                id="message-1",
                sent_at=at(12),
                sender="Hemtjänst Norr",
                recipient="Myndighet äldre",
                subject="Beställningen hör inte hit",
                text="Vi har fått en beställning som gäller en annan enhet.",
            ),
        ),
    )
    return replace(content, **changes)


def an_export(
    *texts: str, content: JournalContent | None = None, **changes: Any
) -> JournalExportData:
    export = JournalExportData(
        content=content or a_content(*texts),
        municipality="Ängsholms kommun",
        committee="Socialnämnden",
        export_number="JU-2026-017",
        case_number="RF-2026-017",
        routine="VOF-RU-541-03",
        scenario="scenario 3",
        purpose="före borttag av felaktig verkställighet",
        reason="Beställningen skickades till fel enhet. Inget är utfört.",
        storage_place="Akt 2026-0412, bilaga 3",
        exported_at=NOON,
        exported_by="Ola Stenvik",
        exporter_title="objektspecialist",
    )
    return replace(export, **changes)


def a_checklist(**changes: Any) -> CaseChecklistData:
    checklist = CaseChecklistData(
        municipality="Ängsholms kommun",
        committee="Socialnämnden",
        routine="VOF-RU-541-03",
        scenario="Scenario 3",
        scenario_title="Verkställd och dokumenterad på fel beställning",
        case_number="RF-2026-017",
        customer_number="K-10412",
        order_number="B-2026-0412",
        execution_number="V-2026-0398",
        started_at=at(12, 9),
        started_by="Karin Ahlgren",
        status="Väntar på systemförvaltare",
        lanes=(
            ChecklistLane(
                role="Utförare",
                steps=(
                    ChecklistStep(
                        id="UPP-S3-1",
                        text="Meddela handläggaren att beställningen hör till någon annan.",
                        done_at=at(12, 8),
                        done_by="Petra Wikander",
                    ),
                    ChecklistStep(
                        id="UPP-S3-2",
                        text="Mejla objektspecialisten kundnummer, beställning och skäl. "
                        "Personuppgifter får inte stå i mejlet.",
                        done_at=at(12, 9),
                        done_by="Petra Wikander",
                        attested=True,
                        note="Kvitto 4711",
                    ),
                ),
            ),
            ChecklistLane(
                role="Objektspecialist",
                steps=(
                    ChecklistStep(
                        id="UPP-S3-4",
                        text="Spara journalanteckningarna som PDF.",
                        gates=("G3",),
                        done_at=at(18, 12),
                        done_by="Ola Stenvik",
                    ),
                    ChecklistStep(
                        id="UPP-S3-6a",
                        text="Lämna över till sammanhållande objektspecialist.",
                        added=True,
                    ),
                ),
            ),
            ChecklistLane(
                role="Systemförvaltare",
                steps=(
                    ChecklistStep(
                        id="UPP-S3-6c",
                        text="Ta bort verkställigheten.",
                        added=True,
                        gates=("G3", "G7"),
                        condition="när journalen är sparad och kontrollerad",
                    ),
                ),
            ),
        ),
        gates=(
            ChecklistGate(id="G3", text="Journalen är sparad och kontrollerad.", is_open=True),
            ChecklistGate(id="G7", text="Den som begär tar inte själv bort."),
        ),
        obligations=(
            ChecklistStep(
                id="O-1", text="Bedöm om det är en personuppgiftsincident inom 72 timmar."
            ),
        ),
        printed_at=NOON,
        printed_by="Ola Stenvik",
    )
    return replace(checklist, **changes)
