"""`routine decide` and `routine check` as plain values for JSON; texts in the chosen language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _
from app.routines.checking import check
from app.routines.contradicting import Contradiction
from app.routines.deciding import Decision, decide
from app.routines.loading import newest
from app.routines.model import Advice, Gate, Note, Obligation, Routine, Source, Step, Ticket
from app.routines.parsing import ABOUT
from app.routines.stating import facts_from

Report = dict[str, Any]


def decide_report(name: str, answers: Mapping[str, str], facts: Mapping[str, str]) -> Report:
    """What `routine decide` prints."""
    routine = newest(name)
    return decision_report(decide(routine, answers, facts_from(routine, facts)))


def decision_report(decision: Decision) -> Report:
    routine, leaf = decision.routine, decision.leaf
    return {
        "routine": routine.about.key,
        "version": routine.about.version,
        "identity": routine.about.identity,
        "leaf": leaf.id,
        "title": _(leaf.title),
        "summary": _(leaf.summary),
        "answers": dict(decision.answers),
        "steps": [_step(routine, step) for step in decision.steps],
        "gates": [_gate(gate, leaf.id) for gate in decision.gates],
        "obligations": [_obligation(routine, duty) for duty in decision.obligations],
        "tickets": [_ticket(routine, ticket) for ticket in decision.tickets],
        "notes": [_note(routine, note) for note in decision.notes],
        "next_steps": [_advice(routine, advice) for advice in decision.advice],
        "feedback": leaf.feedback,
        "lost": [_(text) for text in leaf.lost],
        "kept": [_(text) for text in leaf.kept],
        "why": list(decision.why),
        "why_not": dict(decision.why_not),
        "contradictions": [_contradiction(one) for one in decision.contradictions],
    }


def check_report(folder: Path) -> Report:
    """What `routine check` prints: every version found in or under the folder."""
    if not folder.is_dir():
        raise BadInput(
            "routine.no_folder",
            N_("Mappen {folder} finns inte. Ange mappen med rutinens filer."),
            field="DIR",
            folder=folder.name,
        )
    folder = folder.resolve()
    folders = sorted(path.parent for path in folder.rglob(ABOUT)) or [folder]
    found = [_version_report(one) for one in folders]
    return {"valid": all(one["valid"] for one in found), "versions": found}


def _version_report(folder: Path) -> Report:
    routine, problems = check(folder)
    return {
        "folder": f"{folder.parent.name}/{folder.name}",
        "valid": routine is not None,
        "routine": None if routine is None else routine.about.key,
        "version": None if routine is None else routine.about.version,
        "leaves": [] if routine is None else list(routine.leaves),
        "problems": [
            {"file": one.file, "place": one.place, "text": one.text, "sentence": one.sentence}
            for one in problems
        ],
    }


def _step(routine: Routine, step: Step) -> Report:
    return {
        "id": step.id,
        "role": step.role,
        "label": _(step.label),
        "text": _(step.text),
        "acts": list(step.acts),
        "unit": step.unit,
        "to": step.to,
        "added": step.added,
        "why_added": _(step.why_added),
        "inferred_actor": step.inferred_actor,
        "condition": _condition(routine, step.condition),
        "gates": list(step.needs),
        "opens": list(step.opens),
        "after": list(step.after),
        "note": _(step.note),
        "source": _source(step.source),
    }


def _gate(gate: Gate, leaf: str) -> Report:
    return {
        "id": gate.id,
        "text": _(gate.text),
        "label": _(gate.label),
        "waiting": _(gate.waiting),
        "refuses": list(gate.refuses),
        "predicate": gate.predicate,
        "awaits": gate.awaits,
        "strength": gate.strength_in(leaf),
        "second_person_may_open": gate.second_person_may_open,
        "source": _source(gate.source),
    }


def _obligation(routine: Routine, duty: Obligation) -> Report:
    return {
        "id": duty.id,
        "kind": duty.kind,
        "label": _(duty.label),
        "text": _(duty.text),
        "condition": _condition(routine, duty.condition),
        "steps": list(duty.steps),
        "lines": list(duty.lines),
    }


def _ticket(routine: Routine, ticket: Ticket) -> Report:
    return {
        "kind": ticket.kind,
        "sender": ticket.sender,
        "recipient": ticket.recipient,
        "step": ticket.step,
        "subject": _(ticket.subject),
        "fields": [
            {
                "id": name,
                "label": _(routine.ticket_fields[name].label),
                "fixed": _(routine.ticket_fields[name].fixed),
                "added": name in ticket.added_fields,
                "required": name in ticket.fields,
            }
            for name in (*ticket.fields, *ticket.added_fields)
        ],
        "reasons": [_(reason) for reason in ticket.reasons],
        "free_text": ticket.free_text,
    }


def _note(routine: Routine, note: Note) -> Report:
    return {
        "id": note.id,
        "kind": note.kind,
        "text": _(note.text),
        "added": note.added,
        "condition": _condition(routine, note.condition),
        "source": _source(note.source),
    }


def _advice(routine: Routine, advice: Advice) -> Report:
    condition = _condition(routine, advice.condition)
    return {"role": advice.role, "text": _(advice.text), "condition": condition}


def _contradiction(one: Contradiction) -> Report:
    return {
        "question": one.question,
        "said": one.said,
        "known": one.known,
        "outcome": one.outcome,
        "text": one.sentence,
    }


def _condition(routine: Routine, name: str) -> str | None:
    return _(routine.conditions[name].text) if name else None


def _source(source: Source | None) -> Report | None:
    return None if source is None else {"lines": list(source.lines), "quote": source.quote}
