"""The journal export on real components: encrypted store, drawn and signed file, two readers."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from app.access.desk import DoneBefore
from app.access.roles import Role
from app.archive.certificate import CERTIFICATE, KEY
from app.archive.commands import ExportJournal, PlaceExport
from app.archive.evidence import ArchivedDocumentation
from app.archive.service import ArchiveService, verify_file
from app.archive.views import Exported
from app.clients.model import ProtectionLevel
from app.corrections.model import CorrectionCase
from app.corrections.situation import Saved
from app.journal.commands import CorrectEntry, NoteObjection, WriteEntry, WriteWorkingNote
from app.journal.model import EntryKind, JournalEntry
from app.journal.service import JournalService
from app.journal.working_notes import WorkingNoteService
from app.kernel.errors import BadInput, NotAllowed, RuleViolation
from app.kernel.files import write_verified
from app.printing import make_certificate
from app.printing.reading import pdfium_words, pypdf_words
from app.printing.results import Reason
from tests.db.records.world import NOW, World

HOSTILE = 'Ring <anna@prov.example> <!-- bort --> <img src="x"/> <b>Post 1 av 9 😀 Łódź'


@pytest.fixture(scope="session")
def pair() -> tuple[bytes, bytes]:
    """A key takes a second to make; one test makes its own."""
    return make_certificate("Provköping", NOW)


@pytest.fixture
def case(world: World, pair: tuple[bytes, bytes]) -> CorrectionCase:
    with world.begin() as tx:
        tx.settings.set_value(KEY, pair[0].decode())
        tx.settings.set_value(CERTIFICATE, pair[1].decode())
    roles = (Role.OBJECT_SPECIALIST, Role.SYSTEM_ADMIN, Role.PROVIDER)
    return world.open_case(world.order, world.execution, roles)


def archive(world: World, login: str = "objekt") -> ArchiveService:
    return ArchiveService(world.desk(login), practice=True)


def write(world: World, text: str = "Besök enligt plan.") -> JournalEntry:
    cmd = WriteEntry(
        op_id=uuid4(),
        execution_id=world.execution.id,
        kind=EntryKind.OBSERVATION,
        occurred_at=NOW - dt.timedelta(hours=1),
        text=text,
    )
    return JournalService(world.desk("norr")).write(cmd)[0]


def command(world: World, folder: Path, case: CorrectionCase | None = None) -> ExportJournal:
    return ExportJournal(
        op_id=uuid4(),
        execution_id=world.execution.id,
        case_id=None if case is None else case.id,
        folder=folder,
        storage_place="Akten",
        reason="Fel mottagare",
    )


def export(world: World, folder: Path, case: CorrectionCase | None) -> Exported:
    return archive(world).export(command(world, folder, case))[0]


def saved(world: World, case: CorrectionCase, evidence: ArchivedDocumentation) -> Saved:
    with world.begin() as tx:
        return evidence.state(tx, case)


@pytest.mark.rule("UPP-S3-2")
def test_that_one_file_named_by_its_number_holds_everything_but_working_notes(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    wrong = write(world, HOSTILE)
    journal = JournalService(world.desk("norr"))
    journal.correct(
        CorrectEntry(
            op_id=uuid4(),
            execution_id=world.execution.id,
            entry_id=wrong.id,
            text="Rätt lydelse",
            reason="Fel namn",
        )
    )
    journal.object(
        NoteObjection(
            op_id=uuid4(),
            execution_id=world.execution.id,
            entry_id=wrong.id,
            objection="Det var inte så",
            occurred_at=NOW,
        )
    )
    working = WriteWorkingNote(op_id=uuid4(), execution_id=world.execution.id, text="Köpmjölk")
    WorkingNoteService(world.desk("norr")).write(working)
    done = export(world, tmp_path / "", case)
    assert [file.name for file in sorted(tmp_path.glob("*.pdf"))] == ["E-2026-0001.pdf"]
    data = done.file.read_bytes()
    for words in ("".join(pypdf_words(data)), "".join(pdfium_words(data))):
        for text in ("<!--bort-->", "<b>Post1av9", "Rättlydelse", "Felnamn", "Detvarinteså"):
            assert text in words
        assert "Köpmjölk" not in words
    assert (done.sha256, done.posts) == (hashlib.sha256(data).hexdigest(), 4)


def test_that_the_sealed_copy_is_the_same_file_and_is_recorded_with_its_place(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    done = export(world, tmp_path, case)
    assert archive(world).sealed_copy(done.id) == done.file.read_bytes()
    (row,) = archive(world).exports(world.execution.id)
    assert (row.number, row.storage_place, row.case_id) == ("E-2026-0001", "Akten", case.id)
    assert Path(row.storage_path) == done.file.resolve()


def test_that_the_certificate_is_made_once(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    with world.store.begin() as connection:
        connection.exec_driver_sql("delete from store_value where name like 'archive.%'")
    first, second = export(world, tmp_path, case), export(world, tmp_path, case)
    assert [first.number, second.number] == ["E-2026-0001", "E-2026-0002"]
    assert archive(world).verify(first.file.read_bytes()).valid
    assert archive(world).verify(second.file.read_bytes()).valid


def test_that_nothing_is_overwritten(world: World, case: CorrectionCase, tmp_path: Path) -> None:
    write(world)
    (tmp_path / "E-2026-0001.pdf").write_text("annat")
    done = export(world, tmp_path, case)
    assert done.file.name == "E-2026-0001-2.pdf"
    assert (tmp_path / "E-2026-0001.pdf").read_text() == "annat"


def test_that_the_same_press_exports_once(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    cmd = command(world, tmp_path, case)
    done, _changes = archive(world).export(cmd)
    with pytest.raises(DoneBefore) as before:
        archive(world).export(cmd)
    assert before.value.result == str(done.id)
    assert len(list(tmp_path.glob("*.pdf"))) == 1


@pytest.mark.rule("INV-6")
def test_that_only_those_who_may_export_a_journal_can(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    for login in ("handlaggare", "system", "syd", "avgift", "granskare"):
        with pytest.raises(NotAllowed):
            archive(world, login).export(command(world, tmp_path, case))
    assert list(tmp_path.glob("*.pdf")) == []


def test_that_a_note_written_meanwhile_leaves_neither_file_nor_record(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)

    def write_both(data: bytes, target: Path) -> str:
        write(world, "Medan filen skrevs")
        return write_verified(data, target, exclusive=True)

    service = ArchiveService(world.desk("objekt"), write_new=write_both)
    with pytest.raises(RuleViolation) as refused:
        service.export(command(world, tmp_path, case))
    assert "ändrades medan exporten gjordes" in refused.value.sentence
    assert list(tmp_path.glob("*.pdf")) == []
    assert archive(world).exports(world.execution.id) == []


def test_that_a_folder_that_does_not_exist_is_refused_before_anything_is_done(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    with pytest.raises(BadInput, match=r"export\.no_folder"):
        export(world, tmp_path / "saknas", case)
    assert world.log_lines() == []


def test_that_a_case_about_another_execution_is_refused(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    other = world.add_execution(world.order, "V-2026-0002")
    cmd = replace(command(world, tmp_path, case), execution_id=other.id)
    with pytest.raises(RuleViolation, match=r"export\.other_execution"):
        archive(world).export(cmd)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (lambda data: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:], Reason.CHANGED),
        (lambda data: data[: len(data) // 2], Reason.TRUNCATED),
        (lambda data: data + b"\n", Reason.CHANGED),
        (lambda _data: b"hej", Reason.NOT_PDF),
    ],
)
def test_that_a_damaged_file_is_refused_with_and_without_the_vault(
    world: World, case: CorrectionCase, tmp_path: Path, damage: Any, reason: Reason
) -> None:
    write(world)
    damaged = damage(export(world, tmp_path, case).file.read_bytes())
    assert verify_file(damaged).reason is reason
    assert archive(world).verify(damaged).reason is reason


def test_that_a_file_of_another_vault_is_foreign(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    export(world, tmp_path, case)
    with world.begin() as tx:
        mine = (tx.settings.value(KEY), tx.settings.value(CERTIFICATE))
    with world.store.begin() as connection:
        connection.exec_driver_sql("delete from store_value where name like 'archive.%'")
        connection.exec_driver_sql("delete from journal_export")
    theirs = export(world, tmp_path, case).file.read_bytes()
    with world.store.begin() as connection:
        connection.exec_driver_sql("delete from journal_export")
    with world.begin() as tx:
        tx.settings.set_value(KEY, str(mine[0]))
        tx.settings.set_value(CERTIFICATE, str(mine[1]))
    assert verify_file(theirs).valid
    assert archive(world).verify(theirs).reason is Reason.FOREIGN


def test_that_a_file_is_outdated_once_something_more_is_written(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    data = export(world, tmp_path, case).file.read_bytes()
    assert archive(world, "system").verify(data).valid
    write(world, "En till")
    answer = archive(world, "system").verify(data)
    assert (answer.valid, answer.reason) == (False, Reason.OUTDATED)
    assert verify_file(data).valid


@pytest.mark.rule("INV-4")
def test_that_a_removal_does_not_make_the_export_outdated(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    data = export(world, tmp_path, case).file.read_bytes()
    world.remove(world.execution, case)
    assert archive(world).verify(data).valid


def test_that_the_gate_follows_what_is_written_and_exported(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    write(world)
    assert saved(world, case, evidence) is Saved.MISSING
    export(world, tmp_path, case)
    assert saved(world, case, evidence) is Saved.CURRENT
    write(world, "En till")
    assert saved(world, case, evidence) is Saved.OUTDATED
    export(world, tmp_path, case)
    assert saved(world, case, evidence) is Saved.CURRENT


@pytest.mark.rule("INV-4")
def test_that_a_note_altered_in_the_store_is_found_when_everything_is_read_anew(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    write(world)
    export(world, tmp_path, case)
    with world.store.begin() as connection:
        connection.exec_driver_sql("update journal_entry set text = 'Något annat'")
    evidence.verify_files(case)
    assert saved(world, case, evidence) is Saved.OUTDATED


def test_that_an_export_without_a_note_saves_nothing(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    export(world, tmp_path, case)
    assert saved(world, case, evidence) is Saved.NOTHING


def test_that_an_export_outside_the_case_does_not_open_its_gate(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    """F90: the cover names neither case nor purpose."""
    evidence = ArchivedDocumentation(world.desk("system"))
    write(world)
    export(world, tmp_path, None)
    assert saved(world, case, evidence) is Saved.MISSING
    export(world, tmp_path, case)
    assert saved(world, case, evidence) is Saved.CURRENT


def test_that_a_file_that_is_gone_or_changed_stops_the_removal(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    write(world)
    done = export(world, tmp_path, case)
    evidence.verify_files(case)
    data = done.file.read_bytes()
    done.file.write_bytes(data[:-1] + b"x")
    with pytest.raises(RuleViolation, match=r"export\.file_changed"):
        evidence.verify_files(case)
    done.file.unlink()
    with pytest.raises(RuleViolation) as refused:
        evidence.verify_files(case)
    assert "E-2026-0001" in refused.value.sentence
    assert saved(world, case, evidence) is Saved.DAMAGED
    done.file.write_bytes(data)
    evidence.verify_files(case)
    assert saved(world, case, evidence) is Saved.CURRENT


def test_that_a_file_put_in_a_register_outside_counts_by_its_sealed_copy(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    evidence = ArchivedDocumentation(world.desk("system"))
    write(world)
    done = export(world, tmp_path, case)
    done.file.unlink()
    place = PlaceExport(op_id=uuid4(), export_id=done.id, storage_place="Diariet 2026/17")
    archive(world).place(place)
    evidence.verify_files(case)
    (row,) = archive(world).exports(world.execution.id)
    assert (row.storage_place, row.storage_path) == ("Diariet 2026/17", "")


def test_that_a_sealed_copy_of_another_export_stops_the_removal(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    first = export(world, tmp_path, case)
    write(world, "En till")
    second = export(world, tmp_path, case)
    with world.store.begin() as connection:
        connection.exec_driver_sql(
            "update journal_export set sealed = (select sealed from journal_export "
            "where number = ?) where number = ?",
            (first.number, second.number),
        )
    with pytest.raises(RuleViolation, match=r"export\.sealed"):
        ArchivedDocumentation(world.desk("system")).verify_files(case)


def test_that_drawing_and_reading_back_happen_in_no_transaction(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    """A second thread could not get in otherwise; the store is asked while the file is written."""
    write(world)
    seen: list[int] = []

    def look_in_between(data: bytes, target: Path) -> str:
        with world.begin() as tx:  # raises if a transaction is open in this thread
            seen.append(tx.journal.last_number(world.execution.id))
        return write_verified(data, target, exclusive=True)

    ArchiveService(world.desk("objekt"), write_new=look_in_between).export(
        command(world, tmp_path, case)
    )
    assert seen == [1]


def test_that_a_long_journal_is_read_in_slices(
    world: World, case: CorrectionCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.archive.content.PAGE", 10)
    first = write(world, "Anteckning 1")
    count = 21
    with world.begin() as tx:
        for number in range(2, count + 1):
            note = replace(first, id=uuid4(), number=number, text=f"Anteckning {number}")
            tx.journal.add(note)
    read: list[int] = []

    @contextmanager
    def counted() -> Iterator[Any]:
        with world.begin() as tx:
            yield tx
            read.append(len(read))

    desk = world.desk("objekt")
    monkeypatch.setattr(desk, "_begin", counted)
    done, _changes = ArchiveService(desk).export(command(world, tmp_path, case))
    assert done.posts == count + 1
    assert len(read) >= 3 + 3  # three slices beside what begins and ends it


@pytest.mark.rule("INV-13")
def test_that_a_protected_persons_journal_is_exported_only_for_a_purpose_or_a_case(
    world: World, case: CorrectionCase, tmp_path: Path
) -> None:
    write(world)
    with world.begin() as tx:
        client = tx.clients.get(world.client.id)
        tx.clients.save(replace(client, protection_level=ProtectionLevel.SECRECY_MARKED))
    silent = replace(command(world, tmp_path), reason=" ")
    with pytest.raises(RuleViolation, match=r"client\.no_purpose"):
        archive(world).export(silent)
    assert list(tmp_path.glob("*.pdf")) == []
    archive(world).export(replace(silent, op_id=uuid4(), reason="Begäran från den enskilde"))
    archive(world).export(replace(command(world, tmp_path, case), op_id=uuid4(), reason=""))
    with world.begin() as tx:
        purposes = [one.event.purpose for one in tx.log.entries() if one.event.command == "export"]
    assert purposes.count("Begäran från den enskilde") == 2, "as it began, and as it was saved"
