"""`docs/gates.md`: the gates of scenario 3 as the routine has them. Write it anew with

python -m tests.gates.table
"""

from app.access.roles import role_title
from app.routines.loading import newest
from app.routines.model import Gate
from tests.gates.gates import GATES
from tests.support.tree import ROOT

TARGET = ROOT / "docs" / "gates.md"
LEAF = "S3"
SERVICE = "tests/gates/test_services.py"
PAGE = "tests/gates/test_page.py"
HEAD = """# Gates of scenario 3

Drawn from the routine by `python -m tests.gates.table`. Each gate is refused by the service and
shown on the case page as a disabled action that says who is awaited, and both are open after:
a gate without both tests fails.

| Gate | Stops | Until | Waits for | The page says | Strength |
| --- | --- | --- | --- | --- | --- |
"""


def gates() -> list[Gate]:
    """Every gate that the routine has for the scenario."""
    return [gate for gate in newest("ru541").gates.values() if LEAF in gate.leaves]


def table() -> str:
    lines = [
        f"| {gate.id} | {', '.join(act.value for act in gate.refuses)} | {gate.label} "
        f"| {role_title(gate.awaits)} | {gate.waiting} | {gate.strength.value} |"
        for gate in gates()
    ]
    tried = [
        f"- {gate.id}: `{SERVICE}` and `{PAGE}`, as {GATES[gate.id].login}, step "
        f"{GATES[gate.id].step}, shut after *{GATES[gate.id].shut}*, "
        f"open after *{GATES[gate.id].open}*"
        for gate in gates()
    ]
    return HEAD + "\n".join(lines) + "\n\n## Where each is tried\n\n" + "\n".join(tried) + "\n"


def main() -> None:
    TARGET.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
