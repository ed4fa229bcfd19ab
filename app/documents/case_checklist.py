"""The correction case as a checklist: blank, or filled with what was done, when and by whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.blocks import (
    Block,
    Checklist,
    Document,
    Fact,
    Facts,
    Footer,
    Heading,
    Letterhead,
    SignatureLines,
    Step,
    Text,
    Title,
    Tone,
)
from app.documents.wording import moment, tag
from app.kernel.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistStep:
    """A step or a duty. `added` is not the routine's but ours; `attested`: another said so."""

    id: str
    text: str
    gates: tuple[str, ...] = ()
    added: bool = False
    condition: str = ""
    done_at: dt.datetime | None = None
    done_by: str = ""
    not_needed: bool = False
    attested: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLane:
    """The steps of one role, in the order of the routine."""

    role: str
    steps: tuple[ChecklistStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistGate:
    """A gate of the case and whether it is open."""

    id: str
    text: str
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChecklistData:
    """A case; with `blank` only the routine is printed and nothing of the case."""

    municipality: str
    committee: str
    routine: str
    scenario: str
    scenario_title: str
    lanes: tuple[ChecklistLane, ...]
    gates: tuple[ChecklistGate, ...]
    obligations: tuple[ChecklistStep, ...]
    printed_at: dt.datetime
    printed_by: str
    case_number: str = ""
    customer_number: str = ""
    order_number: str = ""
    execution_number: str = ""
    started_at: dt.datetime | None = None
    started_by: str = ""
    status: str = ""
    followed: tuple[str, ...] = ()
    blank: bool = False
    practice: bool = False


def case_checklist(data: CaseChecklistData) -> Document:
    """The checklist as a paper."""
    number = "" if data.blank else data.case_number
    title = _("Checklista {number}").format(number=number or data.scenario)
    return Document(
        title=title,
        subject=", ".join(filter(None, (data.routine, data.scenario))),
        blocks=tuple(_blocks(data)),
        footer=Footer(
            lines=(
                _("Utskrivet {when} av {who}.").format(
                    when=moment(data.printed_at), who=data.printed_by
                ),
                _("Personuppgifter skrivs inte på checklistan, bara kundnummer."),
            ),
            mark=number or data.scenario,
        ),
        language=tag(),
        practice=data.practice,
    )


def _blocks(data: CaseChecklistData) -> Iterator[Block]:
    reference = data.routine if data.blank else data.case_number
    below = data.scenario if data.blank else f"{data.routine}, {data.scenario}"
    yield Letterhead(
        organisation=data.municipality,
        committee=data.committee,
        reference=tuple(filter(None, (reference, below))),
    )
    yield Title(_("Checklista"), data.scenario_title)
    yield Facts(tuple(_about(data)))
    for lane in data.lanes:
        yield Heading(lane.role)
        yield Checklist(tuple(_step(step, blank=data.blank) for step in lane.steps), data.blank)
    if data.gates:
        yield Heading(_("Spärrar"))
        yield Facts(tuple(_gate(gate, blank=data.blank) for gate in data.gates))
    if data.obligations:
        yield Heading(_("Skyldigheter vid sidan av stegen"))
        steps = tuple(_step(step, blank=data.blank) for step in data.obligations)
        yield Checklist(steps, data.blank)
    yield Text(_("Tillägg: steget står inte i rutinen, det har lagts till här."), Tone.ASIDE)
    yield SignatureLines(_("Ärendet avslutat"), (_("Namn"), _("Datum")))


def _about(data: CaseChecklistData) -> Iterator[Fact]:
    line = "_" * 28
    for label, value in (
        (_("Ärende"), data.case_number),
        (_("Kundnummer"), data.customer_number),
        (_("Beställning"), data.order_number),
        (_("Verkställighet"), data.execution_number),
    ):
        if data.blank or value:
            yield Fact(label, line if data.blank else value)
    if data.started_at and not data.blank:
        started = _("{when} av {who}").format(when=moment(data.started_at), who=data.started_by)
        yield Fact(_("Startat"), started)
    if data.status and not data.blank:
        yield Fact(_("Läge"), data.status, strong=True)
    for line in data.followed:
        yield Fact(_("Handläggare"), line)


def _step(step: ChecklistStep, *, blank: bool) -> Step:
    return Step(
        number=step.id,
        text=step.text,
        done="" if blank else _done(step),
        added=step.added,
        gates=step.gates,
        note=", ".join(filter(None, (step.condition, "" if blank else step.note))),
    )


def _done(step: ChecklistStep) -> str:
    if step.done_at is None:
        return ""
    who = _("{who}, intygat").format(who=step.done_by) if step.attested else step.done_by
    text = _("{when}\n{who}").format(when=moment(step.done_at), who=who)
    return _("Behövs inte, {done}").format(done=text) if step.not_needed else text


def _gate(gate: ChecklistGate, *, blank: bool) -> Fact:
    if blank:
        return Fact(gate.id, gate.text)
    state = _("öppen") if gate.is_open else _("stängd")
    return Fact(gate.id, f"{gate.text} ({state})", strong=gate.is_open)
