"""Whether the documentation of a wrong execution is saved: what gate G3 asks (product.md §8.3)."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from app import printing
from app.access.desk import Desk
from app.archive import rules
from app.archive.certificate import known_signer
from app.archive.content import Stamp, collect, collect_within, read_frame
from app.archive.model import JournalExport
from app.archive.ports import HasArchive
from app.corrections.model import CorrectionCase
from app.corrections.ports import HasCorrections
from app.corrections.situation import Saved
from app.documents.journal_content import content_checksum
from app.printing.results import ExpectedExport

REMEMBERED = 64


class ArchivedDocumentation:
    """Implements `app.corrections.ports.SavedDocumentation`.

    The checksum of a content is remembered by its stamp: notes are only added, so that the same
    stamp means the same content. `verify_files` reads everything anew all the same.
    """

    def __init__(self, desk: Desk[HasArchive]) -> None:
        self._desk = desk
        self._checksums: dict[tuple[UUID, Stamp], str] = {}
        self._damaged: set[UUID] = set()

    def state(self, tx: HasCorrections, case: CorrectionCase) -> Saved:
        """Compare the content now with what was exported or attached, within the transaction."""
        archive = cast("HasArchive", tx)  # one transaction holds every store
        attached = archive.archive.count_attachments(case.id) > 0
        if case.execution_id is None:
            return Saved.CURRENT if attached else Saved.MISSING
        frame = read_frame(archive, case.execution_id)
        last = archive.journal.last_number(case.execution_id)
        has_own = last > 0 or bool(frame.plans)
        latest = archive.archive.latest_content(case.execution_id)
        if latest is None or not has_own:
            # an export of nothing saves nothing; what lies elsewhere is attached (§8.4)
            return Saved.CURRENT if attached and not has_own else Saved.MISSING
        export_id, exported_checksum, _posts = latest
        if export_id in self._damaged:
            return Saved.DAMAGED
        stamp = Stamp(last, content_checksum(frame))
        now = self._checksum(archive, case.execution_id, stamp)
        return Saved.CURRENT if now == exported_checksum else Saved.OUTDATED

    def verify_files(self, case: CorrectionCase) -> None:
        """Sealed copy, file and content, all read anew; no transaction is open meanwhile (F92)."""
        with self._desk.noting() as tx:
            exports = tx.archive.exports_of(case.execution_id) if case.execution_id else []
            attached = tx.archive.attachments_of(case.id)
        for paper in attached:
            rules.check_attached(paper)
        if not exports or case.execution_id is None:
            return
        self._verify_export(exports[-1])
        found = collect(self._desk.noting, case.execution_id)
        self._remember(case.execution_id, found.stamp, found.checksum)

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

    def _checksum(self, tx: HasArchive, execution_id: UUID, stamp: Stamp) -> str:
        known = self._checksums.get((execution_id, stamp))
        if known is None:
            known = collect_within(tx, execution_id).checksum
            self._remember(execution_id, stamp, known)
        return known

    def _remember(self, execution_id: UUID, stamp: Stamp, checksum: str) -> None:
        if len(self._checksums) >= REMEMBERED:
            self._checksums.clear()
        self._checksums[execution_id, stamp] = checksum
