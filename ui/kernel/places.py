"""Where a thing is found that links of several features lead to."""

from __future__ import annotations

from uuid import UUID

from app.access.roles import Role
from ui.kernel.history import Place

CARD_TAB = "card"


def card_place(client_id: UUID, role: Role) -> Place:
    """The card: on the provider's own start page, and with the person for everybody else."""
    if role is Role.PROVIDER:
        return Place("cards", str(client_id))
    return Place("clients", str(client_id), CARD_TAB)
