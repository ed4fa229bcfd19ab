"""`verkstall log verify`: the chain of the log, against the anchor kept outside."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.access.log import ChainHead
from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from ui.command_line.parsing import Commands, add_command, add_group
from ui.command_line.sign_in import add_store_options, signed_in
from ui.composition import OpenStore

_NO_ANCHOR = N_("Ankarfilen {name} finns inte. Ange filen som skrevs bredvid valvet.")
_UNANCHORED = N_(
    "Inget ankare låg bredvid: att ingen rad saknas i slutet är inte visat. Ange --anchor FIL."
)


def add_parser(subparsers: Commands) -> None:
    """Add `log` to the program's commands."""
    commands = add_group(
        subparsers,
        "log",
        _("loggen över vem som läst och ändrat"),
        "log verify --vault kommun.valv --user granskare",
    )
    text = _("kontrollera att ingen rad i loggen är ändrad, tillagd eller borta")
    verify = add_command(commands, "verify", run, text)
    add_store_options(verify)
    verify.add_argument(
        "--anchor",
        metavar=_("FIL"),
        type=Path,
        help=_("en sparad ankarfil att jämföra med i stället för den bredvid valvet"),
    )


def run(args: argparse.Namespace) -> int:
    """0 when the chain holds, else 1 with the place where it does not."""
    with signed_in(args) as (store, services):
        given = None if args.anchor is None else _anchor(store, args.anchor)
        verdict = services.log.verify(given)
    if verdict.holds:
        if not verdict.anchored:
            print(_(_UNANCHORED), file=sys.stderr)
        print(_("Loggen är hel: {count} rader.").format(count=verdict.entries))
        return 0
    print(verdict.sentence, file=sys.stderr)
    return 1


def _anchor(store: OpenStore, file: Path) -> ChainHead:
    anchor = store.vault.read_anchor(file)
    if anchor is None:
        raise BadInput("log.anchor", _NO_ANCHOR, field="anchor", name=file.name)
    return ChainHead(anchor.seq, anchor.hash)
