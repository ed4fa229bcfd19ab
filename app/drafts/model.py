"""A draft belongs to one person and one form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

DECISION_FORM, ORDER_FORM, PLAN_FORM, REGISTER_FORM = "decision", "order", "plan", "register"
GUIDE_FORM = "guide"
JOURNAL_FORM, WORKING_NOTE_FORM = "journal_note", "working_note"  # their subject is the execution


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`values` are the fields of the form; `subject_id` is what the form is about."""

    id: UUID
    user_id: UUID
    form: str
    subject_id: UUID | None
    client_id: UUID | None
    values: dict[str, str]
    base_version: int | None
    saved_at: dt.datetime
    version: int = 1
