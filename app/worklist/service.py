"""The worklist of the person who is signed in."""

from __future__ import annotations

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.clients.masking import shown_name
from app.corrections.gathering import Gathered, gather
from app.corrections.ports import SavedDocumentation
from app.corrections.views import case_row
from app.drafts.model import GUIDE_FORM, Draft
from app.kernel.calendar import Calendar
from app.settings.service import calendar_of
from app.worklist.incident import incident_of
from app.worklist.model import About, CaseFact, DraftFact, Facts, WorkRow
from app.worklist.ports import HasWorklist
from app.worklist.rules import work_rows
from app.worklist.when import Day

_LISTS = (Data.CLIENT, Data.CASE, Data.MESSAGE)  # the right under which the list is read and logged


class WorklistService:
    """Reads the facts in one transaction, then applies the rules."""

    def __init__(self, desk: Desk[HasWorklist], saved: SavedDocumentation) -> None:
        self._desk = desk
        self._saved = saved

    def today(self) -> list[WorkRow]:
        """Rows in the order they are shown; who has no list of any kind has drafts only."""
        data = next((one for one in _LISTS if self._desk.may(one, Command.LIST)), None)
        if data is None:
            with self._desk.noting() as tx:
                facts, calendar = Facts(drafts=self._drafts(tx)), _calendar(tx)
        else:
            with self._desk.reading(data, command=Command.LIST, detail="worklist") as tx:
                facts, calendar = self._facts(tx), _calendar(tx)
        return work_rows(facts, Day(self._desk.clock.now(), self._desk.actor, calendar))

    def _facts(self, tx: HasWorklist) -> Facts:
        """Every query gives only what the person may see."""
        actor, today = self._desk.actor, self._desk.clock.today()
        open_cases = [
            gather(tx, case, self._saved)
            for case in tx.cases.visible_to(actor, today, self._desk.relations(Data.CASE))
            if case.is_open
        ]
        return Facts(
            orders=tuple(tx.worklist.open_orders(actor, today)),
            cards=tuple(tx.worklist.unread_cards(actor, today)),
            without_card=tuple(tx.worklist.orders_without_card(actor, today)),
            messages=tuple(tx.worklist.unread_messages(actor, today)),
            plans=tuple(tx.worklist.missing_plans(actor, today)),
            cases=tuple(self._case_fact(tx, found) for found in open_cases),
            drafts=self._drafts(tx),
        )

    def _drafts(self, tx: HasWorklist) -> tuple[DraftFact, ...]:
        return tuple(
            DraftFact(
                about=self._about(tx, draft),
                draft_id=draft.id,
                form=draft.form,
                subject_id=draft.subject_id,
                saved_at=draft.saved_at,
                number=self._order_number(tx, draft),
            )
            for draft in tx.drafts.of_user(self._desk.actor.user_id)
        )

    def _order_number(self, tx: HasWorklist, draft: Draft) -> str:
        """Which order a guide was begun on; nothing where it may not be read now."""
        if draft.form != GUIDE_FORM or draft.subject_id is None:
            return ""
        subject = Subject(order_id=draft.subject_id)
        if not self._desk.may_within(tx, Data.ORDER, Command.READ, subject):
            return ""
        return tx.orders.get(draft.subject_id).number

    def _about(self, tx: HasWorklist, draft: Draft) -> About | None:
        """A draft outlives the right to read: then it says no more whom it was about."""
        if draft.client_id is None:
            return None
        subject = Subject(client_id=draft.client_id)
        if not self._desk.may_within(tx, Data.CLIENT, Command.READ, subject):
            return None
        client = tx.clients.get(draft.client_id)
        return About(
            client_id=client.id,
            client_name=shown_name(client),
            customer_number=client.customer_number,
        )

    def _case_fact(self, tx: HasWorklist, found: Gathered) -> CaseFact:
        row, about = case_row(self._desk, tx, found), found.routine.about
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
            can_be_closed=row.can_be_closed,
            since=row.started_at,
            routine=(about.key, about.version),
            incident=incident_of(found, self._desk.actor.unit_id),
        )


def _calendar(tx: HasWorklist) -> Calendar:
    """INV-12: by the calendar of the municipality."""
    return calendar_of(tx.settings.municipality())
