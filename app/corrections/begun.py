"""Guides that were begun and left: the person's own drafts, until a case is started from them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from app.drafts.model import Draft

_AT, _BEGUN = "at", "begun"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGuide:
    """What was answered so far; `at` is the question that was shown, empty at the result."""

    begun_at: dt.datetime
    at: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)

    def values(self) -> dict[str, str]:
        """As the fields of a draft."""
        parts = {"answer": self.answers, "fact": self.facts, "reason": self.reasons}
        said = {f"{kind}.{key}": one for kind, part in parts.items() for key, one in part.items()}
        return {_BEGUN: self.begun_at.isoformat(), _AT: self.at, **said}


def kept_in(draft: Draft) -> KeptGuide:
    """The other way round."""

    def part(kind: str) -> dict[str, str]:
        begins = f"{kind}."
        found = draft.values.items()
        return {key.removeprefix(begins): one for key, one in found if key.startswith(begins)}

    return KeptGuide(
        begun_at=dt.datetime.fromisoformat(draft.values[_BEGUN]),
        at=draft.values[_AT],
        answers=part("answer"),
        facts=part("fact"),
        reasons=part("reason"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunGuide:
    """One begun guide in a list; the name is masked where it must be.

    Without a number the order may not be read any more; `case_number` is of a case that somebody
    else has started on it meanwhile.
    """

    order_id: UUID
    order_number: str = ""
    client_name: str = ""
    customer_number: str = ""
    service: str = ""
    unit: str = ""
    begun_at: dt.datetime
    saved_at: dt.datetime
    answered: int
    case_number: str = ""

    @property
    def key(self) -> str:
        """Among the ids of cases."""
        return key_of_order(self.order_id)


def key_of_order(order_id: UUID) -> str:
    """Under which a guide on the order is asked for, and stands among the ids of cases."""
    return f"guide:{order_id}"
