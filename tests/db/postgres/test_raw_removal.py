"""F90 in the server too: staff cannot remove by a statement of their own what is not saved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg.errors import CheckViolation, RaiseException

from app.access.roles import Role
from app.archive.evidence import stamp_name
from app.archive.model import JournalExport
from app.corrections.model import CaseStatus, CorrectionCase
from app.journal.model import EntryKind, JournalEntry
from tests.db.postgres.world import Shared
from tests.support.builders import NOON

REMOVAL = (
    "UPDATE execution SET status = 'removed', removed_at = now(), removed_by = registered_by,"
    " correction_case_id = %s WHERE id = %s"
)


@pytest.fixture
def case(shared: Shared) -> CorrectionCase:
    """A case about an execution in which one note is written."""
    world = shared.world
    order = world.order(world.granted(world.client()))
    execution = world.execution(order)
    with world.begin() as tx:
        tx.journal.add(_note(world.users["utforare"].id, execution.id, order.client_id))
    return world.case(order, Role.SYSTEM_ADMIN, execution_id=execution.id, saves_documentation=True)


def _note(author: UUID, execution_id: UUID, client_id: UUID, number: int = 1) -> JournalEntry:
    return JournalEntry(
        id=uuid4(),
        execution_id=execution_id,
        client_id=client_id,
        number=number,
        kind=EntryKind.OBSERVATION,
        occurred_at=NOON,
        written_at=NOON,
        author_id=author,
        author_name="Petra",
        author_title="Undersköterska",
        text="Promenad.",
    )


def exported(shared: Shared, case: CorrectionCase, last: int = 1) -> None:
    export = JournalExport(
        id=uuid4(),
        number="E-2026-0001",
        client_id=case.client_id,
        execution_id=case.execution_id or case.id,
        case_id=case.id,
        file_sha256="0" * 64,
        content_sha256="0" * 64,
        entries=1,
        pages=1,
        storage_place="Personakten",
        storage_path="",
        sealed=b"%PDF-",
        exported_at=NOON,
        exported_by=case.started_by,
        verified_at=NOON + dt.timedelta(seconds=1),
    )
    with shared.world.begin() as tx:
        tx.archive.exports.add(export)
        tx.settings.set_value(stamp_name(export.id), f"{last} frame")


@contextmanager
def _tried(shared: Shared) -> Iterator[psycopg.Connection]:
    """A login of staff; nothing that was tried stays."""
    with shared.psql("handlaggare") as staff:
        staff.execute("BEGIN")
        yield staff
        staff.execute("ROLLBACK")


def removes(shared: Shared, case: CorrectionCase) -> bool:
    said = ""
    with _tried(shared) as staff:
        try:
            staff.execute(REMOVAL, (case.id, case.execution_id))
        except CheckViolation as error:
            said = error.diag.message_primary or ""
    assert said in {"", "an execution is removed in its open case, when what it holds is saved"}
    return not said


def test_that_a_raw_removal_waits_for_a_verified_export_in_the_open_case(
    shared: Shared, case: CorrectionCase
) -> None:
    assert not removes(shared, case)
    exported(shared, case)
    assert removes(shared, case)
    author = shared.world.users["utforare"].id
    with shared.world.begin() as tx:
        tx.journal.add(_note(author, case.execution_id or case.id, case.client_id, number=2))
    assert not removes(shared, case)


def test_that_a_case_that_has_ended_removes_nothing(shared: Shared, case: CorrectionCase) -> None:
    exported(shared, case)
    with shared.world.begin() as tx:
        tx.cases.cases.save(replace(case, status=CaseStatus.CANCELLED))
    assert not removes(shared, case)


def test_that_executions_are_not_erased_and_exports_keep_their_case(
    shared: Shared, case: CorrectionCase
) -> None:
    exported(shared, case)
    world = shared.world
    world.execution(world.order(world.granted(world.client())))
    for statement in (
        "DELETE FROM execution WHERE id NOT IN (SELECT execution_id FROM journal_entry)",
        "UPDATE journal_export SET case_id = NULL",
    ):
        with _tried(shared) as staff, pytest.raises(RaiseException):
            staff.execute(statement)
