"""What a window must know of the person before it is drawn; read from the store beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from app.access.actor import Actor
from app.services import Services
from app.settings.model import Municipality
from ui.composition import OpenStore


@dataclass(frozen=True, slots=True)
class Seat:
    """One person at a store."""

    actor: Actor
    services: Services
    unit: str
    municipality: Municipality


def take_seat(store: OpenStore, login: str) -> Seat:
    """Refuses who has no access. Reads from the store: not on the UI thread."""
    actor = store.actor(login)
    return Seat(
        actor=actor,
        services=store.services(actor),
        unit=store.unit_name(actor.unit_id),
        municipality=store.municipality(),
    )
