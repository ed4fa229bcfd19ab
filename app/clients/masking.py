"""What is shown instead of a protected identity (domain.md 3.5, invariant 13)."""

from __future__ import annotations

from app.clients.model import Client
from app.kernel.texts import N_, _

PROTECTED_NAME = N_("Skyddad identitet")


def shown_name(client: Client) -> str:
    """The name in lists, headings and search hits; a placeholder where it is protected."""
    return _(PROTECTED_NAME) if client.is_protected else client.full_name
