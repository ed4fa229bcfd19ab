"""What the use cases of pauses need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.reader import Reader
from app.executions.ports import ExecutionLists, HasExecutions
from app.kernel.store import Store
from app.kernel.window import Page, Window
from app.pauses.model import Pause
from app.pauses.views import PauseFilter, PauseRow


class PauseStore(Store[Pause], Protocol):
    def of_execution(self, execution_id: UUID) -> list[Pause]: ...

    def of_client(self, client_id: UUID) -> list[Pause]: ...


class PauseLists(ExecutionLists, Protocol):
    def pauses(self, reader: Reader, wanted: PauseFilter, window: Window) -> Page[PauseRow]: ...


class HasPauses(HasExecutions, Protocol):
    """The part of a transaction that the use cases of pauses use."""

    @property
    def pauses(self) -> PauseStore: ...

    @property
    def lists(self) -> PauseLists: ...
