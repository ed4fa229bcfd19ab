"""The log of every read, change and refusal, chained so that nothing can be altered unseen.

An entry holds ids and numbers, never names of clients, note text or search text (F49).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.access.actor import Command, Data
from app.access.roles import Role
from app.kernel.texts import N_, _

FIRST_HASH = "0" * 64


class Outcome(StrEnum):
    """Whether it was done."""

    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEvent:
    """What somebody did or tried; `detail` holds counts, versions and refusal codes."""

    at: dt.datetime
    user_id: UUID
    login: str
    role: Role
    unit_id: UUID | None
    data: Data
    command: Command
    outcome: Outcome
    client_id: UUID | None = None
    subject: str = ""
    purpose: str = ""
    op_id: UUID | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """An event in its place in the chain; `seq` begins at 1 and has no gaps."""

    seq: int
    event: LogEvent
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest link of the chain, now or as it was noted outside the store."""

    seq: int
    hash: str


class UnreadableEntry(ValueError):
    """An entry holds what no program of ours writes: it was altered."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"log entry {seq}")
        self.seq = seq


_FAULTS = {
    "gap": N_("Loggen saknar post {seq}. Något har tagits bort. Kontakta den som är ansvarig."),
    "altered": N_("Loggens post {seq} är ändrad i efterhand. Kontakta den som är ansvarig."),
    "recomputed": N_(
        "Loggens post {seq} stämmer inte med ankaret utanför valvet. "
        "Hela loggen kan vara omskriven. Kontakta den som är ansvarig."
    ),
    "cut": N_(
        "Loggen slutar före post {seq}, som ankaret känner till: slutet är avklippt. Är valvet "
        "återställt från en äldre kopia är det väntat, flytta då undan ankarfilen så skrivs en "
        "ny. Kontakta annars den som är ansvarig."
    ),
}


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first place where the chain does not hold, and how: gap, altered, recomputed or cut."""

    seq: int
    kind: str

    @property
    def sentence(self) -> str:
        """What is wrong, with which entry, and who is told."""
        return _(_FAULTS[self.kind]).format(seq=self.seq)


def chain_hash(seq: int, event: LogEvent, previous: str) -> str:
    """SHA-256 over the previous hash and the entry in canonical form."""
    fields = {
        "seq": seq,
        "at": event.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        "user": str(event.user_id),
        "login": event.login,
        "role": event.role.value,
        "unit": _text(event.unit_id),
        "data": event.data.value,
        "command": event.command.value,
        "outcome": event.outcome.value,
        "client": _text(event.client_id),
        "subject": event.subject,
        "purpose": event.purpose,
        "op": _text(event.op_id),
        "detail": event.detail,
    }
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def first_fault(entries: Iterable[LogEntry], anchor: ChainHead | None = None) -> ChainFault | None:
    """Walk the whole chain; None when it holds, and still contains the anchored head."""
    try:
        return _first_fault(entries, anchor)
    except UnreadableEntry as entry:
        return ChainFault(entry.seq, "altered")


def _first_fault(entries: Iterable[LogEntry], anchor: ChainHead | None) -> ChainFault | None:
    previous, expected = FIRST_HASH, 1
    anchored = anchor is None or anchor.seq == 0
    for entry in entries:
        if entry.seq != expected:
            return ChainFault(expected, "gap")
        if entry.previous != previous or entry.hash != chain_hash(entry.seq, entry.event, previous):
            return ChainFault(entry.seq, "altered")
        if anchor is not None and entry.seq == anchor.seq:
            if entry.hash != anchor.hash:
                return ChainFault(entry.seq, "recomputed")
            anchored = True
        previous, expected = entry.hash, expected + 1
    return None if anchored else ChainFault(expected, "cut")


def _text(value: UUID | None) -> str:
    return "" if value is None else str(value)
