"""Which acts an order offers to whom, and why one of them cannot be done now."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from app.access.actor import Command
from app.access.roles import Role
from app.kernel.errors import GateClosed
from app.kernel.texts import _
from app.orders.model import OrderStatus, status_title
from app.orders.removals import check_removal
from app.providers.model import Channel, needs_officer
from ui.orders.view import OrderView


class Act(StrEnum):
    """What a person can do with an order; the value begins the object name of its button."""

    SEND = "send"
    CHANGE = "change"
    DISCARD = "discard"
    RECEIVE = "receive"
    CHECK = "check"
    EXECUTE = "execute"
    MOVE = "move"
    RECALL = "recall"
    END = "end"
    WRONG = "wrong"
    CASE = "case"


_S = OrderStatus
NOT_STARTED = (_S.SENT, _S.RECEIVED, _S.CHECKED)
CHAIN = {Act.RECEIVE: _S.SENT, Act.CHECK: _S.RECEIVED, Act.EXECUTE: _S.CHECKED}
_DRAFT = (Act.SEND, Act.CHANGE, Act.DISCARD)


def offered(view: OrderView) -> tuple[Act, ...]:
    """The next step, the start that all wait for, and what the role can do besides."""
    order, role = view.card.order, view.actor.role
    if order.status is OrderStatus.DRAFT:
        return _DRAFT if role is Role.CASE_OFFICER else ()
    besides = {Role.CASE_OFFICER: (Act.RECALL, Act.END), Role.PROVIDER: (Act.MOVE,)}.get(role)
    if besides is None:
        return ()
    if order.status not in NOT_STARTED:
        return besides
    following = next(act for act, state in CHAIN.items() if state is order.status)
    start = () if following is Act.EXECUTE else (Act.EXECUTE,)
    return (following, *start, *besides)


def offered_wrong(view: OrderView) -> Act | None:
    """Alone at the right: the open case, or the way to one for those who may start it."""
    if view.case is not None:
        return Act.CASE
    is_starter = view.actor.role in {Role.CASE_OFFICER, Role.PROVIDER}
    is_draft = view.card.order.status is OrderStatus.DRAFT
    return Act.WRONG if is_starter and not is_draft else None


def why_not(view: OrderView, act: Act) -> str:
    """A sentence that names who or what is awaited; empty when the act can be done."""
    return _RULES[act](view)


def _send(view: OrderView) -> str:
    card = view.card
    try:
        check_removal(card.open_removal)
    except GateClosed as gate:
        return gate.sentence
    if card.missing:
        lacks = "; ".join(card.missing)
        return _("Beställningen saknar {missing}.").format(missing=lacks)
    return _right(view, Command.SEND)


def _draft(view: OrderView) -> str:
    return _right(view, Command.CREATE)


def _receive(view: OrderView) -> str:
    return _hand(view, Command.RECEIVE in view.card.may)


def _check(view: OrderView) -> str:
    if view.card.order.status is OrderStatus.SENT:
        return _("Väntar på att {unit} bekräftar beställningen som mottagen.").format(
            unit=view.card.unit.name
        )
    return _hand(view, Command.CHECK in view.card.may)


def _execute(view: OrderView) -> str:
    if view.card.order.status is not OrderStatus.CHECKED:
        return _("Väntar på att {unit} kontrollerar beställningen inför starten.").format(
            unit=view.card.unit.name
        )
    return _hand(view, view.may_start)


def _move(view: OrderView) -> str:
    card = view.card
    if card.order.status not in NOT_STARTED:
        return _("Beställningen är {status} och kan inte flyttas.").format(status=_small(view))
    if not card.unit.has_gatekeeper:
        return _(
            "{unit} har ingen gatekeeperfunktion. Kontakta {officer}, som skickar "
            "beställningen rätt."
        ).format(unit=card.unit.name, officer=card.officer.display_name)
    return _right(view, Command.MOVE)


def _recall(view: OrderView) -> str:
    status = view.card.order.status
    if view.case is not None:
        return _("Beställningen rättas i ärende {case}.").format(case=view.case.number)
    if status is OrderStatus.EXECUTED:
        return _("Beställningen är verkställd. Välj Något är fel…, så visar guiden vad som görs.")
    if status not in NOT_STARTED:
        return _("Beställningen är redan {status}.").format(status=_small(view))
    return _right(view, Command.RECALL)


def _end(view: OrderView) -> str:
    order = view.card.order
    if order.status in NOT_STARTED and order.channel is Channel.SYSTEM:
        return _("{unit} har inte börjat. Återkalla beställningen i stället.").format(
            unit=view.card.unit.name
        )
    if order.status not in {OrderStatus.EXECUTED, *NOT_STARTED}:
        return _("Beställningen är redan {status}.").format(status=_small(view))
    return _right(view, Command.END)


def _wrong(view: OrderView) -> str:
    status = view.card.order.status
    if status not in {OrderStatus.EXECUTED, OrderStatus.ENDED, *NOT_STARTED}:
        return _("Beställningen är redan {status}.").format(status=_small(view))
    if not view.may_correct:
        return _not_yours(view)
    return ""


def _case(_view: OrderView) -> str:
    return ""


def _hand(view: OrderView, has_right: bool) -> str:  # noqa: FBT001 - what the rule is about
    """GOT-24: the unit does it itself; the officer only where the unit cannot."""
    card = view.card
    if view.actor.role is Role.CASE_OFFICER and not needs_officer(card.unit, card.provider):
        return _("Väntar på {unit}, som har systemet och gör det själv.").format(
            unit=card.unit.name
        )
    return "" if has_right else _not_yours(view)


def _right(view: OrderView, command: Command) -> str:
    return "" if command in view.card.may else _not_yours(view)


def _not_yours(view: OrderView) -> str:
    return _("Bara {officer} eller {unit} kan göra det.").format(
        officer=view.card.officer.display_name, unit=view.card.unit.name
    )


def _small(view: OrderView) -> str:
    return status_title(view.card.order.status).lower()


_RULES: dict[Act, Callable[[OrderView], str]] = {
    Act.SEND: _send,
    Act.CHANGE: _draft,
    Act.DISCARD: _draft,
    Act.RECEIVE: _receive,
    Act.CHECK: _check,
    Act.EXECUTE: _execute,
    Act.MOVE: _move,
    Act.RECALL: _recall,
    Act.END: _end,
    Act.WRONG: _wrong,
    Act.CASE: _case,
}
