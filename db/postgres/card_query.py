"""What a function of the server selects, made from the tables and rules that every store uses.

The rules of `db.visibility` and the rows of `resources/rights.csv` are written into the functions
when they are installed: variables of the function stand where a program has values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Date,
    Executable,
    Label,
    Select,
    Table,
    Uuid,
    case,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects import postgresql

from app.access.actor import Actor, Command, Data
from app.access.rights import Rights
from app.access.roles import Role
from app.clients.model import CareCase, Client, Contact, ProtectionLevel, Relative, Representative
from app.executions.model import ExecutionStatus
from app.orders.model import OrderStatus
from db.clients import (
    care_case_table,
    client_table,
    contact_table,
    relative_table,
    representative_table,
)
from db.decisions import decision_table, granted_table
from db.executions import execution_table, pause_table
from db.orders import order_table
from db.providers import unit_table
from db.users import user_table
from db.visibility import Visibility

_CLIENT: ColumnElement[Any] = literal_column("of_client", Uuid())
_UNIT: ColumnElement[Any] = literal_column("me.unit_id", Uuid())
_TODAY: ColumnElement[Any] = literal_column("me.today", Date())
_FRESH: ColumnElement[Any] = literal_column("me.first_fresh_day", Date())
_NO_ROWS: ColumnElement[Any] = literal_column("'[]'::jsonb")
_WRONG = (OrderStatus.RECALLED, OrderStatus.MOVED, OrderStatus.REMOVED)
_IS_OPEN = client_table.c.protection_level == ProtectionLevel.NONE


class _InFunction(Visibility):
    """The rules for whoever calls the function, on the day the server has."""

    @property
    def _first_fresh_day(self) -> dt.date:
        return cast("dt.date", _FRESH)


def visibility() -> Visibility:
    caller = Actor(
        user_id=UUID(int=0),
        login="",
        name="",
        title="",
        role=Role.PROVIDER,
        unit_id=cast("UUID", _UNIT),
    )
    return _InFunction(caller, cast("dt.date", _TODAY), 0)


def standing_sql() -> str:
    """The clients of the unit, `own` and `ended`.

    It does not ask for one client: the work is the same whoever was asked about, known or not.
    """
    order, standing = order_table.c, visibility().orders()
    clients = func.array_agg(order.client_id)
    query = select(
        clients.filter(standing.own).label("own"),
        clients.filter(standing.ended).label("ended"),
    ).where(order.unit_id == _UNIT)
    return _text(query)


def card_sql(rights: Rights) -> str:
    """One statement, so one moment: everything on the card of a client, as one JSON value."""
    sees = {data: rights.relations(Role.PROVIDER, data, Command.READ) for data in Data}
    orders = _orders().where(visibility().orders().among(sees[Data.ORDER]))
    executions = _of_executions().where(visibility().executions().among(sees[Data.EXECUTION]))
    shown = orders.with_only_columns(order_table.c.granted_service_id)
    known = executions.with_only_columns(execution_table.c.id)
    pauses = visibility().executions().among(sees[Data.PAUSE])
    facts = func.jsonb_build_object(
        *("granted", _many(_granted().where(granted_table.c.id.in_(shown)))),
        *("orders", _many(orders)),
        *("executions", _many(executions)),
        *("pauses", _many(_pauses().where(pauses, execution_table.c.id.in_(known)))),
    )
    card = func.jsonb_build_object(
        *("client", _one(_all(Client, client_table).where(client_table.c.id == _CLIENT))),
        *("contact", _one(_contact())),
        *("care_cases", _many(_of_client(CareCase, care_case_table, care_case_table.c.opened_on))),
        *("representatives", _many(_representatives())),
        *("relatives", _many(_relatives())),
        *("officers", _many(_officers())),
        *("facts", facts),
    )
    return _text(select(card))


def _contact() -> Select[Any]:
    """Nothing at all for a protected client: revealing it is a right of its own."""
    of_client = _all(Contact, contact_table).join_from(
        contact_table, client_table, client_table.c.id == contact_table.c.id
    )
    return of_client.where(contact_table.c.id == _CLIENT, _IS_OPEN)


def _representatives() -> Select[Any]:
    table = representative_table
    return _of_client(Representative, table, table.c.valid_from, masked="phone")


def _relatives() -> Select[Any]:
    by_name = relative_table.c.name.collate("C")  # the order of the vault, whatever the database's
    return _of_client(Relative, relative_table, by_name, masked="phone")


def _officers() -> Select[Any]:
    """Those of the care cases, with what a provider needs to call them (LED-03)."""
    user, case_ = user_table.c, care_case_table.c
    of_client = select(case_.officer_id).where(case_.client_id == _CLIENT)
    return select(user.id, user.display_name, user.title, user.phone).where(user.id.in_(of_client))


def _granted() -> Select[Any]:
    granted, decision = granted_table.c, decision_table.c
    return (
        select(
            granted.id,
            granted.service,
            decision.number.label("decision_number"),
            decision.decided_on,
            decision.valid_from.label("start"),
            decision.valid_to.label("end"),
            granted.minutes_per_week,
            granted.minutes_per_month,
        )
        .join_from(granted_table, decision_table, decision.id == granted.decision_id)
        .where(granted.client_id == _CLIENT)
    )


def _orders() -> Select[Any]:
    order = order_table.c
    return (
        select(
            order.id,
            order.number,
            order.granted_service_id.label("granted_id"),
            unit_table.c.name.label("unit"),
            order.status,
            order.valid_from.label("start"),
            func.coalesce(order.ended_on, order.valid_to).label("end"),
            order.status.in_(_WRONG).label("is_wrong"),
        )
        .join_from(order_table, unit_table, unit_table.c.id == order.unit_id)
        .where(order.client_id == _CLIENT)
    )


def _of_executions() -> Select[Any]:
    execution = execution_table.c
    return (
        select(
            execution.id,
            execution.number,
            execution.order_id,
            unit_table.c.name.label("unit"),
            execution.status,
            execution.actual_start.label("start"),
            execution.actual_end.label("end"),
            (execution.status == ExecutionStatus.REMOVED).label("is_removed"),
        )
        .join_from(execution_table, unit_table, unit_table.c.id == execution.unit_id)
        .where(execution.client_id == _CLIENT)
    )


def _pauses() -> Select[Any]:
    pause, execution = pause_table.c, execution_table.c
    return (
        select(pause.id, pause.execution_id, pause.start, pause.end)
        .join_from(pause_table, execution_table, execution.id == pause.execution_id)
        .where(execution.client_id == _CLIENT)
    )


def _of_client(kind: type[Any], table: Table, order: Any, *, masked: str = "") -> Select[Any]:
    query = _all(kind, table, masked=masked).join_from(
        table, client_table, client_table.c.id == table.c.client_id
    )
    return query.where(table.c.client_id == _CLIENT).order_by(order)


def _all(kind: type[Any], table: Table, *, masked: str = "") -> Select[Any]:
    """The columns of the fields; `masked` is empty where the client is protected."""
    names = [one.name for one in fields(kind)]
    return select(*(_masked(table.c[name]) if name == masked else table.c[name] for name in names))


def _masked(column: Column[Any]) -> Label[Any]:
    return case((_IS_OPEN, column), else_="").label(column.name)


def _one(query: Select[Any]) -> ColumnElement[Any]:
    row = func.to_jsonb(literal_column("row_"))
    return select(row).select_from(query.subquery("row_")).scalar_subquery()


def _many(query: Select[Any]) -> ColumnElement[Any]:
    rows = func.jsonb_agg(func.to_jsonb(literal_column("row_")))
    found: Iterable[ColumnElement[Any]] = (rows, _NO_ROWS)
    return select(func.coalesce(*found)).select_from(query.subquery("row_")).scalar_subquery()


def _text(query: Executable) -> str:
    """SQL with every table qualified and every value written out: nothing comes from a person."""
    compiled: Any = query
    return str(
        compiled.compile(
            dialect=postgresql.dialect(paramstyle="named"),
            schema_translate_map={None: "public"},
            render_schema_translate=True,
            compile_kwargs={"literal_binds": True},
        )
    )
