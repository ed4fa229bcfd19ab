"""Every page can be reached: it is described where the window gets its pages from."""

import ast

from tests.support.tree import parsed, python_files, short

# Builds pages that stand in no navigation: the frame itself.
FRAME = "ui/shell/"


def page_classes() -> dict[str, str]:
    return {
        node.name: short(path)
        for path in python_files("ui")
        if not short(path).startswith(FRAME)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and "Page" in {ast.unparse(base) for base in node.bases}
    }


def described_names() -> set[str]:
    """Every name that stands in a module that describes a page."""
    trees = [parsed(path) for path in python_files("ui")]
    return {
        node.id
        for tree in trees
        if any(
            isinstance(call, ast.Call) and ast.unparse(call.func).endswith("PageSpec")
            for call in ast.walk(tree)
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Name)
    }


def test_that_every_page_is_described_to_the_window() -> None:
    pages, described = page_classes(), described_names()
    assert pages
    assert {name: path for name, path in pages.items() if name not in described} == {}
