"""The board of a case: which steps are done, open or locked, and whom each waits for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.access.roles import Role, role_title
from app.corrections.model import CaseObligation, CaseStep
from app.corrections.situation import PREDICATES, Saved, Situation
from app.kernel.errors import GateClosed, NotFound, RuleViolation
from app.kernel.texts import N_, _
from app.routines.model import Gate, Obligation, Step
from app.routines.words import OF_THE_ACT_ITSELF, Act, ObligationKind


class StepStatus(StrEnum):
    """Where a step stands."""

    DONE = "done"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateProgress:
    """A gate, and whether it is open now."""

    gate: Gate
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepProgress:
    """A step; `reason` says why it is locked or open again, `waits_for` whom it needs first."""

    step: Step
    status: StepStatus
    done: CaseStep | None = None
    gate: Gate | None = None
    waits_for: Role | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationProgress:
    """A duty; `by_step` where a step fulfils it, `done` where it was ticked by hand."""

    obligation: Obligation
    is_met: bool
    by_step: bool
    done: CaseObligation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything a case page shows of the routine. `closing` says what is left, if anything.

    `waits_for` is nobody when all that is left are duties to tick, or nothing.
    """

    steps: tuple[StepProgress, ...]
    gates: tuple[GateProgress, ...]
    obligations: tuple[ObligationProgress, ...]
    waits_for: Role | None
    closing: str

    def step(self, id_: str) -> StepProgress:
        found = next((item for item in self.steps if item.step.id == id_), None)
        if found is None:
            raise NotFound("case.no_such_step", N_("Steget {step} finns inte i ärendet."), step=id_)
        return found

    @property
    def left_to_tick(self) -> tuple[ObligationProgress, ...]:
        """The duties that stand in the way of the end and that no step fulfils."""
        return tuple(
            duty for duty in self.obligations if not duty.by_step and _stands_in_the_way(duty)
        )

    def step_with(self, act: Act) -> StepProgress | None:
        """The first step that holds the act."""
        return next((item for item in self.steps if act in item.step.acts), None)


def board(
    steps: Sequence[Step],
    gates: Sequence[Gate],
    obligations: Sequence[Obligation],
    ticked: Sequence[CaseObligation],
    now: Situation,
) -> Board:
    """Judge every step, gate and duty of a case by its situation."""
    here = tuple(GateProgress(gate=g, is_open=gate_is_open(g, steps, now)) for g in gates)
    judged = tuple(_judge(step, steps, here, now) for step in steps)
    duties = tuple(_duty(obligation, steps, ticked, now) for obligation in obligations)
    return Board(
        steps=judged,
        gates=here,
        obligations=duties,
        waits_for=_waits_for(judged, here),
        closing=_left_before_closing(judged, here, duties),
    )


def gate_is_open(gate: Gate, steps: Sequence[Step], now: Situation) -> bool:
    opening = tuple(step.id for step in steps if gate.id in step.opens)
    return PREDICATES[gate.predicate](now, opening)


def require_open(progress: StepProgress) -> None:
    """Refuse a step that is done or locked; a closed gate names itself and who is awaited."""
    if progress.status is StepStatus.OPEN:
        return
    if progress.status is StepStatus.DONE:
        raise RuleViolation(
            "case.step_done", N_("Steget är redan klart: {label}."), label=_(progress.step.label)
        )
    if progress.gate is not None:
        raise closed(progress.gate)
    raise RuleViolation(
        "case.step_locked", N_("Steget är spärrat. {reason}"), reason=progress.reason
    )


def closed(gate: Gate) -> GateClosed:
    """The refusal of a closed gate."""
    return GateClosed(
        f"gate.{gate.id}",
        N_("Spärr {gate}: {waiting}"),
        gate=gate.id,
        waits_for=gate.awaits.value,
        waiting=_(gate.waiting),
    )


