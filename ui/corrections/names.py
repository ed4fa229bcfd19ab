"""Roles as the board shows them: icon and title."""

from __future__ import annotations

from app.access.roles import Role, role_title

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


def lane_title(role: Role) -> str:
    return role_title(role)
