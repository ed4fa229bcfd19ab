"""F1 has something to say wherever a widget carries a rule, and says it in both languages."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.routines.loading import newest
from tests.support.rules import known_rules
from tests.support.tree import ROOT, parsed, python_files
from ui.window.rules import explain

SHORT = ROOT / "resources" / "rules" / "short.toml"
SEEDED = ("UPP-", "GOT-", "LED-", "LEK-", "NKP-")


def used() -> dict[str, str]:
    """Every rule id that stands as a text in the window's code, with a file that has it."""
    return {id_: str(path.relative_to(ROOT)) for path in python_files("ui") for id_ in _ids(path)}


def _ids(path: Path) -> Iterator[str]:
    known = {*known_rules(), *newest("ru541").gates, "C-14"}
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and node.value in known:
            yield str(node.value)


USED = used()


@pytest.mark.parametrize("rule", sorted(USED))
def test_that_each_rule_on_the_screen_has_a_text(rule: str) -> None:
    [text] = explain((rule,)) or [None]
    assert text is not None, USED[rule]
    assert text.title
    assert text.text.endswith(".")
    assert text.source or text.quote or text.is_addition


def test_that_the_rules_on_the_screen_are_found() -> None:
    assert {"LED-12", "GOT-47", "A21", "C-14", "G3", "UPP-S3-2"} <= set(USED)


def test_that_each_step_and_gate_of_the_routine_has_a_text() -> None:
    routine = newest("ru541")
    ids = {step.id for leaf in routine.leaves.values() for step in leaf.steps} | set(routine.gates)
    assert [id_ for id_ in sorted(ids) if not explain((id_,))] == []


def test_that_a_short_text_names_its_line_or_says_that_it_is_ours() -> None:
    found = tomllib.loads(SHORT.read_text(encoding="utf-8"))
    for id_, rule in found.items():
        is_ours = rule.get("added", False)
        assert is_ours or id_.startswith((*SEEDED, "A")), id_
        assert is_ours or "rad" in rule["source"] or "scenario" in rule["source"], id_
