"""`verkstall self-test`: what the program needs on this computer, tried for real in half a minute.

Nothing of the user's own is opened: everything happens in a vault that is thrown away.
"""

from __future__ import annotations

import argparse
import os
import secrets
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from app.routines.loading import for_corrections
from app.settings.model import Municipality
from app.vault.model import Credentials
from ui.command_line.parsing import Commands, add_command
from ui.composition import OpenStore, found_store, open_store, vaults

LOGIN = "sjalvtest"
# UPP-S3-1 .. S3-9: an order that was sent in error, executed and documented.
ANSWERS = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}


class Failed(Exception):
    """What was tried did not give what it must."""


def add_parser(subparsers: Commands) -> None:
    """Add `self-test` to the program's commands."""
    text = _("prova på en halv minut att programmet fungerar på den här datorn")
    add_command(subparsers, "self-test", run, text, "self-test")


def run(args: argparse.Namespace) -> int:
    """0 when everything held; the last line says so, or how much did not."""
    del args
    failures = 0
    with tempfile.TemporaryDirectory(prefix="verkstall-") as folder:
        trial = Trial(Path(folder), secrets.token_urlsafe(16))
        for name, tried in TRIALS:
            failures += not _held(_(name), trial, tried)
        trial.close()
    if failures:
        said = _("Självtest: {failures} av {total} prov misslyckades. Visa raderna för IT.")
        print(said.format(failures=failures, total=len(TRIALS)))
        return 1
    print(_("Självtest: alla {total} prov gick bra.").format(total=len(TRIALS)))
    return 0


def _held(name: str, trial: Trial, tried: Callable[[Trial], None]) -> bool:
    try:
        tried(trial)
    except AppError as refusal:
        return _lost(name, refusal.sentence)
    except Failed as fault:
        return _lost(name, str(fault))
    except Exception as fault:  # noqa: BLE001 - whatever is missing on this computer is told
        return _lost(name, type(fault).__name__)
    print(_("OK   {what}").format(what=name))
    return True


def _lost(name: str, why: str) -> bool:
    print(_("FEL  {what}: {why}").format(what=name, why=why))
    return False


@dataclass(slots=True)
class Trial:
    """The vault that the trials share; each needs the ones before it."""

    folder: Path
    password: str
    store: OpenStore | None = None

    @property
    def path(self) -> Path:
        return self.folder / "sjalvtest.valv"

    @property
    def open_store(self) -> OpenStore:
        if self.store is None:
            raise Failed(_("valvet kunde inte öppnas"))
        return self.store

    def close(self) -> None:
        if self.store is not None:
            self.store.close()


def _create(trial: Trial) -> None:
    municipality = Municipality(name=_("Självtest"))
    found_store(trial.path, Credentials(LOGIN, trial.password), municipality, LOGIN).store.close()
    if municipality.name.encode() in trial.path.read_bytes():
        raise Failed(_("valvet är inte krypterat"))


def _refuse(trial: Trial) -> None:
    try:
        open_store(trial.path, Credentials(LOGIN, f"{trial.password}x")).close()
    except AppError:
        return
    raise Failed(_("fel lösenord öppnade valvet"))


def _open(trial: Trial) -> None:
    trial.store = open_store(trial.path, Credentials(LOGIN, trial.password))
    if trial.store.municipality().name != _("Självtest"):
        raise Failed(_("det som skrevs kom inte tillbaka"))


def _back_up(trial: Trial) -> None:
    target = trial.folder / "kopia.valv"
    trial.open_store.vault.backup_to(target)
    report = vaults().check(target, Credentials(LOGIN, trial.password))
    if not report.is_sound:
        raise Failed(_("säkerhetskopian är inte hel"))


def _follow_log(trial: Trial) -> None:
    store = trial.open_store
    verdict = store.services(store.actor(LOGIN)).log.verify()
    if not verdict.holds or not verdict.entries:
        raise Failed(verdict.sentence)


def _read_routine(trial: Trial) -> None:
    del trial
    if not for_corrections().leaves:
        raise Failed(_("rutinen är tom"))


def _draw(trial: Trial) -> None:
    store = trial.open_store
    papers = store.services(store.actor(LOGIN)).papers
    if not papers.blank_checklist(ANSWERS, {}).pdf.startswith(b"%PDF-"):
        raise Failed(_("papperet är ingen PDF"))


def _show(trial: Trial) -> None:
    """The start screen is painted, without needing a screen."""
    del trial
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    program = import_module("ui.window.program")
    if not program.paints():
        raise Failed(_("fönstret målades inte"))


TRIALS: tuple[tuple[str, Callable[[Trial], None]], ...] = (
    (N_("skapa ett krypterat valv"), _create),
    (N_("neka fel lösenord"), _refuse),
    (N_("öppna och läsa"), _open),
    (N_("säkerhetskopiera och kontrollera"), _back_up),
    (N_("följa loggens kedja"), _follow_log),
    (N_("läsa rutinen"), _read_routine),
    (N_("rita en checklista som PDF"), _draw),
    (N_("måla fönstret"), _show),
)
