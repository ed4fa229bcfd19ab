"""Whose a duty beside the steps is: the role that the routine names, or who may stand in for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from app.access.actor import Actor
from app.access.roles import role_title
from app.corrections.attesting import may_attest
from app.corrections.gathering import Gathered
from app.corrections.ports import HasCorrections
from app.corrections.situation import Situation
from app.kernel.errors import NotAllowed
from app.kernel.texts import N_, _
from app.routines.model import Obligation

_AWAITED = N_("Väntar på {role}: {label}.")


def waiting_duties(
    tx: HasCorrections, found: Gathered, actor: Actor, today: dt.date
) -> Mapping[str, str]:
    """The duties that somebody else has to tick, each with the sentence that says who."""
    refused = {
        item.obligation.id: refusal_of(tx, found, item.obligation, actor, today)
        for item in found.board.obligations
        if not item.by_step
    }
    return {id_: refusal.sentence for id_, refusal in refused.items() if refusal is not None}


def refusal_of(
    tx: HasCorrections, found: Gathered, duty: Obligation, actor: Actor, today: dt.date
) -> NotAllowed | None:
    """Why the person may not tick the duty, naming who is awaited; None for whoever may.

    Where the routine names nobody it stays open to every role of the case; whoever is alone in a
    vault ticks for the others (product decision 2).
    """
    if duty.role is None or _is_of(found.situation, duty, actor) or may_attest(tx, today):
        return None
    return NotAllowed(
        "case.not_your_duty",
        _AWAITED,
        role=_either((_owner(tx, found.situation, duty), *map(role_title, duty.stand_in))),
        label=_(duty.label),
    )


def _either(who: Sequence[str]) -> str:
    """A, B eller C."""
    *first, last = who
    return _("{first} eller {last}").format(first=", ".join(first), last=last) if first else last


def _is_of(now: Situation, duty: Obligation, actor: Actor) -> bool:
    if actor.role in duty.stand_in:
        return True
    return actor.role is duty.role and now.is_at(duty.unit, actor.unit_id)


def _owner(tx: HasCorrections, now: Situation, duty: Obligation) -> str:
    """The role, and its unit once there is one."""
    title = role_title(duty.role) if duty.role else ""
    order = now.order_of(duty.unit) if duty.unit else None
    if order is None:
        return title
    return _("{role} ({unit})").format(role=title, unit=tx.providers.unit(order.unit_id).name)
