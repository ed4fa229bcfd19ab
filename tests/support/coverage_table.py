"""Write docs/coverage.md, and strike off the list what a test now asserts.

python -m tests.support.coverage_table
"""

from __future__ import annotations

import re
import sys

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
    later = set(rules.later())
    rows = []
    for rule in [rule for rule in texts if rule in bound or rule in rules.demanded_rules()]:
        shown = "<br>".join(_link(test) for test in bound.get(rule, []))
        if rule in later:
            shown = "*remains*"
        rows.append(f"| {rule} | {_cell(texts[rule])} | {shown or _cell(reasons.get(rule, '—'))} |")
    return HEAD + "\n".join(rows) + "\n"


def strike_off() -> None:
    """Take the rules that are bound now off the list of later ones."""
    bound = rules.bound_rules()
    text = rules.ELSEWHERE.read_text(encoding="utf-8")
    for rule in rules.later():
        if rule in bound:
            text = re.sub(rf'^ +"{re.escape(rule)}",\n', "", text, flags=re.MULTILINE)
    rules.ELSEWHERE.write_text(text, encoding="utf-8")


def _link(test: str) -> str:
    path, name = test.split("::")
    return f"[{name.removeprefix('test_that_').replace('_', ' ')}](../{path})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    strike_off()
    TABLE.write_text(table(), encoding="utf-8")
    sys.stdout.write(rules.remaining_line() + "\n")
