"""Start and end an execution, and show it with the time that is left of this month."""

from __future__ import annotations

from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.clients.masking import shown_name
from app.executions import rules
from app.executions.commands import AddVisit, EndExecution, StartExecution
from app.executions.model import Execution, ExecutionStatus, Visit, VisitSource
from app.executions.monthly import month_time
from app.executions.ports import HasExecutions
from app.executions.views import ExecutionCard, ExecutionFilter, ExecutionRow
from app.kernel.changes import Changes, Topic
from app.kernel.errors import RuleViolation
from app.kernel.numbers import execution_number
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.window import Page, Window
from app.kernel.wording import clean_line
from app.orders import rules as order_rules
from app.orders.basis import basis_of
from app.orders.model import Order
from app.providers.model import needs_officer

_REASON = N_("Skälet")
_UNIT_ITSELF = N_(
    "{unit} har systemet och registrerar själv. Be enheten; du kan göra det åt den som saknar "
    "systemet eller är privat."
)
_ACTIONS = (Command.START, Command.END, Command.REMOVE, Command.REOPEN)


class ExecutionService:
    """Use cases of executions. Removal and reopening belong to correction cases."""

    def __init__(self, desk: Desk[HasExecutions]) -> None:
        self._desk = desk

    def start(self, cmd: StartExecution) -> tuple[Execution, Changes]:
        """LED-11: with the actual first day, which is not the day of registration (A28)."""
        execution_id, subject = self._desk.new_id(), Subject(order_id=cmd.order_id)
        with self._desk.changing(
            Data.EXECUTION, Command.START, subject, op_id=cmd.op_id, result=str(execution_id)
        ) as tx:
            order = as_seen(tx.orders.get(cmd.order_id), cmd.seen_version)
            is_on_behalf = self._acts_on_behalf(tx, order)
            rules.check_first(order, tx.executions.of_order(order.id))
            done = order_rules.executed(order)
            decision = basis_of(tx, order).decision
            start = rules.check_start(cmd.actual_start, order, decision, self._desk.clock.today())
            tx.orders.save(done)
            execution = tx.executions.add(
                Execution(
                    id=execution_id,
                    number=execution_number(tx.numbers, self._desk.clock.today().year),
                    order_id=order.id,
                    client_id=order.client_id,
                    unit_id=order.unit_id,
                    granted_service_id=order.granted_service_id,
                    status=ExecutionStatus.ACTIVE,
                    actual_start=start,
                    registered_at=self._desk.clock.now(),
                    registered_by=self._desk.actor.user_id,
                    on_behalf_of_unit=is_on_behalf,
                )
            )
        return execution, changed(order.client_id, Topic.EXECUTION, Topic.ORDER)

    def end(self, cmd: EndExecution) -> tuple[Execution, Changes]:
        """The order is ended by the officer on its own (LED-19)."""
        reason = clean_line(cmd.reason, _REASON)
        subject = Subject(execution_id=cmd.execution_id)
        with self._desk.changing(Data.EXECUTION, Command.END, subject, op_id=cmd.op_id) as tx:
            execution = as_seen(tx.executions.get(cmd.execution_id), cmd.seen_version)
            order = tx.orders.get(execution.order_id)
            self._acts_on_behalf(tx, order)
            paused = tx.executions.paused(execution.id)
            saved = tx.executions.save(
                rules.ended(execution, cmd.actual_end, reason, order, paused)
            )
        return saved, changed(saved.client_id, Topic.EXECUTION)

    def add_visit(self, cmd: AddVisit) -> tuple[Visit, Changes]:
        visit_id, subject = self._desk.new_id(), Subject(execution_id=cmd.execution_id)
        with self._desk.changing(
            Data.EXECUTION, Command.START, subject, op_id=cmd.op_id, result=str(visit_id)
        ) as tx:
            execution = tx.executions.get(cmd.execution_id)
            self._acts_on_behalf(tx, tx.orders.get(execution.order_id))
            rules.check_visit(execution, cmd.performed_on, cmd.minutes, self._desk.clock.today())
            visit = tx.executions.visits.add(
                Visit(
                    id=visit_id,
                    execution_id=execution.id,
                    client_id=execution.client_id,
                    performed_on=cmd.performed_on,
                    minutes=cmd.minutes,
                    source=VisitSource.MANUAL,
                )
            )
        return visit, changed(execution.client_id, Topic.EXECUTION)

    def rows(self, wanted: ExecutionFilter, window: Window) -> Page[ExecutionRow]:
        """A part of the list of executions, the newest first."""
        detail = f"{window.offset}+{window.limit}"
        with self._desk.reading(Data.EXECUTION, command=Command.LIST, detail=detail) as tx:
            return tx.lists.executions(self._desk.reader(Data.EXECUTION), wanted, window)

    def place(self, wanted: ExecutionFilter, execution_id: UUID) -> int | None:
        """Where the execution stands in the list now."""
        with self._desk.reading(Data.EXECUTION, command=Command.LIST, detail="place") as tx:
            reader = self._desk.reader(Data.EXECUTION)
            return tx.lists.place_of_execution(reader, wanted, execution_id)

    def open(self, execution_id: UUID) -> ExecutionCard:
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.EXECUTION, subject) as tx:
            return self._card(tx, tx.executions.get(execution_id), subject)

    def by_number(self, number: str) -> ExecutionCard:
        """By number; one that may not be read is refused like one that is not there."""
        with self._desk.noting() as tx:
            found = tx.executions.by_number(number.strip().upper())
        return self.open(found.id if found else self._desk.new_id())

    def visits(self, execution_id: UUID) -> tuple[Visit, ...]:
        with self._desk.reading(Data.EXECUTION, Subject(execution_id=execution_id)) as tx:
            return tuple(tx.executions.visits_of(execution_id))

    def _card(self, tx: HasExecutions, execution: Execution, subject: Subject) -> ExecutionCard:
        order, client = tx.orders.get(execution.order_id), tx.clients.get(execution.client_id)
        basis = basis_of(tx, order)
        paused = tuple(tx.executions.paused(execution.id))
        visits = tx.executions.visits_of(execution.id)
        may = (one for one in _ACTIONS if self._desk.may_within(tx, Data.EXECUTION, one, subject))
        return ExecutionCard(
            execution=execution,
            order=order,
            client_number=client.customer_number,
            client_name=shown_name(client),
            granted=basis.granted,
            unit=tx.providers.unit(execution.unit_id),
            provider=basis.provider,
            paused=paused,
            time=month_time(
                basis.granted.minutes_per_month,
                self._desk.clock.today(),
                execution.period,
                paused,
            ),
            visits=len(visits),
            visit_minutes=sum(visit.minutes for visit in visits),
            days_to_register=rules.days_to_register(
                execution.actual_start, execution.registered_at
            ),
            may=frozenset(may),
        )

    def _acts_on_behalf(self, tx: HasExecutions, order: Order) -> bool:
        """GOT-24: the officer registers for who has no system, or is private and asks for help."""
        if self._desk.actor.role is not Role.CASE_OFFICER:
            return False
        unit = tx.providers.unit(order.unit_id)
        if not needs_officer(unit, tx.providers.provider(unit.provider_id)):
            raise RuleViolation("execution.unit_itself", _UNIT_ITSELF, unit=unit.name)
        return True
