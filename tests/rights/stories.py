"""One client for each way a person can stand to somebody, with everything that can be asked for."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from app.access.actor import Relation, Subject
from app.access.roles import Role
from app.corrections.model import (
    CaseStatus,
    CorrectionCase,
    DataIncident,
    IncidentStatus,
    Ticket,
)
from app.executions.model import Execution
from app.journal.model import EntryKind, JournalEntry, WorkingNote
from app.orders.model import Order, OrderStatus
from app.person_cards.commands import IssueCard
from app.person_cards.views import CardGroup
from app.plans.model import Activity, ImplementationPlan, PlanStatus
from app.services import services_at
from tests.support.builders import NOON, SPRING, TODAY
from tests.support.world import World, op

FRESH = TODAY - dt.timedelta(days=10)  # within the fourteen days of grace
OLD = TODAY - dt.timedelta(days=100)
ANSWERS = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}
FACTS = {"regi": "own", "uses_planning_lmo": "no", "has_hsl_assignments": "no", "has_plan": "yes"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Ids of everything there is about one client."""

    client: UUID
    care_case: UUID
    granted: UUID
    order: UUID
    unit: UUID  # of the same provider
    execution: UUID
    pause: UUID
    entry: UUID
    working_note: UUID
    case: UUID

    def subject(self, kind: str) -> Subject:
        """What a use case is about, by the words of the probes."""
        return {
            "client": Subject(client_id=self.client),
            "order": Subject(order_id=self.order),
            "execution": Subject(execution_id=self.execution),
            "case": Subject(case_id=self.case),
        }[kind]


def tell(world: World, relation: Relation) -> Story:
    """`handlaggare`, `utforare`, `enhetschef` and every role of a case stand so to this client."""
    story = _begin(world, "syd" if relation is Relation.OTHER else "norr")
    if relation is Relation.OTHER:
        _hand_to_others(world, story)
    if relation in {Relation.ENDED, Relation.NONE}:
        _end(world, story, FRESH if relation is Relation.ENDED else OLD)
    return story


def tell_without_execution(world: World) -> Story:
    """Nothing was ever executed: the fee officer has nothing to do with this client."""
    client = world.client()
    granted = world.granted(client)
    order = world.order(granted)
    case = world.case(order, answers=ANSWERS, facts=FACTS)
    nothing = uuid4()
    return Story(
        client=client.id,
        care_case=nothing,
        granted=granted.id,
        order=order.id,
        unit=world.units["väster"].id,
        execution=nothing,
        pause=nothing,
        entry=nothing,
        working_note=nothing,
        case=case.id,
    )


def _begin(world: World, unit: str) -> Story:
    client = world.client()
    granted = world.granted(client)
    order = world.order(granted, unit)
    execution = world.execution(order)
    pause = world.pause(execution, SPRING, SPRING)
    case = world.case(
        order, *Role, execution_id=execution.id, answers=ANSWERS, facts=FACTS, contact_person="P"
    )
    _issue_card(world, client.id)
    with world.begin() as tx:
        entry = tx.journal.add(_entry(execution, world))
        note = tx.journal.working_notes.add(_working_note(execution, world))
        tx.plans.add(_plan(execution, world))
        tx.cases.incidents.add(_incident(case))
        tx.cases.tickets.add(_ticket(case))
        care_case = tx.clients.care_cases_of(client.id)[0]
    return Story(
        client=client.id,
        care_case=care_case.id,
        granted=granted.id,
        order=order.id,
        unit=world.units["väster"].id,
        execution=execution.id,
        pause=pause.id,
        entry=entry.id,
        working_note=note.id,
        case=case.id,
    )


def _hand_to_others(world: World, story: Story) -> None:
    """Another officer, and a case without a step for any role."""
    with world.begin() as tx:
        care_case = tx.clients.care_cases.get(story.care_case)
        tx.clients.care_cases.save(replace(care_case, officer_id=world.users["handlaggare2"].id))
        tx.cases.cases.save(replace(tx.cases.get(story.case), roles=()))


def _end(world: World, story: Story, day: dt.date) -> None:
    """Care case, order and correction case, all on the same day."""
    with world.begin() as tx:
        care_case = tx.clients.care_cases.get(story.care_case)
        tx.clients.care_cases.save(replace(care_case, closed_on=day))
        order: Order = tx.orders.get(story.order)
        tx.orders.save(replace(order, status=OrderStatus.ENDED, ended_on=day))
        at = dt.datetime.combine(day, dt.time(12), dt.UTC)
        case = tx.cases.get(story.case)
        tx.cases.cases.save(replace(case, status=CaseStatus.CLOSED, ended_at=at))


def _issue_card(world: World, client_id: UUID) -> None:
    cards = services_at(world.desk("handlaggare"), None, practice=True).cards
    cards.issue(
        IssueCard(
            op_id=op(),
            client_id=client_id,
            seen_number=None,
            reason="",
            stated_missing=frozenset(CardGroup),
        )
    )


def _entry(execution: Execution, world: World) -> JournalEntry:
    author = world.users["utforare"]
    return JournalEntry(
        id=uuid4(),
        execution_id=execution.id,
        client_id=execution.client_id,
        number=1,
        kind=EntryKind.OBSERVATION,
        occurred_at=NOON - dt.timedelta(days=60),
        written_at=NOON - dt.timedelta(days=60),
        author_id=author.id,
        author_name=author.display_name,
        author_title=author.title,
        text="Promenad i parken.",
    )


def _working_note(execution: Execution, world: World) -> WorkingNote:
    author = world.users["utforare"]
    return WorkingNote(
        id=uuid4(),
        execution_id=execution.id,
        client_id=execution.client_id,
        text="Köp mjölk.",
        written_at=NOON,
        author_id=author.id,
        author_name=author.display_name,
    )


def _plan(execution: Execution, world: World) -> ImplementationPlan:
    return ImplementationPlan(
        id=uuid4(),
        execution_id=execution.id,
        client_id=execution.client_id,
        revision=1,
        status=PlanStatus.DRAFT,
        goals="Komma ut varje dag",
        activities=(
            Activity(goal="Ut", what="Promenad", responsible="A", when="tis", how="lugnt"),
        ),
        participants="Den enskilde",
        fixed_on=SPRING,
        author_id=world.users["utforare"].id,
    )


def _incident(case: CorrectionCase) -> DataIncident:
    return DataIncident(
        id=uuid4(),
        case_id=case.id,
        client_id=case.client_id,
        status=IncidentStatus.DRAFT,
        discovered_at=NOON,
        occurred_at=None,
        description="Beställningen gick till fel enhet.",
    )


def _ticket(case: CorrectionCase) -> Ticket:
    return Ticket(
        id=uuid4(),
        case_id=case.id,
        client_id=case.client_id,
        kind="REMOVE_WITH_DOCS",
        recipient="support",
        text="Kundnummer K-1",
        made_at=NOON,
        sent_at=NOON,
        sent_by=case.started_by,
    )
