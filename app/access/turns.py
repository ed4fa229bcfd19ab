"""Many questions of one person in one transaction: one write to the disk instead of many."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Generic, TypeVar

from app.access.ports import HasAccess
from app.kernel.errors import AppError, StoreProblem

TxT = TypeVar("TxT", bound=HasAccess)


class Turns(Generic[TxT]):
    """Begins transactions; inside `together` those of this thread are parts of one."""

    def __init__(self, begin: Callable[[], AbstractContextManager[TxT]]) -> None:
        self._begin = begin
        self._mine = threading.local()

    @property
    def is_together(self) -> bool:
        """Whether this thread stands inside `together`."""
        return getattr(self._mine, "whole", None) is not None

    @contextmanager
    def begin(self) -> Iterator[TxT]:
        whole: TxT | None = getattr(self._mine, "whole", None)
        if whole is None:
            with self._begin() as tx:
                yield tx
        else:
            with whole.part():
                yield whole

    @contextmanager
    def together(self) -> Iterator[None]:
        """What was logged stays when a question is refused; nothing stays when the store fails."""
        if self.is_together:
            yield
            return
        refused: AppError | None = None
        with self._begin() as tx:
            self._mine.whole = tx
            try:
                yield
            except StoreProblem:
                raise
            except AppError as refusal:
                refused = refusal
            finally:
                self._mine.whole = None
        if refused is not None:
            raise refused
