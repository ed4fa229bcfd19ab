"""F1: the rule behind a field or a row, from the routine itself or from the short texts of ours."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from app.kernel.texts import _
from app.routines.loading import newest
from ui.widgets.help_panel import RuleText

ROUTINE = "ru541"


def explain(ids: tuple[str, ...]) -> Sequence[RuleText]:
    """What is known of each id; one that nobody has written about is left out."""
    found = [_steps().get(id_) or _gates().get(id_) or _short().get(id_) for id_ in ids]
    return [text for text in found if text is not None]


@cache
def _steps() -> dict[str, RuleText]:
    routine = newest(ROUTINE)
    return {
        step.id: RuleText(
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
    }


@cache
def _gates() -> dict[str, RuleText]:
    routine = newest(ROUTINE)
    return {
        gate.id: RuleText(
            id=gate.id,
            title=_(gate.label),
            text=_(gate.text),
            source=_("{routine}, rad {line}").format(
                routine=routine.about.identity, line=gate.source.lines[0]
            ),
            quote=gate.source.quote,
        )
        for gate in routine.gates.values()
    }


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
