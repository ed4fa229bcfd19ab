"""Loads a case with everything it is judged by, inside one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.roles import Role
from app.corrections.model import CorrectionCase
from app.corrections.ports import HasCorrections, SavedDocumentation
from app.corrections.progress import Board, board
from app.corrections.situation import Saved, Situation
from app.drafts.model import JOURNAL_FORM, WORKING_NOTE_FORM
from app.executions.model import Execution
from app.kernel.clock import local_day
from app.orders.model import Order
from app.plans.rules import is_drawn_up
from app.providers.model import Regi
from app.routines.deciding import Decision, decide
from app.routines.facts import CaseFacts
from app.routines.loading import version_of
from app.routines.model import Routine
from app.routines.ordering import acting_order


@dataclass(frozen=True, slots=True)
class Gathered:
    """A case, its routine, and the board that follows."""

    case: CorrectionCase
    routine: Routine
    decision: Decision
    situation: Situation
    board: Board


def gather(tx: HasCorrections, case: CorrectionCase, saved: SavedDocumentation) -> Gathered:
    routine = version_of(case.routine, case.routine_version)
    decision = decide(routine, case.answers, CaseFacts(known=case.facts))
    now = situation(tx, case, saved)
    ticked = tx.cases.obligations_of(case.id)
    return Gathered(
        case,
        routine,
        decision,
        now,
        board(acting_order(decision.steps), decision.gates, decision.obligations, ticked, now),
    )


def situation(tx: HasCorrections, case: CorrectionCase, saved: SavedDocumentation) -> Situation:
    order = tx.orders.get(case.order_id)
    execution = tx.executions.get(case.execution_id) if case.execution_id else None
    new_order = tx.orders.get(case.new_order_id) if case.new_order_id else None
    new_execution = live_execution(tx, new_order)
    removed = execution is not None and execution.is_removed
    return Situation(
        case=case,
        order=order,
        execution=execution,
        new_order=new_order,
        new_execution=new_execution,
        incident=tx.cases.incident_of(case.id),
        done={row.step: row for row in tx.cases.steps_of(case.id)},
        saved=Saved.CURRENT if removed else saved.state(tx, case),
        fee_told=any(m.to_role is Role.FEE_OFFICER for m in tx.messages.of_case(case.id)),
        ticket_sent=any(ticket.sent_at for ticket in tx.cases.tickets_of(case.id)),
        new_plan=bool(new_execution and _has_plan(tx, new_execution)),
    )


def case_facts(tx: HasCorrections, order: Order) -> CaseFacts:
    """What the store knows of an order that may have gone wrong."""
    unit = tx.providers.unit(order.unit_id)
    execution = live_execution(tx, order)
    entries = tx.journal.of_execution(execution.id) if execution else []
    visits = tx.executions.visits_of(execution.id) if execution else []
    open_case = tx.cases.open_for_order(order.id)
    return CaseFacts(
        is_executed=execution is not None,
        executed_on=execution.actual_start if execution else None,
        notes=len(entries),
        last_note_on=max((local_day(e.written_at) for e in entries), default=None),
        drafts=_drafts_about(tx, execution) if execution else 0,
        visits=len(visits),
        last_visit_on=max((v.performed_on for v in visits), default=None),
        channel=order.channel,
        has_gatekeeper=unit.has_gatekeeper,
        open_case=open_case.number if open_case else "",
        known=_known(tx, order, execution),
    )


def _has_plan(tx: HasCorrections, execution: Execution) -> bool:
    return is_drawn_up(tx.plans.of_execution(execution.id))


def _drafts_about(tx: HasCorrections, execution: Execution) -> int:
    """A2: everything that somebody has begun to write on the execution."""
    forms = (JOURNAL_FORM, WORKING_NOTE_FORM)
    return sum(tx.drafts.count_about(form, execution.id) for form in forms)


def _known(tx: HasCorrections, order: Order, execution: Execution | None) -> dict[str, str]:
    unit = tx.providers.unit(order.unit_id)
    regi = tx.providers.provider(unit.provider_id).regi
    client = tx.clients.get(order.client_id)
    known = {
        "regi": "own" if regi is Regi.OWN else "private",
        "has_plan": _yes(execution and _has_plan(tx, execution)),
    }
    if unit.uses_planning_lmo is not None:
        known["uses_planning_lmo"] = _yes(unit.uses_planning_lmo)
    if client.has_healthcare_assignments is not None:
        known["has_hsl_assignments"] = _yes(client.has_healthcare_assignments)
    return known


def live_execution(tx: HasCorrections, order: Order | None) -> Execution | None:
    """The execution of the order that has not been removed, if there is one."""
    if order is None:
        return None
    rows = [row for row in tx.executions.of_order(order.id) if not row.is_removed]
    return rows[-1] if rows else None


def _yes(value: object) -> str:
    return "yes" if value else "no"
