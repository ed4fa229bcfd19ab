"""What a journal export contains, and the checksum that tells whether it still does (G3)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportEntry:
    """A signed note. Working notes are no entries (GOT-47)."""

    id: str
    number: int
    kind: str
    occurred_at: dt.datetime
    written_at: dt.datetime
    author_name: str
    author_title: str
    text: str
    correction_of: str | None = None
    correction_reason: str = ""
    client_objection: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportPlan:
    """A version of the plan for the execution."""

    id: str
    version: int
    made_at: dt.datetime
    made_by: str
    text: str
    signed_on: dt.date | None = None
    signed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """The order as it was sent; `facts` are label and value."""

    id: str
    number: str
    sent_at: dt.datetime | None
    sent_by: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMessage:
    """A message about the order or the execution."""

    id: str
    sent_at: dt.datetime
    sender: str
    recipient: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalContent:
    """Everything about one execution, and nothing about who exports it and when."""

    customer_number: str
    order_number: str
    execution_number: str
    service: str
    unit: str
    start: dt.date | None
    end: dt.date | None
    entries: tuple[ExportEntry, ...]
    plans: tuple[ExportPlan, ...] = ()
    orders: tuple[ExportOrder, ...] = ()
    messages: tuple[ExportMessage, ...] = ()

    def in_order(self) -> JournalContent:
        """The same content in date order (LEK-14d), whatever order it came in."""
        return dataclasses.replace(
            self,
            entries=tuple(
                sorted(self.entries, key=lambda e: (e.occurred_at, e.written_at, e.number, e.id))
            ),
            plans=tuple(sorted(self.plans, key=lambda p: (p.version, p.made_at, p.id))),
            orders=tuple(sorted(self.orders, key=lambda o: (o.number, o.id))),
            messages=tuple(sorted(self.messages, key=lambda m: (m.sent_at, m.id))),
        )

    @property
    def posts(self) -> int:
        """How many numbered posts the export has."""
        return len(self.entries) + len(self.plans) + len(self.orders) + len(self.messages)


def content_checksum(content: JournalContent) -> str:
    """SHA-256 over canonical JSON: equal content, and only equal content, gives the equal sum."""
    text = json.dumps(
        content.in_order(),
        default=_plain,
        ensure_ascii=True,
        sort_keys=True,
        separators=(",", ":"),
    )
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _plain(value: object) -> object:
    """One level at a time: a deep copy of a long journal takes longer than to write it down."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
