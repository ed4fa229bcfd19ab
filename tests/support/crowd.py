"""Thousands of invented clients by plain inserts; through the services each takes 0.3 s."""

from __future__ import annotations

import datetime as dt
from itertools import count, islice
from random import Random
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Table, insert, select

from app.access.roles import Role
from app.clients.identity import parse
from app.demo.people import Invented, invented_people
from app.executions.model import ExecutionStatus
from app.kernel.collation import collation_key
from db.clients import care_case_table, client_table
from db.decisions import decision_table, granted_table
from db.executions import execution_table
from db.orders import order_table
from db.users import user_table

Row = dict[str, Any]
ONE_IN = 100
_PART = 1000
_TABLES: tuple[Table, ...] = (
    client_table,
    care_case_table,
    decision_table,
    granted_table,
    order_table,
    execution_table,
)
_POINTERS = {
    "client_id": client_table,
    "care_case_id": care_case_table,
    "decision_id": decision_table,
    "granted_service_id": granted_table,
    "order_id": order_table,
}


def add_crowd(connection: Connection, size: int, today: dt.date) -> None:
    """Each with a case, a decision, a service, an order and an execution, copied from one.

    One in `ONE_IN` keeps the officer and the unit of the copied one, the rest are given to others.
    """
    pattern, others = _pattern(connection), _others(connection)
    there = {*connection.execute(select(client_table.c.identity_value)).scalars()}
    people = invented_people(Random(len(there)), size, today)  # noqa: S311 - no secret
    new = (person for person in people if parse(person.identity, today).value not in there)
    numbers = count(1_000_000 + len(there))
    while part := [*islice(new, _PART)]:
        whole = [
            _copied(pattern, _about(person, today), {} if number % ONE_IN == 0 else others, number)
            for person, number in zip(part, numbers, strict=False)
        ]
        for table in _TABLES:
            connection.execute(insert(table), [rows[table.name] for rows in whole])


def _pattern(connection: Connection) -> dict[str, Row]:
    """The rows behind one execution that runs, by table."""
    where: dict[str, Any] = {"status": ExecutionStatus.ACTIVE}
    order = [execution_table.c.number]  # copies come last
    found: dict[str, Row] = {}
    for table in reversed(_TABLES):
        query = select(table).filter_by(**where).order_by(*order).limit(1)
        order = []
        row = found[table.name] = dict(connection.execute(query).one()._mapping)
        for column, points_at in _POINTERS.items():
            if points_at is _before(table):
                where = {"id": row[column]} if column in row else where
    return found


def _before(table: Table) -> Table:
    return _TABLES[_TABLES.index(table) - 1]


def _others(connection: Connection) -> Row:
    """An officer and a unit that are not those of the copied one."""
    order = _pattern(connection)[order_table.name]
    user = user_table.c
    officer = select(user.id).where(user.role == Role.CASE_OFFICER, user.id != order["officer_id"])
    unit = select(user.unit_id).where(user.role == Role.PROVIDER, user.unit_id != order["unit_id"])
    return {
        "officer_id": connection.execute(officer.order_by(user.login)).scalars().first(),
        "unit_id": connection.execute(unit.order_by(user.login)).scalars().first(),
    }


def _about(person: Invented, today: dt.date) -> Row:
    identity = parse(person.identity, today)
    return {
        "identity_value": identity.value,
        "birth_date": identity.day_in_number,
        "given_name": person.given_name,
        "family_name": person.family_name,
        "name_key": collation_key(f"{person.family_name} {person.given_name}"),
    }


def _copied(pattern: dict[str, Row], client: Row, whose: Row, number: int) -> dict[str, Row]:
    ids = {name: uuid4() for name in pattern}
    filled = {column: ids[table.name] for column, table in _POINTERS.items()}
    own = {**filled, **whose, "number": f"Z{number}", "customer_number": f"K{number}"}
    rows = {}
    for name, row in pattern.items():
        values = {**own, **client, "id": ids[name]}
        rows[name] = row | {column: values[column] for column in row if column in values}
    return rows
