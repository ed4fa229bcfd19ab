"""Scenarios may grow with the next version of a routine: nothing in code or store counts them."""

import ast
import re

import pytest
from sqlalchemy import CheckConstraint, String

from db.corrections import case_table
from tests.support.tree import CODE, parsed, python_files, short

LEAF = re.compile(r"[SL]\d[ab]?")


@pytest.mark.rule("UPP-D-5")
def test_that_no_enumeration_and_no_column_fixes_the_scenarios() -> None:
    enumerations = [
        f"{short(path)}:{node.lineno} {node.name}"
        for path in python_files(*CODE)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and _lists_leaves(node)
    ]
    assert enumerations == []
    leaf = case_table.c.leaf
    assert type(leaf.type) is String
    checks = [c for c in case_table.constraints if isinstance(c, CheckConstraint)]
    assert [check for check in checks if "leaf" in str(check.sqltext)] == []


def _lists_leaves(node: ast.ClassDef) -> bool:
    is_enumeration = any("Enum" in ast.unparse(base) for base in node.bases)
    values = [part.value for part in node.body if isinstance(part, ast.Assign)]
    return is_enumeration and any(
        isinstance(value, ast.Constant) and LEAF.fullmatch(str(value.value)) for value in values
    )


def test_that_an_enumeration_of_scenarios_is_seen() -> None:
    [listed, free] = ast.parse("class A(StrEnum):\n    X = 'S3'\nclass B:\n    X = 'S3'").body
    assert isinstance(listed, ast.ClassDef)
    assert isinstance(free, ast.ClassDef)
    assert _lists_leaves(listed)
    assert not _lists_leaves(free)
