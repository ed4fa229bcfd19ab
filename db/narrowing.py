"""What the lists narrow by: who reads, what was searched for, and how the rows are paged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
    literal,
    or_,
    select,
    true,
)

from app.access.actor import Relation
from app.access.reader import Reader
from app.clients.search import ClientSearch
from app.kernel.window import Page, Window
from db.clients import care_case_table, client_table
from db.corrections import case_table
from db.decisions import decision_table
from db.executions import execution_table
from db.orders import order_table
from db.settings import settings_table
from db.visibility import Visibility

R = TypeVar("R")
Condition = ColumnElement[bool]


def visibility_for(connection: Connection, reader: Reader) -> Visibility:
    grace = connection.execute(select(settings_table.c.access_grace_days)).scalar() or 0
    return Visibility(reader.actor, reader.today, grace)


def found_by(
    search: ClientSearch, visibility: Visibility, relations: frozenset[Relation]
) -> Condition:
    """Clients by name, identity number, customer number or a number of theirs (invariant 10).

    A number of an order, an execution or a case finds the client only for who may know of it.
    """
    client = client_table.c
    if search.identity_value:
        return client.identity_value == search.identity_value
    if search.number:
        return or_(
            client.customer_number == search.number,
            client.id.in_(_by_numbers(search.number, visibility, relations)),
        )
    # A word begins the key or stands after a blank; a protected person's key is no name.
    return and_(true(), *(_begins(word) for word in search.words))


def paged(
    connection: Connection,
    query: Select[Any],
    order: Sequence[Any],
    window: Window,
    build: Callable[[Sequence[Row[Any]]], Sequence[R]],
) -> Page[R]:
    """The rows of a window, and how many there are without it."""
    bare = query.with_only_columns(literal(1).label("one"), maintain_column_froms=True)
    counted = select(func.count()).select_from(bare.subquery())
    total = int(connection.execute(counted).scalar_one())
    part = query.order_by(*order).limit(window.limit).offset(window.offset)
    rows = connection.execute(part).all() if total else []
    return Page(total, window.offset, tuple(build(rows)))


def _begins(word: str) -> Condition:
    key = client_table.c.name_key
    return or_(key.startswith(word, autoescape=True), key.contains(f" {word}", autoescape=True))


def _by_numbers(number: str, visibility: Visibility, relations: frozenset[Relation]) -> Select[Any]:
    parts: list[tuple[Column[Any], Column[Any], Condition]] = [
        (order_table.c.client_id, order_table.c.number, visibility.orders().among(relations)),
        (
            execution_table.c.client_id,
            execution_table.c.number,
            visibility.executions().among(relations),
        ),
        (case_table.c.client_id, case_table.c.number, visibility.cases().among(relations)),
        (
            care_case_table.c.client_id,
            care_case_table.c.number,
            visibility.clients(care_case_table.c.client_id).among(relations),
        ),
        (
            decision_table.c.client_id,
            decision_table.c.number,
            visibility.clients(decision_table.c.client_id).among(relations),
        ),
    ]
    selects = [select(client).where(column == number, seen) for client, column, seen in parts]
    first, *others = selects
    return select(first.union(*others).subquery())
