"""Lists that are shown a part at a time: rows the reader may open, counted exactly."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    ScalarSelect,
    Select,
    exists,
    func,
    not_,
    or_,
    select,
)

from app.access.reader import Reader
from app.clients.ports import CareReaders
from app.clients.timeline import CareFacts
from app.clients.views import ClientFilter, ClientRow
from app.executions.model import ExecutionStatus
from app.executions.views import ExecutionFilter, ExecutionRow
from app.kernel.collation import collation_key
from app.kernel.period import Period
from app.kernel.window import Page, Window
from app.orders.views import OrderFilter, OrderRow
from app.pauses.views import PauseFilter, PauseRow
from app.person_cards.model import CardStatus
from app.plans.model import PlanStatus
from db import list_rows
from db.care import care_of
from db.clients import care_case_table, client_table
from db.decisions import granted_table
from db.executions import execution_table, pause_table
from db.journal import entry_table, plan_table
from db.narrowing import (
    Condition,
    Listed,
    found_by,
    narrowed,
    paged,
    place_in,
    searched,
    visibility_for,
)
from db.orders import order_table
from db.person_cards import issue_table
from db.providers import unit_table
from db.users import user_table

_CLIENT_ORDER = [client_table.c.name_key, client_table.c.id]
_WHO = [
    client_table.c.customer_number.label("client"),
    client_table.c.given_name,
    client_table.c.family_name,
    client_table.c.protection_level,
]


class SqlLists:
    """Implements the list ports of clients, orders, executions and pauses."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def clients(self, reader: Reader, wanted: ClientFilter, window: Window) -> Page[ClientRow]:
        client = client_table.c
        query = select(
            client.id,
            client.customer_number.label("number"),
            client.given_name,
            client.family_name,
            client.protection_level,
        )
        listed = Listed(
            query=query,
            source=client_table,
            where=self._wanted_clients(reader, wanted),
            order=_CLIENT_ORDER,
        )

        def build(rows: Sequence[Row[Any]]) -> Sequence[ClientRow]:
            shown = [row.id for row in rows]
            about = list_rows.AboutClients(
                units=self._units(reader, shown),
                responsible=self._responsible(reader.today, shown),
                cards=self._cards(shown),
            )
            return [list_rows.client_row(row, about) for row in rows]

        return paged(self._connection, listed, window, build)

    def place_of_client(self, reader: Reader, wanted: ClientFilter, client_id: UUID) -> int | None:
        client, where = client_table.c, self._wanted_clients(reader, wanted)
        query = select(client.name_key).where(client.id == client_id, *where)
        key = self._connection.execute(query).scalar_one_or_none()
        if key is None:
            return None
        is_before = or_(client.name_key < key, (client.name_key == key) & (client.id < client_id))
        return self._count(select(client.id).where(is_before, *where))

    def first_client(self, reader: Reader, wanted: ClientFilter, words: str) -> int | None:
        client, where = client_table.c, self._wanted_clients(reader, wanted)
        begins = client.name_key.startswith(collation_key(words), autoescape=True)
        query = select(client.id).where(begins, *where).order_by(*_CLIENT_ORDER).limit(1)
        found = self._connection.execute(query).scalar_one_or_none()
        return None if found is None else self.place_of_client(reader, wanted, found)

    def orders(self, reader: Reader, wanted: OrderFilter, window: Window) -> Page[OrderRow]:
        listed = self._listed_orders(reader, wanted)
        return paged(self._connection, listed, window, list_rows.order_rows)

    def place_of_order(self, reader: Reader, wanted: OrderFilter, order_id: UUID) -> int | None:
        return place_in(self._connection, self._listed_orders(reader, wanted), order_id)

    def _listed_orders(self, reader: Reader, wanted: OrderFilter) -> Listed:
        order, execution = order_table.c, execution_table.c
        started = (
            select(func.min(execution.actual_start))
            .where(execution.order_id == order.id, execution.status != ExecutionStatus.REMOVED)
            .correlate(order_table)
            .scalar_subquery()
        )
        query = _with_names(select(order_table, started.label("started")), order_table, order_table)
        seen = visibility_for(self._connection, reader).orders().among(reader.relations)
        return Listed(
            query=query,
            source=searched(order_table, wanted),
            where=[seen, *narrowed(order, wanted), self._found(reader, wanted)],
            order=[order.sent_at.desc().nulls_first(), order.number.desc(), order.id],
        )

    def executions(
        self, reader: Reader, wanted: ExecutionFilter, window: Window
    ) -> Page[ExecutionRow]:
        def build(rows: Sequence[Row[Any]]) -> Sequence[ExecutionRow]:
            paused = self._paused([row.id for row in rows])
            return [list_rows.execution_row(row, paused[row.id], reader.today) for row in rows]

        return paged(self._connection, self._listed_executions(reader, wanted), window, build)

    def place_of_execution(
        self, reader: Reader, wanted: ExecutionFilter, execution_id: UUID
    ) -> int | None:
        return place_in(self._connection, self._listed_executions(reader, wanted), execution_id)

    def _listed_executions(self, reader: Reader, wanted: ExecutionFilter) -> Listed:
        execution, order = execution_table.c, order_table.c
        query = _with_names(
            select(
                execution_table,
                order.number.label("order"),
                granted_table.c.minutes_per_month,
                _entries(func.count()).label("notes"),
                _entries(func.max(entry_table.c.written_at)).label("last_note"),
                _plan().label("plan"),
            ),
            execution_table,
            execution_table.join(order_table, order.id == execution.order_id),
        )
        seen = visibility_for(self._connection, reader).executions().among(reader.relations)
        where = [seen, *narrowed(execution, wanted), self._found(reader, wanted)]
        if wanted.paused is not None:
            paused_now = _paused_on(reader.today)
            where.append(paused_now if wanted.paused else not_(paused_now))
        newest = [execution.actual_start.desc(), execution.number.desc(), execution.id]
        source = searched(execution_table, wanted)
        return Listed(query=query, source=source, where=where, order=newest)

    def pauses(self, reader: Reader, wanted: PauseFilter, window: Window) -> Page[PauseRow]:
        pause, execution = pause_table.c, execution_table.c
        query = _with_names(
            select(pause_table, execution.number.label("execution")),
            execution_table,
            execution_table.join(pause_table, pause.execution_id == execution.id),
        )
        seen = visibility_for(self._connection, reader).executions().among(reader.relations)
        is_kept = execution.status != ExecutionStatus.REMOVED
        where = [seen, is_kept, self._found(reader, wanted)]
        if wanted.only_current:
            where.append(or_(pause.end.is_(None), pause.end >= reader.today))
        for column, value in (
            (execution.unit_id, wanted.unit_id),
            (pause.client_id, wanted.client_id),
        ):
            if value is not None:
                where.append(column == value)
        joined = pause_table.join(execution_table, execution.id == pause.execution_id)
        listed = Listed(
            query=query,
            source=joined.join(client_table, client_table.c.id == pause.client_id),
            where=where,
            order=[pause.start, execution.number, pause.id],
        )
        return paged(self._connection, listed, window, list_rows.pause_rows)

    def care_of(self, client_id: UUID, readers: CareReaders) -> CareFacts:
        return care_of(self._connection, client_id, readers)

    def _wanted_clients(self, reader: Reader, wanted: ClientFilter) -> list[Condition]:
        visibility = visibility_for(self._connection, reader)
        where = [visibility.clients(client_table.c.id).among(reader.relations)]
        if not wanted.search.is_empty:
            where.append(found_by(wanted.search, visibility, reader.relations))
        if wanted.officer_id is not None:
            responsible = _responsible(care_case_table.c.officer_id, reader.today)
            where.append(responsible == wanted.officer_id)
        return where

    def _found(
        self, reader: Reader, wanted: OrderFilter | ExecutionFilter | PauseFilter
    ) -> Condition:
        return found_by(wanted.search, visibility_for(self._connection, reader), reader.relations)

    def _units(self, reader: Reader, client_ids: Sequence[UUID]) -> dict[UUID, list[str]]:
        """Units with an order in force that the reader may know of."""
        order, visibility = order_table.c, visibility_for(self._connection, reader)
        query = (
            select(order.client_id, unit_table.c.name)
            .join_from(client_table, order_table, order.client_id == client_table.c.id)
            .join(unit_table, unit_table.c.id == order.unit_id)
            .where(
                client_table.c.id.in_(client_ids),
                visibility.in_force(),
                visibility.orders().among(reader.relations),
            )
            .distinct()
            .order_by(unit_table.c.name)
        )
        return _grouped(self._connection.execute(query))

    def _responsible(
        self, today: dt.date, client_ids: Sequence[UUID]
    ) -> dict[UUID, tuple[str, str]]:
        """Officer and committee; asked of a page at once, it costs a tenth of asking row by row."""
        case = care_case_table.c
        query = (
            select(case.client_id, user_table.c.display_name, case.committee)
            .join_from(care_case_table, user_table, user_table.c.id == case.officer_id)
            .where(case.client_id.in_(client_ids), _is_open(today))
            .order_by(case.opened_on.desc(), case.number.desc())
        )
        # The one that was opened first is written last.
        return {row.client_id: (row[1], row[2]) for row in self._connection.execute(query)}

    def _cards(self, client_ids: Sequence[UUID]) -> dict[UUID, int]:
        """The version of the current card."""
        issue = issue_table.c
        query = (
            select(issue.client_id, func.max(issue.number))
            .where(issue.client_id.in_(client_ids), issue.status == CardStatus.ISSUED)
            .group_by(issue.client_id)
        )
        return {row.client_id: row[1] for row in self._connection.execute(query)}

    def _paused(self, execution_ids: Sequence[UUID]) -> dict[UUID, list[Period]]:
        pause = pause_table.c
        query = (
            select(pause.execution_id, pause.start, pause.end)
            .where(pause.execution_id.in_(execution_ids))
            .order_by(pause.start)
        )
        rows = self._connection.execute(query)
        return _grouped((row.execution_id, Period(row.start, row.end)) for row in rows)

    def _count(self, query: Select[Any]) -> int:
        counted = select(func.count()).select_from(query.subquery())
        return int(self._connection.execute(counted).scalar_one())


