"""F90: not even a raw statement removes an execution whose documentation is not saved."""

import io
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.archive.commands import AttachDocumentation, ExportJournal
from app.corrections.commands import StartCase
from app.corrections.model import CaseStep, StepState
from app.executions.model import ExecutionStatus
from app.kernel.errors import RuleViolation
from app.routines.words import Act
from db.kernel.types import UtcDateTime
from db.migrations.runner import Migrations, migrating
from tests.gates import walk as stages
from tests.gates.walk import ANSWERS, FACTS, Walk, misdirected
from tests.support.builders import NOON
from tests.support.local_vault import cheap_vaults
from tests.support.world import VAULT, WHO, World, furnish, op, reopened

REMOVAL = (
    "UPDATE execution SET status = 'removed', removed_at = :at, removed_by = :me,"
    " correction_case_id = :case WHERE id = :execution"
)
HARM = (
    "UPDATE journal_export SET case_id = :case",
    "UPDATE journal_export SET verified_at = '1970-01-01T00:00:00.000000Z'",
    "UPDATE journal_export SET case_id = NULL",
)


def removes(walk: Walk, case: UUID | None = None) -> bool:
    """Whether the database lets a raw statement remove; whatever it says, nothing is removed."""
    said = ""
    with walk.world.begin() as tx:
        named = {
            "at": UtcDateTime().process_bind_param(NOON, tx.connection.dialect),
            "me": walk.world.users["systemforvaltare"].id.hex,
            "case": (case or walk.case).hex,
            "execution": walk.execution.hex,
        }
        tried = tx.connection.begin_nested()
        try:
            tx.connection.execute(text(REMOVAL), named)
        except IntegrityError as error:
            said = str(error.orig)
        tried.rollback()
    assert said in {"", "an execution is removed in its open case, when what it holds is saved"}
    return not said


@pytest.mark.rule("INV-4", "UPP-S3-2")
def test_that_a_raw_removal_is_refused_until_the_journal_is_exported_in_the_case(in_a_vault: Walk):
    walk = in_a_vault
    walk.until("ticket sent")
    assert not removes(walk)
    _export_outside(walk)
    assert not removes(walk)
    stages.export(walk)
    assert removes(walk)
    walk.note("Skriven efter exporten.")
    assert not removes(walk)
    stages.export(walk)
    assert removes(walk)


def test_that_a_raw_removal_names_an_open_case_about_the_same_execution(in_a_vault: Walk):
    walk = in_a_vault
    walk.until("journal saved")
    other = misdirected_too(walk)
    assert not removes(walk, other.case)
    assert not removes(walk, op())
    walk.at("utforare").cases.cancel(walk.ending("Det var rätt enhet."))
    assert not removes(walk)


def misdirected_too(walk: Walk) -> Walk:
    """Another order of another person, with a case and an export of its own."""
    order = walk.world.order(walk.world.granted(walk.world.client()))
    other = Walk(walk.world, walk.folder, order.id, walk.world.execution(order).id)
    other.note()
    for stage in ("started", "ticket sent", "journal saved"):
        stages.STAGES[stage](other)
    return other


def test_that_no_row_begins_as_removed_is_erased_or_moves_its_export(in_a_vault: Walk):
    walk = in_a_vault
    walk.until("journal saved")
    other = misdirected_too(walk)
    with walk.world.begin() as tx:
        execution = tx.executions.get(walk.execution)
    born = replace(
        execution,
        id=op(),
        number="V-2026-0999",
        status=ExecutionStatus.REMOVED,
        removed_at=NOON,
        removed_by=walk.world.users["systemforvaltare"].id,
        correction_case_id=walk.case,
    )
    with pytest.raises(IntegrityError), walk.world.begin() as tx:
        tx.executions.add(born)
    for statement in HARM:
        with pytest.raises(IntegrityError), walk.world.begin() as tx:
            tx.connection.execute(
                text(f"{statement} WHERE execution_id = :execution"),
                {"case": other.case.hex, "execution": walk.execution.hex}
                if ":case" in statement
                else {"execution": walk.execution.hex},
            )
    lonely = walk.world.execution(walk.world.order(walk.world.granted(walk.world.client())))
    with pytest.raises(IntegrityError), walk.world.begin() as tx:
        tx.connection.execute(text("DELETE FROM execution WHERE id = :id"), {"id": lonely.id.hex})


