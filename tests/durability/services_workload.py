"""Saves through the services of the program, as its people make them, in a real vault."""

import datetime as dt
import json
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID, uuid4

from app.access.log import first_fault
from app.corrections.commands import CompleteStep, EndCase, StartCase
from app.drafts.service import SaveDraft
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.pauses.commands import RegisterPause
from app.pauses.model import PauseReason
from app.person_cards.commands import IssueCard
from app.person_cards.model import PersonCardIssue
from app.person_cards.rules import as_issued
from app.person_cards.views import CardGroup
from app.services import Services, services_at
from db.transaction import SqlTransaction
from tests.support.builders import NOON
from tests.support.local_vault import cheap_vaults
from tests.support.world import VAULT, WHO, World, furnish, reopened

IDS = "ids.json"
DRAFT = "draft:"  # a draft has no operation: it is acknowledged by the number written in it
PAUSES_FROM = dt.date(1980, 1, 1)
ANSWERS = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}
FACTS = {"uses_planning_lmo": "no", "has_hsl_assignments": "no"}
STEP = "UPP-S3-6a"  # the first step of a case that needs nothing before it
WRONG_ORDERS = 8


class ServicesWorkload:
    """Notes, drafts, cards, pauses, and steps of correction cases, one after another."""

    def __init__(self) -> None:
        self._asked = 0  # the line of the log up to which operations were found

    def prepare(self, folder: Path) -> None:
        vault = cheap_vaults().create(folder / VAULT, WHO).vault
        world = furnish(World(vault.begin))
        client = world.client()
        order = world.order(world.granted(client), valid_from=PAUSES_FROM)
        execution = world.execution(order, actual_start=PAUSES_FROM)
        wrong = [world.order(world.granted(client)) for _ in range(WRONG_ORDERS)]
        unit = _services(world, "utforare")
        for one in wrong:
            list(_write_note(unit, world.execution(one).id))
        ids = {
            "client": str(client.id),
            "execution": str(execution.id),
            "orders": [str(one.id) for one in wrong],
        }
        (folder / IDS).write_text(json.dumps(ids), encoding="utf-8")
        vault.close()

    def saves(self, folder: Path) -> Iterator[str]:
        with reopened(folder / VAULT) as world:
            unit, officer = (_services(world, login) for login in ("utforare", "handlaggare"))
            ids = json.loads((folder / IDS).read_text(encoding="utf-8"))
            client, execution = UUID(ids["client"]), UUID(ids["execution"])
            orders = [UUID(one) for one in ids["orders"]]
            acts: list[Callable[[], Iterator[str]]] = [
                lambda: _write_note(unit, execution),
                lambda: _save_draft(unit, execution),
                lambda: _issue_card(officer, client),
                lambda: _register_pause(world, unit, execution),
                lambda: _walk_a_case(world, unit, orders),
            ]
            while True:  # any of them may be the first, on which a kill falls most often
                yield from secrets.choice(acts)()

    def missing(self, folder: Path, acknowledged: set[str]) -> set[str]:
        with reopened(folder / VAULT) as world, world.begin() as tx:
            draft = _newest_draft(tx, world)
            return {one for one in acknowledged if not _is_there(tx, one, draft)}

    def damage(self, folder: Path, *, whole: bool) -> list[str]:
        found = []
        if whole:
            report = cheap_vaults().check(folder / VAULT, WHO)
            found = [finding.code for finding in report.findings]
        with reopened(folder / VAULT) as world, world.begin() as tx:
            found += _damage_within(tx, folder)
            for line in tx.log.entries(after=self._asked):
                if line.event.op_id is not None and not tx.operations.result(line.event.op_id):
                    found.append("a line without its operation")
                self._asked = line.seq
            return found


def _services(world: World, login: str) -> Services:
    return services_at(world.desk(login), None, practice=True)


def _write_note(unit: Services, execution: UUID) -> Iterator[str]:
    op_id = uuid4()
    unit.journal.write(
        WriteEntry(
            op_id=op_id,
            execution_id=execution,
            kind=EntryKind.OBSERVATION,
            occurred_at=NOON - dt.timedelta(hours=1),
            text=f"Anteckning {op_id}",
        )
    )
    yield str(op_id)