def _judge(
    step: Step, steps: Sequence[Step], gates: Sequence[GateProgress], now: Situation
) -> StepProgress:
    done = now.done.get(step.id)
    reopened = _open_again(step, gates, now) if done else ""
    if done and not reopened:
        return StepProgress(step=step, status=StepStatus.DONE, done=done)
    shut = next((g.gate for g in gates if not g.is_open and _stops(g.gate, step)), None)
    if shut is not None:
        return StepProgress(
            step=step,
            status=StepStatus.LOCKED,
            gate=shut,
            waits_for=shut.awaits,
            reason=_(shut.waiting),
        )
    first = next((s for s in steps if s.id in step.after and s.id not in now.done), None)
    if first is not None:
        reason = _("Väntar på {role}: {label}.").format(
            role=role_title(first.role), label=_(first.label)
        )
        return StepProgress(
            step=step, status=StepStatus.LOCKED, waits_for=first.role, reason=reason
        )
    return StepProgress(step=step, status=StepStatus.OPEN, reason=reopened)


def _stops(gate: Gate, step: Step) -> bool:
    if gate.predicate in OF_THE_ACT_ITSELF:
        return False
    return gate.id in step.needs or bool(set(gate.refuses) & set(step.acts))


def _open_again(step: Step, gates: Sequence[GateProgress], now: Situation) -> str:
    """F91: a note written after the export opens the step again."""
    if all(g.is_open for g in gates if g.gate.id in step.opens):
        return ""
    if now.saved is Saved.OUTDATED:
        return _("Något har skrivits efter exporten. Exportera på nytt.")
    if now.saved is Saved.MISSING:
        return _("Det finns dokumentation som inte är sparad i ärendet. Exportera den.")
    if now.saved is Saved.DAMAGED:
        return _("Den sparade filen stämmer inte längre. Exportera på nytt.")
    return ""


def _duty(
    obligation: Obligation, steps: Sequence[Step], ticked: Sequence[CaseObligation], now: Situation
) -> ObligationProgress:
    by = [step.id for step in steps if step.id in obligation.steps]
    tick = next((t for t in ticked if t.obligation == obligation.id), None)
    met = all(step in now.done for step in by) if by else tick is not None
    return ObligationProgress(obligation=obligation, is_met=met, by_step=bool(by), done=tick)


def _waits_for(steps: Sequence[StepProgress], gates: Sequence[GateProgress]) -> Role | None:
    """Whose turn it is: the open step that most stands in the way comes before a side step."""
    open_steps = [item for item in steps if item.status is StepStatus.OPEN]
    in_the_way = {g.gate.id for g in gates if set(g.gate.refuses) - {Act.CLOSE}}
    main = [item for item in open_steps if in_the_way & set(item.step.opens)]
    needed = {id_ for item in steps if item.status is StepStatus.LOCKED for id_ in item.step.after}
    next_up = [item for item in open_steps if item.step.id in needed]
    if chosen := main or next_up or open_steps:
        return chosen[0].step.role
    locked = [item.waits_for for item in steps if item.status is StepStatus.LOCKED]
    shut = [g.gate.awaits for g in gates if Act.CLOSE in g.gate.refuses and not g.is_open]
    return next(iter([*locked, *shut]), None)


def _left_before_closing(
    steps: Sequence[StepProgress],
    gates: Sequence[GateProgress],
    duties: Sequence[ObligationProgress],
) -> str:
    """Empty when the case may be closed, else the sentence that says what is left."""
    for item in gates:
        if Act.CLOSE in item.gate.refuses and not item.is_open:
            return _(item.gate.waiting)
    for progress in steps:
        if progress.status is not StepStatus.DONE:
            return _("Väntar på {role}: {label}.").format(
                role=role_title(progress.step.role), label=_(progress.step.label)
            )
    for duty in duties:
        if _stands_in_the_way(duty):
            return _("Kvar att bocka av: {duty}.").format(duty=_(duty.obligation.label))
    return ""


def _stands_in_the_way(duty: ObligationProgress) -> bool:
    """What we added to the routine keeps no case open."""
    return not duty.is_met and duty.obligation.kind is not ObligationKind.INFERRED
