"""The end of a case: what is left when the steps are done, and whose that is."""

from __future__ import annotations

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.corrections.duties import refusal_of
from app.corrections.gathering import Gathered
from app.corrections.ports import HasCorrections
from app.kernel.texts import _


def why_not_closed(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> str:
    """What is left, else that it is not this person's to close; empty for who may close it now."""
    if found.board.closing or _may_act(desk, tx, found):
        return found.board.closing
    return _("Ärendet avslutas av den som har del i det, inte av din roll.")


def duty_to_tick(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> str:
    """The first duty that stands in the way of the end and that this person may tick."""
    if not _may_act(desk, tx, found):
        return ""
    today = desk.clock.today()
    mine = (
        _(duty.obligation.label)
        for duty in found.board.left_to_tick
        if refusal_of(tx, found, duty.obligation, desk.actor, today) is None
    )
    return next(mine, "")


def _may_act(desk: Desk[HasCorrections], tx: HasCorrections, found: Gathered) -> bool:
    return desk.may_within(tx, Data.CASE, Command.STEP, Subject(case_id=found.case.id))
