"""Write a routine as a page to proofread: `python -m app.routines.describe [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.access.roles import Role
from app.routines.loading import available, newest
from app.routines.model import Gate, Leaf, Obligation, Routine, Source, Step, Ticket
from app.routines.words import Strength

FOLDER = Path("docs/routines")


def describe(routine: Routine) -> str:
    """The whole routine in Markdown, in the language of the source."""
    parts = (
        _head(routine),
        _tree(routine),
        _truth_table(routine),
        *(_leaf(routine, leaf) for leaf in routine.leaves.values()),
        _gates(routine),
        _documents(routine),
    )
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def file_name(routine: Routine) -> str:
    return f"{routine.about.key}-{routine.about.version}.md"


def main(words: list[str]) -> int:
    folder = Path(words[0]) if words else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name in available():
        routine = newest(name)
        (folder / file_name(routine)).write_text(describe(routine), encoding="utf-8")
    return 0


def _head(routine: Routine) -> Iterator[str]:
    about = routine.about
    yield f"# {about.title}"
    yield ""
    yield f"{about.identity}, {about.date.isoformat()}. {about.issuer}. {about.kind_text}."
    yield ""
    yield f"Beslutas av: {about.decided_by_role}. Dokumentansvarig: {about.owner_role}."
    yield f"Gäller för: {about.applies_to}."
    yield ""
    yield about.purpose
    yield ""
    yield "Skapad ur `resources/routines/` med `python -m app.routines.describe`. Ändra inte här."
    yield "Det som står i *kursiv* och märkts Tillägg säger inte rutinen."
    yield ""


def _tree(routine: Routine) -> Iterator[str]:
    yield "## Frågor"
    yield ""
    for key, question in routine.tree.questions.items():
        yield f"### {question.text}"
        yield ""
        yield f"`{key}`. {question.help}"
        yield ""
        yield from _table(
            ("Svar", "Värde", "Leder till"),
            ((o.text, f"`{name}`", o.goto) for name, o in question.options.items()),
        )


def _truth_table(routine: Routine) -> Iterator[str]:
    yield "## Sanningstabell"
    yield ""
    rows = (
        (", ".join(f"{key}={value}" for key, value in answers.items()), f"**{leaf}**")
        for answers, leaf in routine.tree.every_path()
    )
    yield from _table(("Svar", "Leder till"), rows)


def _leaf(routine: Routine, leaf: Leaf) -> Iterator[str]:
    yield f"## {leaf.id}: {leaf.title}"
    yield ""
    yield leaf.when
    yield ""
    yield leaf.summary
    yield ""
    if leaf.feedback is not None:
        yield f"Återkoppling till: {routine.about.feedback[leaf.feedback]}."
        yield ""
    if leaf.steps:
        heads = ("Steg", "Roll", "Vad", "Villkor", "Väntar på", "Spärr", "Öppnar", "Rad")
        yield from _table(heads, (_step(routine, step) for step in leaf.steps))
    for advice in leaf.advice:
        who = routine.about.roles[Role(advice.role)] if advice.role != "any" else "Den som frågar"
        yield f"- {who}: {advice.text}"
    if leaf.advice:
        yield ""
    yield from _duties(routine, leaf.obligations)
    for ticket in leaf.tickets:
        yield from _ticket(routine, ticket)
    for note in routine.notes_of(leaf.id):
        yield f"- {note.id}: {_marked(note.text, added=note.added)}{_lines(note.source)}"
    yield ""
    if leaf.lost:
        yield f"Försvinner: {' '.join(leaf.lost)}"
        yield ""
        yield f"Finns kvar: {' '.join(leaf.kept)}"
        yield ""


def _step(routine: Routine, step: Step) -> tuple[str, ...]:
    text = _marked(step.text, added=step.added)
    if step.otherwise is not None:
        text += f" Annars: {_marked(step.otherwise.text, added=True)}"
    if step.note:
        text += f" ({step.note})"
    return (
        step.id,
        routine.about.roles[step.role],
        text,
        routine.conditions[step.condition].text if step.condition else "",
        ", ".join(step.after),
        ", ".join(step.needs),
        ", ".join(step.opens),
        _numbers(step.source),
    )


def _duties(routine: Routine, duties: Iterable[Obligation]) -> Iterator[str]:
    yield "Skyldigheter (R krävs av rutinen, C om villkoret är uppfyllt, I är tillägg):"
    yield ""
    rows = (
        (
            duty.kind,
            duty.text,
            routine.conditions[duty.condition].text if duty.condition else "",
            ", ".join(duty.steps),
        )
        for duty in duties
    )
    yield from _table(("", "Skyldighet", "Villkor", "Steg"), rows)


def _ticket(routine: Routine, ticket: Ticket) -> Iterator[str]:
    labels = [routine.ticket_fields[name].label for name in ticket.fields]
    labels += [f"*{routine.ticket_fields[name].label} (tillägg)*" for name in ticket.added_fields]
    sender = routine.about.roles[ticket.sender]
    said = ", ".join(labels) or "fri text"
    yield f"Ärende {ticket.kind} från {sender} till `{ticket.recipient}`: {said}."
    yield ""


def _gates(routine: Routine) -> Iterator[str]:
    yield "## Spärrar"
    yield ""
    heads = ("Spärr", "Text", "Väntar på", "Gäller", "Styrka", "Rad")
    yield from _table(heads, (_gate(routine, gate) for gate in routine.gates.values()))


def _gate(routine: Routine, gate: Gate) -> tuple[str, ...]:
    leaves = (
        f"{leaf} (tillägg)" if gate.strength_in(leaf) is Strength.INFERRED else leaf
        for leaf in gate.leaves
    )
    return (
        gate.id,
        gate.text,
        routine.about.roles[gate.awaits],
        ", ".join(leaves),
        "uttrycklig" if gate.strength is Strength.EXPLICIT else "härledd",
        _numbers(gate.source),
    )


def _documents(routine: Routine) -> Iterator[str]:
    yield "## Relaterade dokument"
    yield ""
    for document in routine.about.documents:
        yield f"- {document.id}: {document.title} ({document.audience})"
    yield ""


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _head in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _marked(text: str, *, added: bool) -> str:
    return f"*{text}* (Tillägg)" if added else text


def _numbers(source: Source | None) -> str:
    return "" if source is None else ", ".join(str(line) for line in source.lines)


def _lines(source: Source | None) -> str:
    return "" if source is None else f" (rad {_numbers(source)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
