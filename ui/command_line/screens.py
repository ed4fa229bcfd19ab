"""`verkstall screens DIR`: pictures of every page, in a municipality that does not exist."""

from __future__ import annotations

import argparse
import json
import os
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from ui.composition import DemoWish, demo_store

SCALES = (100, 175)  # per cent of the screen; each needs a process of its own
CLIENTS = 25
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


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `screens` to the program's commands."""
    screens = subparsers.add_parser("screens", help=_("fotografera varje sida"), allow_abbrev=False)
    screens.add_argument("folder", metavar="DIR", type=Path)
    screens.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """The pictures and `index.json` in the folder; no screen is needed."""
    target: Path = args.folder
    target.mkdir(parents=True, exist_ok=True)
    secret = secrets.token_urlsafe(16)
    with tempfile.TemporaryDirectory(prefix="verkstall-") as folder:
        full, empty = Path(folder) / "full.valv", Path(folder) / "tom.valv"
        demo_store(full, secret, DemoWish(clients=CLIENTS)).close()
        demo_store(empty, secret, DemoWish(clients=0)).close()
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps(SCREEN), encoding="utf-8")
        index = [
            line
            for scale in SCALES
            for line in _filmed((full, empty, target), scale, secret, screen)
        ]
    (target / "index.json").write_text(
        json.dumps(index, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    print(_("{count} bilder i {folder}").format(count=len(index), folder=target))
    return 0


def _filmed(places: tuple[Path, ...], scale: int, secret: str, screen: Path) -> list[object]:
    done = subprocess.run(
        [sys.executable, "-m", "ui.screens", *map(str, places), str(scale)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(scale / 100),
            "VERKSTALL_PASSWORD": secret,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        why = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise AppError("screens.failed", _FAILED, why=why)
    return [json.loads(line) for line in done.stdout.splitlines()]
