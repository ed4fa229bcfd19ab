"""How far the repair has come: what the gates of a routine ask about, and the answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.access.roles import Role
from app.corrections.model import CaseStep, CorrectionCase, DataIncident, IncidentStatus
from app.executions.model import Execution, ExecutionStatus
from app.kernel.period import ONE_DAY
from app.orders.model import Order
from app.routines.words import Unit


class Saved(StrEnum):
    """Whether the documentation of the wrong execution is saved, and still the same."""

    NOTHING = "nothing"  # nothing is documented here, and nothing is attached
    MISSING = "missing"
    CURRENT = "current"
    OUTDATED = "outdated"  # something was written after the export
    DAMAGED = "damaged"  # the sealed copy or the file no longer holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A case with everything that its gates and steps are judged by."""

    case: CorrectionCase
    order: Order
    execution: Execution | None
    new_order: Order | None
    new_execution: Execution | None
    incident: DataIncident | None
    done: Mapping[str, CaseStep]
    saved: Saved
    fee_told: bool
    ticket_sent: bool
    new_plan: bool

    def order_of(self, unit: Unit) -> Order | None:
        """The order of the unit that acts (A6): the wrong one, or the one that was sent anew."""
        return self.order if unit is Unit.RECEIVER else self.new_order

    def is_at(self, unit: Unit | None, unit_id: UUID | None) -> bool:
        """Whether somebody of `unit_id` acts there; where no unit acts everybody does."""
        if unit is None:
            return True
        order = self.order_of(unit)
        return order is not None and order.unit_id == unit_id

    def roles_that_did(self, steps: tuple[str, ...]) -> frozenset[Role]:
        return frozenset(self.done[step].done_by_role for step in steps if step in self.done)


Predicate = Callable[[Situation, tuple[str, ...]], bool]
"""Asks a situation, with the ids of the steps that open the gate, whether the gate is open."""


def _execution_removed(now: Situation, _steps: tuple[str, ...]) -> bool:
    return now.execution is not None and now.execution.is_removed


def _execution_reopened(now: Situation, _steps: tuple[str, ...]) -> bool:
    return now.execution is not None and now.execution.status is ExecutionStatus.REOPENED


def _journal_exported(now: Situation, _steps: tuple[str, ...]) -> bool:
    # G3: open only while what was saved equals what is there (F91); after removal it stays so
    return now.saved is Saved.CURRENT


def _handed_over_by_lead(now: Situation, steps: tuple[str, ...]) -> bool:
    return Role.LEAD_SPECIALIST in now.roles_that_did(steps)


def _incident_registered(now: Situation, _steps: tuple[str, ...]) -> bool:
    return now.incident is not None and now.incident.status is IncidentStatus.REPORTED


def _plan_recreated(now: Situation, _steps: tuple[str, ...]) -> bool:
    return now.new_plan or now.case.facts.get("plan_saved_outside") != "yes"


def _starts_day_after_end(now: Situation, _steps: tuple[str, ...]) -> bool:
    # G11: UPP-S4-2, the day after the end date of the wrong order (A8)
    if now.new_order is None or now.order.ended_on is None:
        return False
    return now.new_order.valid_from == now.order.ended_on + ONE_DAY


def _steps_done(now: Situation, steps: tuple[str, ...]) -> bool:
    # where the step fell away with its condition (no plan, nothing to save) nothing is awaited
    return all(step in now.done for step in steps)


PREDICATES: Mapping[str, Predicate] = {
    "execution_removed": _execution_removed,
    "execution_reopened": _execution_reopened,
    "journal_exported": _journal_exported,
    "handed_over_by_lead": _handed_over_by_lead,
    "incident_registered": _incident_registered,
    "plan_recreated": _plan_recreated,
    "starts_day_after_end": _starts_day_after_end,
    "register_entry_removed": _steps_done,
    "documentation_confirmed": _steps_done,
    "documentation_saved": _steps_done,
}
