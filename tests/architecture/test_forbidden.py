"""What may stand in one place only, or nowhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.tree import CODE, parsed, python_files, short

# Where each of these may stand. Everything else goes through that place.
HOMES = {
    "QMessageBox": ("ui/kernel/questions.py",),
    "QThread": (),
    "QSaveFile": (),
    "Paragraph": ("app/printing/",),
    "print": ("ui/command_line/",),
    "pickle": (),
    "except Exception": (
        "ui/command_line/",  # never a traceback
        "app/printing/signing.py",  # a damaged file may fail a reader in any way
    ),
}
SQL = re.compile(
    r"\s*(select|insert into|update|delete from|with|create|drop|alter|grant|revoke"
    r"|attach database|vacuum|pragma|begin|set)\s",
    re.IGNORECASE,
)
# No driver takes parameters in these; the values are keys, numbers and table names of ours.
UNBINDABLE = {
    "db/": re.compile(r"\s*(pragma|attach|vacuum)\s", re.IGNORECASE),
    "db/migrations/versions/": re.compile(
        r"\s*(create|drop|alter|grant|revoke|update of)\s", re.IGNORECASE
    ),
    "db/postgres/": re.compile(r"\s*(create|grant|revoke|set local role)\s", re.IGNORECASE),
    "db/vault/": re.compile(r'\s*select count\(\*\) from "', re.IGNORECASE),
}
# A disk that is full is a small volume of its own, and not every machine lets us make one.
MAY_SKIP = ("tests/unit/kernel/test_files.py", "tests/db/vault/test_disk_full.py")
BROAD = {"Exception", "BaseException"}


def used_names(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Names that are imported, called or caught, with their line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from ((alias.name.split(".")[-1], node.lineno) for alias in node.names)
        if isinstance(node, ast.Attribute):
            yield node.attr, node.lineno
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.lineno
        if isinstance(node, ast.ExceptHandler) and _is_broad(node):
            yield "except Exception", node.lineno


def _is_broad(handler: ast.ExceptHandler) -> bool:
    """Catches everything and does not pass it on."""
    caught = {node.id for node in ast.walk(handler.type or handler) if isinstance(node, ast.Name)}
    swallows = not isinstance(handler.body[-1], ast.Raise)
    return swallows and (handler.type is None or bool(BROAD & caught))


def built_sql(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Statements put together from text: f-strings, %, + and format."""
    for node in ast.walk(tree):
        begin = _beginning_of_built_text(node)
        if begin and SQL.match(begin):
            yield begin.strip(), node.lineno  # type: ignore[attr-defined]


def _beginning_of_built_text(node: ast.AST) -> str:
    if isinstance(node, ast.JoinedStr) and any(
        isinstance(part, ast.FormattedValue) for part in node.values
    ):
        return _text(node.values[0])
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod | ast.Add):
        return _text(node.left)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _text(node.func.value) if node.func.attr == "format" else ""
    return ""


def _text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _is_at_home(path: Path, homes: tuple[str, ...]) -> bool:
    return short(path).startswith(homes)


@pytest.mark.parametrize("name", HOMES)
def test_that_it_stands_in_its_home_only(name: str) -> None:
    strays = [
        f"{short(path)}:{line}"
        for path in python_files(*CODE)
        for used, line in used_names(parsed(path))
        if used == name and not _is_at_home(path, HOMES[name])
    ]
    assert strays == []


def test_that_no_statement_is_put_together_from_text() -> None:
    strays = [
        f"{short(path)}:{line} {begin}"
        for path in python_files(*CODE)
        for begin, line in built_sql(parsed(path))
        if not any(
            short(path).startswith(home) and allowed.match(begin + " ")
            for home, allowed in UNBINDABLE.items()
        )
    ]
    assert strays == []


def test_that_no_code_waits_for_another_issue() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    strays = [
        f"{short(path)}: {found.group()}"
        for path in python_files(*CODE, "packaging")
        for found in marks.finditer(path.read_text(encoding="utf-8"))
    ]
    assert strays == []


def test_that_no_test_is_skipped_or_waits_by_the_clock() -> None:
    names = {"skip", "skipif", "xfail", "importorskip", "sleep", "qWait"}
    strays = [
        f"{short(path)}:{line} {used}"
        for path in python_files("tests")
        for used, line in used_names(parsed(path))
        if used in names and not (used == "skip" and short(path) in MAY_SKIP)
    ]
    assert strays == []


@pytest.mark.parametrize(
    "source",
    [
        "x = f'select * from t where a = {b}'",
        "x = 'select * from t where a = %s' % b",
        "x = 'delete from ' + table",
        "x = 'drop table {}'.format(name)",
    ],
)
def test_that_a_built_statement_is_seen(source: str) -> None:
    assert len(list(built_sql(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("from PySide6.QtWidgets import QMessageBox", "QMessageBox"),
        ("QtCore.QThread()", "QThread"),
        ("print('x')", "print"),
        ("import pickle", "pickle"),
        ("try:\n    f()\nexcept Exception:\n    g()", "except Exception"),
        ("try:\n    f()\nexcept (ValueError, BaseException):\n    g()", "except Exception"),
        ("try:\n    f()\nexcept:\n    g()", "except Exception"),
    ],
)
def test_that_a_stray_is_seen(source: str, name: str) -> None:
    assert name in {used for used, _ in used_names(ast.parse(source))}


def test_that_a_broad_except_that_passes_on_is_allowed() -> None:
    tree = ast.parse("try:\n    f()\nexcept BaseException:\n    g()\n    raise")
    assert "except Exception" not in {used for used, _ in used_names(tree)}
