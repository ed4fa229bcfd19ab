"""`verkstall screens DIR`: pictures of every page, in a municipality that does not exist."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from ui.command_line.parsing import Commands, add_command
from ui.composition import DemoWish, demo_store

SCALES = (100, 175)  # per cent of the screen; each needs a process of its own
CLIENTS = 25
PAGES = (
    "today",
    "clients",
    "orders",
    "executions",
    "cards",
    "journal",
    "corrections",
    "settings",
    "seen",
    "job",
)
FULL, EMPTY = "full.valv", "tom.valv"
SCREEN = {
    "screens": [
        {
            "name": "main",
            "x": 0,
            "y": 0,
            "width": 3000,
            "height": 1800,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ]
}
_FAILED = N_("Bilderna kunde inte göras: {why}")
_TRACEBACK = "Traceback (most recent call last)"
_FAULTS = N_("Bilderna är gjorda, och detta syns i dem som inte får vara så:\n{faults}")


def add_parser(subparsers: Commands) -> None:
    """Add `screens` to the program's commands."""
    text, example = _("fotografera varje sida i den påhittade kommunen"), "screens bilder"
    screens = add_command(subparsers, "screens", run, text, example)
    screens.add_argument("folder", metavar=_("MAPP"), type=Path, help=_("mappen för bilderna"))
    text = _("bara den här sidan; får anges flera gånger")
    screens.add_argument("--page", action="append", choices=PAGES, help=text)
    text = _("bara den här storleken i procent; får anges flera gånger")
    screens.add_argument("--scale", action="append", choices=SCALES, type=int, help=text)


def run(args: argparse.Namespace) -> int:
    """The pictures and `index.json` in the folder; no screen is needed."""
    target: Path = args.folder
    target.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(16)
    with tempfile.TemporaryDirectory(prefix="verkstall-") as folder:
        town = Path(folder) / "town"
        town.mkdir()
        demo_store(town / FULL, secret, DemoWish(clients=CLIENTS)).close()
        demo_store(town / EMPTY, secret, DemoWish(clients=0)).close()
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps(SCREEN), encoding="utf-8")
        begun = [
            _begin(town, target, scale, args.page or PAGES, secret, screen)
            for scale in args.scale or SCALES
        ]
        said = [process.communicate() for process in begun]
    if any(process.returncode for process in begun):
        why = "\n".join(_why(err.strip()) for _out, err in said if err.strip())
        raise AppError("screens.failed", _FAILED, why=why or "?")
    lines = [json.loads(line) for out, _err in said for line in out.splitlines()]
    index = [line for line in lines if isinstance(line, dict)]
    (target / "index.json").write_text(
        json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    if faults := [line for line in lines if isinstance(line, str)]:
        raise AppError("screens.faults", _FAULTS, faults="\n".join(faults))
    print(_("{count} bilder i {folder}").format(count=len(index), folder=target))
    return 0


def _why(said: str) -> str:
    """What a process said at its end; of a fault of ours its kind only, never a traceback."""
    if _TRACEBACK not in said:
        return said
    kind = said.splitlines()[-1].partition(":")[0]
    return _("ett fel i programmet ({kind}), berätta för den som sköter det").format(kind=kind)


def _begin(
    town: Path, target: Path, scale: int, pages: Sequence[str], secret: str, screen: Path
) -> subprocess.Popen[str]:
    """A process for each scale, in a copy of its own: in each the main job is done."""
    own = town.with_name(str(scale))
    shutil.copytree(town, own)
    places = (own / FULL, own / EMPTY, target)
    return subprocess.Popen(
        [sys.executable, "-m", "ui.screens", *map(str, places), str(scale), ",".join(pages)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(scale / 100),
            "VERKSTALL_PASSWORD": secret,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
