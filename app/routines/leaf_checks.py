"""What must hold inside one leaf of a routine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.kernel.texts import _
from app.routines.model import Leaf, Obligation, Routine, Step, Ticket
from app.routines.ordering import circle
from app.routines.parsing import ABOUT, FACTS, GATES, LEAVES, TICKET_FIELDS, Problem
from app.routines.words import Act, ObligationKind


def leaf_problems(routine: Routine, leaf: Leaf) -> Iterator[Problem]:
    file = f"{LEAVES}/{leaf.id}.toml"
    for place, text in _found(routine, leaf):
        yield Problem(file, place, text)


def _found(routine: Routine, leaf: Leaf) -> Iterator[tuple[str, str]]:
    if bool(leaf.steps) is bool(leaf.advice):
        yield "", _("Ett blad har antingen steg eller råd om nästa steg.")
    yield from _twice(leaf)
    for step in leaf.steps:
        for text in (*_in_step(routine, step), *_order(leaf, step), *_gates(routine, leaf, step)):
            yield f"steps, {step.id}", text
    stuck = circle(leaf.steps)
    if stuck:
        yield "steps", _("Stegen väntar på varandra: {steps}.").format(steps=", ".join(stuck))
    for duty in leaf.obligations:
        yield from ((f"obligations, {duty.id}", text) for text in _in_duty(routine, leaf, duty))
    for ticket in leaf.tickets:
        yield from ((f"tickets, {ticket.kind}", text) for text in _in_ticket(routine, leaf, ticket))
    yield from _in_words(routine, leaf)


def _twice(leaf: Leaf) -> Iterator[tuple[str, str]]:
    ids = [("steps", step.id) for step in leaf.steps]
    ids += [("obligations", duty.id) for duty in leaf.obligations]
    ids += [("notes", note.id) for note in leaf.notes]
    for (kind, one), count in Counter(ids).items():
        if count > 1:
            yield f"{kind}, {one}", _("Samma id finns två gånger.")


def _in_words(routine: Routine, leaf: Leaf) -> Iterator[tuple[str, str]]:
    for note in leaf.notes:
        yield from ((f"notes, {note.id}", text) for text in _condition(routine, note.condition))
    for number, advice in enumerate(leaf.advice, start=1):
        place = f"advice, {number}"
        yield from ((place, text) for text in _condition(routine, advice.condition))
        if advice.role not in {"any", *routine.about.roles}:
            yield place, _no_name(advice.role)


def _in_step(routine: Routine, step: Step) -> Iterator[str]:
    if step.role not in routine.about.roles:
        yield _no_name(step.role)
    if not step.acts:
        yield _("Steget säger inte vad som görs (acts).")
    yield from _condition(routine, step.condition)
    for act, name in step.act_conditions.items():
        if act not in step.acts:
            yield _("act_conditions nämner {act}, som inte görs i steget.").format(act=act)
        yield from _condition(routine, name)
    if step.otherwise is not None and not step.condition:
        yield _("Steget har otherwise men inget villkor.")
    if step.added is (step.source is not None) or step.added is not bool(step.why_added):
        yield _("Ett tillägg har why_added och ingen source, alla andra steg tvärtom.")


def _order(leaf: Leaf, step: Step) -> Iterator[str]:
    known = {other.id for other in leaf.steps}
    for other in step.after:
        if other not in known:
            yield _("Steget väntar på {step}, som inte finns i bladet.").format(step=other)


def _gates(routine: Routine, leaf: Leaf, step: Step) -> Iterator[str]:
    for name in (*step.needs, *step.opens):
        gate = routine.gates.get(name)
        if gate is None:
            yield _("Spärren {gate} finns inte i {file}.").format(gate=name, file=GATES)
        elif leaf.id not in gate.leaves:
            yield _("Spärren {gate} gäller inte {leaf}.").format(gate=name, leaf=leaf.id)
        elif name in step.needs and not set(gate.refuses) & set(step.acts):
            yield _("Spärren {gate} stänger ingenting som görs i steget.").format(gate=name)


def _in_duty(routine: Routine, leaf: Leaf, duty: Obligation) -> Iterator[str]:
    known = {step.id for step in leaf.steps}
    for step in duty.steps:
        if step not in known:
            yield _("Steget {step} finns inte i bladet.").format(step=step)
    yield from _condition(routine, duty.condition)
    yield from _owner(routine, leaf, duty)
    if duty.kind is ObligationKind.CONDITIONAL and not duty.condition:
        yield _("Skyldigheten är villkorad (C) men har inget villkor.")


def _owner(routine: Routine, leaf: Leaf, duty: Obligation) -> Iterator[str]:
    """Who ticks it has a step in the leaf, else she cannot open the case."""
    named = [one for one in (duty.role, *duty.stand_in) if one is not None]
    if named and duty.steps:
        yield _("Skyldigheten görs av steg, som har sina roller. Ta bort role och stand_in.")
    if duty.role is None and (duty.stand_in or duty.unit):
        yield _("Skyldigheten har unit eller stand_in men ingen role.")
    for role in named:
        if role not in routine.about.roles:
            yield _no_name(role)
        elif role not in leaf.roles:
            yield _("Rollen {role} har inget steg i bladet.").format(role=role)


def _in_ticket(routine: Routine, leaf: Leaf, ticket: Ticket) -> Iterator[str]:
    for name in (*ticket.fields, *ticket.added_fields):
        if name not in routine.ticket_fields:
            yield _("Fältet {field} finns inte i {file}.").format(field=name, file=TICKET_FIELDS)
    step = next((step for step in leaf.steps if step.id == ticket.step), None)
    if step is None or not {Act.TICKET, Act.CONTACT_EXPERT} & set(step.acts):
        yield _("Steget {step} skickar inget ärende.").format(step=ticket.step)
    elif step.role is not ticket.sender:
        yield _("Avsändaren är en annan än den som gör steget {step}.").format(step=step.id)
    if not ticket.fields and not ticket.free_text:
        yield _("Ärendet har varken fält eller fri text.")


def _condition(routine: Routine, name: str) -> Iterator[str]:
    if name and name not in routine.conditions:
        yield _("Villkoret {name} finns inte i {file}.").format(name=name, file=FACTS)


def _no_name(role: str) -> str:
    return _("Rollen {role} har inget namn i {file}.").format(role=role, file=ABOUT)
