"""Which answer holds when several things are wrong at once."""

from __future__ import annotations

from collections.abc import Collection

from app.kernel.errors import BadInput
from app.kernel.texts import N_

_ERRORS = ("via_register", "wrong_recipient", "wrong_start", "ended_by_mistake", "other")
_STATES = ("performed_not_executed", "performed", "documented", "executed", "not_executed")


def weightiest(errors: Collection[str]) -> str:
    """The answer to `what_is_wrong`: register before recipient before dates.

    A wrong start and a wrong end of the same execution fit no scenario; only support can say in
    which order they are repaired.
    """
    said = _known(errors, _ERRORS, "what_is_wrong")
    if said[0] in {"via_register", "wrong_recipient"} or len(said) == 1:
        return said[0]
    return "other"


def furthest(states: Collection[str]) -> str:
    """The answer to `progress`: the furthest state that was reached."""
    return _known(states, _STATES, "progress")[0]


def _known(said: Collection[str], order: tuple[str, ...], key: str) -> list[str]:
    found = [value for value in order if value in said]
    if not found or len(found) != len(set(said)):
        raise BadInput(
            "routine.unknown_value",
            N_("{key} kan inte vara ”{value}”. Tillåtna värden: {allowed}."),
            field=key,
            key=key,
            value=", ".join(sorted(set(said) - set(order))),
            allowed="|".join(order),
        )
    return found
