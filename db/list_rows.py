"""From a row of a query to a line of a list; protected persons lose their name here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from app.clients.model import ProtectionLevel
from app.clients.views import ClientRow, name_in_list
from app.executions.monthly import month_time
from app.executions.rules import days_to_register
from app.executions.views import ExecutionRow
from app.kernel.period import ONE_DAY, Period
from app.orders.rules import receive_by
from app.orders.views import OrderRow
from app.pauses.rules import days_late
from app.pauses.views import PauseRow


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutClients:
    """What the rows of a page say beside the client, by the id of the client."""

    units: Mapping[UUID, Sequence[str]]
    responsible: Mapping[UUID, tuple[str, str]]
    cards: Mapping[UUID, int]


def client_row(row: Row[Any], about: AboutClients) -> ClientRow:
    officer, committee = about.responsible.get(row.id, ("", ""))
    return ClientRow(
        id=row.id,
        number=row.number,
        name=_name(row),
        officer=officer,
        committee=committee,
        card_version=about.cards.get(row.id),
        protected=row.protection_level is not ProtectionLevel.NONE,
        units=tuple(about.units[row.id]),
    )


def order_rows(rows: Sequence[Row[Any]]) -> list[OrderRow]:
    return [
        OrderRow(
            id=row.id,
            number=row.number,
            client_id=row.client_id,
            client=row.client,
            client_name=_name(row),
            service=row.service,
            unit=row.unit,
            status=row.status,
            channel=row.channel,
            sent=row.sent_at,
            received=row.received_at,
            receive_by=receive_by(row.sent_at, row.status),
            planned_start=row.planned_start,
            started=row.started,
            valid_from=row.valid_from,
            valid_to=row.ended_on or row.valid_to,
        )
        for row in rows
    ]


def execution_row(row: Row[Any], paused: Sequence[Period], today: dt.date) -> ExecutionRow:
    now = [period for period in paused if period.contains(today)]
    return ExecutionRow(
        id=row.id,
        number=row.number,
        order_id=row.order_id,
        order=row.order,
        client_id=row.client_id,
        client=row.client,
        client_name=_name(row),
        service=row.service,
        unit=row.unit,
        status=row.status,
        start=row.actual_start,
        end=row.actual_end,
        registered_late=days_to_register(row.actual_start, row.registered_at),
        on_behalf=row.on_behalf_of_unit,
        paused_since=now[0].start if now else None,
        notes=row.notes,
        last_note=row.last_note,
        plan=row.plan.value if row.plan else "",
        time=month_time(
            row.minutes_per_month, today, Period(row.actual_start, row.actual_end), paused
        ),
    )


def pause_rows(rows: Sequence[Row[Any]]) -> list[PauseRow]:
    return [
        PauseRow(
            id=row.id,
            execution_id=row.execution_id,
            execution=row.execution,
            client_id=row.client_id,
            client=row.client,
            client_name=_name(row),
            service=row.service,
            unit=row.unit,
            start=row.start,
            last_day=row.end,
            resumes_on=row.end + ONE_DAY if row.end else None,
            registered=row.registered_at,
            late=days_late(row.start, row.registered_at),
        )
        for row in rows
    ]


def _name(row: Row[Any]) -> str:
    is_protected = row.protection_level is not ProtectionLevel.NONE
    return name_in_list(row.given_name, row.family_name, is_protected=is_protected)
