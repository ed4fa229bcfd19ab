"""How people stand to clients, orders, executions and cases, as SQL: written once.

`db.relations` asks it about one thing, every list asks it about all, so they cannot disagree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    and_,
    exists,
    false,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
)

from app.access.actor import Actor, Relation
from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.kernel.clock import SWEDEN
from app.orders.model import OrderStatus
from db.clients import care_case_table
from db.corrections import case_table
from db.executions import execution_table
from db.orders import order_table
from db.settings import settings_table

_GIVEN = [
    OrderStatus.SENT,
    OrderStatus.RECEIVED,
    OrderStatus.CHECKED,
    OrderStatus.EXECUTED,
    OrderStatus.ENDED,
]
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """Three conditions on a row; the first that holds says how the person stands to it.

    `known` is own or ended said as one condition, which costs half as much to ask.
    """

    own: Condition
    ended: Condition
    other: Condition
    known: Condition | None = None

    def among(self, relations: Iterable[Relation]) -> Condition:
        """The rows to which the person stands in one of these ways.

        What is wanted need not be kept apart: only a nearer way that is not wanted rules out.
        """
        wanted = frozenset(relations)
        ways: list[tuple[Condition, bool]] = [
            (self.own, Relation.OWN in wanted),
            (self.ended, Relation.ENDED in wanted),
            (self.other, Relation.OTHER in wanted),
            (true(), Relation.NONE in wanted),
        ]
        if self.known is not None and {Relation.OWN, Relation.ENDED} <= wanted:
            ways[:2] = [(self.known, True)]
        nearer: list[Condition] = []
        found: list[Condition] = []
        for holds, is_wanted in ways:
            if is_wanted:
                found.append(and_(holds, *map(not_, nearer)))
            else:
                nearer.append(holds)
        return or_(false(), *found)


@dataclass(frozen=True, slots=True)
class Visibility:
    """The conditions for one person on one day; `grace` as in product decision 11."""

    actor: Actor
    today: dt.date
    grace: int

    def clients(self, client_id: Column[Any]) -> Standing:
        """For any column that holds a client's id."""
        role = self.actor.role
        if role is Role.CASE_OFFICER:
            return self._by_care_case(client_id)
        if self._leads_authority:
            return Standing(self._care_case(client_id), false(), false())
        if role in {Role.PROVIDER, Role.MANAGER}:
            return self._by_unit(client_id.table, order_table.c.client_id == client_id)
        if role is Role.FEE_OFFICER:
            execution = execution_table.alias().c  # `client_id` may be that of an execution
            has_execution = _some(client_id.table, execution.client_id == client_id)
            return Standing(has_execution, false(), false())
        return self._by_case_role(client_id.table, case_table.c.client_id == client_id)

    def orders(self) -> Standing:
        """For rows of `care_order`."""
        order, case = order_table.c, case_table.c
        if self._acts_for_unit:
            return self._of_order()
        if self.has_clients:
            return self.clients(order.client_id)
        in_case = or_(case.order_id == order.id, case.new_order_id == order.id)
        return self._by_case_role(order_table, in_case)

    def executions(self) -> Standing:
        """For rows of `execution`."""
        execution, case = execution_table.c, case_table.c
        if self._acts_for_unit:
            return self._by_unit(execution_table, order_table.c.id == execution.order_id)
        if self.has_clients:
            return self.clients(execution.client_id)
        order_id = execution.order_id
        in_case = or_(case.order_id == order_id, case.new_order_id == order_id)
        return self._by_case_role(execution_table, in_case)

    def cases(self) -> Standing:
        """For rows of `correction_case`."""
        case = case_table.c
        if self._acts_for_unit:
            return self._case_of_unit()
        if self.has_clients:
            return self.clients(case.client_id)
        has_step = self._has_step()
        return Standing(
            and_(has_step, self._case_is_open()),
            and_(has_step, self._case_is_fresh()),
            not_(has_step),
        )

    def in_force(self) -> Condition:
        """For rows of `care_order`: given to a unit and not over."""
        last = func.coalesce(order_table.c.ended_on, order_table.c.valid_to)
        return and_(_is_given(), or_(last.is_(None), last >= self.today))

    @property
    def _leads_authority(self) -> bool:
        """A manager without a unit leads the authority side."""
        return self.actor.role is Role.MANAGER and self.actor.unit_id is None

    @property
    def _acts_for_unit(self) -> bool:
        return self.actor.role in {Role.PROVIDER, Role.MANAGER} and not self._leads_authority

    @property
    def has_clients(self) -> bool:
        """Whether the person reads by client: all of it, not only some orders."""
        return self._leads_authority or self.actor.role in {Role.CASE_OFFICER, Role.FEE_OFFICER}

    @property
    def _first_fresh_day(self) -> dt.date:
        return self.today - dt.timedelta(days=self.grace)

    def _care_case(self, client_id: Column[Any], *where: Condition) -> Condition:
        """There is an open care case."""
        case = care_case_table.c
        is_open = or_(case.closed_on.is_(None), case.closed_on > self.today)
        return _some(client_id.table, case.client_id == client_id, is_open, *where)

    def _by_care_case(self, client_id: Column[Any]) -> Standing:
        case = care_case_table.c
        is_mine = case.officer_id == self.actor.user_id
        ended = _some(
            client_id.table,
            case.client_id == client_id,
            is_mine,
            case.closed_on <= self.today,
            case.closed_on >= self._first_fresh_day,
        )
        is_known = or_(case.closed_on.is_(None), case.closed_on >= self._first_fresh_day)
        return Standing(
            self._care_case(client_id, is_mine),
            ended,
            self._care_case(client_id),
            _some(client_id.table, case.client_id == client_id, is_mine, is_known),
        )

    def _of_order(self) -> Standing:
        """For the order row itself: given to my unit and not over, or over within the grace days.

        What was recalled, moved or removed gives nothing: no grace days after a removal.
        """
        order = order_table.c
        last = func.coalesce(order.ended_on, order.valid_to)
        is_running = self.in_force()
        is_fresh = and_(_is_given(), last < self.today, last >= self._first_fresh_day)
        is_mine = self._is_my_unit()
        return Standing(
            and_(is_mine, is_running),
            and_(is_mine, is_fresh),
            is_running,
            and_(is_mine, _is_given(), or_(last.is_(None), last >= self._first_fresh_day)),
        )

    def _by_unit(self, rows: FromClause, which: Condition) -> Standing:
        """By the orders that `which` picks."""
        of_order = self._of_order()
        return Standing(
            _some(rows, which, of_order.own),
            _some(rows, which, of_order.ended),
            _some(rows, which, of_order.other),
            None if of_order.known is None else _some(rows, which, of_order.known),
        )

    def _case_of_unit(self) -> Standing:
        """The unit of the wrong order, or of the new one, takes part in the case."""
        order, case = order_table.c, case_table.c
        in_case = or_(order.id == case.order_id, order.id == case.new_order_id)
        takes_part = _some(case_table, in_case, self._is_my_unit())
        is_kept = order.status != OrderStatus.REMOVED
        kept = _some(case_table, in_case, self._is_my_unit(), is_kept)
        return Standing(
            and_(takes_part, self._case_is_open()),
            and_(kept, self._case_is_fresh()),
            not_(takes_part),
        )

    def _by_case_role(self, rows: FromClause, which: Condition) -> Standing:
        """By the correction cases that `which` picks and the role has a step in."""
        has_step = self._has_step()
        return Standing(
            _some(rows, which, has_step, self._case_is_open()),
            _some(rows, which, has_step, self._case_is_fresh()),
            _some(rows, which, not_(has_step)),
        )

    def _is_my_unit(self) -> Condition:
        unit: UUID | None = self.actor.unit_id
        return false() if unit is None else order_table.c.unit_id == unit

    def _has_step(self) -> Condition:
        return case_table.c.roles.like(f'%"{self.actor.role.value}"%')

    def _case_is_open(self) -> Condition:
        return case_table.c.status == CaseStatus.OPEN

    def _case_is_fresh(self) -> Condition:
        midnight = dt.datetime.combine(self._first_fresh_day, dt.time(), SWEDEN)
        return and_(case_table.c.status != CaseStatus.OPEN, case_table.c.ended_at >= midnight)


def visibility_of(connection: Connection, actor: Actor, today: dt.date) -> Visibility:
    """With the grace days that are set (product decision 11)."""
    grace = connection.execute(select(settings_table.c.access_grace_days)).scalar()
    return Visibility(actor, today, grace or 0)


def _is_given() -> Condition:
    """No index by state may be used for it: SQLite would go through most of all orders."""
    status = func.coalesce(order_table.c.status, literal_column("''"))
    return status.in_(_GIVEN)


def _some(rows: FromClause, *where: Condition) -> Condition:
    """There is a row somewhere for each of `rows`, whatever else the list joins."""
    return exists().where(*where).correlate(rows)
