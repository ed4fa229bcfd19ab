"""The matrix of rights as data: `resources/rights.csv`, shown in `docs/rights.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from app.access.actor import Command, Data, Relation
from app.access.roles import Role

RIGHTS_FILE = "rights.csv"


@dataclass(frozen=True, slots=True)
class Right:
    """One row: what a role may do with a kind of data, by relation."""

    role: Role
    data: Data
    command: Command
    relations: frozenset[Relation]


class Rights:
    """Answers whether a role may; what has no row is refused."""

    def __init__(self, rows: Iterable[Right]) -> None:
        self._rows = {(row.role, row.data, row.command): row for row in rows}

    def __iter__(self) -> Iterator[Right]:
        return iter(self._rows.values())

    def allows(self, role: Role, data: Data, command: Command, relation: Relation) -> bool:
        row = self._rows.get((role, data, command))
        return row is not None and relation in row.relations

    def relations(self, role: Role, data: Data, command: Command) -> frozenset[Relation]:
        """With which relations the role may do it; empty when it never may."""
        row = self._rows.get((role, data, command))
        return row.relations if row else frozenset()


def read_rights(lines: Iterable[str]) -> Rights:
    """Read the matrix; an unknown role, data, command or answer raises `ValueError`."""
    return Rights(_row(record) for record in csv.DictReader(lines))


@cache
def shipped_rights() -> Rights:
    """The matrix that ships with the program."""
    text = resources.files("resources").joinpath(RIGHTS_FILE).read_text(encoding="utf-8")
    return read_rights(text.splitlines())


def _row(record: dict[str, str]) -> Right:
    answers = {relation: record[relation.value] for relation in Relation}
    if set(answers.values()) - {"yes", "no"}:
        raise ValueError(f"rights: yes or no, not {sorted(set(answers.values()))}")
    return Right(
        Role(record["role"]),
        Data(record["data"]),
        Command(record["command"]),
        frozenset(relation for relation, answer in answers.items() if answer == "yes"),
    )
