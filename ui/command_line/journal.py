"""`verkstall journal export|verify`: the verified file, and whether a file still holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import UUID, uuid4

from app.access.actor import Command, Data
from app.archive.commands import ExportJournal
from app.archive.service import verify_file
from app.archive.views import FileVerdict
from app.kernel.errors import BadInput, NotFound
from app.kernel.files import read_bounded
from app.kernel.texts import N_, _
from app.services import Services
from ui.command_line.answers import note, tell_json
from ui.command_line.sign_in import add_password_option, add_store_options, signed_in

LARGEST = 500_000_000
PLACE = N_("angiven mapp")

_REASONS = {
    "changed": N_(
        "Filen är ändrad sedan den skrevs. Använd den sparade filen, eller exportera på nytt."
    ),
    "truncated": N_("Filen är avkortad. Använd den sparade filen, eller exportera på nytt."),
    "not_pdf": N_("Filen är inte en PDF. Kontrollera att det är rätt fil."),
    "foreign": N_("Filen är inte en export ur det här valvet. Kontrollera att det är rätt fil."),
    "outdated": N_("Något har skrivits efter exporten. Exportera journalen på nytt."),
    "incomplete": N_("Alla anteckningar hittades inte i filen. Exportera journalen på nytt."),
}
_MISSING = N_("Filen {name} finns inte. Kontrollera namnet.")
_BOTH = N_("Ange både --vault och --user, eller ingen av dem.")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `journal` to the program's commands."""
    journal = subparsers.add_parser("journal", help=_("journal: exportera, kontrollera"))
    commands = journal.add_subparsers(
        dest="journal_command", required=True, metavar="export|verify"
    )
    export = commands.add_parser("export", allow_abbrev=False)
    export.add_argument("--execution", required=True, metavar="NUMMER")
    export.add_argument("--out", required=True, metavar="MAPP", type=Path)
    export.add_argument("--storage", default="", metavar="FÖRVARINGSPLATS")
    export.add_argument("--purpose", default="", metavar="SKÄL")
    export.add_argument("--json", action="store_true")
    add_store_options(export)
    export.set_defaults(run=_export)
    verify = commands.add_parser("verify", allow_abbrev=False)
    verify.add_argument("file", metavar="FIL", type=Path)
    verify.add_argument("--vault", metavar="VALV")
    verify.add_argument("--user", metavar="NAMN")
    verify.add_argument("--json", action="store_true")
    add_password_option(verify)
    verify.set_defaults(run=_verify)


def _export(args: argparse.Namespace) -> int:
    with signed_in(args) as (_store, services):
        execution_id, case_id = _execution(services, args.execution)
        exported, _changes = services.archive.export(
            ExportJournal(
                op_id=uuid4(),
                execution_id=execution_id,
                case_id=case_id,
                folder=args.out,
                storage_place=args.storage or _(PLACE),
                reason=args.purpose,
            )
        )
    fields = {
        "file": str(exported.file),
        "sha256": exported.sha256,
        "content_sha256": exported.content_sha256,
        "entries": exported.notes,
        "pages": exported.pages,
    }
    if args.json:
        tell_json(fields)
    else:
        print(_("Sparad och kontrollerad: {file}").format(file=exported.file.name))
    return 0


def _verify(args: argparse.Namespace) -> int:
    if bool(args.vault) is not bool(args.user):
        raise BadInput("journal.both", _BOTH, field="vault")
    if not args.file.is_file():
        raise NotFound("journal.file", _MISSING, name=args.file.name)
    data = read_bounded(args.file, LARGEST)
    if args.vault:
        with signed_in(args) as (_store, services):
            verdict = services.archive.verify(data)
    else:
        verdict = verify_file(data)
    return _tell(verdict, as_json=args.json)


def _tell(verdict: FileVerdict, *, as_json: bool) -> int:
    reason = verdict.reason.value if verdict.reason else None
    if as_json:
        tell_json({"valid": verdict.valid, "reason": reason, "entries": verdict.entries})
    if verdict.valid:
        if not as_json:
            print(_("Filen är hel: {count} poster.").format(count=verdict.entries))
        return 0
    note(_(_REASONS[reason or "changed"]))
    return 1


def _execution(services: Services, number: str) -> tuple[UUID, UUID | None]:
    """The execution by its number, and the open case on its order, if there is one."""
    card = services.executions.by_number(number)
    is_mine = services.desk.relations(Data.CASE, Command.LIST)
    rows = services.cases.rows() if is_mine else ()
    case = next((c.id for c in rows if c.is_open and c.order_number == card.order.number), None)
    return card.execution.id, case
