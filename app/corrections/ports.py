"""What correction cases need of a transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from app.access.actor import Actor, Relation
from app.access.ports import HasAccess
from app.clients.model import CareCase, Client
from app.corrections.model import (
    CaseObligation,
    CaseStep,
    CaseSuccession,
    CorrectionCase,
    DataIncident,
    Ticket,
)
from app.corrections.situation import Saved
from app.decisions.model import Decision, GrantedService
from app.drafts.ports import DraftStore
from app.executions.model import Execution, Visit
from app.journal.model import JournalEntry
from app.kernel.numbers import Numbers
from app.kernel.store import Store
from app.messages.model import Message
from app.orders.model import Order
from app.plans.model import ImplementationPlan
from app.providers.model import Provider, ProviderUnit, ServiceType
from app.settings.model import Municipality
from app.users.model import User


class CaseStore(Protocol):
    """Correction cases and what was done in them."""

    @property
    def cases(self) -> Store[CorrectionCase]: ...

    @property
    def steps(self) -> Store[CaseStep]: ...

    @property
    def obligations(self) -> Store[CaseObligation]: ...

    @property
    def tickets(self) -> Store[Ticket]: ...

    @property
    def incidents(self) -> Store[DataIncident]: ...

    @property
    def successions(self) -> Store[CaseSuccession]: ...

    def get(self, id_: UUID) -> CorrectionCase: ...

    def by_number(self, number: str) -> CorrectionCase | None: ...

    def open_for_order(self, order_id: UUID) -> CorrectionCase | None: ...

    def of_client(self, client_id: UUID) -> list[CorrectionCase]: ...

    def visible_to(
        self, actor: Actor, today: dt.date, relations: Iterable[Relation], words: str = ""
    ) -> list[CorrectionCase]:
        """Cases to which the person stands in one of these ways, newest first.

        With `words` only those that have them in their number, or in that of their order.
        """
        ...

    def orders_corrected(
        self, actor: Actor, today: dt.date, relations: Iterable[Relation]
    ) -> frozenset[str]:
        """The numbers of the orders that such a case is open on."""
        ...

    def steps_of(self, case_id: UUID) -> list[CaseStep]: ...

    def obligations_of(self, case_id: UUID) -> list[CaseObligation]: ...

    def tickets_of(self, case_id: UUID) -> list[Ticket]: ...

    def successions_of(self, case_id: UUID) -> list[CaseSuccession]:
        """Oldest first."""
        ...

    def incident_of(self, case_id: UUID) -> DataIncident | None: ...


class OrdersOfCases(Store[Order], Protocol):
    def of_client(self, client_id: UUID) -> list[Order]: ...

    def of_service(self, client_id: UUID, service: ServiceType) -> list[Order]: ...


class ExecutionsOfCases(Store[Execution], Protocol):
    def of_order(self, order_id: UUID) -> list[Execution]: ...

    def visits_of(self, execution_id: UUID) -> list[Visit]: ...


class ClientsOfCases(Protocol):
    @property
    def care_cases(self) -> Store[CareCase]: ...

    def get(self, id_: UUID) -> Client: ...

    def care_cases_of(self, client_id: UUID) -> list[CareCase]: ...


class JournalOfCases(Protocol):
    def of_execution(self, execution_id: UUID) -> list[JournalEntry]: ...


class PlansOfCases(Protocol):
    def of_execution(self, execution_id: UUID) -> list[ImplementationPlan]: ...


class GrantedOfCases(Protocol):
    @property
    def decisions(self) -> Store[Decision]: ...

    @property
    def granted(self) -> Store[GrantedService]: ...


class ProvidersOfCases(Protocol):
    def unit(self, id_: UUID) -> ProviderUnit: ...

    def provider(self, id_: UUID) -> Provider: ...


class UsersOfCases(Protocol):
    def get(self, id_: UUID) -> User: ...

    def everybody(self) -> list[User]: ...


class MessagesOfCases(Protocol):
    def of_case(self, case_id: UUID) -> list[Message]: ...


class SettingsOfCases(Protocol):
    def municipality(self) -> Municipality: ...


class HasCorrections(HasAccess, Protocol):
    """The stores a correction case reads and writes, all in one transaction."""

    @property
    def cases(self) -> CaseStore: ...

    @property
    def orders(self) -> OrdersOfCases: ...

    @property
    def executions(self) -> ExecutionsOfCases: ...

    @property
    def clients(self) -> ClientsOfCases: ...

    @property
    def journal(self) -> JournalOfCases: ...

    @property
    def plans(self) -> PlansOfCases: ...

    @property
    def drafts(self) -> DraftStore: ...

    @property
    def decisions(self) -> GrantedOfCases: ...

    @property
    def providers(self) -> ProvidersOfCases: ...

    @property
    def users(self) -> UsersOfCases: ...

    @property
    def messages(self) -> MessagesOfCases: ...

    @property
    def settings(self) -> SettingsOfCases: ...

    @property
    def is_shared(self) -> bool: ...

    @property
    def numbers(self) -> Numbers: ...


class KeepsCopies(Protocol):
    """The store where it makes verified copies of itself (a vault); a practice store does not."""

    def keep_backed_up(self) -> object:
        """A verified copy unless the last one holds everything; refuses with why there is none."""
        ...


class SavedDocumentation(Protocol):
    """Whether the wrong execution's documentation is saved (app.archive knows how)."""

    def state(self, tx: HasCorrections, case: CorrectionCase) -> Saved:
        """Compare the content now with what was exported or attached; within the transaction."""
        ...

    def verify_files(self, case: CorrectionCase) -> None:
        """Read the sealed copy and the file again, entry by entry (F92); no transaction is open.

        Raises `RuleViolation` that names the file and the way out.
        """
        ...
