"""Make decisions and assess levels."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.clients.model import CareCase, check_owner
from app.decisions import rules
from app.decisions.commands import AssessLevel, CreateDecision, GrantedValues, LevelValues
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.decisions.ports import HasDecisions
from app.decisions.rules import Notice
from app.kernel.changes import Changes, Topic
from app.kernel.numbers import decision_number
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.wording import clean_line, clean_text

_PARAGRAPH, _SCOPE, _FREQUENCY = N_("Lagrum"), N_("Omfattning"), N_("Frekvens")
_GOAL, _PURPOSE, _REASON = N_("Mål"), N_("Syfte"), N_("Skäl")
_SHORT, _LINE = 60, 120


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with what it grants, and what is worth a look."""

    decision: Decision
    granted: tuple[GrantedService, ...]
    notices: tuple[Notice, ...] = ()


class DecisionService:
    """Use cases of decisions."""

    def __init__(self, desk: Desk[HasDecisions]) -> None:
        self._desk = desk

    def of_client(self, client_id: UUID) -> tuple[Decided, ...]:
        with self._desk.reading(Data.DECISION, Subject(client_id=client_id)) as tx:
            granted = tx.decisions.granted_of(client_id)
            return tuple(
                Decided(one, tuple(part for part in granted if part.decision_id == one.id))
                for one in tx.decisions.decisions_of(client_id)
            )

    def levels_of(self, client_id: UUID) -> tuple[LevelAssessment, ...]:
        with self._desk.reading(Data.DECISION, Subject(client_id=client_id)) as tx:
            return tuple(tx.decisions.levels_of(client_id))

    def create(self, cmd: CreateDecision) -> tuple[Decided, Changes]:
        """The decision with its services; those that it replaces end the day before."""
        decision_id, subject = self._desk.new_id(), Subject(client_id=cmd.client_id)
        with self._desk.changing(
            Data.DECISION, Command.CREATE, subject, op_id=cmd.op_id, result=str(decision_id)
        ) as tx:
            case = tx.clients.care_cases.get(cmd.care_case_id)
            check_owner(case.client_id, cmd.client_id)
            decision = self._decision(tx, decision_id, case, cmd)
            granted = tuple(self._granted(decision, values) for values in cmd.services)
            rules.check_basis(decision, granted, case, self._desk.clock.today())
            services = [one.service for one in granted]
            self._end_replaced(tx, cmd, decision)
            rules.check_follows(decision, services, _earlier(tx, cmd.client_id))
            tx.decisions.decisions.add(decision)
            for one in granted:
                tx.decisions.granted.add(one)
            if cmd.level is not None:
                tx.decisions.levels.add(self._level(cmd.client_id, cmd.level))
        decided = Decided(decision, granted, rules.notices(decision, granted))
        return decided, changed(cmd.client_id, Topic.DECISION)

    def assess_level(self, cmd: AssessLevel) -> tuple[LevelAssessment, Changes]:
        level = self._level(cmd.client_id, cmd)
        subject = Subject(client_id=cmd.client_id)
        with self._desk.changing(Data.DECISION, Command.CREATE, subject, op_id=cmd.op_id) as tx:
            tx.decisions.levels.add(level)
        return level, changed(cmd.client_id, Topic.DECISION)

    def _level(self, client_id: UUID, values: LevelValues) -> LevelAssessment:
        return rules.check_level(
            LevelAssessment(
                id=self._desk.new_id(),
                client_id=client_id,
                level=values.level,
                assessed_on=values.assessed_on,
                reason=clean_text(values.reason, _REASON),
                next_review_on=values.next_review_on,
            ),
            self._desk.clock.today(),
        )

    def _end_replaced(self, tx: HasDecisions, cmd: CreateDecision, new: Decision) -> None:
        services = [values.service for values in cmd.services]
        earlier = _earlier(tx, cmd.client_id)
        for replaced in cmd.replaces:
            old = as_seen(tx.decisions.decisions.get(replaced.decision_id), replaced.seen_version)
            check_owner(old.client_id, cmd.client_id)
            parts = [part.service for part in earlier if part.decision.id == old.id]
            tx.decisions.decisions.save(rules.ended_before(old, parts, new, services))

    def _decision(
        self, tx: HasDecisions, decision_id: UUID, case: CareCase, cmd: CreateDecision
    ) -> Decision:
        today = self._desk.clock.today()
        return Decision(
            id=decision_id,
            number=decision_number(tx.numbers, today.year),
            client_id=cmd.client_id,
            care_case_id=case.id,
            law=case.law,
            paragraph=clean_line(cmd.paragraph, _PARAGRAPH, limit=_SHORT),
            decided_on=cmd.decided_on,
            registered_on=today,
            valid_from=cmd.valid_from,
            valid_to=cmd.valid_to,
            decided_by=self._desk.actor.user_id,
            exception_reason=clean_text(cmd.exception_reason, _REASON, required=False),
        )

    def _granted(self, decision: Decision, values: GrantedValues) -> GrantedService:
        return rules.check_time(
            GrantedService(
                id=self._desk.new_id(),
                decision_id=decision.id,
                client_id=decision.client_id,
                service=values.service,
                scope=clean_text(values.scope, _SCOPE),
                frequency=clean_line(values.frequency, _FREQUENCY, limit=_LINE),
                minutes_per_week=values.minutes_per_week,
                minutes_per_month=values.minutes_per_month,
                goal=clean_text(values.goal, _GOAL),
                purpose=clean_text(values.purpose, _PURPOSE),
            )
        )


def _earlier(tx: HasDecisions, client_id: UUID) -> list[rules.Earlier]:
    return rules.earlier_of(
        tx.decisions.decisions_of(client_id), tx.decisions.granted_of(client_id)
    )
