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
from ui.command_line.sign_in import add_password_option, password
from ui.composition import DemoWish, OpenStore, demo_store

WRONG_USE = 2
THROWN_AWAY = "ovning.valv"

_DAY = N_("{day} är ingen dag. Skriv den som 2026-05-18.")
_COUNT = N_("Antalet ska vara ett heltal, minst {least}.")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `demo` to the program's commands."""
    demo = subparsers.add_parser("demo", help=_("öppna den påhittade kommunen"), allow_abbrev=False)
    demo.add_argument("--headless", action="store_true")
    demo.add_argument("--keep", metavar="VALV", type=Path)
    demo.add_argument("--clients", metavar="N", type=_whole(1), default=60)
    demo.add_argument("--seed", metavar="N", type=_whole(0), default=1)
    demo.add_argument("--date", metavar="DAG", type=_day)
    add_password_option(demo)
    demo.set_defaults(run=run)


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
            print(refusal.sentence, file=sys.stderr)
            return WRONG_USE
    with folder:
        wish = DemoWish(clients=args.clients, seed=args.seed, day=args.date)
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
