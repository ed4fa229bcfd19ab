"""What the use cases of decisions need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.clients.model import CareCase
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.kernel.numbers import Numbers
from app.kernel.store import Store


class DecisionStore(Protocol):
    """Decisions, what they grant, and levels."""

    @property
    def decisions(self) -> Store[Decision]: ...

    @property
    def granted(self) -> Store[GrantedService]: ...

    @property
    def levels(self) -> Store[LevelAssessment]: ...

    def decisions_of(self, client_id: UUID) -> list[Decision]: ...

    def granted_of(self, client_id: UUID) -> list[GrantedService]: ...

    def levels_of(self, client_id: UUID) -> list[LevelAssessment]: ...


class CareCaseReader(Protocol):
    @property
    def care_cases(self) -> Store[CareCase]: ...


class HasDecisions(HasAccess, Protocol):
    @property
    def decisions(self) -> DecisionStore: ...

    @property
    def clients(self) -> CareCaseReader: ...

    @property
    def numbers(self) -> Numbers: ...
