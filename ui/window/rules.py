"""F1: the rule behind a field or a row, from the routine itself or from the short texts of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from app.kernel.texts import _
from app.routines.loading import for_corrections, version_of
from app.routines.model import Routine
from ui.widgets.help_panel import RuleText


def explain(ids: tuple[str, ...], by: tuple[str, str] | None = None) -> Sequence[RuleText]:
    """What is known of each id; one that nobody has written about is left out.

    A running case is explained by the version it was begun with, all else by the one in force.
    """
    known = _of_version(*by) if by is not None else _of_routine(for_corrections())
    found = [known.get(id_) or _short().get(id_) for id_ in ids]
    return [text for text in found if text is not None]


@cache
def _of_version(routine: str, version: str) -> dict[str, RuleText]:
    return _of_routine(version_of(routine, version))


def _of_routine(routine: Routine) -> dict[str, RuleText]:
    """The steps and gates of a version, in the words of the routine."""
    return {rule.id: rule for rule in (*_steps(routine), *_gates(routine))}


def _steps(routine: Routine) -> Sequence[RuleText]:
    return [
        RuleText(
            id=step.id,
            title=_(step.label),
            text=_(step.text) if step.source else _(step.why_added),
            source=_("{routine}, rad {line}").format(
                routine=routine.about.identity, line=step.source.lines[0]
            )
            if step.source
            else "",
            quote=step.source.quote if step.source else "",
            is_addition=step.added,
        )
        for leaf in routine.leaves.values()
        for step in leaf.steps
    ]


def _gates(routine: Routine) -> Sequence[RuleText]:
    return [
        RuleText(
            id=gate.id,
            title=_(gate.label),
            text=_(gate.text),
            source=_("{routine}, rad {line}").format(
                routine=routine.about.identity, line=gate.source.lines[0]
            ),
            quote=gate.source.quote,
        )
        for gate in routine.gates.values()
    ]


@cache
def _short() -> dict[str, RuleText]:
    place = resources.files("resources") / "rules" / "short.toml"
    found = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        id_: RuleText(
            id=id_,
            title=_(rule["title"]),
            text=_(rule["text"]),
            source=rule.get("source", ""),
            is_addition=rule.get("added", False),
        )
        for id_, rule in found.items()
    }
