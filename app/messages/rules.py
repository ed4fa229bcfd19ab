"""To whom a message may go, and who may see it (NKP-09, NKP-15)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from app.access.actor import Actor
from app.access.roles import Role
from app.kernel.errors import BadInput, NotAllowed, RuleViolation
from app.kernel.texts import N_
from app.messages.commands import SendMessage
from app.messages.model import Message
from app.orders.model import Order, OrderStatus

_NO_UNIT = N_("Välj vilken enhet meddelandet går till.")
_NOT_A_UNIT = N_("Bara utförare tar emot på en enhet. Ta bort enheten eller välj rollen Utförare.")
_STRANGER = N_(
    "Enheten har ingen beställning för personen och får inget veta om den. Välj en annan mottagare."
)
_OTHER_UNIT = N_(
    "En utförare kan inte skriva till en annan utförare om en person. "
    "Skriv till biståndshandläggaren."
)
_PAST = N_("Svar senast {day} är redan passerat. Välj en senare dag.")
_NOT_YOURS = N_("Meddelandet går mellan andra. Be ansvarig handläggare om det behövs.")
_CLOSED = N_("Meddelandet är redan avslutat.")


def check_recipient(cmd: SendMessage, orders: Iterable[Order], sender: Actor) -> None:
    if cmd.to_role is not Role.PROVIDER:
        if cmd.to_unit_id is not None:
            raise BadInput("message.not_a_unit", _NOT_A_UNIT, field="to_unit_id")
        return
    if cmd.to_unit_id is None:
        raise BadInput("message.no_unit", _NO_UNIT, field="to_unit_id")
    if sender.role is Role.PROVIDER and cmd.to_unit_id != sender.unit_id:
        raise RuleViolation("message.other_unit", _OTHER_UNIT)
    given = {order.unit_id for order in orders if order.status is not OrderStatus.DRAFT}
    if cmd.to_unit_id not in given:
        raise RuleViolation("message.stranger", _STRANGER)


def check_answer_by(answer_by: dt.date | None, today: dt.date) -> None:
    if answer_by is not None and answer_by < today:
        raise BadInput("message.past", _PAST, field="answer_by", day=answer_by)


def is_for(message: Message, actor: Actor) -> bool:
    """Whether it waits for this person, alone or with others of the role or unit."""
    return (
        message.to_role is actor.role
        and message.to_unit_id in {None, actor.unit_id}
        and message.to_user_id in {None, actor.user_id}
    )


def may_see(message: Message, actor: Actor) -> bool:
    """Beside the right to the client: units see their own messages only (invariant 7)."""
    if actor.unit_id is not None:
        return actor.unit_id in {message.to_unit_id, message.from_unit_id}
    if actor.role in {Role.CASE_OFFICER, Role.MANAGER}:
        return True
    return message.sent_by == actor.user_id or message.to_role is actor.role


def check_sees(message: Message, actor: Actor) -> None:
    if not may_see(message, actor):
        raise NotAllowed("message.not_yours", _NOT_YOURS)


def check_open(message: Message) -> None:
    if message.closed_at is not None:
        raise RuleViolation("message.closed", _CLOSED)


def is_overdue(answer_by: dt.date | None, answered_at: dt.datetime | None, today: dt.date) -> bool:
    """NKP-15: the answer is awaited, and its day has passed."""
    return answer_by is not None and answered_at is None and answer_by < today
