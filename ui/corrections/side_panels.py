"""Duties, incident and evidence: what stands beside the steps of a case."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal

from app.access.roles import role_title
from app.corrections.model import IncidentStatus
from app.corrections.progress import ObligationProgress
from app.corrections.views import CaseView
from app.kernel.texts import _
from app.routines.words import ObligationKind
from ui.corrections.board import when_text
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Link
from ui.widgets.chip import Chip
from ui.widgets.fields import CheckField
from ui.widgets.layout import DOWN, Box, Item, Rule, column, row
from ui.widgets.painted.hours_clock import HoursClock, HoursClockData
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text


class DutiesPanel(Panel):
    """Skyldigheter: those a step fulfils follow the step, the others are ticked here."""

    ticked = Signal(str)

    def __init__(self) -> None:
        super().__init__(title=_("Skyldigheter"), note=" ")
        self._box = Box(DOWN)
        self.box.addLayout(self._box)
        self._ticks: list[_Tick] = []

    def show_case(self, view: CaseView) -> None:
        self._box.clear()
        duties = view.board.obligations
        met = sum(duty.is_met for duty in duties)
        if self.heading is not None:
            count = _("{met} av {all}").format(met=met, all=len(duties))
            self.heading.note.setText(count)
        self._ticks = []
        for duty in duties:
            self._box.add(self._duty(view, duty), 8)
        self._box.add(None)

    def _duty(self, view: CaseView, duty: ObligationProgress) -> CheckField:
        obligation = duty.obligation
        is_inferred = obligation.kind is ObligationKind.INFERRED
        note = _("Tillägg") if is_inferred else ""
        right = ""
        if duty.done is not None:
            who = duty.done.done_by_name.split(" ", maxsplit=1)[0]
            right = f"{who} {when_text(duty.done.done_at)}"
        field = CheckField(f"duty_{obligation.id}", _(obligation.label), note, right)
        field.set_checked(checked=duty.is_met)
        if duty.is_met:
            field.disable(_("Gjord."), is_seen=False)  # the tick and who at the right say it
        elif duty.by_step:
            field.disable(_noted(note, _by_step(view, duty)))
        elif not view.case.is_open:
            field.disable(_noted(note, _("Ärendet är avslutat.")))
        elif obligation.id in view.waiting_duties:
            field.disable(_noted(note, view.waiting_duties[obligation.id]))
        else:
            tick = _Tick(self, obligation.id)
            self._ticks.append(tick)
            field.toggled.connect(tick.tell)
        return field


class _Tick:
    """Remembers which duty a box belongs to."""

    def __init__(self, panel: DutiesPanel, obligation: str) -> None:
        self._panel, self._obligation = panel, obligation

    def tell(self, on: bool) -> None:  # noqa: FBT001 - the signal's own argument
        if on:
            self._panel.ticked.emit(self._obligation)


class IncidentPanel(Panel):
    """Personuppgiftsincident: 72 hours from the discovery, and what is written so far."""

    draft_asked = Signal()

    def __init__(self) -> None:
        self._draft = named(Link(_("Utkastet"), "file-text"), "incident_draft")
        super().__init__(title=_("Personuppgiftsincident"), actions=[self._draft])
        self._box = Box(DOWN)
        self.box.addLayout(self._box)
        self._draft.clicked.connect(self.draft_asked)

    def show_case(self, view: CaseView, now: dt.datetime) -> None:
        self._box.clear()
        incident, due = view.incident, view.incident_due
        self.setVisible(incident is not None)
        if incident is None or due is None:
            return
        is_reported = incident.status is IncidentStatus.REPORTED
        clock = HoursClock(
            "incident_clock",
            HoursClockData(started=incident.discovered_at, now=now, stopped=incident.reported_at),
        )
        if is_reported and incident.reported_at is not None:
            first = _("Anmäld {when}").format(when=when_text(incident.reported_at))
        else:
            first = _("Går ut {when}").format(when=when_text(due))
        found = _("Upptäckt {when}").format(when=when_text(incident.discovered_at))
        words = column(
            Text(found, "strong", wrap=True),
            4,
            Text(first, "body", "text2", wrap=True),
            4,
            Text(_("Nämnden avgör om IMY ska få veta"), "body", "text2", wrap=True),
            None,
        )
        self._box.add(row(clock, 16, (words, 1)))
        self._box.add(12, Rule(), 10, Text(_("Bevis"), "smallstrong", "text3"), 6)
        self._box.add(*_evidence(view), None)


def _noted(note: str, reason: str) -> str:
    """What is ours stays marked as ours, whatever else is said."""
    return f"{note}. {reason}" if note else reason


def _by_step(view: CaseView, duty: ObligationProgress) -> str:
    """Whose step does it."""
    left = next(
        (
            item
            for item in view.board.steps
            if item.step.id in duty.obligation.steps and item.done is None
        ),
        None,
    )
    if left is None:  # done, and open again
        return _("Ett steg i ärendet gör det.")
    return _("{role}: {label}").format(
        role=role_title(left.step.role), label=_(left.step.label).lower()
    )


def _evidence(view: CaseView) -> list[Item]:
    case = view.case
    items: list[Item] = []
    for text in case.evidence.values():
        items += [row(column(2, Icon("info", "text3"), None), 8, (Text(text, wrap=True), 1)), 4]
    for text in case.contradictions.values():
        said = _("Skäl: {text}").format(text=text)
        items += [row(Chip(ChipShape(_("avviker"), "warn")), 8, (Text(said, wrap=True), 1)), 4]
    for ticket in view.tickets:
        if ticket.sent_at is not None:
            said = _("E-post till support")
            items += [
                row(
                    Icon("mail", "text3"),
                    8,
                    (Text(said), 1),
                    8,
                    Text(when_text(ticket.sent_at), "small", "text3"),
                ),
                4,
            ]
    return items
