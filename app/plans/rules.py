"""What a plan must hold, and how one revision follows another (GOT-26, GOT-27)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.executions.model import Execution
from app.kernel.errors import BadInput, RuleViolation
from app.kernel.texts import N_
from app.kernel.wording import clean_text
from app.plans.model import Activity, ImplementationPlan, PlanStatus

_REMOVED = N_("Verkställigheten {number} är borttagen. Skriv planen i den som gäller nu.")
_FOLLOW_UP = N_("Uppföljningen {followup} är före den dag planen bestämdes, {fixed}.")
_FUTURE = N_("Planen kan inte vara undertecknad {day}, den dagen har inte varit än.")
_EARLY = N_("Planen kan inte vara undertecknad {day}, innan den bestämdes {fixed}.")
_NO_GOALS = N_("Planen saknar mål. Skriv minst ett mål innan den undertecknas.")
_NO_ACTIVITY = N_("Planen saknar aktiviteter. Lägg till minst en innan den undertecknas.")
_NO_RESPONSIBLE = N_("Aktivitet {row} saknar ansvarig. Skriv vem hos utföraren som ansvarar.")
_OTHER_CLIENT = N_("Planen hör till en annan person och kan inte kopieras hit.")
_NOTHING = N_("Det finns ingen plan att kopiera i verkställigheten {number}.")
_HAS_DRAFT = N_("Det finns redan ett utkast till plan i {number}. Fortsätt på det.")

_GOALS, _PARTICIPANTS = N_("Mål"), N_("Deltagare")


def check_execution(execution: Execution) -> None:
    if execution.is_removed:
        raise RuleViolation("plan.removed", _REMOVED, number=execution.number)


def checked(plan: ImplementationPlan) -> ImplementationPlan:
    """The plan with clean texts and days that fit each other; it may still be unfinished."""
    if plan.followup_on is not None and plan.followup_on < plan.fixed_on:
        raise BadInput(
            "plan.followup",
            _FOLLOW_UP,
            field="followup_on",
            followup=plan.followup_on,
            fixed=plan.fixed_on,
        )
    return replace(
        plan,
        goals=clean_text(plan.goals, _GOALS, required=False),
        participants=clean_text(plan.participants, _PARTICIPANTS, required=False),
        activities=tuple(_clean(activity) for activity in plan.activities),
    )


def signed(
    draft: ImplementationPlan, signed_on: dt.date, today: dt.date, *, by_client: bool
) -> ImplementationPlan:
    """The draft as the plan in force, when it is complete."""
    if signed_on > today:
        raise BadInput("plan.future", _FUTURE, field="signed_on", day=signed_on)
    if signed_on < draft.fixed_on:
        raise BadInput("plan.early", _EARLY, field="signed_on", day=signed_on, fixed=draft.fixed_on)
    _check_complete(draft)
    return replace(draft, status=PlanStatus.SIGNED, signed_on=signed_on, signed_by_client=by_client)


def draft_of(plans: Sequence[ImplementationPlan]) -> ImplementationPlan | None:
    return next((plan for plan in plans if plan.status is PlanStatus.DRAFT), None)


def in_force(plans: Sequence[ImplementationPlan]) -> ImplementationPlan | None:
    return next((plan for plan in plans if plan.status is PlanStatus.SIGNED), None)


def is_drawn_up(plans: Iterable[ImplementationPlan]) -> bool:
    """Whether anything is written: the routine asks that a plan is drawn up, not that it is signed.

    UPP-S5-3, UPP-S5-10; a draft that was opened and left empty is no plan.
    """
    return any(plan.goals or any(map(_is_written, plan.activities)) for plan in plans)


def next_revision(plans: Sequence[ImplementationPlan]) -> int:
    return max((plan.revision for plan in plans), default=0) + 1


def source_of_copy(
    source: Execution, target: Execution, plans: Sequence[ImplementationPlan]
) -> ImplementationPlan:
    """What is copied: the plan in force, otherwise the draft."""
    if source.client_id != target.client_id:
        raise RuleViolation("plan.other_client", _OTHER_CLIENT)
    plan = in_force(plans) or draft_of(plans)
    if plan is None:
        raise RuleViolation("plan.nothing", _NOTHING, number=source.number)
    return plan


def check_no_draft(execution: Execution, plans: Sequence[ImplementationPlan]) -> None:
    if draft_of(plans) is not None:
        raise RuleViolation("plan.has_draft", _HAS_DRAFT, number=execution.number)


def _check_complete(plan: ImplementationPlan) -> None:
    if not plan.goals:
        raise BadInput("plan.no_goals", _NO_GOALS, field="goals")
    if not plan.activities:
        raise BadInput("plan.no_activity", _NO_ACTIVITY, field="activities")
    for row, activity in enumerate(plan.activities, start=1):
        if not activity.responsible:
            raise BadInput("plan.no_responsible", _NO_RESPONSIBLE, field="activities", row=row)


def _is_written(activity: Activity) -> bool:
    return bool(activity.goal or activity.what)


def _clean(activity: Activity) -> Activity:
    return Activity(
        goal=clean_text(activity.goal, N_("Mål"), required=False),
        what=clean_text(activity.what, N_("Vad"), required=False),
        responsible=clean_text(activity.responsible, N_("Ansvarig"), required=False),
        when=clean_text(activity.when, N_("När"), required=False),
        how=clean_text(activity.how, N_("Hur"), required=False),
    )
