"""Whose turn a step is, and what it needs now: why its action is grey, or what it opens."""

from __future__ import annotations

from app.access.actor import Actor
from app.access.roles import Role, role_title
from app.corrections.model import DataIncident, IncidentStatus
from app.corrections.progress import StepProgress, StepStatus
from app.corrections.situation import Saved
from app.corrections.views import CaseView, is_of
from app.kernel.texts import _
from app.orders.model import OrderStatus
from app.routines.model import Step
from app.routines.words import Act

# The acts that have a form of their own; the others are just ticked.
_WITH_FORM = frozenset(
    {
        Act.TICKET,
        Act.EXPORT_JOURNAL,
        Act.RECORDED_DECISION,
        Act.PLANNING_CHECK,
        Act.REGISTRATION_CHECK,
        Act.INCIDENT,
        Act.REMOVE,
        Act.REOPEN,
        Act.NEW_ORDER,
        Act.EXECUTE,
        Act.FEE_MESSAGE,
    }
)


def why_not(view: CaseView, progress: StepProgress, actor: Actor) -> str:
    """Why the step cannot be done now, naming who is awaited; empty when it can."""
    if progress.status is StepStatus.LOCKED:
        return progress.reason
    if progress.status is StepStatus.DONE:
        return _("Steget är klart.")
    if is_of(view.situation, progress.step, actor):
        return _not_checked(view, progress.step)
    if view.attests:
        return _not_saved(view, progress.step)
    return _awaited(view, progress.step)


def is_attested_by(view: CaseView, progress: StepProgress, actor: Actor) -> bool:
    """Whether the person, alone in the vault, says what somebody outside did."""
    is_mine = is_of(view.situation, progress.step, actor)
    return view.attests and not is_mine and progress.status is StepStatus.OPEN


def next_act(view: CaseView, step: Step) -> Act | None:
    """Which form the step needs now: a step with two acts asks for the one that is left."""
    now = view.situation
    for act in step.acts:
        if act is Act.EXECUTE and now.new_execution is not None:
            continue
        if act is Act.FEE_MESSAGE and now.fee_told:
            continue
        if act is Act.INCIDENT and _is_reported(now.incident):
            continue
        if act in _WITH_FORM:
            return act
    return None


def awaits_check(view: CaseView, step: Step) -> bool:
    """The new order has to be received and checked before it can be executed (LED-11)."""
    order = view.situation.new_order
    if next_act(view, step) is not Act.EXECUTE or order is None:
        return False
    return order.status in {OrderStatus.SENT, OrderStatus.RECEIVED}


def _not_checked(view: CaseView, step: Step) -> str:
    order = view.situation.new_order
    if order is None or not awaits_check(view, step):
        return ""
    if order.status is OrderStatus.SENT:
        said = _("Väntar på att {unit} bekräftar att beställning {order} är mottagen.")
    else:
        said = _("Väntar på att {unit} kontrollerar beställning {order} mot checklistan.")
    return said.format(unit=view.new_unit, order=order.number)


def _not_saved(view: CaseView, step: Step) -> str:
    """Nobody's word stands for a saved journal (G3)."""
    if Act.EXPORT_JOURNAL in step.acts and view.saved is not Saved.CURRENT:
        return _("Exportera journalen eller bifoga utskriften först.")
    return ""


def _awaited(view: CaseView, step: Step) -> str:
    if step.role is Role.CASE_OFFICER and not view.officer.is_here:
        return _("Väntar på en ny handläggare: {name} har slutat.").format(name=view.officer.name)
    lane = next((one for one in view.lanes if one.key == view.lane_of(step)), None)
    who = (", ".join(lane.people) or lane.where) if lane else ""
    if who:
        return _("Väntar på {who}.").format(who=who)
    if step.unit is not None:
        return _("Väntar på den nya beställningens enhet.")
    return _("Väntar på {role}, men ingen har den rollen ännu.").format(role=role_title(step.role))


def _is_reported(incident: DataIncident | None) -> bool:
    return incident is not None and incident.status is IncidentStatus.REPORTED
