"""When an export counts, and when a paper from another system may be attached."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from app.archive.content import Stamp
from app.archive.model import AttachedDocumentation, JournalExport
from app.corrections.model import CorrectionCase
from app.executions.model import Execution
from app.kernel.errors import BadInput, RuleViolation, StoreProblem
from app.kernel.texts import N_
from app.printing.results import Verdict

_NO_FOLDER = N_("Mappen finns inte eller går inte att nå. Välj en annan mapp för exporten.")
_OTHER_EXECUTION = N_(
    "Ärende {case} gäller en annan verkställighet än {execution}. Öppna rätt ärende."
)
_CHANGED = N_(
    "Dokumentationen ändrades medan exporten gjordes, så ingenting sparades. Exportera på nytt."
)
_NOT_READ_BACK = N_(
    "Exporten kunde inte läsas tillbaka som den skrevs, så ingenting sparades. Prova en annan mapp."
)
_SEALED = N_(
    "Den förseglade kopian av export {number} stämmer inte. Exportera på nytt innan borttaget."
)
_FILE_MISSING = N_(
    "Filen för export {number} finns inte kvar där den sparades. Lägg tillbaka den, ange att den "
    "ligger i akten eller exportera på nytt."
)
_FILE_CHANGED = N_(
    "Filen för export {number} har ändrats efter kontrollen. Exportera på nytt innan borttaget."
)
_ATTACHED = N_(
    "Den bifogade dokumentationen i ärendet stämmer inte med sin kontrollsumma. Bifoga den på nytt."
)


def check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise BadInput("export.no_folder", _NO_FOLDER, field="folder")


def free_name(folder: Path, number: str) -> Path:
    """Named by the export number and nothing else (product decision 13)."""
    target, again = folder / f"{number}.pdf", 1
    while target.exists():
        again += 1
        target = folder / f"{number}-{again}.pdf"
    return target


def check_case(case: CorrectionCase | None, execution: Execution) -> None:
    if case is not None and case.execution_id != execution.id:
        raise RuleViolation(
            "export.other_execution",
            _OTHER_EXECUTION,
            case=case.number,
            execution=execution.number,
        )


def check_unchanged(then: Stamp, now: Stamp) -> None:
    if then != now:
        raise RuleViolation("export.changed_meanwhile", _CHANGED)


def check_read_back(verdict: Verdict, *, is_same: bool) -> None:
    if not is_same or not verdict.valid:
        raise StoreProblem("export.not_read_back", _NOT_READ_BACK)


def placed_outside(export: JournalExport, place: str) -> JournalExport:
    return replace(export, storage_place=place, storage_path="")


def check_sealed(export: JournalExport, verdict: Verdict) -> None:
    """The sealed copy still is the file that was verified (F92)."""
    same = hashlib.sha256(export.sealed).hexdigest() == export.file_sha256
    if not same or not verdict.valid:
        raise RuleViolation("export.sealed", _SEALED, number=export.number)


def check_file(export: JournalExport) -> None:
    """The file lies where this program wrote it, and is the same; outside counts by attestation."""
    if not export.storage_path:
        return
    try:
        data = Path(export.storage_path).read_bytes()
    except OSError as error:
        raise RuleViolation("export.file_missing", _FILE_MISSING, number=export.number) from error
    if hashlib.sha256(data).hexdigest() != export.file_sha256:
        raise RuleViolation("export.file_changed", _FILE_CHANGED, number=export.number)


def check_attached(attached: AttachedDocumentation) -> None:
    if hashlib.sha256(attached.content).hexdigest() != attached.sha256:
        raise RuleViolation("attachment.changed", _ATTACHED)
