"""Documentation that lies in another system: its PDF, what was said of it, and where it is kept."""

from __future__ import annotations

import hashlib
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import UUID

from app.access.actor import Command, Data, Subject
from app.access.desk import Desk
from app.archive.commands import AttachDocumentation
from app.archive.model import AttachedDocumentation
from app.archive.ports import HasArchive
from app.archive.views import AttachmentRow
from app.corrections.attesting import may_attest
from app.kernel.changes import Changes, Topic
from app.kernel.errors import BadInput
from app.kernel.saving import changed
from app.kernel.texts import N_
from app.kernel.wording import clean_line

if TYPE_CHECKING:
    from app.archive.foreign_pdf import Look

SIZE_LIMIT = 50_000_000
MEGABYTE = 1_000_000

_PLACE, _SYSTEM = N_("Förvaringsplatsen"), N_("Systemet")
_TOO_BIG = N_("Filen är {size} MB, högst {limit} MB kan bifogas. Skriv ut den i delar.")
_NOT_PDF = N_("Filen är inte en PDF. Skriv ut dokumentationen till PDF och bifoga den.")
_BROKEN = N_("Filen går inte att öppna. Skriv ut dokumentationen till PDF på nytt.")
_LOCKED = N_("Filen är låst med lösenord. Skriv ut dokumentationen till PDF utan lösenord.")
_ACTS = N_(
    "Filen innehåller skript eller bilagor och kan inte sparas. Skriv ut den till PDF på nytt."
)
_PAGES = N_("Filen har {found} sidor men {stated} är angivet. Kontrollera att alla sidor är med.")
_COUNT = N_("Ange hur många anteckningar dokumentationen innehåller, minst en.")


class AttachingService:
    """Use cases of attached documentation (product decision 4)."""

    def __init__(self, desk: Desk[HasArchive]) -> None:
        self._desk = desk

    def attach(self, cmd: AttachDocumentation) -> tuple[AttachmentRow, Changes]:
        """Check the file and keep it as it is; satisfies the gate for the notes in it."""
        check(cmd)
        place = clean_line(cmd.storage_place, _PLACE)
        system = clean_line(cmd.source_system, _SYSTEM, limit=60, required=False)
        paper_id, subject = self._desk.new_id(), Subject(case_id=cmd.case_id)
        attests = cmd.attested and self._attests()
        right = (Data.CASE, Command.STEP) if attests else (Data.JOURNAL, Command.EXPORT)
        with self._desk.changing(
            *right,
            subject,
            op_id=cmd.op_id,
            result=str(paper_id),
            detail=f"attach {cmd.pages} pages",
        ) as tx:
            case = tx.cases.get(cmd.case_id)
            paper = AttachedDocumentation(
                id=paper_id,
                client_id=case.client_id,
                case_id=case.id,
                execution_id=case.execution_id,
                sha256=hashlib.sha256(cmd.content).hexdigest(),
                pages=cmd.pages,
                stated_notes=cmd.stated_notes,
                storage_place=place,
                source_system=system or tx.settings.municipality().operational_system,
                content=cmd.content,
                attached_at=self._desk.clock.now(),
                attached_by=self._desk.actor.user_id,
            )
            tx.archive.attachments.add(paper)
        return _row(paper), changed(paper.client_id, Topic.CASE)

    def _attests(self) -> bool:
        """Who is alone attaches what somebody outside has printed (product decision 2)."""
        with self._desk.noting() as tx:
            return may_attest(tx, self._desk.clock.today())

    def attached(self, case_id: UUID) -> list[AttachmentRow]:
        with self._desk.reading(Data.CASE, Subject(case_id=case_id), detail="attached") as tx:
            return tx.archive.attachment_rows_of(case_id)

    def content(self, attachment_id: UUID) -> bytes:
        """The paper itself, for those who may read the journal in the case."""
        with self._desk.noting() as tx:
            case_id = tx.archive.attachments.get(attachment_id).case_id
        with self._desk.reading(Data.JOURNAL, Subject(case_id=case_id), detail="attached") as tx:
            return tx.archive.attachments.get(attachment_id).content


def check(cmd: AttachDocumentation) -> None:
    """Refuse what is no printed paper, and what is not what was stated."""
    size, limit = len(cmd.content) // MEGABYTE, SIZE_LIMIT // MEGABYTE
    if len(cmd.content) > SIZE_LIMIT:
        raise BadInput("attachment.too_big", _TOO_BIG, field="content", size=size, limit=limit)
    if not cmd.content.lstrip()[:5] == b"%PDF-":
        raise BadInput("attachment.not_pdf", _NOT_PDF, field="content")
    look: Look = import_module("app.archive.foreign_pdf").look_at(cmd.content)
    if look.is_locked:
        raise BadInput("attachment.locked", _LOCKED, field="content")
    if not look.pages:
        raise BadInput("attachment.broken", _BROKEN, field="content")
    if look.acts:
        raise BadInput("attachment.acts", _ACTS, field="content")
    if look.pages != cmd.pages:
        raise BadInput(
            "attachment.pages", _PAGES, field="pages", found=look.pages, stated=cmd.pages
        )
    if cmd.stated_notes < 1:
        raise BadInput("attachment.count", _COUNT, field="stated_notes")


def _row(paper: AttachedDocumentation) -> AttachmentRow:
    return AttachmentRow(
        id=paper.id,
        case_id=paper.case_id,
        attached_at=paper.attached_at,
        attached_by=paper.attached_by,
        pages=paper.pages,
        stated_notes=paper.stated_notes,
        sha256=paper.sha256,
        storage_place=paper.storage_place,
        source_system=paper.source_system,
    )
