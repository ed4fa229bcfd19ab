"""The journal export: drawn, signed, written, read back, recorded; or nothing at all (G3)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from app import printing
from app.access.actor import Command, Data, Subject
from app.access.desk import Desk, DoneBefore
from app.archive import rules
from app.archive.certificate import Signer, known_signer, signer
from app.archive.commands import ExportJournal, PlaceExport
from app.archive.content import Collected, Stamp, collect, read_stamp
from app.archive.evidence import stamp_name
from app.archive.model import JournalExport
from app.archive.ports import HasArchive, WriteNew
from app.archive.views import Exported, ExportRow, FileVerdict
from app.clients.masking import check_purpose
from app.clients.model import responsible
from app.corrections.model import CorrectionCase
from app.documents.journal_export import JournalExportData, journal_export
from app.kernel.changes import Changes, Topic
from app.kernel.files import write_verified
from app.kernel.numbers import export_number
from app.kernel.saving import changed
from app.kernel.texts import N_, _
from app.kernel.wording import clean_line
from app.printing.results import ExpectedExport, Reason, Rendered, Verdict

_WRITE_NEW = partial(write_verified, exclusive=True)
_PLACE, _WHY = N_("Förvaringsplatsen"), N_("Skälet")
_BEFORE_REMOVAL = N_("Dokumentation som sparas innan verkställigheten tas bort")
_PLAIN = N_("Dokumentation av en verkställighet")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """What the cover says beside the content."""

    number: str
    client_id: UUID
    municipality: str
    committee: str
    case: CorrectionCase | None
    storage_place: str
    reason: str


class ArchiveService:
    """Use cases of exports. `write_new` writes one new file and overwrites nothing."""

    def __init__(
        self,
        desk: Desk[HasArchive],
        *,
        practice: bool = False,
        write_new: WriteNew = _WRITE_NEW,
    ) -> None:
        self._desk = desk
        self._write_new = write_new
        self._practice = practice

    def export(self, cmd: ExportJournal) -> tuple[Exported, Changes]:
        """One new file, verified by two readers that did not write it, and its sealed copy.

        Whatever fails, neither a file nor a record is left behind.
        """
        rules.check_folder(cmd.folder)
        prepared = self._prepare(cmd)
        seal = signer(self._desk.noting, self._desk.clock)
        collected = collect(self._desk.noting, cmd.execution_id)
        drawn = self._draw(prepared, collected, seal)
        target = rules.free_name(cmd.folder, prepared.number)
        self._write_new(drawn.data, target)
        try:
            verdict = _read_back(target, drawn, collected, seal)
            sealed = self._sealed(cmd, prepared, drawn, verdict)
            self._record(cmd, replace(sealed, storage_path=str(target.resolve())), collected.stamp)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        exported = Exported(
            id=sealed.id,
            number=sealed.number,
            file=target,
            sha256=sealed.file_sha256,
            content_sha256=sealed.content_sha256,
            posts=sealed.entries,
            notes=verdict.notes,
            pages=sealed.pages,
        )
        return exported, changed(prepared.client_id, Topic.JOURNAL, Topic.CASE)

    def place(self, cmd: PlaceExport) -> Changes:
        """From now on the file counts by attestation and the sealed copy (product decision 3)."""
        place = clean_line(cmd.storage_place, _PLACE)
        with self._desk.noting() as tx:
            found = tx.archive.exports.get(cmd.export_id)
        subject = Subject(execution_id=found.execution_id, case_id=found.case_id)
        with self._desk.changing(
            Data.JOURNAL, Command.EXPORT, subject, op_id=cmd.op_id, detail=f"{found.number} placed"
        ) as tx:
            now = tx.archive.exports.get(cmd.export_id)
            tx.archive.exports.save(rules.placed_outside(now, place))
        return changed(found.client_id, Topic.CASE)

    def exports(self, execution_id: UUID) -> list[ExportRow]:
        """What has been exported, newest last."""
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(Data.EXECUTION, subject, detail="exports") as tx:
            return tx.archive.rows_of(execution_id)

    def sealed_copy(self, export_id: UUID) -> bytes:
        """The file as it was, for somebody who has lost it."""
        with self._desk.noting() as tx:
            execution_id = tx.archive.exports.get(export_id).execution_id
        subject = Subject(execution_id=execution_id)
        with self._desk.reading(
            Data.JOURNAL, subject, command=Command.EXPORT, detail="sealed copy"
        ) as tx:
            return tx.archive.exports.get(export_id).sealed

    def verify(self, data: bytes) -> FileVerdict:
        """Whether a file is a whole export of this vault that equals the content now.

        Nothing of the content is shown, so no right to the journal is asked for.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        with self._desk.reading(Data.LOG, command=Command.VERIFY, detail="export") as tx:
            export = tx.archive.by_file(sha256)
        verdict = printing.verify_export(data)
        if not verdict.valid:
            return _told(verdict, verdict.reason)
        known = known_signer(self._desk.noting)
        if export is None or known is None:
            return _told(verdict, Reason.FOREIGN)
        now = collect(self._desk.noting, export.execution_id)
        reason = None if now.checksum == export.content_sha256 else Reason.OUTDATED
        return _told(verdict, reason, export.number)

    def _prepare(self, cmd: ExportJournal) -> _Prepared:
        place = clean_line(cmd.storage_place, _PLACE)
        subject = Subject(
            execution_id=cmd.execution_id, case_id=cmd.case_id, purpose=cmd.reason.strip()
        )
        with self._desk.reading(
            Data.JOURNAL, subject, command=Command.EXPORT, detail="begin"
        ) as tx:
            before = tx.operations.result(cmd.op_id)
            if before is not None:
                raise DoneBefore(*before)
            execution = tx.executions.get(cmd.execution_id)
            case = None if cmd.case_id is None else tx.cases.get(cmd.case_id)
            if case is None:  # a correction case is a purpose of its own, and stands in the log
                check_purpose(tx.clients.get(execution.client_id), cmd.reason)
            rules.check_case(case, execution)
            today, settings = self._desk.clock.today(), tx.settings.municipality()
            care_case = responsible(tx.clients.care_cases_of(execution.client_id), today)
            return _Prepared(
                number=export_number(tx.numbers, today.year),
                client_id=execution.client_id,
                municipality=settings.name,
                committee="" if care_case is None else care_case.committee,
                case=case,
                storage_place=place,
                reason=clean_line(cmd.reason, _WHY, required=False),
            )

    def _draw(self, prepared: _Prepared, collected: Collected, seal: Signer) -> Rendered:
        case, now, me = prepared.case, self._desk.clock.now(), self._desk.actor
        document = journal_export(
            JournalExportData(
                content=collected.content,
                municipality=prepared.municipality,
                committee=prepared.committee,
                export_number=prepared.number,
                case_number="" if case is None else case.number,
                routine="" if case is None else f"{case.routine.upper()}-{case.routine_version}",
                scenario="" if case is None else case.leaf,
                purpose=_(_PLAIN if case is None else _BEFORE_REMOVAL),
                reason=prepared.reason,
                storage_place=prepared.storage_place,
                exported_at=now,
                exported_by=me.name,
                exporter_title=me.title,
                seal=seal.fingerprint,
                practice=self._practice,
            )
        )
        drawn = printing.render(document, now)
        signed = printing.sign(drawn.data, seal.key, seal.certificate, now)
        return Rendered(signed, drawn.pages, drawn.check_numbers)

    def _sealed(
        self, cmd: ExportJournal, prepared: _Prepared, drawn: Rendered, verdict: Verdict
    ) -> JournalExport:
        """What is recorded; its copy is the bytes that were read back."""
        now = self._desk.clock.now()
        return JournalExport(
            id=self._desk.new_id(),
            number=prepared.number,
            client_id=prepared.client_id,
            execution_id=cmd.execution_id,
            case_id=cmd.case_id,
            file_sha256=hashlib.sha256(drawn.data).hexdigest(),
            content_sha256=verdict.content_sha256,
            entries=verdict.entries,
            pages=verdict.pages,
            storage_place=prepared.storage_place,
            storage_path="",
            sealed=drawn.data,
            exported_at=now,
            exported_by=self._desk.actor.user_id,
            verified_at=now,
        )

    def _record(self, cmd: ExportJournal, export: JournalExport, stamp: Stamp) -> None:
        """Only if nothing was written meanwhile (F91)."""
        with self._desk.changing(
            Data.JOURNAL,
            Command.EXPORT,
            Subject(execution_id=cmd.execution_id, case_id=cmd.case_id, purpose=cmd.reason.strip()),
            op_id=cmd.op_id,
            result=str(export.id),
            detail=f"{export.number} {export.entries} posts",
        ) as tx:
            rules.check_unchanged(stamp, read_stamp(tx, cmd.execution_id))
            tx.archive.exports.add(export)
            tx.settings.set_value(stamp_name(export.id), str(stamp))


def verify_file(data: bytes) -> FileVerdict:
    """Without a vault: whether every byte is as it was signed, and every entry is found again."""
    verdict = printing.verify_export(data)
    return _told(verdict, verdict.reason)


def _told(verdict: Verdict, reason: Reason | None, number: str = "") -> FileVerdict:
    return FileVerdict(
        valid=reason is None,
        reason=reason,
        posts=verdict.entries,
        notes=verdict.notes,
        number=number,
    )


def _read_back(target: Path, drawn: Rendered, collected: Collected, seal: Signer) -> Verdict:
    """By a new handle, with both readers, against what was to be written (F07, F65-F67)."""
    expected = ExpectedExport(
        content_sha256=collected.checksum,
        entries=collected.content.posts,
        pages=drawn.pages,
        file_sha256=hashlib.sha256(drawn.data).hexdigest(),
    )
    data = target.read_bytes()
    verdict = printing.verify_export(data, expected, (seal.fingerprint,))
    rules.check_read_back(verdict, is_same=data == drawn.data)
    return verdict
