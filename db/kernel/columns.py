"""Columns that many tables share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, Uuid


def id_column() -> Column[Any]:
    return Column("id", Uuid(), primary_key=True)


def version_column() -> Column[Any]:
    return Column("version", Integer, nullable=False)


def reference(name: str, table: str, *, optional: bool = False, index: bool = True) -> Column[Any]:
    """A foreign key to the id of `table`; rows that are pointed at cannot disappear."""
    return Column(name, Uuid(), ForeignKey(f"{table}.id"), nullable=optional, index=index)
