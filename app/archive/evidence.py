"""Whether the papers of a wrong execution are saved: what gate G3 asks (product decision 3)."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from app import printing
from app.access.desk import Desk
from app.archive import rules
from app.archive.certificate import known_signer
from app.archive.content import Stamp, collect, read_frame
from app.archive.model import JournalExport
from app.archive.ports import HasArchive
from app.corrections.model import CorrectionCase
from app.corrections.ports import HasCorrections
from app.corrections.situation import Saved
from app.documents.journal_content import content_checksum
from app.printing.results import ExpectedExport


def stamp_name(export_id: UUID) -> str:
    """Under which name the stamp of an export is kept in the store."""
    return f"archive.stamp.{export_id.hex}"


class ArchivedDocumentation:
    """Implements `app.corrections.ports.SavedDocumentation`.

    Notes are only ever added, so the stamp that was kept with an export tells at once whether
    anything is new. What `verify_files` has read anew counts before the stamp.
    """

    def __init__(self, desk: Desk[HasArchive]) -> None:
        self._desk = desk
        self._read: dict[tuple[UUID, Stamp], str] = {}
        self._damaged: set[UUID] = set()

    def state(self, tx: HasCorrections, case: CorrectionCase) -> Saved:
        """Compare the content now with what was exported or attached, within the transaction."""
        archive = cast("HasArchive", tx)  # one transaction holds every store
        attached = archive.archive.count_attachments(case.id) > 0
        nothing = Saved.CURRENT if attached else Saved.NOTHING
        if case.execution_id is None:
            return nothing
        frame = read_frame(archive, case.execution_id)
        last = archive.journal.last_number(case.execution_id)
        has_own = last > 0 or bool(frame.plans)
        if not has_own:
            return nothing  # an export of nothing saves nothing; what lies elsewhere is attached
        latest = archive.archive.latest_content(case.execution_id, case.id)
        if latest is None:
            return Saved.MISSING
        return self._compared(
            archive, case.execution_id, Stamp(last, content_checksum(frame)), latest
        )

    def _compared(
        self, archive: HasArchive, execution_id: UUID, stamp: Stamp, latest: tuple[UUID, str, int]
    ) -> Saved:
        export_id, exported, _posts = latest
        if export_id in self._damaged:
            return Saved.DAMAGED
        read = self._read.get((execution_id, stamp))
        if read is not None:
            return Saved.CURRENT if read == exported else Saved.OUTDATED
        kept = archive.settings.value(stamp_name(export_id))
        return Saved.CURRENT if kept == str(stamp) else Saved.OUTDATED

    def verify_files(self, case: CorrectionCase) -> None:
        """Sealed copy, file and content, all read anew; no transaction is open meanwhile (F92)."""
        with self._desk.noting() as tx:
            exports = tx.archive.exports_in(case.id)
            attached = tx.archive.attachments_of(case.id)
        for paper in attached:
            rules.check_attached(paper)
        if not exports or case.execution_id is None:
            return
        self._verify_export(exports[-1])
        found = collect(self._desk.noting, case.execution_id)
        self._read = {(case.execution_id, found.stamp): found.checksum}

    def _verify_export(self, export: JournalExport) -> None:
        seal = known_signer(self._desk.noting)
        trusted = () if seal is None else (seal.fingerprint,)
        expected = ExpectedExport(
            content_sha256=export.content_sha256, entries=export.entries, pages=export.pages
        )
        verdict = printing.verify_export(export.sealed, expected, trusted)
        self._damaged.add(export.id)  # until it is shown that it is not
        rules.check_sealed(export, verdict)
        rules.check_file(export)
        self._damaged.discard(export.id)
