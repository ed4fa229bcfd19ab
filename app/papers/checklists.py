"""The checklist of a case: filled from its board, or blank from the routine alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from app.access.roles import role_title
from app.corrections.model import CaseStatus, CaseStep, CaseSuccession, StepState
from app.corrections.progress import StepProgress
from app.corrections.views import CaseView
from app.documents.blocks import Document
from app.documents.case_checklist import (
    CaseChecklistData,
    ChecklistGate,
    ChecklistLane,
    ChecklistStep,
    case_checklist,
)
from app.kernel.clock import local_day
from app.kernel.texts import N_, _
from app.routines.deciding import Decision
from app.routines.model import Routine, Step
from app.routines.ordering import acting_order

_STATUS = {
    CaseStatus.OPEN: N_("pågår"),
    CaseStatus.CLOSED: N_("avslutat"),
    CaseStatus.CANCELLED: N_("avbrutet"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """Who prints, when, where, and whether it is practice."""

    municipality: str
    committee: str
    at: dt.datetime
    by: str
    practice: bool


def filled_checklist(view: CaseView, printing: Printing) -> Document:
    """What was done, when, by whom; attested steps are printed as intygat (product decision 2)."""
    case = view.case
    return case_checklist(
        CaseChecklistData(
            municipality=printing.municipality,
            committee=printing.committee,
            routine=view.routine.about.identity,
            scenario=_scenario(case.leaf),
            scenario_title=_(view.leaf.title),
            lanes=_lanes(view.routine, [(item.step, item) for item in view.board.steps]),
            gates=tuple(
                ChecklistGate(id=one.gate.id, text=_(one.gate.text), is_open=one.is_open)
                for one in view.board.gates
            ),
            obligations=tuple(
                ChecklistStep(
                    id=duty.obligation.id,
                    text=_(duty.obligation.label),
                    added=duty.obligation.kind.value == "I",
                    done_at=duty.done.done_at if duty.done else None,
                    done_by=duty.done.done_by_name if duty.done else "",
                )
                for duty in view.board.obligations
                if not duty.by_step
            ),
            printed_at=printing.at,
            printed_by=printing.by,
            case_number=case.number,
            customer_number=view.customer_number,
            order_number=view.situation.order.number,
            execution_number=view.situation.execution.number if view.situation.execution else "",
            started_at=case.started_at,
            started_by=view.people.get(case.started_by, ""),
            status=_(_STATUS[case.status]),
            followed=tuple(_followed(one) for one in view.successions),
            practice=printing.practice,
        )
    )


def blank_checklist(decision: Decision, printing: Printing) -> Document:
    """The routine's steps for one scenario, to be filled in by hand; nothing of any case."""
    steps: list[tuple[Step, StepProgress | None]] = [
        (step, None) for step in acting_order(decision.steps)
    ]
    return case_checklist(
        CaseChecklistData(
            municipality=printing.municipality,
            committee="",
            routine=decision.routine.about.identity,
            scenario=_scenario(decision.leaf.id),
            scenario_title=_(decision.leaf.title),
            lanes=_lanes(decision.routine, steps),
            gates=tuple(ChecklistGate(id=g.id, text=_(g.text)) for g in decision.gates),
            obligations=tuple(
                ChecklistStep(id=duty.id, text=_(duty.label), added=duty.kind.value == "I")
                for duty in decision.obligations
                if not duty.steps
            ),
            printed_at=printing.at,
            printed_by=printing.by,
            blank=True,
            practice=printing.practice,
        )
    )


def _scenario(leaf: str) -> str:
    return _("Scenario {number}").format(number=leaf.removeprefix("S"))


def _lanes(
    routine: Routine, steps: Sequence[tuple[Step, StepProgress | None]]
) -> tuple[ChecklistLane, ...]:
    """Roles in the order in which they first act."""
    lanes: dict[str, list[ChecklistStep]] = {}
    for step, progress in steps:
        lanes.setdefault(role_title(step.role), []).append(_step(routine, step, progress))
    return tuple(ChecklistLane(role=role, steps=tuple(rows)) for role, rows in lanes.items())


def _step(routine: Routine, step: Step, progress: StepProgress | None) -> ChecklistStep:
    done = progress.done if progress else None
    condition = routine.conditions[step.condition].text if step.condition else ""
    return ChecklistStep(
        id=step.id,
        text=_(step.text),
        gates=step.needs,
        added=step.added,
        condition=_(condition),
        done_at=done.done_at if done else None,
        done_by=_done_by(step, done) if done else "",
        not_needed=bool(done and done.state is StepState.NOT_NEEDED),
        attested=bool(done and done.attested),
        note=_note(done) if done else "",
    )


def _note(done: CaseStep) -> str:
    """What was written; of a step that was left out it is the reason."""
    if done.state is StepState.NOT_NEEDED and done.note:
        return _("Skäl: {text}").format(text=done.note)
    return done.note


def _done_by(step: Step, done: CaseStep) -> str:
    """Who is attested is named with the role she has outside (product decision 2)."""
    if not done.attested:
        return done.done_by_name
    return _("{name}, {role}").format(name=done.attested_name, role=role_title(step.role))


def _followed(one: CaseSuccession) -> str:
    return _("{after} tog över efter {before} den {day}, beslutat av {by}. Skäl: {why}").format(
        after=one.to_name,
        before=one.from_name,
        day=local_day(one.at).isoformat(),
        by=one.decided_by_name,
        why=one.reason,
    )
