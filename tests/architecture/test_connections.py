"""A signal holds a bound method weakly: an object made for it alone is gone before it is called."""

import ast

from tests.support.tree import parsed, python_files, short


def test_that_no_signal_leads_to_a_plain_object_that_nobody_keeps() -> None:
    lost = [
        f"{short(path)}:{line}" for path in python_files("ui") for line in _lost_in(parsed(path))
    ]
    assert lost == []


def _lost_in(module: ast.Module) -> list[int]:
    plain = {
        node.name for node in ast.walk(module) if isinstance(node, ast.ClassDef) and not node.bases
    }
    return [
        node.lineno
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and _name(node.func) == "connect"
        if any(_made_here(slot) in plain for slot in node.args)
    ]


def _made_here(slot: ast.expr) -> str:
    """The class of `Made(...).method`; empty for anything else."""
    if isinstance(slot, ast.Attribute) and isinstance(slot.value, ast.Call):
        return _name(slot.value.func)
    return ""


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def test_that_a_plain_object_made_for_a_signal_is_seen() -> None:
    written = "class A:\n    pass\nclass B(QObject):\n    pass\n"
    used = "x.clicked.connect(A(1).go)\nx.clicked.connect(B(1).go)\nx.clicked.connect(self.go)\n"
    assert _lost_in(ast.parse(written + used)) == [5]
