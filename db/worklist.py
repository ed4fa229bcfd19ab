"""The facts of the worklist: one query each, limited to what the person may see."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, exists, select

from app.access.actor import Actor, Relation
from app.access.roles import Role
from app.clients.masking import PROTECTED_NAME
from app.clients.model import ProtectionLevel
from app.corrections.model import CaseStatus
from app.executions.model import ExecutionStatus
from app.kernel.texts import _
from app.orders.model import OrderStatus
from app.person_cards.model import CardStatus
from app.plans.model import PlanStatus
from app.worklist.model import About, CardFact, MessageFact, NoCardFact, OrderFact, PlanFact
from db.clients import client_table
from db.corrections import case_table
from db.decisions import granted_table
from db.executions import execution_table
from db.journal import plan_table
from db.messages import message_table, title_of, waiting_for
from db.orders import order_table
from db.person_cards import issue_table, receipt_table
from db.providers import unit_table
from db.visibility import Visibility, visibility_of

LONGEST = 500  # rows of one kind; more than that is no worklist
_OWN = frozenset({Relation.OWN})
_CLIENT = (
    client_table.c.given_name,
    client_table.c.family_name,
    client_table.c.customer_number,
    client_table.c.protection_level,
)
_WITH_THE_UNIT = (
    OrderStatus.SENT,
    OrderStatus.RECEIVED,
    OrderStatus.CHECKED,
    OrderStatus.EXECUTED,
)
_WORKS_WITH_ORDERS = frozenset({Role.CASE_OFFICER, Role.PROVIDER, Role.MANAGER})


class SqlWorklistQueries:
    """Implements `app.worklist.ports.WorklistQueries`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open_orders(self, actor: Actor, today: dt.date) -> list[OrderFact]:
        if actor.role not in _WORKS_WITH_ORDERS:
            return []
        order = order_table.c
        waiting = (OrderStatus.SENT, OrderStatus.RECEIVED, OrderStatus.CHECKED)
        query = (
            select(order_table, *_CLIENT, granted_table.c.service, unit_table.c.name.label("unit"))
            .add_columns(_has_case().label("has_case"))
            .join_from(order_table, client_table, client_table.c.id == order.client_id)
            .join(granted_table, granted_table.c.id == order.granted_service_id)
            .join(unit_table, unit_table.c.id == order.unit_id)
            .where(
                self._seen(actor, today).orders().among(_OWN),
                order.status.in_([status.value for status in waiting]),
            )
            .order_by(order.sent_at)
        )
        return [
            OrderFact(
                about=_about(row),
                order_id=row.id,
                number=row.number,
                status=row.status,
                service=row.service,
                unit=row.unit,
                sent_at=row.sent_at,
                planned_start=row.planned_start,
                has_open_case=row.has_case,
            )
            for row in self._rows(query)
        ]

    def unread_cards(self, actor: Actor, today: dt.date) -> list[CardFact]:
        if actor.role not in _WORKS_WITH_ORDERS:
            return []
        issue, receipt = issue_table.c, receipt_table.c
        where = [receipt.read_at.is_(None), issue.status == CardStatus.ISSUED]
        if actor.unit_id is not None:
            where.append(receipt.unit_id == actor.unit_id)
        query = (
            select(issue.id, issue.client_id, issue.number, receipt.sent_at, *_CLIENT)
            .add_columns(unit_table.c.name.label("unit"))
            .join_from(receipt_table, issue_table, issue.id == receipt.issue_id)
            .join(client_table, client_table.c.id == issue.client_id)
            .join(unit_table, unit_table.c.id == receipt.unit_id)
            .where(self._seen(actor, today).clients(issue.client_id).among(_OWN), *where)
            .order_by(receipt.sent_at)
        )
        return [
            CardFact(
                about=_about(row),
                issue_id=row.id,
                number=row.number,
                unit=row.unit,
                sent_at=row.sent_at,
            )
            for row in self._rows(query)
        ]

    def orders_without_card(self, actor: Actor, today: dt.date) -> list[NoCardFact]:
        if actor.role is not Role.CASE_OFFICER:
            return []
        order, issue = order_table.c, issue_table.c
        has_card = exists().where(
            issue.client_id == order.client_id, issue.status == CardStatus.ISSUED
        )
        seen = self._seen(actor, today)
        query = (
            select(order.client_id, order.number, order.sent_at, *_CLIENT)
            .add_columns(granted_table.c.service, unit_table.c.name.label("unit"))
            .join_from(order_table, client_table, client_table.c.id == order.client_id)
            .join(granted_table, granted_table.c.id == order.granted_service_id)
            .join(unit_table, unit_table.c.id == order.unit_id)
            .where(
                seen.orders().among(_OWN),
                seen.in_force(),
                order.status.in_([status.value for status in _WITH_THE_UNIT]),
                order.sent_at.is_not(None),
                ~_has_case(),
                ~has_card,
            )
            .order_by(order.sent_at)
        )
        return [
            NoCardFact(
                about=_about(row),
                number=row.number,
                service=row.service,
                unit=row.unit,
                sent_at=row.sent_at,
            )
            for row in self._rows(query)
        ]

    def unread_messages(self, actor: Actor, today: dt.date) -> list[MessageFact]:
        message = message_table.c
        query = (
            select(message_table, *_CLIENT)
            .join_from(message_table, client_table, client_table.c.id == message.client_id)
            .where(waiting_for(self._connection, actor, today), message.read_at.is_(None))
            .order_by(message.sent_at)
        )
        return [
            MessageFact(
                about=_about(row),
                message_id=row.id,
                title=title_of(row.template),
                sender=row.sent_by_name,
                sent_at=row.sent_at,
                answer_by=row.answer_by,
                order_id=row.order_id,
                case_id=row.case_id,
            )
            for row in self._rows(query)
        ]

    def missing_plans(self, actor: Actor, today: dt.date) -> list[PlanFact]:
        if actor.role not in _WORKS_WITH_ORDERS:
            return []
        execution = execution_table.c
        running = (ExecutionStatus.ACTIVE, ExecutionStatus.REOPENED)
        plan = plan_table.c  # GOT-26: finished within a month; a draft is not finished
        has_plan = exists().where(
            plan.execution_id == execution.id, plan.status == PlanStatus.SIGNED
        )
        query = (
            select(execution_table, *_CLIENT, unit_table.c.name.label("unit"))
            .join_from(execution_table, client_table, client_table.c.id == execution.client_id)
            .join(unit_table, unit_table.c.id == execution.unit_id)
            .where(
                self._seen(actor, today).executions().among(_OWN),
                execution.status.in_([status.value for status in running]),
                ~has_plan,
            )
            .order_by(execution.actual_start)
        )
        return [
            PlanFact(
                about=_about(row),
                execution_id=row.id,
                number=row.number,
                unit=row.unit,
                actual_start=row.actual_start,
            )
            for row in self._rows(query)
        ]

    def _seen(self, actor: Actor, today: dt.date) -> Visibility:
        return visibility_of(self._connection, actor, today)

    def _rows(self, query: Select[Any]) -> list[Any]:
        return list(self._connection.execute(query.limit(LONGEST)))


def _has_case() -> ColumnElement[bool]:
    """For rows of `care_order`: it is being corrected."""
    case = case_table.c
    is_of_order = case.order_id == order_table.c.id
    return exists().where(is_of_order, case.status == CaseStatus.OPEN).correlate(order_table)


def _about(row: Any) -> About:
    protected = row.protection_level is not ProtectionLevel.NONE
    name = _(PROTECTED_NAME) if protected else f"{row.given_name} {row.family_name}"
    return About(client_id=row.client_id, client_name=name, customer_number=row.customer_number)
