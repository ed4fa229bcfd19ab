"""From a case to the lanes that are painted."""

from __future__ import annotations

import datetime as dt

from babel.dates import format_datetime

from app.access.roles import role_title
from app.corrections.model import StepState as Outcome
from app.corrections.progress import StepProgress, StepStatus
from app.corrections.views import CaseView
from app.kernel.clock import SWEDEN
from app.kernel.texts import _, language
from app.routines.words import Act
from ui.corrections.names import lane_title, role_icon
from ui.widgets.painted.lanes.data import Gate, Lane, LanesData, LaneStep, StepState


def lanes_data(view: CaseView) -> LanesData:
    """The board; a gate that only stops the closing of the case stands in the duties instead."""
    mine = {item.step.id for item in view.my_steps}
    lanes = tuple(
        Lane(
            key=lane.key,
            role=lane_title(lane.role),
            who=lane.where or ", ".join(lane.people) or _("ännu ingen"),
            icon=role_icon(lane.role),
            steps=tuple(
                _step(item, is_mine=item.step.id in mine)
                for item in view.board.steps
                if view.lane_of(item.step) == lane.key
            ),
            is_mine=lane.is_mine,
        )
        for lane in view.lanes
    )
    gates = tuple(
        Gate(
            key=one.gate.id,
            name=one.gate.id,
            words=_(one.gate.label).lower(),
            holds=_holds(view, one.gate.id),
            is_open=one.is_open,
        )
        for one in view.board.gates
        if set(one.gate.refuses) - {Act.CLOSE} and _holds(view, one.gate.id)
    )
    return LanesData(lanes=lanes, gates=gates, name=_("Stegen i ärendet"))


def when_text(moment: dt.datetime) -> str:
    """Day and time as short as the board needs."""
    return format_datetime(
        moment,
        "d MMM HH:mm",
        tzinfo=SWEDEN,
        locale="sv_SE" if language() == "sv" else "en_GB",
    ).replace(".", "")


def _step(item: StepProgress, *, is_mine: bool) -> LaneStep:
    step = item.step
    state = {StepStatus.DONE: StepState.DONE, StepStatus.LOCKED: StepState.LOCKED}.get(
        item.status, StepState.NOW if is_mine else StepState.OPEN
    )
    return LaneStep(
        key=step.id,
        title=_(step.label),
        line=_line(item, is_mine=is_mine),
        state=state,
        after=step.after,
        is_addition=step.added,
    )


def is_left_out(item: StepProgress) -> bool:
    """Whether the step was not needed here; why stands in its panel."""
    return item.done is not None and item.done.state is Outcome.NOT_NEEDED


def _line(item: StepProgress, *, is_mine: bool) -> str:
    if item.done is not None and item.status is StepStatus.DONE:
        who = item.done.attested_name or item.done.done_by_name.split(" ", maxsplit=1)[0]
        if is_left_out(item):
            return _("behövs inte, {who}").format(who=who)
        return f"{who}, {when_text(item.done.done_at)}"
    if item.status is StepStatus.LOCKED:
        if item.gate is not None:
            return _("spärrat, {gate}").format(gate=item.gate.id)
        role = role_title(item.waits_for).lower() if item.waits_for else ""
        return _("väntar på {role}").format(role=role)
    return _("din tur") if is_mine else _("kan göras nu")


def _holds(view: CaseView, gate: str) -> tuple[str, ...]:
    found = next(one.gate for one in view.board.gates if one.gate.id == gate)
    return tuple(
        item.step.id
        for item in view.board.steps
        if gate in item.step.needs or set(found.refuses) & set(item.step.acts)
    )
