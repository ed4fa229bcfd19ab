"""Find a routine among what ships with the program, and load it whole or not at all."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from app.kernel.errors import BadInput, NotFound
from app.kernel.texts import N_
from app.routines.checking import check
from app.routines.model import Routine
from app.routines.parsing import ABOUT

MANIFEST = "manifest.toml"
ROUTINES = Path(str(files("resources"))) / "routines"


def load(folder: Path) -> Routine:
    """One version; refused with the first thing that is wrong in it."""
    routine, found = check(folder)
    if routine is None:
        raise BadInput(
            "routine.broken",
            N_("Rutinen i mappen {folder} kan inte användas. {problem}"),
            field=found[0].file,
            folder=folder.name,
            problem=found[0].sentence,
        )
    return routine


def available(root: Path = ROUTINES) -> tuple[str, ...]:
    """Names of the routines that exist."""
    return tuple(sorted({path.parent.parent.name for path in root.glob(f"*/*/{ABOUT}")}))


def versions(routine: str, root: Path = ROUTINES) -> tuple[str, ...]:
    """Versions of a routine, the oldest first."""
    if routine not in available(root):
        raise NotFound(
            "routine.unknown",
            N_("Rutinen {routine} finns inte. Det finns: {known}."),
            routine=routine,
            known=", ".join(available(root)),
        )
    found = (path.parent.name for path in (root / routine).glob(f"*/{ABOUT}"))
    return tuple(sorted(found, key=_number))


@cache
def newest(routine: str, root: Path = ROUTINES) -> Routine:
    """The version in force."""
    return load(root / routine / versions(routine, root)[-1])


@cache
def for_corrections(root: Path = ROUTINES) -> Routine:
    """The routine that a new correction follows, in the version in force."""
    manifest = tomllib.loads((root / MANIFEST).read_text(encoding="utf-8"))
    return newest(str(manifest["corrections"]), root)


@cache
def version_of(routine: str, version: str, root: Path = ROUTINES) -> Routine:
    """A given version: an old case keeps the one it began with (UPP-G-3)."""
    if version not in versions(routine, root):
        raise NotFound(
            "routine.unknown_version",
            N_("Rutinen {routine} finns inte i version {version}. Det finns: {known}."),
            routine=routine,
            version=version,
            known=", ".join(versions(routine, root)),
        )
    return load(root / routine / version)


def _number(version: str) -> tuple[int, str]:
    return (int(version) if version.isdecimal() else 0, version)
