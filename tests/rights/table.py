"""`docs/rights.md`: the matrix as a person reads it. Write it anew with

python -m tests.rights.table
"""

from pathlib import Path

from app.access.actor import Command, Data, Relation
from app.access.rights import Rights, shipped_rights
from app.access.roles import Role
from tests.support.tree import ROOT

TARGET = ROOT / "docs" / "rights.md"
WORDS = {
    Relation.OWN: "own",
    Relation.OTHER: "other's",
    Relation.ENDED: "ended",
    Relation.NONE: "yes",
}
HEAD = """# Who may do what

Drawn from `rights.csv` by `python -m tests.rights.table`. The tests of `tests/rights` try every row
by its use case.

*own*: the officer's open case, an order at the unit in force, an open correction case with a step
for the role. *ended*: it was so, and the grace days are not over. *other's*: somebody else's.
*yes*: the data belongs to no client, or is a list of what the person may read one by one. An empty
cell is a refusal, and the refusal stands in the log.
"""


def table(rights: Rights) -> str:
    rows = {(row.role, row.data, row.command): row.relations for row in rights}
    kinds = list(dict.fromkeys((data, command) for _role, data, command in rows))
    lines = [
        "| Data | Command | " + " | ".join(role.value.replace("_", " ") for role in Role) + " |",
        "| --- | --- |" + " --- |" * len(Role),
    ]
    lines += [
        f"| {data} | {command} | " + " | ".join(_cells(rows, data, command)) + " |"
        for data, command in kinds
    ]
    return HEAD + "\n" + "\n".join(lines) + "\n"


def _cells(
    rows: dict[tuple[Role, Data, Command], frozenset[Relation]], data: Data, command: Command
) -> list[str]:
    found = [rows.get((role, data, command), frozenset[Relation]()) for role in Role]
    return [", ".join(word for rel, word in WORDS.items() if rel in cell) for cell in found]


def main() -> None:
    Path(TARGET).write_text(table(shipped_rights()), encoding="utf-8")


if __name__ == "__main__":
    main()
