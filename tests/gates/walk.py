"""Scenario 3 walked by its people through the services, stage by stage."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from app.access.log import LogEvent
from app.access.roles import Role
from app.archive.commands import ExportJournal
from app.corrections.commands import (
    CompleteStep,
    EndCase,
    RemoveExecution,
    SaveIncident,
    SendNewOrder,
    SendTicket,
    StartCase,
)
from app.corrections.views import CaseView
from app.executions.commands import StartExecution
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.messages.commands import SendMessage
from app.orders.commands import CheckItem, CheckOrder, ConfirmReceived
from app.services import Services, services_at
from tests.support.builders import NOON, TODAY
from tests.support.world import World, op

ANSWERS = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}
FACTS = {"uses_planning_lmo": "no", "has_hsl_assignments": "no"}
REASON = "Beställningen skickades till fel enhet."
RIGHT_UNIT = "väster"
NO_CASE = UUID(int=0)


@dataclass
class Walk:
    """One municipality with one misdirected order; `folder` is where exports go."""

    world: World
    folder: Path
    order: UUID
    execution: UUID
    case: UUID = NO_CASE
    chairs: dict[str, Services] = field(default_factory=dict)

    def at(self, login: str) -> Services:
        if login not in self.chairs:
            self.chairs[login] = services_at(self.world.desk(login), None, practice=True)
        return self.chairs[login]

    def view(self, login: str = "systemforvaltare") -> CaseView:
        return self.at(login).cases.open(self.case)

    def until(self, stage: str) -> None:
        """Walk to the end of a stage from where the case began."""
        for name, act in STAGES.items():
            act(self)
            if name == stage:
                return

    def complete(self, login: str, step: str, **values: object) -> None:
        self.at(login).cases.complete(
            CompleteStep(op_id=op(), case_id=self.case, step=step, **values)
        )

    def removal(self, **values: object) -> RemoveExecution:
        view = self.view()
        defaults = {"seen_version": view.case.version, "typed_number": view.case.number}
        return RemoveExecution(op_id=op(), case_id=self.case, **defaults | values)

    def new_order(self, **values: object) -> SendNewOrder:
        defaults = {
            "unit_id": self.world.units[RIGHT_UNIT].id,
            "planned_start": TODAY,
            "valid_from": TODAY,
        }
        return SendNewOrder(op_id=op(), case_id=self.case, **defaults | values)

    def ending(self, reason: str = "") -> EndCase:
        return EndCase(
            op_id=op(), case_id=self.case, seen_version=self.view().case.version, reason=reason
        )

    def note(self, text: str = "Promenad i parken.", login: str = "utforare") -> None:
        self.at(login).journal.write(
            WriteEntry(
                op_id=op(),
                execution_id=self.execution,
                kind=EntryKind.OBSERVATION,
                occurred_at=NOON - dt.timedelta(hours=2),
                text=text,
            )
        )

    def events(self) -> list[LogEvent]:
        with self.world.begin() as tx:
            return [entry.event for entry in tx.log.entries()]


def misdirected(world: World, folder: Path) -> Walk:
    """An order that went to the unit `norr`, executed and written about there."""
    world.add_user("utforare3", Role.PROVIDER, world.units[RIGHT_UNIT])
    order = world.order(world.granted(world.client()))
    walk = Walk(world, folder, order.id, world.execution(order).id)
    walk.note()
    walk.note("Ögonen rinner, ringde <b>sköterskan</b>.")
    return walk


def start(walk: Walk) -> None:
    walk.case, _changes = walk.at("utforare").guide.start(
        StartCase(op_id=op(), order_id=walk.order, answers=ANSWERS, facts=FACTS, discovered_at=NOON)
    )


def send_ticket(walk: Walk) -> None:
    walk.at("utforare").paperwork.send_ticket(
        SendTicket(op_id=op(), case_id=walk.case, reason=REASON)
    )


def export(walk: Walk, login: str = "objektspecialist") -> Path:
    exported, _changes = walk.at(login).archive.export(
        ExportJournal(
            op_id=op(),
            execution_id=walk.execution,
            case_id=walk.case,
            folder=walk.folder,
            storage_place="Personakten",
        )
    )
    return exported.file


def save_journal(walk: Walk) -> None:
    export(walk)
    walk.complete("objektspecialist", "UPP-S3-2")


def follow_guide(walk: Walk) -> None:
    walk.complete("objektspecialist", "UPP-S3-3")


def hand_over(walk: Walk) -> None:
    walk.complete("objektspecialist", "UPP-S3-6c")


def hand_to_it(walk: Walk) -> None:
    walk.complete("sammanhallande", "UPP-S3-6d")


def take_over(walk: Walk) -> None:
    walk.complete("systemforvaltare", "UPP-S3-6e")


def remove(walk: Walk) -> None:
    walk.at("systemforvaltare").removal.remove(walk.removal())


def contact_officer(walk: Walk) -> None:
    walk.complete("utforare", "UPP-S3-6a")


def send_new_order(walk: Walk) -> None:
    walk.at("handlaggare").removal.send_new_order(walk.new_order())


def execute_anew(walk: Walk) -> None:
    """By the right unit: received, checked, started, and the fee office told."""
    services, new = walk.at("utforare3"), walk.view().situation.new_order
    assert new is not None
    got, _changes = services.orders.confirm_received(
        ConfirmReceived(op_id=op(), order_id=new.id, seen_version=new.version)
    )
    ready, _changes = services.orders.check(
        CheckOrder(
            op_id=op(),
            order_id=new.id,
            seen_version=got.version,
            confirmed=frozenset(CheckItem),
        )
    )
    services.executions.start(
        StartExecution(op_id=op(), order_id=new.id, seen_version=ready.version, actual_start=TODAY)
    )
    services.messages.send(
        SendMessage(
            op_id=op(),
            client_id=new.client_id,
            case_id=walk.case,
            subject="Rätt datum",
            body="Insatsen börjar idag.",
            to_role=Role.FEE_OFFICER,
        )
    )
    walk.complete("utforare3", "UPP-S3-7")


def inform(walk: Walk) -> None:
    walk.complete("objektspecialist", "UPP-S3-5")


def report_incident(walk: Walk) -> None:
    incident = walk.view("utforare").incident
    assert incident is not None
    walk.at("utforare").paperwork.save_incident(
        SaveIncident(
            op_id=op(),
            case_id=walk.case,
            seen_version=incident.version,
            description="Fel enhet fick beställningen.",
            categories="Namn",
            consequence="Ringa",
            measures="Åtkomsten är borta",
            reference="PUI-1",
            report=True,
        )
    )
    walk.complete("utforare", "UPP-S3-4")


STAGES: dict[str, Callable[[Walk], object]] = {
    "started": start,
    "ticket sent": send_ticket,
    "journal saved": save_journal,
    "guide followed": follow_guide,
    "handed over": hand_over,
    "handed to IT": hand_to_it,
    "taken over": take_over,
    "removed": remove,
    "officer told": contact_officer,
    "new order sent": send_new_order,
    "executed anew": execute_anew,
    "operation told": inform,
    "incident reported": report_incident,
}


@dataclass
class Walked:
    """The whole walk, and how the store was after each stage."""

    raw: sqlite3.Connection
    walk: Walk
    stages: dict[str, bytes] = field(default_factory=dict, repr=False)

    def go(self) -> None:
        for name, act in STAGES.items():
            act(self.walk)
            self.stages[name] = self.raw.serialize()

    def at(self, stage: str) -> Walk:
        """The store as it was then; services are new, as after a restart."""
        self.raw.deserialize(self.stages[stage])
        self.walk.chairs.clear()
        return self.walk