def _save_draft(unit: Services, execution: UUID) -> Iterator[str]:
    """Each draft counts one further, so that any later one shows that an earlier was kept."""
    before = unit.drafts.open("workload", execution)
    number = 1 if before is None else int(before.values["number"]) + 1
    unit.drafts.save(
        SaveDraft(form="workload", subject_id=execution, values={"number": str(number)})
    )
    yield f"{DRAFT}{number}"


def _issue_card(officer: Services, client: UUID) -> Iterator[str]:
    op_id, current = uuid4(), officer.cards.preview(client).replaces
    officer.cards.issue(
        IssueCard(
            op_id=op_id,
            client_id=client,
            seen_number=current,
            reason="Ny uppgift",
            stated_missing=frozenset(CardGroup),
        )
    )
    yield str(op_id)


def _register_pause(world: World, unit: Services, execution: UUID) -> Iterator[str]:
    op_id = uuid4()
    with world.begin() as tx:
        last = max((p.start for p in tx.pauses.of_execution(execution)), default=PAUSES_FROM)
    day = last + dt.timedelta(days=1)
    unit.pauses.register(
        RegisterPause(
            op_id=op_id,
            execution_id=execution,
            start=day,
            last_day=day,
            reason=PauseReason.TRAVEL,
        )
    )
    yield str(op_id)


def _walk_a_case(world: World, unit: Services, orders: list[UUID]) -> Iterator[str]:
    """Start a case, do its first step, and cancel it so that the next can begin."""
    started, order_id = uuid4(), orders[uuid4().int % len(orders)]
    with world.begin() as tx:
        left = tx.cases.open_for_order(order_id)
    if left is None:
        unit.guide.start(
            StartCase(
                op_id=started,
                order_id=order_id,
                answers=ANSWERS,
                facts=FACTS,
                discovered_at=NOON,
            )
        )
        yield str(started)
    case_id = started if left is None else left.id
    view = unit.cases.open(case_id)
    if view.board.step(STEP).done is None:
        op_id = uuid4()
        unit.cases.complete(CompleteStep(op_id=op_id, case_id=case_id, step=STEP))
        yield str(op_id)
    op_id = uuid4()
    unit.cases.cancel(
        EndCase(op_id=op_id, case_id=case_id, seen_version=view.case.version, reason="Klart")
    )
    yield str(op_id)


def _newest_draft(tx: SqlTransaction, world: World) -> int:
    drafts = tx.drafts.of_user(world.users["utforare"].id)
    return max((int(one.values["number"]) for one in drafts), default=0)


def _is_there(tx: SqlTransaction, acknowledged: str, draft: int) -> bool:
    if acknowledged.startswith(DRAFT):
        return int(acknowledged.removeprefix(DRAFT)) <= draft
    return tx.operations.result(UUID(acknowledged)) is not None


def _damage_within(tx: SqlTransaction, folder: Path) -> Iterator[str]:
    """Half a save: an operation without its line, its note, its issue, its pause or its step."""
    ids = json.loads((folder / IDS).read_text(encoding="utf-8"))
    entries = list(tx.log.entries())
    if first_fault(entries) is not None:
        yield "the log does not hold"
    done = [entry.event for entry in entries if entry.event.op_id is not None]
    cases = tx.cases.of_client(UUID(ids["client"]))
    counts = {
        "journal create": len(tx.journal.of_execution(UUID(ids["execution"]))) + WRONG_ORDERS,
        "card issue": len(tx.cards.issues_of(UUID(ids["client"]))),
        "pause create": len(tx.pauses.of_execution(UUID(ids["execution"]))),
        "case start": len(cases),
        "case step": sum(len(tx.cases.steps_of(case.id)) for case in cases),
    }
    for kind, rows in counts.items():
        if rows != sum(f"{event.data} {event.command}" == kind for event in done):
            yield f"half a save: {kind}"
    yield from _altered(tx.cards.issues_of(UUID(ids["client"])))


def _altered(issues: list[PersonCardIssue]) -> Iterator[str]:
    for number, issue in enumerate(issues, start=1):
        as_issued(issue)
        if issue.number != number:
            yield "cards are not numbered without a gap"
