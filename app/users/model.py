"""A user: one person, one login, one role, at most one unit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from app.access.actor import Actor
from app.access.roles import Role
from app.kernel.errors import BadInput, NotAllowed, RuleViolation
from app.kernel.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who signs in; `ended_on` is the first day without access."""

    id: UUID
    login: str
    display_name: str
    title: str
    role: Role
    unit_id: UUID | None = None
    phone: str = ""
    since: dt.date
    ended_on: dt.date | None = None
    version: int = 1

    def is_active(self, today: dt.date) -> bool:
        return self.ended_on is None or today < self.ended_on


LOGIN_FIELD = N_("Användarnamn")
_LOGIN = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")
_BAD_LOGIN = N_(
    "Användarnamnet ska ha 1–40 tecken: a–z, siffror, punkt, bindestreck eller understreck, "
    "och börja och sluta med en bokstav eller siffra."
)
_TAKEN = N_("Användarnamnet {login} finns redan. Välj ett annat.")
_NEEDS_UNIT = N_("En utförare hör till en enhet. Välj enheten.")
_NO_UNIT = N_("Bara utförare och enhetschefer hör till en enhet. Ta bort enheten.")
_LAST_ADMIN = N_("{login} är den enda systemförvaltaren. Lägg till en till innan den här avslutas.")
_ENDED_BEFORE = N_("{login} fick inloggning {since}. Välj en senare dag.")
_ENDED_ALREADY = N_("{login} är redan avslutad från {ended}.")
_NO_ACCESS = N_("Användaren har ingen inloggning i kraft. Be systemförvaltaren.")
_WITH_UNIT = frozenset({Role.PROVIDER, Role.MANAGER})


def login_of(text: str) -> str:
    """The login name as it is kept: small letters a to z, no look-alikes."""
    login = text.strip(" ").lower()
    if not _LOGIN.fullmatch(login):
        raise BadInput("user.bad_login", _BAD_LOGIN, field=LOGIN_FIELD)
    return login


def check_new(user: User, others: Iterable[User]) -> User:
    """One login for each person, also after it has ended; the unit fits the role."""
    if any(other.login == user.login for other in others):
        raise RuleViolation("user.login_taken", _TAKEN, login=user.login)
    if user.role is Role.PROVIDER and user.unit_id is None:
        raise RuleViolation("user.needs_unit", _NEEDS_UNIT)
    if user.unit_id is not None and user.role not in _WITH_UNIT:
        raise RuleViolation("user.no_unit", _NO_UNIT)
    return user


def ended(user: User, day: dt.date, everybody: Iterable[User]) -> User:
    """End the access; somebody must be left who can add users."""
    if user.ended_on is not None:
        raise RuleViolation("user.ended", _ENDED_ALREADY, login=user.login, ended=user.ended_on)
    if day < user.since:
        raise RuleViolation("user.ended_before", _ENDED_BEFORE, login=user.login, since=user.since)
    left = (one for one in everybody if one.id != user.id and one.ended_on is None)
    if user.role is Role.SYSTEM_ADMIN and not any(one.role is Role.SYSTEM_ADMIN for one in left):
        raise RuleViolation("user.last_admin", _LAST_ADMIN, login=user.login)
    return replace(user, ended_on=day)


def actor_from(user: User | None, today: dt.date) -> Actor:
    """Who acts in a session; unknown and ended are told alike."""
    if user is None or not user.is_active(today) or today < user.since:
        raise NotAllowed("user.no_access", _NO_ACCESS)
    return Actor(
        user_id=user.id,
        login=user.login,
        name=user.display_name,
        title=user.title,
        role=user.role,
        unit_id=user.unit_id,
    )