def test_that_where_nothing_is_written_here_the_print_from_outside_is_asked_for(in_a_vault: Walk):
    """Product decision 4: in S3 the documentation exists somewhere."""
    walk = _undocumented(in_a_vault)
    walk.case, _changes = walk.at("utforare").guide.start(
        StartCase(
            op_id=op(),
            order_id=walk.order,
            answers=ANSWERS,
            facts=FACTS,
            reasons={"progress": "Anteckningarna finns i verksamhetssystemet."},
            discovered_at=NOON,
        )
    )
    stages.send_ticket(walk)
    assert not removes(walk)
    paper = _printed(walk)
    walk.at("objektspecialist").attaching.attach(
        AttachDocumentation(
            op_id=op(),
            case_id=walk.case,
            content=paper,
            pages=len(PdfReader(io.BytesIO(paper)).pages),
            stated_notes=1,
            storage_place="Personakten",
        )
    )
    assert removes(walk)


@pytest.mark.rule("A10")
def test_that_a_scenario_without_documentation_asks_for_no_export_until_there_is_some(
    in_a_vault: Walk,
):
    walk = _undocumented(in_a_vault)
    walk.case, _changes = walk.at("utforare").guide.start(
        StartCase(
            op_id=op(),
            order_id=walk.order,
            answers=ANSWERS | {"progress": "executed"},
            facts=FACTS,
            discovered_at=NOON,
        )
    )
    assert walk.view().leaf.id == "S2"
    _all_but_the_removal(walk)
    assert removes(walk)
    walk.note("Skriven medan ärendet pågick.")
    assert not removes(walk)
    with pytest.raises(RuleViolation) as refused:
        stages.remove(walk)
    assert refused.value.code == "case.export_missing"
    stages.export(walk)
    stages.remove(walk)
    assert walk.view().situation.execution.is_removed


def test_that_a_vault_of_the_revision_before_is_backed_up_and_guarded(tmp_path: Path):
    """A case in the middle of its way: nothing is lost, and from now on the database refuses."""
    folder = tmp_path / "akt"
    folder.mkdir()
    made = cheap_vaults().create(tmp_path / VAULT, WHO).vault
    try:
        world = furnish(World(made.begin))
        walk = misdirected(world, folder)
        walk.until("ticket sent")
        with made._store.turns.taken(), migrating(made._store.engine) as connection:
            Migrations().downgrade(connection, "0002")
            rows = connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar_one()
    finally:
        made.close()
    with reopened(tmp_path / VAULT) as world:
        walk = Walk(world, folder, walk.order, walk.execution, walk.case)
        assert walk.view().case.saves_documentation
        assert rows == len(walk.at("objektspecialist").journal.whole(walk.execution)) == 2
        assert not removes(walk)
        names = list(stages.STAGES)
        for stage in names[names.index("journal saved") : names.index("removed") + 1]:
            stages.STAGES[stage](walk)
        assert walk.view().situation.execution.is_removed
    [copy] = tmp_path.rglob("*.valv")
    report = cheap_vaults().check(copy, WHO)
    assert report.is_sound
    assert report.rows["journal_entry"] == rows


def _export_outside(walk: Walk) -> None:
    walk.at("utforare").archive.export(
        ExportJournal(
            op_id=op(), execution_id=walk.execution, folder=walk.folder, storage_place="Pärmen"
        )
    )


def _undocumented(walk: Walk) -> Walk:
    order = walk.world.order(walk.world.granted(walk.world.client()))
    return Walk(walk.world, walk.folder, order.id, walk.world.execution(order).id)


def _printed(walk: Walk) -> bytes:
    """A paper that another system printed; here a blank checklist stands for it."""
    return walk.at("objektspecialist").papers.checklist(walk.case).pdf


def _all_but_the_removal(walk: Walk) -> None:
    """Everybody has done theirs; only the removal is left."""
    view = walk.view()
    with walk.world.begin() as tx:
        for item in view.board.steps:
            if not {Act.REMOVE, Act.NEW_ORDER, Act.EXECUTE} & set(item.step.acts):
                tx.cases.steps.add(
                    CaseStep(
                        id=op(),
                        case_id=walk.case,
                        client_id=view.case.client_id,
                        step=item.step.id,
                        state=StepState.DONE,
                        done_at=NOON,
                        done_by=walk.world.users["sammanhallande"].id,
                        done_by_name="Sam",
                        done_by_role=item.step.role,
                    )
                )
