"""What the program is made of, read from what ships with it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata, resources

from PySide6.QtCore import qVersion

PRODUCT = "verkstall"
NOTICE = "LICENSE-SQLCipher.txt"
_FILE, _DIVIDER = "THIRD_PARTY.md", "---"
_FILE_COLUMNS = 4  # files, what they are, where from, licence


@dataclass(frozen=True, slots=True)
class Part:
    """Something made by others, and under what licence."""

    name: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFacts:
    """All that the section shows."""

    version: str
    python: str
    qt: str
    parts: tuple[Part, ...]
    notice: str


def about() -> ProgramFacts:
    return ProgramFacts(
        version=metadata.version(PRODUCT),
        python=platform.python_version(),
        qt=qVersion(),
        parts=read_parts(_resource(_FILE)),
        notice=_resource(NOTICE),
    )


def read_parts(text: str) -> tuple[Part, ...]:
    """The rows of the tables: the first cell names it, the last one tells the licence."""
    rows = [_cells(line) for line in text.splitlines() if line.startswith("|")]
    heads = {number - 1 for number, cells in enumerate(rows) if cells[0].startswith(_DIVIDER)}
    return tuple(
        Part(_named(cells), cells[-1])
        for number, cells in enumerate(rows)
        if number not in heads and not cells[0].startswith(_DIVIDER)
    )


def _named(cells: list[str]) -> str:
    """A package with the version that is installed; of files, what they are."""
    if len(cells) == _FILE_COLUMNS:
        return cells[1].split(":")[0]
    try:
        return f"{cells[0]} {metadata.version(cells[0])}"
    except metadata.PackageNotFoundError:
        return cells[0]


def _cells(line: str) -> list[str]:
    return [cell.strip().replace("`", "") for cell in line.strip("|").split("|")]


def _resource(name: str) -> str:
    return resources.files("resources").joinpath(name).read_text(encoding="utf-8")
