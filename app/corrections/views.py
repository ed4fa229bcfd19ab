"""What lists and the case page show: frozen, with every sentence ready."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Actor
from app.access.desk import Desk
from app.access.roles import Role
from app.clients.masking import shown_name
from app.clients.model import CareCase
from app.corrections.attesting import may_attest
from app.corrections.closing import duty_to_tick, why_not_closed
from app.corrections.duties import waiting_duties
from app.corrections.gathering import Gathered
from app.corrections.model import (
    CaseStatus,
    CaseSuccession,
    CorrectionCase,
    DataIncident,
    Ticket,
)
from app.corrections.ports import HasCorrections
from app.corrections.progress import Board, StepProgress, StepStatus
from app.corrections.situation import Saved, Situation
from app.corrections.tickets import TicketDraft, draft_ticket
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from app.routines.model import Leaf, Note, Routine, Step
from app.routines.words import Unit

REPORT_WITHIN = dt.timedelta(hours=72)  # GDPR art. 33


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One case in a list; the name is masked where it must be. `step` is the one that waits.

    It is my turn while a step is mine, and at the end, when I may tick what is left or close it.
    """

    id: UUID
    number: str
    order_number: str
    client_name: str
    customer_number: str
    service: str
    unit: str
    scenario: str
    title: str
    status: CaseStatus
    waits_for: Role | None
    started_at: dt.datetime
    is_open: bool
    is_my_turn: bool
    can_be_closed: bool
    step: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One role on the board, with the unit it acts from; `key` groups its steps."""

    key: str
    role: Role
    where: str
    people: tuple[str, ...]
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Who answers for the client on the authority side; `others` could follow her."""

    name: str
    is_here: bool
    others: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The case page. `attests`: one alone may say who did it outside (product decision 2).

    `waiting_duties`: what others have to tick, with the sentence that says who.
    """

    case: CorrectionCase
    routine: Routine
    leaf: Leaf
    board: Board
    lanes: tuple[Lane, ...]
    my_steps: tuple[StepProgress, ...]
    client_name: str
    customer_number: str
    service: str
    granted_service: ServiceType
    is_protected: bool
    wrong_unit: str
    new_unit: str
    situation: Situation
    saved: Saved
    ticket: TicketDraft | None
    tickets: tuple[Ticket, ...]
    incident: DataIncident | None
    incident_due: dt.datetime | None
    notes: tuple[Note, ...]
    people: dict[UUID, str]
    officer: Officer
    waiting_duties: Mapping[str, str]
    successions: tuple[CaseSuccession, ...] = ()
    attests: bool = False
    why_not_closed: str = ""
    may_export: bool = False
    may_assign: bool = False
    may_cancel: bool = False

    def lane_of(self, step: Step) -> str:
        """The key of the lane a step belongs to."""
        return lane_key(step)


def lane_key(step: Step) -> str:
    return step.role.value if step.unit is None else f"{step.role.value}.{step.unit.value}"


def case_row(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> CaseRow:
    case, order = found.case, found.situation.order
    client = tx.clients.get(case.client_id)
    granted = tx.decisions.granted.get(order.granted_service_id)
    turn = _turn(desk, tx, found)
    return CaseRow(
        id=case.id,
        number=case.number,
        order_number=order.number,
        client_name=shown_name(client),
        customer_number=client.customer_number,
        service=service_title(granted.service),
        unit=tx.providers.unit(order.unit_id).name,
        scenario=case.leaf,
        title=_(found.decision.leaf.title),
        status=case.status,
        waits_for=found.board.waits_for if case.is_open else None,
        started_at=case.started_at,
        is_open=case.is_open,
        is_my_turn=turn.is_mine,
        can_be_closed=turn.is_last,
        step=turn.what,
    )


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whether the case waits for the person, for what, and whether closing is all that is left."""

    is_mine: bool = False
    what: str = ""
    is_last: bool = False


