"""Roles as the board shows them: icon and title."""

from __future__ import annotations

from app.access.roles import Role, role_title
from app.kernel.texts import N_, _

_ICONS = {
    Role.CASE_OFFICER: "gavel",
    Role.PROVIDER: "user-round",
    Role.OBJECT_SPECIALIST: "archive",
    Role.LEAD_SPECIALIST: "users",
    Role.SYSTEM_ADMIN: "settings",
    Role.EXPERT_USER: "graduation-cap",
    Role.FEE_OFFICER: "scale",
    Role.MANAGER: "building-2",
    Role.LOG_REVIEWER: "eye",
}


def role_icon(role: Role) -> str:
    return _ICONS[role]


_SHORT = {
    Role.CASE_OFFICER: N_("Handläggare"),
    Role.LEAD_SPECIALIST: N_("Sammanhållande"),
}


def lane_title(role: Role) -> str:
    """The role as short as the column of a board is narrow."""
    return _(_SHORT[role]) if role in _SHORT else role_title(role)
