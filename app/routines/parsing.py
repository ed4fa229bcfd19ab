"""Read the files of one routine version; everything wrong in them is told, with file and place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.kernel.texts import _
from app.routines.model import (
    About,
    Condition,
    FactQuestion,
    Gate,
    Leaf,
    Obligation,
    ObligationText,
    Routine,
    TicketField,
)
from app.routines.tree import FromToml, Tree

T = TypeVar("T")

ABOUT, TREE, FACTS, GATES = "routine.toml", "tree.toml", "facts.toml", "gates.toml"
OBLIGATIONS, TICKET_FIELDS, LEAVES = "obligations.toml", "ticket_fields.toml", "leaves"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file, where in it."""

    file: str
    place: str
    text: str

    @property
    def sentence(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.text}"


@dataclass(frozen=True, slots=True)
class _FactsFile(FromToml):
    facts: Mapping[str, FactQuestion]
    conditions: Mapping[str, Condition]


@dataclass(frozen=True, slots=True)
class _GatesFile(FromToml):
    gates: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class _ObligationsFile(FromToml):
    obligations: tuple[ObligationText, ...]


@dataclass(frozen=True, slots=True)
class _TicketFieldsFile(FromToml):
    fields: Mapping[str, TicketField]


# Built once: it is most of the time that reading takes.
_ABOUT, _TREE, _LEAF = TypeAdapter(About), TypeAdapter(Tree), TypeAdapter(Leaf)
_FACTS, _GATES = TypeAdapter(_FactsFile), TypeAdapter(_GatesFile)
_OBLIGATIONS = TypeAdapter(_ObligationsFile)
_TICKET_FIELDS = TypeAdapter(_TicketFieldsFile)


def parse(folder: Path) -> tuple[Routine | None, list[Problem]]:
    """The routine as the files have it, not yet checked; None when a file cannot be read."""
    if not folder.is_dir():
        return None, [Problem(folder.name, "", _("Mappen finns inte."))]
    found: list[Problem] = []
    about = _file(folder, ABOUT, _ABOUT, found)
    tree = _file(folder, TREE, _TREE, found)
    facts = _file(folder, FACTS, _FACTS, found)
    gates = _file(folder, GATES, _GATES, found)
    texts = _file(folder, OBLIGATIONS, _OBLIGATIONS, found)
    fields = _file(folder, TICKET_FIELDS, _TICKET_FIELDS, found)
    leaves = _leaves(folder, found)
    if not (about and tree and facts and gates and texts and fields) or found:
        return None, found
    found.extend(_twice(GATES, [gate.id for gate in gates.gates]))
    found.extend(_twice(OBLIGATIONS, [text.id for text in texts.obligations]))
    worded = {text.id: text for text in texts.obligations}
    routine = Routine(
        about=about,
        tree=tree,
        facts=facts.facts,
        conditions=facts.conditions,
        gates={gate.id: gate for gate in gates.gates},
        ticket_fields=fields.fields,
        leaves={leaf.id: _worded(leaf, worded, found) for leaf in leaves},
    )
    return routine, found


def _leaves(folder: Path, found: list[Problem]) -> list[Leaf]:
    leaves: list[Leaf] = []
    for path in sorted((folder / LEAVES).glob("*.toml"), key=_leaf_order):
        leaf = _file(folder, f"{LEAVES}/{path.name}", _LEAF, found)
        if leaf is None:
            continue
        if leaf.id != path.stem:
            text = _("id är {id}, men filen heter {file}.").format(id=leaf.id, file=path.name)
            found.append(Problem(f"{LEAVES}/{path.name}", "id", text))
        leaves.append(leaf)
    return leaves


def _leaf_order(path: Path) -> tuple[bool, str]:
    return (not path.stem.startswith("S"), path.stem)


def _file(folder: Path, name: str, kind: TypeAdapter[T], found: list[Problem]) -> T | None:
    read = _read(folder / name)
    if isinstance(read, str):
        found.append(Problem(name, "", read))
        return None
    try:
        return kind.validate_python(read)
    except ValidationError as error:
        found.extend(Problem(name, _place(e["loc"], read), _wrong(e)) for e in error.errors())
        return None


def _read(path: Path) -> dict[str, Any] | str:
    """The tables of a file, or the sentence that says why not."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return _("Filen saknas.")
    except OSError:
        return _("Filen går inte att läsa.")
    except UnicodeDecodeError:
        return _("Filen är inte skriven i UTF-8.")
    except tomllib.TOMLDecodeError as error:
        return _("Filen är inte giltig TOML: {reason}.").format(reason=error)


def _place(loc: tuple[int | str, ...], data: Any) -> str:
    """`steps, UPP-S3-2, role`: the id of a list's entry where it has one, else its number."""
    words: list[str] = []
    at = data
    for part in loc:
        at = _inside(at, part)
        named = at.get("id") if isinstance(at, dict) and isinstance(part, int) else None
        if isinstance(part, int):
            words.append(str(named) if named else str(part + 1))
        elif part != "[key]":
            words.append(part)
    return ", ".join(words)


def _inside(at: Any, part: int | str) -> Any:
    if isinstance(at, dict):
        return at.get(part)
    if isinstance(at, list) and isinstance(part, int) and part < len(at):
        return at[part]
    return None


def _wrong(error: ErrorDetails) -> str:
    match error["type"]:
        case "missing" | "missing_argument":
            return _("Fältet saknas.")
        case "extra_forbidden" | "unexpected_keyword_argument":
            return _("Fältet är okänt. Ta bort det eller rätta namnet.")
        case "enum":
            text = _("”{value}” är okänt. Tillåtna värden: {allowed}.")
            allowed = error.get("ctx", {}).get("expected", "")
            return text.format(value=error["input"], allowed=allowed)
        case _:
            text = _("”{value}” har fel form.")
            return text.format(value=str(error["input"])[:60])


def _worded(leaf: Leaf, texts: Mapping[str, ObligationText], found: list[Problem]) -> Leaf:
    worded: list[Obligation] = []
    for duty in leaf.obligations:
        known = texts.get(duty.id)
        if known is None:
            file = f"{LEAVES}/{leaf.id}.toml"
            text = _("Skyldigheten finns inte i {file}.").format(file=OBLIGATIONS)
            found.append(Problem(file, f"obligations, {duty.id}", text))
            continue
        worded.append(replace(duty, label=duty.label or known.label, text=duty.text or known.text))
    return replace(leaf, obligations=tuple(worded))


def _twice(file: str, ids: list[str]) -> list[Problem]:
    twice = sorted({one for one in ids if ids.count(one) > 1})
    return [Problem(file, one, _("Samma id finns två gånger.")) for one in twice]
