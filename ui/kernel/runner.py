"""What view models ask of the one that runs their work. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from app.kernel.errors import AppError

T = TypeVar("T")


class Runner(Protocol):
    """Work that may be slow is handed over; the answer comes back on the UI thread."""

    def read(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
        *,
        key: str = "",
    ) -> None:
        """Ask. With a `key`, only the answer to the owner's newest question of that key comes."""
        ...

    def write(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[AppError], None],
    ) -> None:
        """Change something; writes run one at a time, in the order they were given."""
        ...