def _with_names(query: Select[Any], rows: FromClause, source: FromClause) -> Select[Any]:
    """Who `rows` are about, which service and which unit; `source` is what they are joined to."""
    joined = (
        source.join(client_table, client_table.c.id == rows.c.client_id)
        .join(unit_table, unit_table.c.id == rows.c.unit_id)
        .join(granted_table, granted_table.c.id == rows.c.granted_service_id)
    )
    who = [*_WHO, granted_table.c.service, unit_table.c.name.label("unit")]
    return query.add_columns(*who).select_from(joined)


def _paused_on(day: dt.date) -> Condition:
    """Whether the execution is paused on the day; the last paused day is one of them."""
    pause = pause_table.c
    return exists().where(
        pause.execution_id == execution_table.c.id,
        pause.start <= day,
        or_(pause.end.is_(None), pause.end >= day),
    )


def _grouped(pairs: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _responsible(column: ColumnElement[Any], today: dt.date) -> ScalarSelect[Any]:
    """Of the open care case that was opened first; see `app.clients.model.responsible`."""
    case = care_case_table.c
    return (
        select(column)
        .join_from(care_case_table, user_table, user_table.c.id == case.officer_id)
        .where(case.client_id == client_table.c.id, _is_open(today))
        .order_by(case.opened_on, case.number)
        .limit(1)
        .correlate(client_table)
        .scalar_subquery()
    )


def _is_open(today: dt.date) -> Condition:
    """For rows of `care_case`."""
    case = care_case_table.c
    return or_(case.closed_on.is_(None), case.closed_on > today)


def _entries(what: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(what)
        .select_from(entry_table)
        .where(entry_table.c.execution_id == execution_table.c.id)
        .correlate(execution_table)
        .scalar_subquery()
    )


def _plan() -> ScalarSelect[Any]:
    """The status of the newest revision."""
    plan = plan_table.c
    return (
        select(plan.status)
        .where(plan.execution_id == execution_table.c.id, plan.status != PlanStatus.REPLACED)
        .order_by(plan.revision.desc())
        .limit(1)
        .correlate(execution_table)
        .scalar_subquery()
    )
