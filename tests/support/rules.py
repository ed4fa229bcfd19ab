"""Which rule of the sources which test asserts, read from the tests' own source."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent
IDS = TESTS / "architecture" / "rule_ids.txt"
ELSEWHERE = TESTS / "architecture" / "rules_elsewhere.toml"
# What must be bound; the other routines' rules come with their routines.
DEMANDED = ("UPP-", "A", "INV-")


@dataclass(frozen=True, slots=True)
class Binding:
    """A test that says which rules it asserts."""

    test: str  # tests/unit/test_x.py::test_that_…
    rules: tuple[str, ...]
    asserts: bool


def known_rules() -> dict[str, str]:
    """Every rule id with a short text, in the order of the sources."""
    lines = IDS.read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return {rule: text for rule, _, text in rows}


def demanded_rules() -> list[str]:
    return [rule for rule in known_rules() if _is_demanded(rule)]


def elsewhere() -> dict[str, str]:
    """Rules that no test can show, each with its reason."""
    return dict(tomllib.loads(ELSEWHERE.read_text(encoding="utf-8")).get("elsewhere", {}))


def bindings() -> list[Binding]:
    return [found for path in sorted(TESTS.rglob("test_*.py")) for found in _bindings_in(path)]


def bound_rules() -> dict[str, list[str]]:
    """Rule id to the tests that assert it."""
    bound: dict[str, list[str]] = {}
    for binding in bindings():
        for rule in binding.rules:
            bound.setdefault(rule, []).append(binding.test)
    return bound


def _is_demanded(rule: str) -> bool:
    if rule.startswith("A"):
        return rule[1:].isdigit()
    return rule.startswith(DEMANDED)


def _bindings_in(path: Path) -> Iterator[Binding]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(ROOT).as_posix()
    for_all = [
        rule
        for node in tree.body
        if isinstance(node, ast.Assign) and _is_pytestmark(node)
        for rule in _ids(node.value)
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            own = [rule for decorator in node.decorator_list for rule in _ids(decorator)]
            if rules := tuple(dict.fromkeys([*own, *for_all])):
                yield Binding(f"{name}::{node.name}", rules, _asserts(node))


def _is_pytestmark(node: ast.Assign) -> bool:
    return any(isinstance(goal, ast.Name) and goal.id == "pytestmark" for goal in node.targets)


def _ids(node: ast.AST) -> Iterator[str]:
    """Ids of every `pytest.mark.rule(…)` inside; only literals can be read, so only those count."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("mark.rule"):
            for arg in call.args:
                yield arg.value if isinstance(arg, ast.Constant) else ast.unparse(arg)


def _asserts(test: ast.FunctionDef) -> bool:
    """Whether the test can fail: an assert, or something it demands to be raised."""
    return any(
        isinstance(node, ast.Assert)
        or (
            isinstance(node, ast.Call)
            and _called(node).startswith(("raises", "assert_", "refused"))
        )
        for node in ast.walk(test)
    )


def _called(node: ast.Call) -> str:
    return ast.unparse(node.func).rsplit(".", 1)[-1]
