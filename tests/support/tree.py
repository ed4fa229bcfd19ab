"""The repository's own files, for the tests that read them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ("app", "db", "ui")
PICTURES = {".png", ".pdf", ".ttf", ".otf", ".ico", ".qm", ".mo", ".icc", ".gz", ".zip"}
# Made by tools, in no commit.
NOT_OURS = {"__pycache__", "build", "dist", "node_modules"}


def files(*folders: str) -> Iterator[Path]:
    """Every file that belongs to the repository, or to these folders of it."""
    for start in [ROOT / folder for folder in folders] or [ROOT]:
        for place, names, found in os.walk(start):
            names[:] = sorted(name for name in names if _is_ours(name))
            yield from (Path(place) / name for name in sorted(found) if not name.endswith(".pyc"))


def python_files(*folders: str) -> list[Path]:
    return [path for path in files(*folders) if path.suffix == ".py"]


def our_texts(*folders: str) -> Iterator[tuple[Path, str]]:
    """Every text file with its text; pictures, fonts and the like are left out."""
    for path in files(*folders):
        if path.suffix not in PICTURES:
            yield path, path.read_text(encoding="utf-8", errors="replace")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _is_ours(name: str) -> bool:
    hidden = name.startswith(".") and name != ".ci"
    return not hidden and name not in NOT_OURS and not name.endswith(".egg-info")
