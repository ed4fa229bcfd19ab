"""The chosen step: what the routine says, what is to be done, and why it cannot be done yet."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.access.actor import Actor
from app.access.roles import role_title
from app.corrections.progress import StepProgress, StepStatus
from app.corrections.views import CaseView
from app.kernel.texts import _
from app.routines.model import Step
from app.routines.words import Act
from ui.corrections.board import is_left_out, when_text
from ui.corrections.names import lane_title
from ui.corrections.turns import awaits_check, is_attested_by, next_act, why_not
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Button, Link
from ui.widgets.chip import Chip
from ui.widgets.layout import DOWN, Box, FlowRow, Item, Well, row
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
    attest_asked = Signal(object)
    export_asked = Signal()
    order_asked = Signal()
    attach_asked = Signal()
    not_needed_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Valt steg"))
        self._box = Box(DOWN)
        self.box.addLayout(self._box)
        self._act: Act | None = None
        self._attests = False

    def show_step(
        self, view: CaseView, progress: StepProgress, actor: Actor, *, is_held: bool = False
    ) -> None:
        self._box.clear()
        self._attests = is_attested_by(view, progress, actor)
        step = progress.step
        self._box.add(*_head(step, progress), 8)
        self._box.add(Text(_(step.text), "body", "text2", wrap=True), 12)
        if step.note:  # ours, not the routine's (A6, A8, A21, A27, A28)
            note = _("Tillägg: {note}").format(note=_(step.note))
            self._box.add(named(Text(note, "small", "text3", wrap=True), "step_note"), 12)
        if progress.status is StepStatus.DONE and progress.done is not None:
            self._box.add(*_done(progress))
        else:
            why = why_not(view, progress, actor)
            if is_held and Act.NEW_ORDER in step.acts:
                why = _("Beställningen skickas strax. Ångra längst ned.")
            self._box.add(*self._actions(view, progress, why, attests=self._attests))
        if progress.reason and progress.status is StepStatus.OPEN:
            again = row(Icon("triangle-alert", "warn"), 8, (Text(progress.reason, wrap=True), 1))
            self._box.add(12, again)
        self._box.add(12, *_source(step, view.routine.about.identity), None)

    def _actions(
        self, view: CaseView, progress: StepProgress, why: str, *, attests: bool
    ) -> list[Item]:
        step = progress.step
        items: list[Item] = []
        if attests:
            items += _alone(step)
            buttons = self._attesting(view, step, why)
        else:
            self._act = next_act(view, step)
            label = _FORMS[self._act]() if self._act in _FORMS else _("Markera klart")
            buttons = [self._primary(label, step, why)]
            if Act.EXPORT_JOURNAL in step.acts:
                buttons.append(self._attach(why))
            if step.condition:
                buttons.append(self._skip(step, why))
        items.append(FlowRow(*buttons))
        if why:
            reason = named(Text(why, "body", "wait", wrap=True), "step_reason")
            items += [8, row(Icon("lock", "wait"), 8, (reason, 1))]
        if awaits_check(view, step) and not attests:
            there = named(Link(_("Öppna beställningen"), "arrow-right"), "step_order")
            there.clicked.connect(self.order_asked)
            items += [8, row(there, None)]
        return items

    def _attesting(self, view: CaseView, step: Step, why: str) -> list[Button]:
        """Saving the journal is done here first; then somebody's name is put to the step."""
        self._act = Act.REMOVE if Act.REMOVE in step.acts else None
        label = _("Intyga borttaget…") if self._act else _("Intyga steget…")
        buttons = [self._primary(label, step, why)]
        if Act.EXPORT_JOURNAL in step.acts:
            if view.may_export:
                export = named(Button(_("Exportera journalen…")), "step_export")
                export.clicked.connect(self.export_asked)
                buttons.append(export)
            buttons.append(self._attach(""))
        return buttons

    def _primary(self, label: str, step: Step, why: str) -> Button:
        button = ruled(named(Button(label, "primary"), "step_act"), step.id)
        button.clicked.connect(self._ask)
        button.allow(why)
        return button

    def _attach(self, why: str) -> Button:
        attach = named(Button(_("Bifoga utskrift…")), "step_attach")
        attach.clicked.connect(self.attach_asked)
        attach.allow(why)
        return attach

    def _skip(self, step: Step, why: str) -> Button:
        skip = ruled(named(Button(_("Behövs inte…")), "step_not_needed"), step.id)
        skip.clicked.connect(self.not_needed_asked)
        skip.allow(why)
        return skip

    def _ask(self) -> None:
        if self._attests:
            self.attest_asked.emit(self._act)
        else:
            self.act_asked.emit(self._act)


def _alone(step: Step) -> list[Item]:
    said = _(
        "Du är ensam i valvet. {role} gör steget utanför programmet, och du intygar vem det var."
    ).format(role=role_title(step.role))
    return [row(Icon("info", "info"), 8, (named(Text(said, wrap=True), "step_alone"), 1)), 8]


def _head(step: Step, progress: StepProgress) -> list[Item]:
    chips: list[Item] = []
    if progress.status is StepStatus.DONE and is_left_out(progress):
        chips += [8, Chip(ChipShape(_("behövs inte"), "neutral", "minus"))]
    elif progress.status is StepStatus.DONE:
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
    mark = Icon("minus", "text2") if is_left_out(progress) else Icon("circle-check", "ok")
    items: list[Item] = [row(mark, 8, (Text(said, wrap=True), 1))]
    if done.note:
        why = _("Skäl: {text}").format(text=done.note) if is_left_out(progress) else done.note
        items += [6, named(Text(why, "body", "text2", wrap=True), "step_written")]
    return items


def _source(step: Step, routine: str) -> list[Item]:
    if step.source is not None:
        lines = ", ".join(str(line) for line in step.source.lines)
        quoted = _("{routine}, rad {line}").format(routine=routine, line=lines)
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
                Text(
                    f"{step.id} · {_('Tillägg, står inte i rutinen')}",
                    "small",
                    "text3",
                    wrap=True,
                ),
                is_dashed=True,
            )
        ]
    return []