def _turn(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> _Turn:
    board = found.board
    if not found.case.is_open:
        return _Turn()
    if not board.closing:
        return _Turn(is_mine=not why_not_closed(desk, tx, found), is_last=True)
    if board.waits_for is not None:
        mine = _my_steps(found, desk.actor)
        return _Turn(is_mine=bool(mine), what=_first_open(mine or board.steps))
    duty = duty_to_tick(desk, tx, found)
    left = next((_(one.obligation.label) for one in board.left_to_tick), "")
    return _Turn(is_mine=bool(duty), what=duty or left)


def _first_open(steps: Iterable[StepProgress]) -> str:
    return next((_(one.step.label) for one in steps if one.status is StepStatus.OPEN), "")


def case_view(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> CaseView:
    actor, today = desk.actor, desk.clock.today()
    case, now, officer = found.case, found.situation, _officer(tx, found.case, today)
    client = tx.clients.get(case.client_id)
    granted = tx.decisions.granted.get(now.order.granted_service_id)
    new_unit = tx.providers.unit(now.new_order.unit_id).name if now.new_order else ""
    wrong_unit = tx.providers.unit(now.order.unit_id).name
    return CaseView(
        case=case,
        routine=found.routine,
        leaf=found.decision.leaf,
        board=found.board,
        lanes=_lanes(
            found,
            actor,
            {Unit.RECEIVER: wrong_unit, Unit.RIGHT: new_unit},
            _people(tx, officer, today),
        ),
        my_steps=_my_steps(found, actor),
        client_name=shown_name(client),
        customer_number=client.customer_number,
        service=service_title(granted.service),
        granted_service=granted.service,
        is_protected=client.is_protected,
        wrong_unit=wrong_unit,
        new_unit=new_unit,
        situation=now,
        saved=now.saved,
        ticket=draft_ticket(tx, found),
        tickets=tuple(tx.cases.tickets_of(case.id)),
        incident=now.incident,
        incident_due=now.incident.discovered_at + REPORT_WITHIN if now.incident else None,
        notes=found.decision.notes,
        people={user.id: user.display_name for user in tx.users.everybody()},
        officer=officer,
        waiting_duties=waiting_duties(tx, found, actor, today),
        successions=tuple(tx.cases.successions_of(case.id)),
        attests=may_attest(tx, today),
        why_not_closed=why_not_closed(desk, tx, found),
    )


def _officer(tx: HasCorrections, case: CorrectionCase, today: dt.date) -> Officer:
    user = tx.users.get(care_case_of(tx, case).officer_id)
    return Officer(
        name=user.display_name,
        is_here=user.is_active(today),
        others=tuple(
            (other.id, other.display_name)
            for other in tx.users.everybody()
            if other.role is Role.CASE_OFFICER and other.is_active(today) and other.id != user.id
        ),
    )


def care_case_of(tx: HasCorrections, case: CorrectionCase) -> CareCase:
    """The care case of the decision behind the order: its officer answers for the client."""
    granted = tx.decisions.granted.get(tx.orders.get(case.order_id).granted_service_id)
    return tx.clients.care_cases.get(tx.decisions.decisions.get(granted.decision_id).care_case_id)


def _people(tx: HasCorrections, officer: Officer, today: dt.date) -> dict[Role, tuple[str, ...]]:
    """Who has each role; of the officers only the one who answers for the client."""
    found: dict[Role, tuple[str, ...]] = {}
    for user in tx.users.everybody():
        if user.is_active(today):
            found[user.role] = (*found.get(user.role, ()), user.display_name)
    return found | {Role.CASE_OFFICER: (officer.name,) if officer.is_here else ()}


def _my_steps(found: Gathered, actor: Actor) -> tuple[StepProgress, ...]:
    return tuple(
        item
        for item in found.board.steps
        if item.status is StepStatus.OPEN and is_of(found.situation, item.step, actor)
    )


def is_of(now: Situation, step: Step, actor: Actor) -> bool:
    """Whether the step belongs to the person's role, and to their unit where a unit acts (A6)."""
    return step.role is actor.role and now.is_at(step.unit, actor.unit_id)


def _lanes(
    found: Gathered, actor: Actor, units: dict[Unit, str], people: dict[Role, tuple[str, ...]]
) -> tuple[Lane, ...]:
    lanes: dict[str, Lane] = {}
    for item in found.board.steps:
        step = item.step
        lanes.setdefault(
            lane_key(step),
            Lane(
                key=lane_key(step),
                role=step.role,
                where=units[step.unit] if step.unit else "",
                people=() if step.unit else people.get(step.role, ()),
                is_mine=is_of(found.situation, step, actor),
            ),
        )
    return tuple(lanes.values())
