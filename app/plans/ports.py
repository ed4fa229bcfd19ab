"""What plans need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.drafts.ports import HasDrafts
from app.executions.model import Execution
from app.kernel.store import Store
from app.plans.model import ImplementationPlan


class PlanStore(Store[ImplementationPlan], Protocol):
    """Every revision of every plan."""

    def of_execution(self, execution_id: UUID) -> list[ImplementationPlan]:
        """In the order of revisions."""
        ...


class ExecutionReader(Protocol):
    """Looks up executions."""

    def get(self, id_: UUID) -> Execution: ...


class HasPlans(HasDrafts, Protocol):
    """The part of a transaction that plans use."""

    @property
    def plans(self) -> PlanStore: ...

    @property
    def executions(self) -> ExecutionReader: ...
