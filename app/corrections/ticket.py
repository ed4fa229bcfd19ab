"""The text for the support mailbox: customer number only, nothing personal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.kernel.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """One field as it stands in the text; an empty value means that it is missing."""

    field: str
    label: str
    value: str


def missing_fields(lines: Sequence[TicketLine], required: Sequence[str]) -> list[str]:
    """The labels of required fields that have no value."""
    values: Mapping[str, TicketLine] = {line.field: line for line in lines}
    return [
        values[field].label
        for field in required
        if field in values and not values[field].value.strip()
    ]


def ticket_text(subject: str, case_number: str, lines: Sequence[TicketLine]) -> str:
    """The whole text, ready for the mail program or the clipboard; no number before the start."""
    rows = [f"{line.label}: {line.value}" for line in lines if line.value]
    if case_number:
        rows.append(_("Ärende: {number}").format(number=case_number))
    return "\n".join([subject, "", *rows])
