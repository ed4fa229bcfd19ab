"""What the lists narrow by: who reads, what was searched for, and how the rows are paged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    func,
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
from db.visibility import Standing, Visibility, visibility_of

R = TypeVar("R")
Condition = ColumnElement[bool]


def visibility_for(connection: Connection, reader: Reader) -> Visibility:
    return visibility_of(connection, reader.actor, reader.today)


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
    """The rows of a window, and how many there are without it; `order` ends in the id.

    The window is chosen among bare ids, so that only its own rows are fetched and joined.
    """
    key = order[-1]
    ids = query.with_only_columns(key, maintain_column_froms=True)
    counted = select(func.count()).select_from(ids.subquery())
    total = int(connection.execute(counted).scalar_one())
    chosen = ids.order_by(*order).limit(window.limit).offset(window.offset)
    rows = connection.execute(query.where(key.in_(chosen)).order_by(*order)).all() if total else []
    return Page(total, window.offset, tuple(build(rows)))


def _begins(word: str) -> Condition:
    key = client_table.c.name_key
    return or_(key.startswith(word, autoescape=True), key.contains(f" {word}", autoescape=True))


def _by_numbers(number: str, visibility: Visibility, relations: frozenset[Relation]) -> Select[Any]:
    order, execution, case = order_table.c, execution_table.c, case_table.c
    care_case, decision = care_case_table.alias().c, decision_table.c
    parts: list[tuple[Any, Any, Standing]] = [
        (order.client_id, order.number, visibility.orders()),
        (execution.client_id, execution.number, visibility.executions()),
        (case.client_id, case.number, visibility.cases()),
        (care_case.client_id, care_case.number, visibility.clients(care_case.client_id)),
        (decision.client_id, decision.number, visibility.clients(decision.client_id)),
    ]
    selects = [
        select(client).where(column == number, standing.among(relations))
        for client, column, standing in parts
    ]
    first, *others = selects
    return select(first.union(*others).subquery())
