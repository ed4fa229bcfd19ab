"""What a test left running: threads of ours and timers of Qt."""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Callable
from typing import Any

from shiboken6 import isValid

PATIENCE = 5.0  # seconds a thread that was told to stop may take

_started: weakref.WeakSet[Any] = weakref.WeakSet()


def threads_left(before: set[threading.Thread]) -> list[str]:
    """Names of the threads that started after `before` and do not end."""
    new = [thread for thread in threading.enumerate() if thread not in before]
    # Threads that Qt or a driver owns show up as dummies as soon as they run Python.
    ours = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in ours:
        thread.join(PATIENCE)
    return [thread.name for thread in ours if thread.is_alive()]


def running_timers() -> set[int]:
    """Marks of the timers that run now. The first call begins to watch."""
    if "PySide6.QtCore" not in sys.modules:
        return set()
    _watch(sys.modules["PySide6.QtCore"].QTimer)
    return {id(timer) for timer in _active()}


def timers_left(before: set[int]) -> list[str]:
    """Names of the timers that started after `before` and still run."""
    if "PySide6.QtCore" not in sys.modules:
        return []
    core = sys.modules["PySide6.QtCore"]
    # What was handed to deleteLater goes now, with its timers.
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return [
        f"{timer.objectName() or 'timer'} of {type(timer.parent()).__name__}"
        for timer in _active()
        if id(timer) not in before
    ]


def _active() -> list[Any]:
    return [timer for timer in _started if isValid(timer) and timer.isActive()]


def _watch(timer_class: Any) -> None:
    original: Callable[..., None] = timer_class.start
    if getattr(original, "is_watching", False):
        return

    def start(self: Any, *args: Any) -> None:
        _started.add(self)
        original(self, *args)

    start.is_watching = True  # type: ignore[attr-defined]
    timer_class.start = start
