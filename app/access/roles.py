"""The nine roles of the program."""

from __future__ import annotations

from enum import StrEnum

from app.kernel.texts import N_, _


class Role(StrEnum):
    """What a person is in the municipality or at a provider."""

    CASE_OFFICER = "case_officer"
    PROVIDER = "provider"
    OBJECT_SPECIALIST = "object_specialist"
    LEAD_SPECIALIST = "lead_specialist"
    SYSTEM_ADMIN = "system_admin"
    EXPERT_USER = "expert_user"
    FEE_OFFICER = "fee_officer"
    MANAGER = "manager"
    LOG_REVIEWER = "log_reviewer"


_TITLES = {
    Role.CASE_OFFICER: N_("Biståndshandläggare"),
    Role.PROVIDER: N_("Utförare"),
    Role.OBJECT_SPECIALIST: N_("Objektspecialist"),
    Role.LEAD_SPECIALIST: N_("Sammanhållande objektspecialist"),
    Role.SYSTEM_ADMIN: N_("Systemförvaltare"),
    Role.EXPERT_USER: N_("Expertanvändare"),
    Role.FEE_OFFICER: N_("Avgiftshandläggare"),
    Role.MANAGER: N_("Enhetschef"),
    Role.LOG_REVIEWER: N_("Loggranskare"),
}


def role_title(role: Role) -> str:
    """The role as people say it."""
    return _(_TITLES[role])


def role_source_title(role: Role) -> str:
    """In Swedish whatever language was chosen: for what is kept and compared."""
    return _TITLES[role]
