"""Vem har sett: one line for each person, and one for each access."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from app.access.log import LogEntry
from app.access.review import AccessSummary
from app.access.roles import role_title
from app.kernel.texts import _
from ui.clients.log_words import command_words, data_words
from ui.kernel.days import moment_words
from ui.kernel.table_model import Column


def person_key(row: AccessSummary) -> object:
    return row.user_id


def entry_key(row: LogEntry) -> object:
    return row.seq


Names = Mapping[UUID, str]


def person_columns(today: dt.date, names: Names) -> list[Column[AccessSummary]]:
    """Counts, never what was read. `names` may be filled later."""
    return [
        Column(
            title=_("Vem"),
            text=lambda row: names.get(row.user_id, row.login),
            second=lambda row: f"{role_title(row.role)} · {row.login}",
            is_strong=True,
            takes_room=True,
        ),
        Column(title=_("Läst"), text=lambda row: str(row.reads), is_number=True),
        Column(title=_("Ändrat"), text=lambda row: str(row.changes), is_number=True),
        Column(title=_("Nekats"), text=lambda row: str(row.refused), is_number=True),
        Column(title=_("Senast"), text=lambda row: moment_words(row.last_at, today)),
    ]


def entry_columns(today: dt.date, names: Names) -> list[Column[LogEntry]]:
    return [
        Column(title=_("När"), text=lambda row: moment_words(row.event.at, today)),
        Column(
            title=_("Vem"),
            text=lambda row: names.get(row.event.user_id, row.event.login),
            is_strong=True,
        ),
        Column(title=_("Uppgift"), text=lambda row: data_words(row.event)),
        Column(title=_("Gjort"), text=lambda row: command_words(row.event)),
        Column(title=_("Nummer"), text=lambda row: row.event.subject),
        Column(title=_("Skäl"), text=lambda row: row.event.purpose, takes_room=True),
    ]
