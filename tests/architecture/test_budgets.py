"""No file, function or class outgrows what a reader can hold."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tree import CODE, parsed, python_files, short

FILE, TEST_FILE = 350, 500
FUNCTION, TEST_FUNCTION = 40, 80  # a test tells a story, a builder lists data
CLASS, METHODS = 250, 20
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "manager", "base"}
# Written by Alembic as one long list, and never changed once it has run anywhere.
GENERATED = "db/migrations/versions/"
Function = ast.FunctionDef | ast.AsyncFunctionDef


def is_written(path: Path) -> bool:
    return not short(path).startswith(GENERATED)


def too_long(path: Path, limit: int) -> Iterator[str]:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > limit:
        yield f"{short(path)}: {lines} lines, at most {limit}"


def oversized(tree: ast.Module, function: int = FUNCTION) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, Function) and span(node) > function:
            yield f"{node.lineno} {node.name}: {span(node)} lines"
        if isinstance(node, ast.ClassDef):
            methods = sum(isinstance(part, Function) and is_ours(part) for part in node.body)
            if span(node) > CLASS or methods > METHODS:
                yield f"{node.lineno} {node.name}: {span(node)} lines, {methods} methods"


def is_ours(method: Function) -> bool:
    """What Qt names in camelCase is an override that cannot be elsewhere."""
    return method.name.islower() or method.name.startswith("_")


def span(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_that_no_file_is_longer_than_its_budget() -> None:
    ours = [path for path in python_files(*CODE, "packaging") if is_written(path)]
    found = [line for path in ours for line in too_long(path, FILE)]
    found += [line for path in python_files("tests") for line in too_long(path, TEST_FILE)]
    assert found == []


def test_that_no_function_or_class_is_bigger_than_its_budget() -> None:
    ours = [path for path in python_files(*CODE, "packaging") if is_written(path)]
    found = [f"{short(path)}:{big}" for path in ours for big in oversized(parsed(path))]
    found += [
        f"{short(path)}:{big}"
        for path in python_files("tests")
        for big in oversized(parsed(path), TEST_FUNCTION)
    ]
    assert found == []


def test_that_no_module_has_a_name_that_says_nothing() -> None:
    names = [path for path in python_files(*CODE, "tests") if path.stem in FORBIDDEN_NAMES]
    folders = [path for path in python_files(*CODE) if FORBIDDEN_NAMES & {*path.parts}]
    assert [short(path) for path in names + folders] == []


def test_that_every_module_says_what_it_is_for() -> None:
    silent = [
        short(path)
        for path in python_files(*CODE, "packaging")
        if path.read_text(encoding="utf-8").strip() and not ast.get_docstring(parsed(path))
    ]
    assert silent == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def f():\n" + "    x = 1\n" * 39, 0),
        ("def f():\n" + "    x = 1\n" * 40, 1),
        ("class C:\n" + "    def f(self): ...\n" * 20, 0),
        ("class C:\n" + "    def f(self): ...\n" * 21, 1),
        ("class C:\n" + "    def keyPressEvent(self, event): ...\n" * 21, 0),
        ("class C:\n" + "    x = 1\n" * 250, 1),
    ],
)
def test_that_what_is_over_budget_is_found(source: str, found: int) -> None:
    assert len(list(oversized(ast.parse(source)))) == found
