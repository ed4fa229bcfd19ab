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
from ui.command_line.parsing import Commands, add_command, add_group, add_json_option
from ui.command_line.sign_in import (
    add_password_option,
    add_store_options,
    signed_in,
)

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


def add_parser(subparsers: Commands) -> None:
    """Add `journal` to the program's commands."""
    commands = add_group(
        subparsers,
        "journal",
        _("journalen som arkiv-PDF: exportera och kontrollera"),
        "journal export --execution V-1001 --out arkiv --vault kommun.valv --user anna",
        "journal verify arkiv/export.pdf",
    )
    text = _("spara en verkställighets journal i en ny, kontrollerad fil")
    export = add_command(commands, "export", _export, text)
    _add_export_options(export)
    text = _("kontrollera att en export är hel, och med valvet att den är aktuell")
    verify = add_command(commands, "verify", _verify, text)
    verify.add_argument("file", metavar=_("FIL"), type=Path, help=_("den exporterade filen"))
    verify.add_argument("--vault", metavar=_("VALV"), help=_("valvets fil, för att jämföra med"))
    verify.add_argument("--user", metavar=_("NAMN"), help=_("vem du är i valvet"))
    add_json_option(verify)
    add_password_option(verify)


def _add_export_options(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--execution", required=True, metavar=_("NUMMER"), help=_("verkställighetens nummer")
    )
    export.add_argument(
        "--out", required=True, metavar=_("MAPP"), type=Path, help=_("mappen för den nya filen")
    )
    export.add_argument(
        "--storage", default="", metavar=_("PLATS"), help=_("var filen ska förvaras")
    )
    export.add_argument(
        "--purpose",
        default="",
        metavar=_("SKÄL"),
        help=_("varför den exporteras; krävs för skyddade personuppgifter"),
    )
    add_json_option(export)
    add_store_options(export)


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
        "posts": exported.posts,
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
        counts = {"entries": verdict.notes, "posts": verdict.posts}
        tell_json({"valid": verdict.valid, "reason": reason} | counts)
    if verdict.valid:
        if not as_json:
            said = _("Filen är hel: {posts} poster, varav {notes} anteckningar.")
            print(said.format(posts=verdict.posts, notes=verdict.notes))
        return 0
    note(_(_REASONS[reason or "changed"]))
    return 1


def _execution(services: Services, number: str) -> tuple[UUID, UUID | None]:
    """The execution by its number, and the open case on its order, if there is one."""
    card = services.executions.by_number(number)
    is_mine = services.desk.relations(Data.CASE, Command.LIST)
    case = services.cases.open_on(card.order.number) if is_mine else None
    return card.execution.id, case.id if case else None
