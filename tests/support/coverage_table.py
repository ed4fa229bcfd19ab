"""Write docs/coverage.md.

python -m tests.support.coverage_table
"""

from __future__ import annotations

from tests.support import rules

TABLE = rules.ROOT / "docs" / "coverage.md"
HEAD = """# Which test shows which rule

Generated from the tests by `python -m tests.support.coverage_table`; do not edit. The rules of
RU541 (UPP), its ambiguities with our resolution (A) and the invariants of the domain model (INV).

| Rule | What it asks | Shown by |
| --- | --- | --- |
"""


def table() -> str:
    """The whole page as text."""
    texts, bound, reasons = rules.known_rules(), rules.bound_rules(), rules.elsewhere()
    rows = []
    for rule in [rule for rule in texts if rule in bound or rule in rules.demanded_rules()]:
        shown = "<br>".join(_link(test) for test in bound.get(rule, []))
        rows.append(f"| {rule} | {_cell(texts[rule])} | {shown or _cell(reasons.get(rule, '—'))} |")
    return HEAD + "\n".join(rows) + "\n"


def _link(test: str) -> str:
    path, name = test.split("::")
    return f"[{name.removeprefix('test_that_').replace('_', ' ')}](../{path})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
