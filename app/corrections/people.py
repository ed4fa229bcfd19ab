"""Nobody both asks for a removal, investigates it and carries it out (product decision 2). Pure."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.corrections.model import CorrectionCase
from app.kernel.errors import RuleViolation
from app.kernel.texts import N_
from app.routines.words import Act

_REQUESTS = frozenset({Act.TICKET, Act.CONTACT_EXPERT})
_INVESTIGATES = frozenset({Act.EXPORT_JOURNAL, Act.INVESTIGATE})
_EXECUTES = frozenset({Act.REMOVE, Act.REGISTER_REMOVE, Act.REOPEN})


def with_person(
    case: CorrectionCase, acts: tuple[Act, ...], user_id: UUID, *, attested: bool
) -> CorrectionCase:
    """The case with the person in the part that the acts give; refuses a second part.

    Where one person sits alone in a vault the other parts are attested by name on paper, and the
    person's own id is not written into them.
    """
    if attested:
        return case
    changed, kinds = case, frozenset(acts)
    if kinds & _REQUESTS:
        _refuse_second_part(case, user_id, case.investigator_id, case.executor_id)
        changed = replace(changed, requester_id=user_id)
    if kinds & _INVESTIGATES:
        _refuse_second_part(case, user_id, case.requester_id, case.executor_id)
        changed = replace(changed, investigator_id=user_id)
    if kinds & _EXECUTES:
        _refuse_second_part(case, user_id, case.requester_id, case.investigator_id)
        changed = replace(changed, executor_id=user_id)
    return changed


def _refuse_second_part(case: CorrectionCase, user_id: UUID, *others: UUID | None) -> None:
    if user_id in others:
        raise RuleViolation(
            "case.same_person",
            N_(
                "Du har redan en annan del i ärendet {number}. Den som begär ett borttag får inte "
                "utreda eller utföra det. Be en kollega göra steget."
            ),
            number=case.number,
        )
