"""What the use cases of executions need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.reader import Reader
from app.executions.model import Execution, Visit
from app.executions.views import ExecutionFilter, ExecutionRow
from app.kernel.period import Period
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.orders.ports import HasOrders, OrderLists


class ExecutionStore(Store[Execution], Protocol):
    """Executions with their visits, and the days their pauses take."""

    @property
    def visits(self) -> Store[Visit]: ...

    def by_number(self, number: str) -> Execution | None: ...

    def of_client(self, client_id: UUID) -> list[Execution]: ...

    def of_order(self, order_id: UUID) -> list[Execution]: ...

    def visits_of(self, execution_id: UUID) -> list[Visit]: ...

    def paused(self, execution_id: UUID) -> list[Period]: ...


class ExecutionLists(OrderLists, Protocol):
    def executions(
        self, reader: Reader, wanted: ExecutionFilter, window: Window
    ) -> Page[ExecutionRow]: ...

    def place_of_execution(
        self, reader: Reader, wanted: ExecutionFilter, execution_id: UUID
    ) -> int | None: ...


class HasExecutions(HasOrders, Protocol):
    """The part of a transaction that the use cases of executions use."""

    @property
    def executions(self) -> ExecutionStore: ...

    @property
    def lists(self) -> ExecutionLists: ...
