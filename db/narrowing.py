"""What the lists narrow by: who reads, what was searched for, and how the rows are paged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    Select,
    Table,
    and_,
    func,
    or_,
    select,
    true,
)

from app.access.actor import Relation
from app.access.reader import Reader
from app.clients.search import ClientSearch
from app.executions.views import ExecutionFilter
from app.kernel.window import Page, Window
from app.orders.views import OrderFilter
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list before it is narrowed to a window.

    `query` has what a line shows, `source` no more than `where` looks at: to choose and to count
    need not join the rest. `order` ends in the id.
    """

    query: Select[Any]
    source: FromClause
    where: Sequence[Condition]
    order: Sequence[Any]

    @property
    def ids(self) -> Select[Any]:
        return select(self.order[-1]).select_from(self.source).where(*self.where)


def paged(
    connection: Connection,
    listed: Listed,
    window: Window,
    build: Callable[[Sequence[Row[Any]]], Sequence[R]],
) -> Page[R]:
    """The rows of a window, and how many there are without it.

    The window is chosen among bare ids, so that only its own rows are fetched and joined.
    """
    order, key = listed.order, listed.order[-1]
    counted = select(func.count()).select_from(listed.ids.subquery())
    total = int(connection.execute(counted).scalar_one())
    if not total:
        return Page(0, window.offset, ())
    chosen = listed.ids.order_by(*order).limit(window.limit).offset(window.offset)
    rows = connection.execute(listed.query.where(key.in_(chosen)).order_by(*order)).all()
    return Page(total, window.offset, tuple(build(rows)))


def place_in(connection: Connection, listed: Listed, id_: UUID) -> int | None:
    """Which row of the whole list it is, None when it is not in it."""
    place = func.row_number().over(order_by=listed.order).label("place")
    numbered = listed.ids.add_columns(place).subquery()
    query = select(numbered.c.place).where(numbered.c[listed.order[-1].name] == id_)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else int(found) - 1


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


def searched(table: Table, wanted: OrderFilter | ExecutionFilter) -> FromClause:
    """With the client, if the search looks there."""
    if wanted.search.is_empty:
        return table
    return table.join(client_table, client_table.c.id == table.c.client_id)


def narrowed(table: Any, wanted: OrderFilter | ExecutionFilter) -> list[Condition]:
    where = []
    if wanted.statuses:
        where.append(table.status.in_(sorted(wanted.statuses)))
    if wanted.unit_id is not None:
        where.append(table.unit_id == wanted.unit_id)
    if wanted.client_id is not None:
        where.append(table.client_id == wanted.client_id)
    return where
