"""Register a pause, see beforehand what it takes away, and end it."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.access.roles import Role
from app.executions.model import Execution
from app.kernel.changes import Changes, Topic
from app.kernel.errors import NotAllowed, RuleViolation
from app.kernel.period import Period
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.window import Page, Window
from app.pauses import rules
from app.pauses.commands import ClosePause, RegisterPause
from app.pauses.model import Pause
from app.pauses.ports import HasPauses
from app.pauses.rules import Effect
from app.pauses.views import PauseFilter, PauseRow, PausesOfExecution
from app.providers.model import needs_officer

_UNIT_ITSELF = N_(
    "{unit} har systemet och registrerar uppehåll själv. Be enheten; du kan göra det åt den som "
    "saknar systemet eller är privat."
)
_OTHERS = N_("Uppehållet hör till en annan verkställighet. Öppna den på nytt och försök igen.")


class PauseService:
    """Use cases of pauses."""

    def __init__(self, desk: Desk[HasPauses]) -> None:
        self._desk = desk

    def rows(self, wanted: PauseFilter, window: Window) -> Page[PauseRow]:
        """A part of the list of pauses, the one that goes on first."""
        detail = f"pauses {window.offset}+{window.limit}"
        with self._desk.reading(Data.EXECUTION, command=Command.LIST, detail=detail) as tx:
            return tx.lists.pauses(self._desk.reader(Data.PAUSE), wanted, window)

    def of_execution(self, execution_id: UUID) -> PausesOfExecution:
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.PAUSE, subject) as tx:
            actions = (Command.CREATE, Command.END)
            may = (one for one in actions if self._desk.may_within(tx, Data.PAUSE, one, subject))
            return PausesOfExecution(tuple(tx.pauses.of_execution(execution_id)), frozenset(may))

    def effect(self, execution_id: UUID, start: dt.date, last_day: dt.date | None) -> Effect:
        """What the pause would take away, to be shown before it is saved."""
        subject, days = Subject(execution_id=execution_id), Period(start, last_day)
        with self._desk.reading(Data.PAUSE, subject) as tx:
            execution = tx.executions.get(execution_id)
            granted = tx.decisions.granted.get(execution.granted_service_id)
            others = tx.executions.paused(execution_id)
            minutes, today = granted.minutes_per_month, self._desk.clock.today()
            return rules.effect(days, others, minutes, execution.period, today)

    def register(self, cmd: RegisterPause) -> tuple[Pause, Changes]:
        pause_id, subject = self._desk.new_id(), Subject(execution_id=cmd.execution_id)
        with self._desk.changing(
            Data.PAUSE, Command.CREATE, subject, op_id=cmd.op_id, result=str(pause_id)
        ) as tx:
            execution = tx.executions.get(cmd.execution_id)
            self._check_hand(tx, execution)
            pause = Pause(
                id=pause_id,
                execution_id=execution.id,
                client_id=execution.client_id,
                start=cmd.start,
                end=cmd.last_day,
                reason=cmd.reason,
                registered_at=self._desk.clock.now(),
                registered_by=self._desk.actor.user_id,
            )
            others = tx.pauses.of_execution(execution.id)
            tx.pauses.add(rules.fitting(pause, others, execution))
        return pause, changed(pause.client_id, Topic.PAUSE, Topic.EXECUTION)

    def close(self, cmd: ClosePause) -> tuple[Pause, Changes]:
        subject = Subject(execution_id=cmd.execution_id)
        with self._desk.changing(Data.PAUSE, Command.END, subject, op_id=cmd.op_id) as tx:
            pause = as_seen(tx.pauses.get(cmd.pause_id), cmd.seen_version)
            if pause.execution_id != cmd.execution_id:
                raise NotAllowed("pause.other_execution", _OTHERS)
            execution = tx.executions.get(cmd.execution_id)
            self._check_hand(tx, execution)
            others = tx.pauses.of_execution(execution.id)
            saved = tx.pauses.save(rules.closed(pause, cmd.last_day, others, execution))
        return saved, changed(saved.client_id, Topic.PAUSE, Topic.EXECUTION)

    def _check_hand(self, tx: HasPauses, execution: Execution) -> None:
        if self._desk.actor.role is Role.CASE_OFFICER:
            unit = tx.providers.unit(execution.unit_id)
            if not needs_officer(unit, tx.providers.provider(unit.provider_id)):
                raise RuleViolation("pause.unit_itself", _UNIT_ITSELF, unit=unit.name)
