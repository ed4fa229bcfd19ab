"""One frozen dataclass in one table, field by column of the same name.

A save is one UPDATE … WHERE id AND version: whoever comes second changes nothing and is told what
the first one wrote (docs/adr/0002).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, Generic, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Row, Table, insert, select, update

from app.kernel.errors import Conflict, NotFound
from app.kernel.saving import OVERTAKEN
from app.kernel.texts import N_

T = TypeVar("T")

_MISSING = N_("Uppgiften finns inte längre. Uppdatera listan och försök igen.")


class TableStore(Generic[T]):
    """Add, get, find and save values of one kind inside one transaction."""

    def __init__(self, connection: Connection, table: Table, kind: type[T]) -> None:
        self._connection = connection
        self._table = table
        self._kind = kind
        self._names = [f.name for f in dataclasses.fields(cast("Any", kind))]

    def get(self, id_: UUID) -> T:
        """The value, or `NotFound`."""
        found = self.find(self._table.c.id == id_)
        if not found:
            raise NotFound(f"{self._table.name}.missing", _MISSING)
        return found[0]

    def one(self, *where: ColumnElement[bool]) -> T | None:
        found = self.find(*where)
        return found[0] if found else None

    def find(self, *where: ColumnElement[bool], order: Sequence[Any] = ()) -> list[T]:
        columns = [self._table.c[name] for name in self._names]
        query = select(*columns).where(*where).order_by(*order)
        return [self._build(row) for row in self._connection.execute(query)]

    def add(self, value: T, **extra: object) -> T:
        """Insert; `extra` fills columns that are not fields, such as sort keys."""
        self._connection.execute(insert(self._table).values(**self._values(value), **extra))
        return value

    def save(self, value: T, **extra: object) -> T:
        """Write over the version the value was read with; returns it with the next version.

        Raises `Conflict` with the stored value when somebody else was first.
        """
        fields = self._values(value)
        id_, seen = fields["id"], fields["version"]
        mine = dataclasses.replace(cast("Any", value), version=seen + 1)
        done = self._connection.execute(
            update(self._table)
            .where(self._table.c.id == id_, self._table.c.version == seen)
            .values(**(fields | {"version": seen + 1}), **extra)
        )
        if done.rowcount != 1:
            raise Conflict(f"{self._table.name}.overtaken", OVERTAKEN, theirs=self.get(id_))
        return cast("T", mine)

    def _values(self, value: T) -> dict[str, Any]:
        return {name: getattr(value, name) for name in self._names}

    def _build(self, row: Row[Any]) -> T:
        return self._kind(**row._mapping)  # noqa: SLF001 - the documented way to read by name
