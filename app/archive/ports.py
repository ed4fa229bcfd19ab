"""What the archive needs of a transaction, and of the disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.archive.model import AttachedDocumentation, JournalExport
from app.archive.views import AttachmentRow, ExportRow
from app.clients.model import CareCase, Client
from app.corrections.model import CorrectionCase
from app.decisions.model import GrantedService
from app.executions.model import Execution, Visit
from app.journal.model import JournalEntry
from app.kernel.numbers import Numbers
from app.kernel.store import Store
from app.messages.model import Message
from app.orders.model import Order
from app.pauses.model import Pause
from app.plans.model import ImplementationPlan
from app.providers.model import ProviderUnit
from app.settings.model import Municipality
from app.users.model import User


class ArchiveStore(Protocol):
    """Sealed exports and attached documentation."""

    @property
    def exports(self) -> Store[JournalExport]: ...

    @property
    def attachments(self) -> Store[AttachedDocumentation]: ...

    def exports_of(self, execution_id: UUID) -> list[JournalExport]:
        """Oldest first."""
        ...

    def exports_in(self, case_id: UUID) -> list[JournalExport]:
        """What was exported in a correction case, oldest first."""
        ...

    def attachments_of(self, case_id: UUID) -> list[AttachedDocumentation]: ...

    def by_file(self, file_sha256: str) -> JournalExport | None: ...

    def rows_of(self, execution_id: UUID) -> list[ExportRow]:
        """The same without the files."""
        ...

    def attachment_rows_of(self, case_id: UUID) -> list[AttachmentRow]: ...

    def latest_content(self, execution_id: UUID, case_id: UUID) -> tuple[UUID, str, int] | None:
        """Id, content checksum and posts of the newest export in the case, without the file."""
        ...

    def count_attachments(self, case_id: UUID) -> int: ...


class JournalReader(Protocol):
    def page(self, execution_id: UUID, after: int, limit: int) -> Sequence[JournalEntry]: ...

    def last_number(self, execution_id: UUID) -> int: ...


class ExecutionReader(Protocol):
    def get(self, id_: UUID) -> Execution: ...

    def visits_of(self, execution_id: UUID) -> list[Visit]: ...


class PauseReader(Protocol):
    def of_execution(self, execution_id: UUID) -> list[Pause]: ...


class PlanReader(Protocol):
    def of_execution(self, execution_id: UUID) -> list[ImplementationPlan]: ...


class OrderReader(Protocol):
    def get(self, id_: UUID) -> Order: ...


class MessageReader(Protocol):
    def of_order(self, order_id: UUID) -> list[Message]: ...


class ClientReader(Protocol):
    def get(self, id_: UUID) -> Client: ...

    def care_cases_of(self, client_id: UUID) -> list[CareCase]: ...


class GrantedReader(Protocol):
    @property
    def granted(self) -> Store[GrantedService]: ...


class CaseReader(Protocol):
    def get(self, id_: UUID) -> CorrectionCase: ...


class UnitReader(Protocol):
    def unit(self, id_: UUID) -> ProviderUnit: ...


class UserReader(Protocol):
    def get(self, id_: UUID) -> User: ...

    def everybody(self) -> list[User]: ...


class SettingsStore(Protocol):
    """Settings, and what the vault itself must remember."""

    def municipality(self) -> Municipality: ...

    def value(self, name: str) -> str | None: ...

    def set_value(self, name: str, value: str) -> None: ...


class HasArchive(HasAccess, Protocol):
    """The part of a transaction that the archive uses."""

    @property
    def archive(self) -> ArchiveStore: ...

    @property
    def journal(self) -> JournalReader: ...

    @property
    def executions(self) -> ExecutionReader: ...

    @property
    def pauses(self) -> PauseReader: ...

    @property
    def plans(self) -> PlanReader: ...

    @property
    def orders(self) -> OrderReader: ...

    @property
    def messages(self) -> MessageReader: ...

    @property
    def clients(self) -> ClientReader: ...

    @property
    def decisions(self) -> GrantedReader: ...

    @property
    def cases(self) -> CaseReader: ...

    @property
    def providers(self) -> UnitReader: ...

    @property
    def users(self) -> UserReader: ...

    @property
    def settings(self) -> SettingsStore: ...

    @property
    def is_shared(self) -> bool: ...

    @property
    def numbers(self) -> Numbers: ...


class WriteNew(Protocol):
    """Writes one new file, whole or not at all, and has read it back; overwrites nothing (F07)."""

    def __call__(self, data: bytes, target: Path) -> str:
        """Its SHA-256."""
        ...
