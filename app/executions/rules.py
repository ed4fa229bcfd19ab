"""When a service may be started and ended, and what removal and reopening mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from app.decisions.model import Decision
from app.executions.model import Execution, ExecutionStatus
from app.kernel.clock import local_day
from app.kernel.errors import RuleViolation
from app.kernel.period import Period
from app.kernel.texts import N_
from app.orders.model import Order

_FUTURE = N_(
    "{day} har inte varit. Faktisk start är första dagen den enskilde fick insatsen; registrera "
    "den när den har börjat."
)
_BEFORE_DECISION = N_(
    "Insatsen kan inte ha börjat {day}: beslutet fattades {decided}. Kontrollera dagen."
)
_OUTSIDE_ORDER = N_(
    "Startdagen {day} ligger inte inom beställningens tid, {start}–{end}. Kontrollera dagen, "
    "eller be handläggaren om en ny beställning."
)
_OUTSIDE_OPEN = N_(
    "Startdagen {day} ligger före beställningens första dag, {start}. Kontrollera dagen, eller be "
    "handläggaren om en ny beställning."
)
_ALREADY = N_("Beställning {order} är redan verkställd som {number}. Öppna den i stället.")
_END_BEFORE = N_("Sista dagen {day} är före starten {start}. Skriv en senare dag.")
_END_AFTER_ORDER = N_("Beställningen slutar {end}. Sista dagen kan inte vara senare.")
_NOT_RUNNING = N_("Verkställighet {number} är redan avslutad eller borttagen. Öppna den igen.")
_PAUSE_OPEN = N_(
    "Uppehållet från {start} pågår. Skriv sista dagen för uppehållet innan insatsen avslutas."
)
_PAUSE_AFTER = N_("Uppehållet {start}–{end} går förbi {day}. Ändra det eller välj en senare dag.")
_NOT_ENDED = N_("Verkställighet {number} är inte avslutad och kan inte återöppnas.")
_REMOVED = N_("Verkställighet {number} är borttagen. Det går inte att ändra i den.")
_VISIT_OUTSIDE = N_("{day} ligger inte inom verkställighetens tid. Kontrollera dagen.")
_VISIT_MINUTES = N_("Ett besök är mellan 1 och 1440 minuter. Skriv minuterna.")
_DAY_MINUTES = 1440

_RUNNING = frozenset({ExecutionStatus.ACTIVE, ExecutionStatus.REOPENED})


def check_start(start: dt.date, order: Order, decision: Decision, today: dt.date) -> dt.date:
    """INV-3, LED-12: a day that has been, not before the decision, within the order."""
    if start > today:
        raise RuleViolation("execution.future", _FUTURE, day=start)
    if start < decision.decided_on:
        raise RuleViolation(
            "execution.before_decision", _BEFORE_DECISION, day=start, decided=decision.decided_on
        )
    period = order.period
    if period.contains(start):
        return start
    if period.end is None:
        raise RuleViolation("execution.outside_order", _OUTSIDE_OPEN, day=start, start=period.start)
    raise RuleViolation(
        "execution.outside_order", _OUTSIDE_ORDER, day=start, start=period.start, end=period.end
    )


def check_first(order: Order, executions: Iterable[Execution]) -> None:
    """One execution for an order; a removed one does not count (S5 executes again)."""
    for other in executions:
        if not other.is_removed:
            raise RuleViolation(
                "execution.already", _ALREADY, order=order.number, number=other.number
            )


def ended(
    execution: Execution, day: dt.date, reason: str, order: Order, pauses: Iterable[Period]
) -> Execution:
    """INV-3: the end is not before the start, and no pause reaches beyond it."""
    if execution.status not in _RUNNING:
        raise RuleViolation("execution.not_running", _NOT_RUNNING, number=execution.number)
    if day < execution.actual_start:
        raise RuleViolation(
            "execution.end_before", _END_BEFORE, day=day, start=execution.actual_start
        )
    if order.period.end is not None and day > order.period.end:
        raise RuleViolation("execution.end_after_order", _END_AFTER_ORDER, end=order.period.end)
    for pause in pauses:
        if pause.end is None:
            raise RuleViolation("execution.pause_open", _PAUSE_OPEN, start=pause.start)
        if pause.end > day:
            raise RuleViolation(
                "execution.pause_after", _PAUSE_AFTER, start=pause.start, end=pause.end, day=day
            )
    return replace(execution, status=ExecutionStatus.ENDED, actual_end=day, end_reason=reason)


def removed(execution: Execution, by: UUID, at: dt.datetime, case_id: UUID) -> Execution:
    """A status, never an erasure; only a correction case with open gates asks for it (INV-4)."""
    changeable(execution)
    return replace(
        execution,
        status=ExecutionStatus.REMOVED,
        removed_at=at,
        removed_by=by,
        correction_case_id=case_id,
    )


def reopened(execution: Execution, at: dt.datetime, case_id: UUID) -> Execution:
    """S6: an end that was a mistake is taken back."""
    if execution.status is not ExecutionStatus.ENDED:
        raise RuleViolation("execution.not_ended", _NOT_ENDED, number=execution.number)
    return replace(
        execution,
        status=ExecutionStatus.REOPENED,
        actual_end=None,
        end_reason="",
        reopened_at=at,
        correction_case_id=case_id,
    )


def changeable(execution: Execution) -> Execution:
    if execution.is_removed:
        raise RuleViolation("execution.removed", _REMOVED, number=execution.number)
    return execution


def check_visit(execution: Execution, day: dt.date, minutes: int, today: dt.date) -> None:
    if not changeable(execution).period.contains(day) or day > today:
        raise RuleViolation("visit.outside", _VISIT_OUTSIDE, day=day)
    if not 1 <= minutes <= _DAY_MINUTES:
        raise RuleViolation("visit.minutes", _VISIT_MINUTES)


def days_to_register(start: dt.date, registered_at: dt.datetime) -> int:
    """GOT-21: how many days after the start it was registered; at once is 0."""
    return (local_day(registered_at) - start).days
