"""A part of a long list: where it begins, how long it is, and how many rows there are in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

R_co = TypeVar("R_co", covariant=True)

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True)
class Window:
    """The rows asked for."""

    offset: int = 0
    limit: int = PAGE_SIZE


@dataclass(frozen=True, slots=True)
class Page(Generic[R_co]):
    """Rows of a window and the exact number of rows in the whole list."""

    total: int
    offset: int
    rows: tuple[R_co, ...]
