"""Ids of one client in a command about another: refused, and nothing is told or changed."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.access.actor import Relation
from app.access.review import LogService
from app.access.roles import Role
from app.archive.commands import AttachDocumentation, ExportJournal
from app.clients.commands import AssignOfficer, CloseCareCase, SaveRelative
from app.corrections.commands import CompleteStep
from app.decisions.commands import Replaced
from app.drafts.service import SaveDraft
from app.executions.commands import EndExecution
from app.journal.commands import CorrectEntry, EraseWorkingNote, NoteObjection
from app.kernel.errors import AppError, NotAllowed
from app.messages.commands import SendMessage
from app.orders.commands import DraftOrder, EndOrder
from app.pauses.commands import ClosePause
from app.plans.commands import CopyPlan
from tests.rights.attacks import decision
from tests.rights.conftest import Town
from tests.rights.stories import Story
from tests.rights.test_hostile_words import everything
from tests.support.builders import NOON, SPRING, TODAY
from tests.support.world import op

Attack = Callable[[Town, Story, Story], object]
AT = NOON - dt.timedelta(hours=1)


def _export(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").archive.export(
        ExportJournal(
            op_id=op(),
            execution_id=mine.execution,
            case_id=other.case,
            folder=Path("/"),
            storage_place="Akten",
        )
    )


def _message(**about: str) -> Attack:
    def attack(town: Town, mine: Story, other: Story) -> object:
        ids = {name: getattr(other, thing) for name, thing in about.items()}
        return town.services("utforare").messages.send(
            SendMessage(
                op_id=op(),
                client_id=mine.client,
                subject="Fråga",
                body="När?",
                to_role=Role.CASE_OFFICER,
                **ids,
            )
        )

    return attack


def _close_pause(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").pauses.close(
        ClosePause(
            op_id=op(),
            pause_id=other.pause,
            execution_id=mine.execution,
            seen_version=1,
            last_day=TODAY,
        )
    )


def _erase(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").working_notes.erase(
        EraseWorkingNote(op_id=op(), execution_id=mine.execution, note_id=other.working_note)
    )


def _correct(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").journal.correct(
        CorrectEntry(
            op_id=op(),
            execution_id=mine.execution,
            entry_id=other.entry,
            text="Annat",
            reason="Fel",
        )
    )


def _object(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").journal.object(
        NoteObjection(
            op_id=op(),
            execution_id=mine.execution,
            entry_id=other.entry,
            objection="Fel",
            occurred_at=AT,
        )
    )


def _copy_plan(town: Town, mine: Story, other: Story) -> object:
    return town.services("utforare").plans.copy_to(
        CopyPlan(op_id=op(), from_execution_id=other.execution, to_execution_id=mine.execution)
    )


def _decide(town: Town, mine: Story, other: Story) -> object:
    made = replace(decision(mine), care_case_id=other.care_case)
    return town.services("handlaggare").decisions.create(made)


def _replace_decision(town: Town, mine: Story, other: Story) -> object:
    with town.world.begin() as tx:
        old = tx.decisions.granted.get(other.granted).decision_id
    made = decision(mine, replaces=(Replaced(decision_id=old, seen_version=1),))
    return town.services("handlaggare").decisions.create(made)


def _order(**values: str) -> Attack:
    def attack(town: Town, mine: Story, other: Story) -> object:
        ids = {name: getattr(other, thing) for name, thing in values.items()}
        defaults = {"client_id": mine.client, "granted_service_id": mine.granted}
        return town.services("handlaggare").orders.draft(
            DraftOrder(
                op_id=op(),
                unit_id=mine.unit,
                planned_start=TODAY,
                valid_from=TODAY,
                **defaults | ids,
            )
        )

    return attack


def _relative(town: Town, mine: Story, other: Story) -> object:
    clients = town.services("handlaggare").clients
    made, _changes = clients.save_relative(
        SaveRelative(op_id=op(), client_id=other.client, name="Syster Provman", relation="syster")
    )
    return clients.save_relative(
        SaveRelative(
            op_id=op(),
            client_id=mine.client,
            id=made.id,
            seen_version=1,
            name="Annan Provman",
            relation="bror",
        )
    )


def _assign(town: Town, mine: Story, other: Story) -> object:
    return town.services("handlaggare").clients.assign_officer(
        AssignOfficer(
            op_id=op(),
            client_id=mine.client,
            care_case_id=other.care_case,
            seen_version=1,
            officer_id=town.world.users["handlaggare2"].id,
        )
    )


def _close_care_case(town: Town, mine: Story, other: Story) -> object:
    return town.services("handlaggare").clients.close_care_case(
        CloseCareCase(
            op_id=op(),
            client_id=mine.client,
            care_case_id=other.care_case,
            seen_version=1,
            closed_on=TODAY,
        )
    )


# Both clients are the person's own: what is mixed up is which is which.
MIXED: dict[str, Attack] = {
    "export with another's case": _export,
    "message about another's order": _message(order_id="order"),
    "message in another's case": _message(case_id="case"),
    "pause of another execution": _close_pause,
    "working note of another": _erase,
    "correction of another's note": _correct,
    "objection to another's note": _object,
    "plan of another client": _copy_plan,
    "decision in another's care case": _decide,
    "decision replacing another's": _replace_decision,
    "order by another's decision": _order(granted_service_id="granted"),
    "order after another's": _order(predecessor_id="order"),
    "care case of another handed over": _assign,
    "care case of another closed": _close_care_case,
}


@pytest.mark.parametrize("attack", MIXED)
def test_that_two_clients_are_never_mixed_in_one_command(town: Town, attack: str):
    before = everything(town)
    with pytest.raises(AppError) as refused:
        MIXED[attack](town, town.stories[Relation.OWN], town.second)
    assert refused.value.sentence
    assert everything(town) == before
    assert LogService(town.world.desk("loggranskare")).verify().holds


def test_that_a_relative_of_another_person_is_not_written_over(town: Town):
    with pytest.raises(NotAllowed) as refused:
        _relative(town, town.stories[Relation.OWN], town.second)
    assert refused.value.code == "client.other_owner"


@pytest.mark.rule("NKP-09")
def test_that_another_unit_gets_nothing_by_the_ids_it_may_have_seen(town: Town):
    story, stranger = town.stories[Relation.OWN], town.services("utforare2")
    attempts: tuple[Callable[[], object], ...] = (
        lambda: stranger.journal.open(story.execution),
        lambda: stranger.journal.summary(story.execution),
        lambda: stranger.executions.visits(story.execution),
        lambda: stranger.issued_cards.open(story.client),
        lambda: stranger.archive.exports(story.execution),
        lambda: stranger.attaching.attached(story.case),
        lambda: stranger.messages.about_case(story.case),
        lambda: stranger.cases.open(story.case),
        lambda: stranger.papers.checklist(story.case),
        lambda: stranger.plans.revisions(story.execution),
        lambda: stranger.pauses.effect(story.execution, TODAY, None),
        lambda: stranger.cases.complete(
            CompleteStep(op_id=op(), case_id=story.case, step="UPP-S3-6a")
        ),
        lambda: stranger.executions.end(
            EndExecution(
                op_id=op(),
                execution_id=story.execution,
                seen_version=1,
                actual_end=TODAY,
                reason="Nej",
            )
        ),
    )
    for attempt in attempts:
        with pytest.raises(NotAllowed):
            attempt()
    refusals = [line for line in town.world.log() if line.startswith("utforare2")]
    assert len(refusals) == len(attempts)
    assert all(line.endswith("refused") for line in refusals)


def test_that_an_id_of_nothing_is_refused_like_one_of_somebody_else(town: Town):
    own, somebody = town.services("handlaggare"), town.stories[Relation.OTHER]
    for there, nowhere in (
        (lambda: own.client_reading.open(somebody.client), lambda: own.client_reading.open(op())),
        (lambda: own.order_reading.open(somebody.order), lambda: own.order_reading.open(op())),
        (lambda: own.cases.open(somebody.case), lambda: own.cases.open(op())),
        (
            lambda: own.client_reading.by_number("K-99999"),
            lambda: own.order_reading.by_number("B-2026-9999"),
        ),
    ):
        said = []
        for attempt in (there, nowhere):
            with pytest.raises(NotAllowed) as refused:
                attempt()
            said.append((refused.value.code, refused.value.sentence))
        assert said[0] == said[1]


def test_that_a_document_of_another_case_is_asked_for_by_its_own_case(town: Town, a_paper: bytes):
    story = town.stories[Relation.OWN]
    row, _changes = town.services("utforare").attaching.attach(
        AttachDocumentation(
            op_id=op(),
            case_id=story.case,
            content=a_paper,
            pages=1,
            stated_notes=3,
            storage_place="Akten",
        )
    )
    assert town.services("utforare").attaching.content(row.id) == a_paper
    for login in ("utforare2", "handlaggare", "avgift", "systemforvaltare", "loggranskare"):
        with pytest.raises(NotAllowed):
            town.services(login).attaching.content(row.id)


def test_that_receipts_are_told_for_the_client_that_was_asked_for(town: Town):
    mine, other = town.stories[Relation.OWN], town.second
    cards = town.services("handlaggare").cards
    issue = cards.issues(other.client)[-1]
    assert cards.receipts(issue.id, other.client)
    assert cards.receipts(issue.id, mine.client) == []


def test_that_the_weakest_relation_counts_when_two_things_are_named(town: Town):
    """An order at another unit in a command about a client of mine."""
    mine, others = town.stories[Relation.OWN], town.stories[Relation.OTHER]
    services = town.services("utforare")
    with pytest.raises(NotAllowed):
        services.messages.send(
            SendMessage(
                op_id=op(),
                client_id=mine.client,
                order_id=others.order,
                subject="Fråga",
                body="När?",
                to_role=Role.CASE_OFFICER,
            )
        )
    with pytest.raises(NotAllowed):
        town.services("handlaggare").orders.end(
            EndOrder(op_id=op(), order_id=others.order, seen_version=2, last_day=SPRING)
        )


def test_that_a_user_who_has_ended_does_not_sit_down(town: Town):
    with town.world.begin() as tx:
        user = tx.users.by_login("handlaggare")
        tx.users.save(replace(user, ended_on=TODAY))
        town.world.users["handlaggare"] = replace(user, ended_on=TODAY)
    try:
        with pytest.raises(AppError):
            town.world.actor("handlaggare")
    finally:
        town.world.users["handlaggare"] = user


def test_that_drafts_are_their_writers_alone(town: Town):
    subject = uuid4()
    town.services("utforare").drafts.save(
        SaveDraft(form="journal_note", subject_id=subject, values={"text": "Hemligt"})
    )
    assert town.services("utforare2").drafts.open("journal_note", subject) is None
    town.services("utforare2").drafts.erase("journal_note", subject)
    assert town.services("utforare").drafts.open("journal_note", subject) is not None
