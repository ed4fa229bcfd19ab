"""The implementation plan: drafted, signed, and replaced by its next revision."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.drafts.model import PLAN_FORM
from app.drafts.service import erase_draft
from app.kernel.changes import Change, Changes, Topic
from app.kernel.errors import Conflict, NotFound
from app.kernel.texts import N_
from app.plans import rules
from app.plans.commands import CopyPlan, SavePlan, SignPlan
from app.plans.model import ImplementationPlan, PlanStatus
from app.plans.ports import HasPlans

_OVERTAKEN = N_(
    "Någon annan har sparat planen efter att du öppnade den. Inget är förlorat: jämför och spara "
    "igen."
)
_NO_DRAFT = N_("Det finns inget utkast att underteckna. Skriv en ny revidering först.")


class PlanService:
    """Use cases of plans."""

    def __init__(self, desk: Desk[HasPlans]) -> None:
        self._desk = desk

    def save(self, cmd: SavePlan) -> tuple[ImplementationPlan, Changes]:
        """Save the draft; where the last plan is signed this begins the next revision (GOT-27)."""
        subject, plan_id = Subject(execution_id=cmd.execution_id), self._desk.new_id()
        with self._desk.changing(Data.PLAN, Command.CREATE, subject, op_id=cmd.op_id) as tx:
            execution = tx.executions.get(cmd.execution_id)
            rules.check_execution(execution)
            plans = tx.plans.of_execution(cmd.execution_id)
            old = rules.draft_of(plans)
            if (old.version if old else None) != cmd.seen_version:
                raise Conflict("plan.overtaken", _OVERTAKEN, theirs=old)
            plan = rules.checked(
                ImplementationPlan(
                    id=old.id if old else plan_id,
                    execution_id=execution.id,
                    client_id=execution.client_id,
                    revision=old.revision if old else rules.next_revision(plans),
                    status=PlanStatus.DRAFT,
                    goals=cmd.goals,
                    activities=cmd.activities,
                    participants=cmd.participants,
                    fixed_on=cmd.fixed_on,
                    followup_on=cmd.followup_on,
                    author_id=self._desk.actor.user_id,
                    version=old.version if old else 1,
                )
            )
            plan = tx.plans.save(plan) if old else tx.plans.add(plan)
            erase_draft(tx, self._desk.actor.user_id, PLAN_FORM, cmd.execution_id)
        return plan, _changed(plan)

    def sign(self, cmd: SignPlan) -> tuple[ImplementationPlan, Changes]:
        """The draft comes into force and the plan before it is kept as replaced."""
        subject, today = Subject(execution_id=cmd.execution_id), self._desk.clock.today()
        with self._desk.changing(Data.PLAN, Command.SIGN, subject, op_id=cmd.op_id) as tx:
            rules.check_execution(tx.executions.get(cmd.execution_id))
            plans = tx.plans.of_execution(cmd.execution_id)
            draft, before = rules.draft_of(plans), rules.in_force(plans)
            if draft is None:
                raise NotFound("plan.no_draft", _NO_DRAFT)
            if draft.version != cmd.seen_version:
                raise Conflict("plan.overtaken", _OVERTAKEN, theirs=draft)
            plan = rules.signed(draft, cmd.signed_on, today, by_client=cmd.signed_by_client)
            plan = tx.plans.save(replace(plan, saved_outside=cmd.saved_outside))
            if before is not None:
                tx.plans.save(replace(before, status=PlanStatus.REPLACED))
        return plan, _changed(plan)

    def copy_to(self, cmd: CopyPlan) -> tuple[ImplementationPlan, Changes]:
        """Begin the plan anew in the execution that replaces a wrong one."""
        source_plans = self.revisions(cmd.from_execution_id)
        subject, plan_id = Subject(execution_id=cmd.to_execution_id), self._desk.new_id()
        with self._desk.changing(
            Data.PLAN, Command.CREATE, subject, op_id=cmd.op_id, result=str(plan_id)
        ) as tx:
            source = tx.executions.get(cmd.from_execution_id)
            target = tx.executions.get(cmd.to_execution_id)
            rules.check_execution(target)
            found = rules.source_of_copy(source, target, source_plans)
            plans = tx.plans.of_execution(target.id)
            rules.check_no_draft(target, plans)
            plan = replace(
                found,
                id=plan_id,
                execution_id=target.id,
                revision=rules.next_revision(plans),
                status=PlanStatus.DRAFT,
                signed_on=None,
                signed_by_client=False,
                saved_outside=False,
                author_id=self._desk.actor.user_id,
                version=1,
            )
            tx.plans.add(plan)
        return plan, _changed(plan)

    def revisions(self, execution_id: UUID) -> list[ImplementationPlan]:
        """Every revision, oldest first."""
        with self._desk.reading(Data.PLAN, Subject(execution_id=execution_id)) as tx:
            return tx.plans.of_execution(execution_id)


def _changed(plan: ImplementationPlan) -> Changes:
    return frozenset({Change(Topic.PLAN, plan.client_id)})
