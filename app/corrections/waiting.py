"""What a new order waits for while a wrong one is corrected; orders ask, the routine answers."""

from __future__ import annotations

from app.orders.removals import OpenCorrection, RemovalGate
from app.routines.loading import version_of


def removal_gate(correction: OpenCorrection) -> RemovalGate | None:
    """By the version that the case was begun with; None where nothing has to be taken away."""
    routine = version_of(correction.routine, correction.routine_version)
    gate = routine.removal_gate(correction.leaf)
    return None if gate is None else RemovalGate(gate.id, gate.awaits)
