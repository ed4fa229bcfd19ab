"""The routine under test, answers that lead to each leaf, and a copy of its files to spoil."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from app.routines import CaseFacts, Decision, Routine, Step, decide
from app.routines.loading import ROUTINES, newest

SOURCE = Path(__file__).with_name("ru541_source.txt")

PROVIDER = {"discovered_by": "provider"}
OFFICER = {"discovered_by": "case_officer"}
MISDIRECTED = {**PROVIDER, "what_is_wrong": "wrong_recipient"}

ANSWERS: dict[str, dict[str, str]] = {
    "S1a": {**MISDIRECTED, "progress": "not_executed", "has_gatekeeper": "yes"},
    "S1b": {**MISDIRECTED, "progress": "not_executed", "has_gatekeeper": "no"},
    "S2": {**MISDIRECTED, "progress": "executed"},
    "S3": {**MISDIRECTED, "progress": "documented"},
    "S4": {**MISDIRECTED, "progress": "performed"},
    "S5": {**PROVIDER, "what_is_wrong": "wrong_start"},
    "S6": {**PROVIDER, "what_is_wrong": "ended_by_mistake"},
    "S7": {**OFFICER, "order_state": "executed"},
    "S8": {**OFFICER, "order_state": "via_register"},
    "L0": {"discovered_by": "other"},
    "L1": {**OFFICER, "order_state": "not_executed"},
    "L2": {**MISDIRECTED, "progress": "performed_not_executed"},
    "L3": {**PROVIDER, "what_is_wrong": "via_register"},
    "L4": {**PROVIDER, "what_is_wrong": "other", "is_executed": "no"},
    "L5": {**PROVIDER, "what_is_wrong": "other", "is_executed": "yes"},
}
SCENARIOS = [leaf for leaf in ANSWERS if leaf.startswith("S")]
ADVICE_ONLY = [leaf for leaf in ANSWERS if leaf.startswith("L")]


def ru541() -> Routine:
    return newest("ru541")


def decided(leaf: str, **known: str) -> Decision:
    """The decision for a leaf, with the routine's own facts given."""
    return decide(ru541(), ANSWERS[leaf], CaseFacts(known=known))


def step(leaf: str, name: str) -> Step:
    return next(one for one in ru541().leaves[leaf].steps if one.id == name)


def a_copy(folder: Path) -> Path:
    """The routine's files, to be changed."""
    copy = folder / "routines" / "ru541" / "03"
    shutil.copytree(ROUTINES / "ru541" / "03", copy)
    return copy


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{file.name} no longer says {old}"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@cache
def source_lines() -> dict[int, str]:
    """The routine's own text by line number, without the marks of the mark-up."""
    rows = (row.partition("\t") for row in SOURCE.read_text(encoding="utf-8").splitlines())
    return {int(number): _plain(text) for number, _tab, text in rows}


def _plain(text: str) -> str:
    linked = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return linked.replace("**", "")
