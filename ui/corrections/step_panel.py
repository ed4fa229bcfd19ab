"""The chosen step: what the routine says, what is to be done, and why it cannot be done yet."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.corrections.model import DataIncident, IncidentStatus
from app.corrections.progress import StepProgress, StepStatus
from app.corrections.views import CaseView
from app.kernel.texts import _
from app.routines.model import Step
from app.routines.words import Act
from ui.corrections.board import when_text
from ui.corrections.names import lane_title
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import DOWN, Box, Item, Well, row
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text

# The label of the button for an act that has a form of its own.
_FORMS = {
    Act.TICKET: lambda: _("Öppna e-posten…"),
    Act.EXPORT_JOURNAL: lambda: _("Exportera journalen…"),
    Act.RECORDED_DECISION: lambda: _("Registrera beslutet…"),
    Act.PLANNING_CHECK: lambda: _("Registrera kontrollen…"),
    Act.REGISTRATION_CHECK: lambda: _("Registrera kontrollen…"),
    Act.INCIDENT: lambda: _("Anmäl incident…"),
    Act.REMOVE: lambda: _("Registrera borttaget…"),
    Act.REOPEN: lambda: _("Registrera återöppnat"),
    Act.NEW_ORDER: lambda: _("Skicka ny beställning…"),
    Act.EXECUTE: lambda: _("Verkställ…"),
    Act.FEE_MESSAGE: lambda: _("Meddela omsorgsdebiteringen…"),
}


class StepPanel(Panel):
    """`act_asked` gives the act whose form is to be opened; None for a step that is just ticked."""

    act_asked = Signal(object)
    attach_asked = Signal()
    not_needed_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Valt steg"))
        self._box = Box(DOWN)
        self.box.addLayout(self._box)
        self._act: Act | None = None

    def show_step(self, view: CaseView, progress: StepProgress, why_not: str) -> None:
        self._box.clear()
        step = progress.step
        self._box.add(*_head(step, progress), 8)
        self._box.add(Text(_(step.text), "body", "text2", wrap=True), 12)
        if progress.status is StepStatus.DONE and progress.done is not None:
            self._box.add(*_done(progress))
        else:
            self._box.add(*self._actions(view, progress, why_not))
        if progress.reason and progress.status is StepStatus.OPEN:
            again = row(Icon("triangle-alert", "warn"), 8, (Text(progress.reason, wrap=True), 1))
            self._box.add(12, again)
        self._box.add(12, *_source(step), None)

    def _actions(self, view: CaseView, progress: StepProgress, why_not: str) -> list[Item]:
        step = progress.step
        self._act = next_act(view, step)
        label = _FORMS[self._act]() if self._act in _FORMS else _("Markera klart")
        button = ruled(named(Button(label, "primary"), "step_act"), step.id)
        button.clicked.connect(self._ask)
        button.allow(why_not)
        buttons: list[Item] = [button]
        if Act.EXPORT_JOURNAL in step.acts:
            attach = named(Button(_("Bifoga utskrift…")), "step_attach")
            attach.clicked.connect(self.attach_asked)
            attach.allow(why_not)
            buttons += [8, attach]
        if step.condition:
            skip = named(Button(_("Behövs inte")), "step_not_needed")
            skip.clicked.connect(self.not_needed_asked)
            skip.allow(why_not)
            buttons += [8, skip]
        items: list[Item] = [row(*buttons, None)]
        if why_not:
            reason = named(Text(why_not, "body", "wait", wrap=True), "step_reason")
            items += [8, row(Icon("lock", "wait"), 8, (reason, 1))]
        return items

    def _ask(self) -> None:
        self.act_asked.emit(self._act)


def next_act(view: CaseView, step: Step) -> Act | None:
    """Which form the step needs now: a step with two acts asks for the one that is left."""
    now = view.situation
    for act in step.acts:
        if act is Act.EXECUTE and now.new_execution is not None:
            continue
        if act is Act.FEE_MESSAGE and now.fee_told:
            continue
        if act is Act.INCIDENT and _is_reported(now.incident):
            continue
        if act in _FORMS:
            return act
    return None


def _is_reported(incident: DataIncident | None) -> bool:
    return incident is not None and incident.status is IncidentStatus.REPORTED


def _head(step: Step, progress: StepProgress) -> list[Item]:
    chips: list[Item] = []
    if progress.status is StepStatus.DONE:
        chips += [8, Chip(ChipShape(_("klart"), "ok", "check"))]
    elif progress.gate is not None:
        chips += [8, Chip(ChipShape(progress.gate.id, "wait", "lock"))]
    if step.added:
        chips += [8, Chip(ChipShape(_("Tillägg")))]
    title = named(Text(_(step.label), "h3", wrap=True), "step_title")
    return [row((title, 1), *chips), 2, Text(lane_title(step.role), "small", "text3")]


def _done(progress: StepProgress) -> list[Item]:
    done = progress.done
    if done is None:
        return []
    said = _("{who}, {when}").format(who=done.done_by_name, when=when_text(done.done_at))
    if done.attested:
        said = _("{who}, intygat av {by}, {when}").format(
            who=done.attested_name, by=done.done_by_name, when=when_text(done.done_at)
        )
    items: list[Item] = [row(Icon("circle-check", "ok"), 8, (Text(said, wrap=True), 1))]
    if done.note:
        items += [6, Text(done.note, "body", "text2", wrap=True)]
    return items


def _source(step: Step) -> list[Item]:
    if step.source is not None:
        lines = ", ".join(str(line) for line in step.source.lines)
        quoted = _("RU541, rad {lines}").format(lines=lines)
        return [
            Well(
                Text(f"”{step.source.quote}”", "small", "text2", wrap=True),
                4,
                Text(f"{step.id} · {quoted}", "small", "text3", wrap=True),
            )
        ]
    if step.why_added:
        return [
            Well(
                Text(_(step.why_added), "small", "text2", wrap=True),
                4,
                Text(f"{step.id} · {_('Tillägg, står inte i RU541')}", "small", "text3", wrap=True),
                is_dashed=True,
            )
        ]
    return []
