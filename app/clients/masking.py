"""What is shown instead of a protected identity (INV-13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from app.clients.model import Client, Relative, Representative
from app.kernel.errors import RuleViolation
from app.kernel.texts import N_, _

Person = TypeVar("Person", Relative, Representative)

PROTECTED_NAME = N_("Skyddad identitet")
NO_PURPOSE = "client.no_purpose"
_SAY_WHY = N_("Uppgifterna är skyddade. Skriv varför du behöver dem och försök igen.")


def shown_name(client: Client) -> str:
    """The name in lists, headings and search hits; a placeholder where it is protected."""
    return _(PROTECTED_NAME) if client.is_protected else client.full_name


def unnamed(client: Client) -> Client:
    """The client for who has not said why: nothing that tells who it is."""
    return replace(client, given_name="", family_name="", identity_value="", birth_date=None)


def unnamed_person(person: Person) -> Person:
    """Somebody close to a protected client: a name or a number leads to the client (OSL 21:3)."""
    return replace(person, name="", phone="")


def check_purpose(client: Client, purpose: str) -> None:
    """Why a protected person is looked at or printed stands in the log, which is reviewed."""
    if client.is_protected:
        require_purpose(purpose)


def require_purpose(purpose: str) -> None:
    if not purpose.strip():
        raise RuleViolation(NO_PURPOSE, _SAY_WHY)
