"""Acts of a case that are under way: a second press before the first is shown begins nothing."""

from __future__ import annotations

ACT = "act"  # whatever is done to a step or to the case itself


class OneAct:
    """Of each kind one, from the press until what it did stands on the page, or was refused."""

    def __init__(self) -> None:
        self._written: set[str] = set()
        self._awaited: set[str] = set()

    def begin(self, kind: str = ACT) -> bool:
        """False while one of the kind is under way."""
        if kind in self._written | self._awaited:
            return False
        self._written.add(kind)
        return True

    def written(self, kind: str = ACT, *, is_awaited: bool = False) -> None:
        """The store has answered; `is_awaited`: the case is read again, and shown as it is now."""
        self._written.discard(kind)
        if is_awaited:
            self._awaited.add(kind)

    def shown(self) -> None:
        self._awaited.clear()
