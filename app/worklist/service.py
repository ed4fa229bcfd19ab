"""The worklist of the person who is signed in."""

from __future__ import annotations

from app.access.actor import Command, Data
from app.access.desk import Desk
from app.corrections.gathering import Gathered, gather
from app.corrections.model import IncidentStatus
from app.corrections.ports import SavedDocumentation
from app.corrections.views import REPORT_WITHIN, case_row
from app.kernel.calendar import Calendar
from app.worklist.model import About, CaseFact, Facts, WorkRow
from app.worklist.ports import HasWorklist
from app.worklist.rules import Day, work_rows


class WorklistService:
    """Reads the facts in one transaction, then applies the rules."""

    def __init__(self, desk: Desk[HasWorklist], saved: SavedDocumentation) -> None:
        self._desk = desk
        self._saved = saved

    def today(self) -> list[WorkRow]:
        """Rows in the order they are shown."""
        actor, today = self._desk.actor, self._desk.clock.today()
        with self._desk.reading(Data.CLIENT, command=Command.LIST, detail="worklist") as tx:
            open_cases = [
                gather(tx, case, self._saved)
                for case in tx.cases.visible_to(actor, today, self._desk.relations(Data.CASE))
                if case.is_open
            ]
            facts = Facts(
                orders=tuple(tx.worklist.open_orders(actor, today)),
                cards=tuple(tx.worklist.unread_cards(actor, today)),
                messages=tuple(tx.worklist.unread_messages(actor)),
                plans=tuple(tx.worklist.missing_plans(actor, today)),
                cases=tuple(self._case_fact(tx, found) for found in open_cases),
            )
        return work_rows(facts, Day(self._desk.clock.now(), actor.role, Calendar()))

    def _case_fact(self, tx: HasWorklist, found: Gathered) -> CaseFact:
        row = case_row(tx, found, self._desk.actor)
        incident = found.situation.incident
        is_draft = incident is not None and incident.status is IncidentStatus.DRAFT
        return CaseFact(
            about=About(
                client_id=found.case.client_id,
                client_name=row.client_name,
                customer_number=row.customer_number,
            ),
            case_id=row.id,
            number=row.number,
            title=row.title,
            waits_for=row.waits_for,
            is_my_turn=row.is_my_turn,
            since=row.started_at,
            incident_due=incident.discovered_at + REPORT_WITHIN if incident and is_draft else None,
        )
