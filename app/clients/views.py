"""Rows of the list of clients, and the card of one client."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.clients.masking import PROTECTED_NAME
from app.clients.model import CareCase, Client, Contact, Relative, Representative
from app.clients.search import EVERYBODY, ClientSearch
from app.clients.timeline import CareFacts, ServiceLane
from app.kernel.texts import _


def name_in_list(given_name: str, family_name: str, *, is_protected: bool) -> str:
    """Family name first; a protected person has none in a list (F50)."""
    return _(PROTECTED_NAME) if is_protected else f"{family_name}, {given_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFilter:
    """Which clients are wanted, among those the person may read."""

    search: ClientSearch = EVERYBODY
    officer_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientRow:
    """One line; `units` are those the reader may know of. No address, ever (invariant 13)."""

    id: UUID
    number: str
    name: str
    officer: str
    committee: str
    card_version: int | None
    protected: bool
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficerFact:
    """The responsible officer, as LED-03 wants on orders and cards."""

    id: UUID
    name: str
    title: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """All that the panel of one client shows.

    `contact` is None, and telephones of relatives and representatives are empty, where the client
    is protected and the purpose of reading them was not stated.
    """

    client: Client
    name: str
    identity: str
    is_masked: bool
    may_reveal: bool
    may_change: bool
    contact: Contact | None
    representatives: tuple[Representative, ...]
    relatives: tuple[Relative, ...]
    care_cases: tuple[CareCase, ...]
    officer: OfficerFact | None
    committee: str
    facts: CareFacts
    lanes: tuple[ServiceLane, ...]
    read_at: dt.datetime
