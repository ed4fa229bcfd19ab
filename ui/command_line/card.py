"""`verkstall card issue|print|list|check`: the person card without a window."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.kernel.files import write_verified
from app.kernel.texts import N_, _
from app.person_cards.commands import IssueCard, PrintCard
from app.person_cards.views import CodeAnswer, CodeProblem
from ui.command_line.answers import note, tell_json, tell_table
from ui.command_line.parsing import Commands, add_command, add_group, add_json_option
from ui.command_line.sign_in import add_store_options, signed_in

_PROBLEMS = {
    CodeProblem.MALFORMED: N_("Koden är felskriven. Jämför med kortet och skriv den igen."),
    CodeProblem.UNKNOWN: N_("Koden hör inte till något kort som du får läsa."),
}


def add_parser(subparsers: Commands) -> None:
    """Add `card` to the program's commands."""
    commands = add_group(
        subparsers,
        "card",
        _("personkorten: utfärda, skriv ut, visa och kontrollera"),
        "card issue --client 1001 --reason Inflyttad --vault kommun.valv --user anna",
        "card print --client 1001 --out kort.pdf --vault kommun.valv --user anna",
        "card check KOD --vault kommun.valv --user bo",
    )
    parsers = (_add_issue(commands), _add_print(commands), *_add_looking(commands))
    for parser in parsers:
        add_store_options(parser)
        add_json_option(parser)


def _add_issue(commands: Commands) -> argparse.ArgumentParser:
    issue = add_command(commands, "issue", _issue, _("utfärda nästa version av en persons kort"))
    _client_option(issue)
    text = _("varför kortet ges ut på nytt; krävs från den andra versionen")
    issue.add_argument("--reason", default="", metavar=_("SKÄL"), help=text)
    text = _("ange på kortet att de uppgifter som inte finns saknas")
    issue.add_argument("--missing-stated", action="store_true", help=text)
    return issue


def _add_print(commands: Commands) -> argparse.ArgumentParser:
    text = _("spara den senast utfärdade versionen som PDF")
    paper = add_command(commands, "print", _print, text)
    _client_option(paper)
    text = _("varför kortet behövs; krävs för skyddade personuppgifter")
    paper.add_argument("--purpose", default="", metavar=_("SKÄL"), help=text)
    text = _("ny fil eller mapp för kortet; annars mappen du står i")
    paper.add_argument("--out", metavar=_("FIL"), type=Path, default=Path(), help=text)
    return paper


def _add_looking(commands: Commands) -> Iterator[argparse.ArgumentParser]:
    text = _("visa alla utfärdade versioner av en persons kort")
    listing = add_command(commands, "list", _list, text)
    _client_option(listing)
    yield listing
    text = _("kontrollera med koden på papperet om kortet gäller")
    check = add_command(commands, "check", _check, text)
    check.add_argument("code", metavar=_("KOD"), help=_("koden som står på kortet"))
    yield check


def _client_option(parser: argparse.ArgumentParser) -> None:
    text = _("personens kundnummer")
    parser.add_argument("--client", required=True, metavar=_("KUNDNUMMER"), help=text)


def _issue(args: argparse.Namespace) -> int:
    with signed_in(args) as (_store, services):
        client_id = services.client_reading.by_number(args.client).client.id
        preview = services.cards.preview(client_id)
        stated = frozenset(one.group for one in preview.missing) if args.missing_stated else ()
        issue, _changes = services.cards.issue(
            IssueCard(
                op_id=uuid4(),
                client_id=client_id,
                seen_number=preview.replaces,
                reason=args.reason or _("Utfärdat på kommandoraden"),
                stated_missing=frozenset(stated),
            )
        )
    if args.json:
        tell_json({"version": issue.number, "code": issue.code})
    else:
        print(_("Version {version}, kod {code}").format(version=issue.number, code=issue.code))
    return 0


def _print(args: argparse.Namespace) -> int:
    with signed_in(args) as (_store, services):
        client_id = services.client_reading.by_number(args.client).client.id
        drawn, _changes = services.papers.printed_card(
            PrintCard(op_id=uuid4(), client_id=client_id, purpose=args.purpose)
        )
    target = args.out / drawn.file_name if args.out.is_dir() else args.out
    write_verified(drawn.pdf, target, exclusive=True)
    if args.json:
        tell_json({"file": str(target)})
    else:
        print(_("Sparat: {name}").format(name=target.name))
    return 0


def _list(args: argparse.Namespace) -> int:
    with signed_in(args) as (_store, services):
        client_id = services.client_reading.by_number(args.client).client.id
        issues = services.cards.issues(client_id)
    rows: list[dict[str, Any]] = [
        {
            "version": issue.number,
            "code": issue.code,
            "status": issue.status.value,
            "issued": issue.issued_at.isoformat(),
            "by": issue.issued_by_name,
            "reason": issue.reason,
        }
        for issue in issues
    ]
    if args.json:
        tell_json(rows)
    else:
        tell_table([list(row.values()) for row in rows])
    return 0


def _check(args: argparse.Namespace) -> int:
    with signed_in(args) as (_store, services):
        answer = services.issued_cards.check(args.code)
    if answer.problem is not None:
        note(_(_PROBLEMS[answer.problem]))
        return 1
    if args.json:
        tell_json(_fields(answer))
    else:
        print(_sentence(answer))
    return 0


def _fields(answer: CodeAnswer) -> dict[str, Any]:
    return {
        "valid": answer.valid,
        "version": answer.version,
        "current": answer.current,
        "changes": [
            {"field": one.label, "before": one.before, "after": one.after} for one in answer.changes
        ],
    }


def _sentence(answer: CodeAnswer) -> str:
    if answer.valid:
        return _("Version {version} gäller.").format(version=answer.version)
    if answer.current is None:
        said = _("Version {version} är återkallad och inget kort gäller. Kasta papperet.")
        return said.format(version=answer.version)
    changed = ", ".join(one.label for one in answer.changes)
    said = _("Version {version} är ersatt av {current}. Ändrat: {changed}.")
    return said.format(version=answer.version, current=answer.current, changed=changed or "–")
