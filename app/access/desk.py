"""The desk: where every use case begins. Rights and log are settled here and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from app.access.actor import NOBODY, Actor, Command, Data, Relation, Subject
from app.access.log import LogEvent, Outcome
from app.access.ports import HasAccess
from app.access.reader import Reader
from app.access.rights import Rights
from app.access.roles import role_title
from app.access.turns import Turns
from app.kernel.clock import Clock
from app.kernel.errors import AppError, NotAllowed, StoreProblem
from app.kernel.texts import N_

TxT_co = TypeVar("TxT_co", bound=HasAccess, covariant=True)

_REFUSED = N_(
    "Din roll {role} har inte rätt till detta här. Be den som är ansvarig för ärendet om hjälp."
)
_OVER = N_(
    "Din inloggning gäller inte längre, eller har fått en annan roll eller enhet sedan du "
    "loggade in. Logga in igen, eller be systemförvaltaren."
)
_DONE_BEFORE = N_("Det är redan sparat {at}.")
_TOGETHER = "a change inside `together` would be told as saved before it is"


class AccessOver(NotAllowed):
    """The access ended or changed while the person was signed in: the desk is of no more use."""

    def __init__(self) -> None:
        super().__init__("access.over", _OVER)


class DoneBefore(AppError):
    """The same save was sent twice; `result` is what the first one gave. Nothing was done now."""

    def __init__(self, at: dt.datetime, result: str) -> None:
        super().__init__("operation.done_before", _DONE_BEFORE, at=at)
        self.result = result


class Desk(Generic[TxT_co]):
    """One signed-in person, one store, one clock.

    Every use case asks anew whether the access is in force: it may have ended meanwhile.
    """

    def __init__(
        self,
        actor: Actor,
        begin: Callable[[], AbstractContextManager[TxT_co]],
        rights: Rights,
        clock: Clock,
        new_id: Callable[[], UUID] = uuid4,
    ) -> None:
        self.actor = actor
        self.clock = clock
        self.new_id = new_id
        self._turns = Turns(begin)
        self._begin = self._turns.begin
        self._rights = rights

    @contextmanager
    def reading(
        self,
        data: Data,
        subject: Subject = NOBODY,
        *,
        command: Command = Command.READ,
        purpose: str = "",
        detail: str = "",
    ) -> Iterator[TxT_co]:
        """Check the right, write the log, then give the transaction to read in."""
        with self._logging_refusals(data, command, subject), self._begin() as tx:
            about = self._allowed(tx, data, command, subject)
            tx.log.append(self._event(data, command, about, purpose=purpose, detail=detail))
            yield tx

    @contextmanager
    def changing(
        self,
        data: Data,
        command: Command,
        subject: Subject = NOBODY,
        *,
        op_id: UUID,
        result: str = "",
        detail: str = "",
    ) -> Iterator[TxT_co]:
        """Check the right, give the transaction, log what was done; all commits or nothing.

        `op_id` belongs to one press of a button: a second time raises `DoneBefore`, with the
        `result` of the first (an id or a number that the caller chose beforehand).
        Never inside `together`: the answer says that it is saved, and there it is not yet.
        """
        if self._turns.is_together:
            raise RuntimeError(_TOGETHER)
        with self._logging_refusals(data, command, subject), self._begin() as tx:
            before = tx.operations.result(op_id)
            if before is not None:
                raise DoneBefore(*before)
            about = self._allowed(tx, data, command, subject)
            tx.operations.add(op_id, self.actor.user_id, self.clock.now(), result)
            yield tx
            tx.log.append(self._event(data, command, about, op_id=op_id, detail=detail))

    def together(self) -> AbstractContextManager[None]:
        """Many questions in one transaction; each has its right checked and its line in the log.

        Questions only: a change is refused.

        The answers may be shown when the block has ended: only then is the log on the disk.
        """
        return self._turns.together()

    @contextmanager
    def noting(self) -> Iterator[TxT_co]:
        """A transaction for what is about nobody: not logged."""
        with self._begin() as tx:
            self._require_access(tx)
            yield tx

    @contextmanager
    def keeping(self) -> Iterator[TxT_co]:
        """The same when the access is over too: a draft is kept, the head of the log is noted."""
        with self._begin() as tx:
            yield tx

    def may(self, data: Data, command: Command, subject: Subject = NOBODY) -> bool:
        """Whether it would be allowed now, for buttons and masks; nothing is logged."""
        with self._begin() as tx:
            self._require_access(tx)
            return self._is_allowed(tx, data, command, subject)

    def relations(self, data: Data, command: Command = Command.READ) -> frozenset[Relation]:
        """With which relations the person may do it: what a list filters its rows by."""
        return self._rights.relations(self.actor.role, data, command)

    def may_within(
        self, tx: HasAccess, data: Data, command: Command, subject: Subject = NOBODY
    ) -> bool:
        """The same inside a transaction that is open."""
        return self._is_allowed(tx, data, command, subject)

    def reader(self, data: Data) -> Reader:
        """For whom a list of this kind is: rows that the person could open one by one."""
        relations = self._rights.relations(self.actor.role, data, Command.READ)
        return Reader(self.actor, self.clock.today(), relations)

    def _require_access(self, tx: HasAccess) -> None:
        if not tx.relations.is_in_force(self.actor, self.clock.today()):
            raise AccessOver

    def _is_allowed(self, tx: HasAccess, data: Data, command: Command, subject: Subject) -> bool:
        relation = tx.relations.relation(self.actor, subject, self.clock.today())
        return self._rights.allows(self.actor.role, data, command, relation)

    def _allowed(self, tx: HasAccess, data: Data, command: Command, subject: Subject) -> Subject:
        self._require_access(tx)
        if not self._is_allowed(tx, data, command, subject):
            raise NotAllowed("access.refused", _REFUSED, role=role_title(self.actor.role))
        return tx.relations.complete(subject)

    @contextmanager
    def _logging_refusals(self, data: Data, command: Command, subject: Subject) -> Iterator[None]:
        try:
            yield
        except (DoneBefore, StoreProblem):
            raise
        except AppError as refusal:
            with self._begin() as tx:
                about = tx.relations.complete(subject)
                event = self._event(data, command, about, detail=refusal.code)
                tx.log.append(replace(event, outcome=Outcome.REFUSED))
            raise

    def _event(
        self,
        data: Data,
        command: Command,
        subject: Subject,
        *,
        purpose: str = "",
        op_id: UUID | None = None,
        detail: str = "",
    ) -> LogEvent:
        return LogEvent(
            at=self.clock.now(),
            user_id=self.actor.user_id,
            login=self.actor.login,
            role=self.actor.role,
            unit_id=self.actor.unit_id,
            data=data,
            command=command,
            outcome=Outcome.DONE,
            client_id=subject.client_id,
            subject=subject.label,
            purpose=purpose or subject.purpose,
            op_id=op_id,
            detail=detail,
        )
