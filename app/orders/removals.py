"""No new order goes out while a wrong one for the same service waits to be taken away (INV-5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from app.access.roles import Role, role_title
from app.kernel.errors import GateClosed
from app.kernel.texts import N_

_REMOVAL = N_(
    "Ny beställning väntar på att den felaktiga tas bort i ärende {case}. Tur: {role}. "
    "När borttaget är registrerat kan den skickas."
)


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """An open correction case whose wrong order is in force, and what it is walked by."""

    case_id: UUID
    case_number: str
    routine: str
    routine_version: str
    leaf: str


@dataclass(frozen=True, slots=True)
class RemovalGate:
    """The gate that opens when what is wrong has been taken away, and who takes it away."""

    id: str
    awaits: Role


GateOf = Callable[[OpenCorrection], RemovalGate | None]
"""Answers from the routine of a case (app.corrections); None where nothing is taken away."""


@dataclass(frozen=True, slots=True)
class OpenRemoval:
    """A correction case that must remove a wrong order before a new one is sent."""

    case_id: UUID
    case_number: str
    gate: RemovalGate


def open_removal(open_: Iterable[OpenCorrection], gate_of: GateOf) -> OpenRemoval | None:
    """The first of the open cases for a service that a new order of it has to wait for."""
    for found in open_:
        gate = gate_of(found)
        if gate is not None:
            return OpenRemoval(found.case_id, found.case_number, gate)
    return None


def check_removal(removal: OpenRemoval | None) -> None:
    """INV-5, F28: the wrong one is removed before the new one goes out."""
    if removal is not None:
        raise GateClosed(
            "order.removal_open",
            _REMOVAL,
            gate=removal.gate.id,
            waits_for=removal.gate.awaits.value,
            case=removal.case_number,
            role=role_title(removal.gate.awaits),
        )
