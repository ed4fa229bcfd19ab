"""The order in which steps can be done, where the routine's own order says something else."""

from __future__ import annotations

from collections.abc import Iterable

from app.routines.model import Step


def acting_order(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps so that each comes after those it waits for, else as the routine lists them.

    What is left in a circle comes last; `routine check` refuses such a file.
    """
    waiting = list(steps)
    here = {step.id for step in waiting}
    done: list[Step] = []
    ready = _first_ready(waiting, here)
    while ready is not None:
        done.append(ready)
        waiting.remove(ready)
        here.discard(ready.id)
        ready = _first_ready(waiting, here)
    return (*done, *waiting)


def circle(steps: Iterable[Step]) -> tuple[str, ...]:
    """Ids of steps that wait for each other."""
    placed: set[str] = set()
    ordered = acting_order(steps)
    known = {step.id for step in ordered}
    for step in ordered:
        if all(other in placed for other in step.after if other in known):
            placed.add(step.id)
    return tuple(step.id for step in ordered if step.id not in placed)


def _first_ready(waiting: list[Step], here: set[str]) -> Step | None:
    return next((step for step in waiting if not here & set(step.after)), None)
