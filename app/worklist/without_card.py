"""Orders that went to a unit while no card was current for the person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from app.kernel.clock import local_day
from app.kernel.texts import _
from app.providers.model import service_title
from app.worklist.model import Group, NoCardFact, Target, WorkRow
from app.worklist.when import day_text, moment_text


def one_each(facts: Iterable[NoCardFact]) -> Iterator[NoCardFact]:
    """One card is for all orders of the person: the first that was sent tells of it."""
    told: set[UUID] = set()
    for fact in facts:
        if fact.about.client_id not in told:
            told.add(fact.about.client_id)
            yield fact


def no_card_row(fact: NoCardFact) -> WorkRow:
    sent = moment_text(fact.sent_at)
    return WorkRow(
        about=fact.about,
        key=f"no-card:{fact.about.client_id}",
        group=Group.DUE,
        target=Target.CARD,
        target_id=fact.about.client_id,
        number=fact.number,
        title=_("Utfärda personkort"),
        reason=_("{unit} har fått {number} utan personkort.").format(
            unit=fact.unit, number=fact.number
        ),
        chip=_("inget kort"),
        when=day_text(local_day(fact.sent_at)),
        due=fact.sent_at,
        why=_(
            "Beställningen är skickad och inget personkort gäller för personen. Enheten läser i "
            "kortet vem personen är, vem som företräder den och vad den behöver."
        ),
        rule="GOT-10",
        facts=(
            (_("Insats"), service_title(fact.service)),
            (_("Utförare"), fact.unit),
            (_("Skickad"), sent),
        ),
    )
