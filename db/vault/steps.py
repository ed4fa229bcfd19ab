"""Named moments of long operations, so that a test can stop the process at each of them."""

from __future__ import annotations

from collections.abc import Callable

Steps = Callable[[str], None]


def no_steps(_name: str) -> None:
    """Nobody is watching."""
