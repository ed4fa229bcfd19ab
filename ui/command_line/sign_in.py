"""Passwords and opening a store, the same for every command."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from app.services import Services
from app.vault.model import Credentials
from ui.composition import OpenStore, open_store

PASSWORD = "VERKSTALL_PASSWORD"  # noqa: S105 - the name of the variable
NEW_PASSWORD = "VERKSTALL_NEW_PASSWORD"  # noqa: S105 - the name of the variable

NO_PASSWORD = "password.missing"  # noqa: S105 - the code of the refusal
SERVER = "postgresql://"
_NO_SERVER = N_(
    "Kommandot kan inte öppna en delad databas än. Ange filen till ett valv efter --vault."
)
_NONE = N_(
    "Lösenordet saknas. Ange --password-file FIL eller variabeln {variable}, eller kör kommandot i "
    "ett terminalfönster."
)
_UNREADABLE = N_("Filen {name} kan inte läsas. Kontrollera namnet och rätten till den.")
_NOBODY = N_(
    "{prompt} saknas. Ange det som fattas i kommandot, eller kör det i ett terminalfönster."
)


def add_store_options(parser: argparse.ArgumentParser) -> None:
    """`--vault`, `--user` and `--password-file`."""
    parser.add_argument("--vault", required=True, metavar=_("VALV"), help=_("valvets fil"))
    parser.add_argument("--user", required=True, metavar=_("NAMN"), help=_("vem du är i valvet"))
    add_password_option(parser)


def add_signer_options(parser: argparse.ArgumentParser) -> None:
    """`--as` and `--password-file`, where the password of an administrator is enough."""
    text = _("vem du är; utan det räcker en systemförvaltares lösenord")
    parser.add_argument("--as", dest="signer", metavar=_("NAMN"), help=text)
    add_password_option(parser)


def add_password_option(parser: argparse.ArgumentParser) -> None:
    text = _("fil med lösenordet; annars tas det ur {variable} eller frågas efter")
    parser.add_argument(
        "--password-file", metavar=_("FIL"), type=Path, help=text.format(variable=PASSWORD)
    )


def add_new_password_option(parser: argparse.ArgumentParser) -> None:
    text = _("fil med det nya lösenordet; annars tas det ur {variable} eller frågas efter")
    parser.add_argument(
        "--new-password-file", metavar=_("FIL"), type=Path, help=text.format(variable=NEW_PASSWORD)
    )


@contextmanager
def signed_in(args: argparse.Namespace) -> Iterator[tuple[OpenStore, Services]]:
    """The store of `--vault` and the services of `--user`; the log is anchored on the way out."""
    if args.vault.startswith(SERVER):
        raise BadInput("vault.server", _NO_SERVER, field="vault")
    with _at_desk(Path(args.vault), Credentials(args.user, password(args))) as found:
        yield found


@contextmanager
def administering(args: argparse.Namespace, secret: str) -> Iterator[tuple[OpenStore, Services]]:
    """The store at `path` for the person of `--as`, else for the administrator with `secret`."""
    with _at_desk(args.path, Credentials(args.signer or "", secret)) as found:
        yield found


@contextmanager
def _at_desk(path: Path, who: Credentials) -> Iterator[tuple[OpenStore, Services]]:
    store = open_store(path, who)
    try:
        services = store.services(store.actor(store.signed_in))
        yield store, services
        services.log.keep_anchor()
    finally:
        store.close()


def is_password_given(args: argparse.Namespace) -> bool:
    """Whether there is one without asking at the terminal."""
    return args.password_file is not None or PASSWORD in os.environ


def password(args: argparse.Namespace) -> str:
    """From the file, the environment or the terminal; never an argument."""
    return _secret(args.password_file, PASSWORD, _("Lösenord: "))


def new_password(args: argparse.Namespace) -> str:
    """The password that is to be given to somebody."""
    return _secret(args.new_password_file, NEW_PASSWORD, _("Nytt lösenord: "))


def has_new_password(args: argparse.Namespace) -> bool:
    return args.new_password_file is not None or NEW_PASSWORD in os.environ


def _secret(file: Path | None, variable: str, prompt: str) -> str:
    if file is not None:
        return file_line(file)
    if variable in os.environ:
        return os.environ[variable]
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(prompt)
    raise BadInput(NO_PASSWORD, _NONE, field="password", variable=variable)


def asked(prompt: str) -> str:
    """Ask on the terminal; refuses where there is none."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInput("answer.missing", _NOBODY, field="answer", prompt=prompt.strip(": "))
    return input(prompt)


def file_line(file: Path) -> str:
    """The first line of a file with something secret in it."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(
            "password.unreadable", _UNREADABLE, field="password", name=file.name
        ) from fault
    return text.splitlines()[0] if text else ""
