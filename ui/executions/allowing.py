"""Which acts an execution offers to whom, and why one of them cannot be done now."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from app.access.actor import Command
from app.access.roles import Role
from app.executions.model import ExecutionStatus
from app.kernel.texts import _
from app.providers.model import needs_officer
from ui.executions.view import ExecutionView


class Act(StrEnum):
    """What a person can do; the value ends the object name of its button."""

    PLAN = "plan"
    SIGN = "sign"
    PAUSE = "pause"
    CLOSE_PAUSE = "close_pause"
    VISIT = "visit"
    END = "end"
    CASE = "case"


def offered(view: ExecutionView) -> tuple[Act, ...]:
    """By how often they are used; who only reads is offered none."""
    pauses = Act.PAUSE if view.open_pause is None else Act.CLOSE_PAUSE
    if view.actor.role is Role.PROVIDER:
        plans = (Act.PLAN,) if view.draft is None else (Act.SIGN, Act.PLAN)
        return (*plans, pauses, Act.VISIT)
    if view.actor.role is Role.CASE_OFFICER:
        return (pauses, Act.VISIT)
    return ()


def offered_end(view: ExecutionView) -> Act | None:
    if view.case is not None:
        return Act.CASE
    return Act.END if view.actor.role in {Role.PROVIDER, Role.CASE_OFFICER} else None


def why_not(view: ExecutionView, act: Act) -> str:
    """A sentence that names who or what is awaited; empty when the act can be done."""
    return "" if act is Act.CASE else over(view) or _RULES[act](view)


def over(view: ExecutionView) -> str:
    """An execution that is over is not written in; a correction case may bring it back."""
    status = view.card.execution.status
    if status is ExecutionStatus.REMOVED:
        return _("Verkställigheten är borttagen och ändras inte.")
    if status is ExecutionStatus.ENDED:
        return _("Verkställigheten är avslutad.")
    return ""


def _plan(view: ExecutionView) -> str:
    return "" if view.may_plan else _only_unit(view)


def _pause(view: ExecutionView) -> str:
    return _hand(view, Command.CREATE in view.pauses.may)


def _close_pause(view: ExecutionView) -> str:
    return _hand(view, Command.END in view.pauses.may)


def _visit(view: ExecutionView) -> str:
    return _hand(view, view.may_start)


def _end(view: ExecutionView) -> str:
    if view.open_pause is not None:
        return _("Uppehållet pågår. Skriv dess sista dag först.")
    return _hand(view, Command.END in view.card.may)


def _hand(view: ExecutionView, has_right: bool) -> str:  # noqa: FBT001 - what the rule is about
    """GOT-24: the unit does it itself; the officer only where the unit cannot."""
    card = view.card
    if view.actor.role is Role.CASE_OFFICER and not needs_officer(card.unit, card.provider):
        return _("Väntar på {unit}, som har systemet och registrerar själv.").format(
            unit=card.unit.name
        )
    return "" if has_right else _only_unit(view)


def _only_unit(view: ExecutionView) -> str:
    return _("Bara {unit} kan göra det.").format(unit=view.card.unit.name)


_RULES: dict[Act, Callable[[ExecutionView], str]] = {
    Act.PLAN: _plan,
    Act.SIGN: _plan,
    Act.PAUSE: _pause,
    Act.CLOSE_PAUSE: _close_pause,
    Act.VISIT: _visit,
    Act.END: _end,
}
