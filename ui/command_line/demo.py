"""`verkstall demo`: the fictive municipality, to try, to train and to test against."""

from __future__ import annotations

import argparse
import datetime as dt
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from pathlib import Path

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from ui.command_line.parsing import WRONG_USE, Commands, add_command
from ui.command_line.sign_in import NO_PASSWORD, add_password_option, password
from ui.composition import DemoWish, OpenStore, demo_store

THROWN_AWAY = "ovning.valv"

_DAY = N_("{day} är ingen dag. Skriv den som 2026-05-18.")
_COUNT = N_("Antalet ska vara ett heltal, minst {least}.")


def add_parser(subparsers: Commands) -> None:
    """Add `demo` to the program's commands."""
    demo = add_command(
        subparsers,
        "demo",
        run,
        _("öppna den påhittade kommunen, att prova och öva i"),
        "demo",
        "demo --headless --keep ovning.valv --clients 60 --password-file losen.txt",
    )
    text = _("öppna inget fönster, visa bara valvet och användarna")
    demo.add_argument("--headless", action="store_true", help=text)
    text = _(
        "behåll valvet i den här filen; alla får samma lösenord, som måste anges när det inte "
        "kan frågas efter i ett terminalfönster; utan --keep kastas valvet"
    )
    demo.add_argument("--keep", metavar=_("VALV"), type=Path, help=text)
    text = _("hur många personer det ska finnas; annars 60")
    demo.add_argument("--clients", metavar=_("ANTAL"), type=_whole(1), default=60, help=text)
    text = _("samma tal och dag ger samma innehåll; annars 1")
    demo.add_argument("--seed", metavar=_("TAL"), type=_whole(0), default=1, help=text)
    text = _("vilken dag det är i kommunen, som 2026-05-18; annars i dag")
    demo.add_argument("--date", metavar=_("DAG"), type=_day, help=text)
    add_password_option(demo)


def run(args: argparse.Namespace) -> int:
    """Without `--keep` the vault lies in a folder of its own that goes when the program ends."""
    folder: AbstractContextManager[object] = nullcontext()
    if args.keep is None:
        folder = thrown = tempfile.TemporaryDirectory(prefix="verkstall-")
        path, secret = Path(thrown.name) / THROWN_AWAY, secrets.token_urlsafe(16)
    else:
        try:
            path, secret = args.keep, password(args)
        except BadInput as refusal:
            if refusal.code != NO_PASSWORD:
                raise
            print(refusal.sentence, file=sys.stderr)
            return WRONG_USE
    with folder:
        wish = DemoWish(clients=args.clients, seed=args.seed, day=args.date)
        print(_("Bygger kommunen. Det kan ta en halv minut."), file=sys.stderr)
        store = demo_store(path, secret, wish)
        if not args.headless:
            opened: int = import_module("ui.window.program").run_demo(store)
            return opened
        try:
            _tell(store, path)
        finally:
            store.close()
    return 0


def _tell(store: OpenStore, path: Path) -> None:
    print(_("Valv: {path}").format(path=path))
    print(_("Användare:"))
    for one in store.logins():
        print(f"  {one.user.login:<18}{one.user.display_name}, {one.user.title}")


def _whole(least: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit()) or int(text) < least:
            raise argparse.ArgumentTypeError(_(_COUNT).format(least=least))
        return int(text)

    return number


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(_(_DAY).format(day=text)) from fault
