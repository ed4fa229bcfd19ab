"""What must be true before a step is called done: bound to the act, never to a scenario."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from app.corrections.attesting import OUTSIDE
from app.corrections.commands import CompleteStep
from app.corrections.model import IncidentStatus
from app.corrections.situation import Saved, Situation
from app.executions.model import ExecutionStatus
from app.kernel.errors import BadInput, RuleViolation
from app.kernel.texts import N_, _
from app.routines.model import Step
from app.routines.words import Act

SHORTEST_DECISION = 10

Check = Callable[[Situation, CompleteStep], RuleViolation | None]


def require_done(step: Step, now: Situation, cmd: CompleteStep, *, attested: bool = False) -> None:
    """Raise the first reason why the step cannot be called done yet.

    What is attested was done outside, so nothing here can show it.
    """
    if cmd.not_needed:
        _require_left_out(step, cmd)
        return
    for act in step.acts:
        if attested and act in OUTSIDE:
            continue
        check = _CHECKS.get(act)
        refusal = check(now, cmd) if check else None
        if refusal is not None:
            raise refusal


def _require_left_out(step: Step, cmd: CompleteStep) -> None:
    """Only a step with a condition is left out, and whoever does it says why."""
    if not step.condition:
        raise RuleViolation(
            "case.step_needed",
            N_("Steget kan inte hoppas över: {step}. Gör det, eller be den som har det."),
            step=_(step.label),
        )
    if not cmd.note.strip():
        raise BadInput(
            "case.no_reason_to_leave_out",
            N_("Skriv varför steget inte behövs: {step}."),
            field="note",
            step=_(step.label),
        )


def _ticket(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.ticket_sent:
        return None
    return RuleViolation(
        "case.ticket_missing", N_("E-posten till support är inte skickad. Öppna den i steget.")
    )


def _export(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    # UPP-S3-2, G3
    if now.saved is Saved.CURRENT:
        return None
    return RuleViolation(
        "case.export_missing",
        N_("Journalen är inte sparad och kontrollerad. Exportera den först."),
    )


def _decision(_now: Situation, cmd: CompleteStep) -> RuleViolation | None:
    # UPP-S3-3, A5, product decision 17: a recorded decision where BL895 does not apply
    if len(cmd.note.strip()) >= SHORTEST_DECISION:
        return None
    return RuleViolation(
        "case.decision_missing",
        N_(
            "BL895 gäller endast egen regi. Skriv vad som har beslutats om den externa utföraren, "
            "av vem och när."
        ),
    )


def _check_noted(_now: Situation, cmd: CompleteStep) -> RuleViolation | None:
    # UPP-S2-2, UPP-S3-6: "inga besök" or "besök borttagna", in words
    if cmd.not_needed or cmd.note.strip():
        return None
    return RuleViolation(
        "case.check_missing", N_("Skriv vad kontrollen visade: inga besök, eller besök borttagna.")
    )


def _incident(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.incident is not None and now.incident.status is IncidentStatus.REPORTED:
        return None
    return RuleViolation(
        "case.incident_missing",
        N_("Incidenten är inte anmäld. Fyll i utkastet och registrera anmälan."),
    )


def _removed(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.execution is not None and now.execution.is_removed:
        return None
    return RuleViolation(
        "case.removal_missing", N_("Verkställigheten är inte borttagen. Registrera borttaget.")
    )


def _reopened(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    # UPP-S6-5, G12
    if now.execution is not None and now.execution.status is ExecutionStatus.REOPENED:
        return None
    return RuleViolation(
        "case.reopening_missing", N_("Verkställigheten är inte återöppnad. Återöppna den först.")
    )


def _new_order(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.new_order is not None and now.new_order.sent_at is not None:
        return None
    return RuleViolation(
        "case.new_order_missing", N_("Den nya beställningen är inte skickad. Skicka den först.")
    )


def _executed(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.new_execution is not None:
        return None
    return RuleViolation(
        "case.execution_missing",
        N_("Beställningen är inte verkställd. Verkställ den på den första dagen med insats."),
    )


def _fee_told(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.fee_told:
        return None
    return RuleViolation(
        "case.fee_message_missing",
        N_("Omsorgsdebiteringen har inte fått rätt datum. Skicka meddelandet först."),
    )


def _plan_recreated(now: Situation, _cmd: CompleteStep) -> RuleViolation | None:
    if now.new_plan:
        return None
    return RuleViolation(
        "case.plan_missing",
        N_("Den nya verkställigheten har ingen genomförandeplan. Upprätta den först."),
    )


_CHECKS: Mapping[Act, Check] = {
    Act.TICKET: _ticket,
    Act.EXPORT_JOURNAL: _export,
    Act.RECORDED_DECISION: _decision,
    Act.PLANNING_CHECK: _check_noted,
    Act.REGISTRATION_CHECK: _check_noted,
    Act.INCIDENT: _incident,
    Act.REMOVE: _removed,
    Act.REOPEN: _reopened,
    Act.NEW_ORDER: _new_order,
    Act.EXECUTE: _executed,
    Act.FEE_MESSAGE: _fee_told,
    Act.RECREATE_PLAN: _plan_recreated,
}
