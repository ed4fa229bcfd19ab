"""The lanes in words: who, what, in which state, after what; and the gates."""

from __future__ import annotations

from app.kernel.texts import _
from ui.widgets.painted.lanes.data import Gate, Lane, LanesData, LaneStep, StepState
from ui.widgets.painted.lanes.layout import who_words
from ui.widgets.painted.words import sentence


def spoken(data: LanesData) -> str:
    if not data.lanes:
        return _("Inga steg att visa.")
    titles = {step.key: step.title for _lane, step in data.steps()}
    lanes = [_lane_words(lane, titles) for lane in data.lanes]
    return " ".join([*lanes, *(f"{gate_words(gate, titles)}." for gate in data.gates)])


def step_words(step: LaneStep, titles: dict[str, str]) -> str:
    states = {
        StepState.DONE: _("klart"),
        StepState.NOW: _("pågår nu"),
        StepState.OPEN: _("kan göras"),
        StepState.LOCKED: _("låst"),
    }
    earlier = [titles[key] for key in step.after if key in titles]
    after = _("efter {steps}").format(steps=", ".join(earlier))
    return sentence(
        step.title,
        states[step.state],
        step.line,
        after if earlier else "",
        _("Tillägg") if step.is_addition else "",
    )


def gate_words(gate: Gate, titles: dict[str, str]) -> str:
    state = _("öppen") if gate.is_open else _("stängd")
    held = ", ".join(titles[key] for key in gate.holds if key in titles)
    before = _("före {steps}").format(steps=held) if held else ""
    return sentence(_("Spärr {name}").format(name=gate.name), gate.words, state, before)


def lane_name(lane: Lane) -> str:
    return sentence(lane.role, who_words(lane))


def _lane_words(lane: Lane, titles: dict[str, str]) -> str:
    steps = "; ".join(step_words(step, titles) for step in lane.steps)
    return f"{lane_name(lane)}: {steps or _('inga steg')}."
