"""Write a routine as a page to proofread: `python -m app.routines.describe [FOLDER]`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.access.roles import Role
from app.kernel.texts import _
from app.routines.loading import available, newest
from app.routines.model import Gate, Leaf, Obligation, Routine, Source, Step, Ticket
from app.routines.words import Strength

FOLDER = Path("docs/routines")


def describe(routine: Routine) -> str:
    """The whole routine in Markdown, in the chosen language."""
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
    yield f"# {_(about.title)}"
    yield ""
    yield f"{about.identity}, {about.date.isoformat()}. {about.issuer}. {_(about.kind_text)}."
    yield ""
    yield _("Beslutas av: {decider}. Dokumentansvarig: {owner}. Gäller för: {applies_to}.").format(
        decider=_(about.decided_by_role),
        owner=_(about.owner_role),
        applies_to=_(about.applies_to),
    )
    yield ""
    yield _(about.purpose)
    yield ""
    made = _("Skapad ur {folder} med {command}. Ändra inte här.")
    yield made.format(folder="`resources/routines/`", command="`python -m app.routines.describe`")
    yield _("Det som står kursivt och är märkt Tillägg säger inte rutinen.")
    yield ""


def _tree(routine: Routine) -> Iterator[str]:
    yield "## " + _("Frågor")
    yield ""
    for key, question in routine.tree.questions.items():
        yield f"### {_(question.text)}"
        yield ""
        yield f"`{key}`. {_(question.help)}"
        yield ""
        yield from _table(
            (_("Svar"), _("Värde"), _("Leder till")),
            ((_(o.text), f"`{name}`", o.goto) for name, o in question.options.items()),
        )


def _truth_table(routine: Routine) -> Iterator[str]:
    yield "## " + _("Sanningstabell")
    yield ""
    rows = (
        (", ".join(f"{key}={value}" for key, value in answers.items()), f"**{leaf}**")
        for answers, leaf in routine.tree.every_path()
    )
    yield from _table((_("Svar"), _("Leder till")), rows)


def _leaf(routine: Routine, leaf: Leaf) -> Iterator[str]:
    yield f"## {leaf.id}: {_(leaf.title)}"
    yield ""
    yield _(leaf.when)
    yield ""
    yield _(leaf.summary)
    yield ""
    if leaf.feedback is not None:
        told = _(routine.about.feedback[leaf.feedback])
        yield _("Återkoppling till: {who}.").format(who=told)
        yield ""
    if leaf.steps:
        yield from _table(_step_heads(), (_step(routine, step) for step in leaf.steps))
    yield from _advised(routine, leaf)
    yield from _duties(routine, leaf)
    for ticket in leaf.tickets:
        yield from _ticket(routine, ticket)
    for note in routine.notes_of(leaf.id):
        yield f"- {note.id}: {_marked(note.text, added=note.added)}{_lines(note.source)}"
    yield ""
    if leaf.lost:
        yield _("Försvinner: {things}").format(things=" ".join(_(one) for one in leaf.lost))
        yield ""
        yield _("Finns kvar: {things}").format(things=" ".join(_(one) for one in leaf.kept))
        yield ""


def _advised(routine: Routine, leaf: Leaf) -> Iterator[str]:
    for advice in leaf.advice:
        names = routine.about.roles
        who = _("Den som frågar") if advice.role == "any" else _(names[Role(advice.role)])
        yield f"- {who}: {_(advice.text)}"
    if leaf.advice:
        yield ""


def _step_heads() -> tuple[str, ...]:
    return (
        *(_("Steg"), _("Roll"), _("Vad"), _("Villkor")),
        *(_("Väntar på"), _("Spärr"), _("Öppnar"), _("Rad")),
    )


def _step(routine: Routine, step: Step) -> tuple[str, ...]:
    text = _marked(step.text, added=step.added)
    if step.otherwise is not None:
        other = _marked(step.otherwise.text, added=True)
        text += " " + _("Annars: {text}").format(text=other)
    if step.note:
        text += f" ({_(step.note)})"
    return (
        step.id,
        _(routine.about.roles[step.role]),
        text,
        _(routine.conditions[step.condition].text) if step.condition else "",
        ", ".join(step.after),
        ", ".join(step.needs),
        ", ".join(step.opens),
        _numbers(step.source),
    )


def _duties(routine: Routine, leaf: Leaf) -> Iterator[str]:
    yield _("Skyldigheter (R krävs av rutinen, C om villkoret är uppfyllt, I är tillägg):")
    yield ""
    rows = (
        (
            duty.kind,
            _(duty.text),
            _(routine.conditions[duty.condition].text) if duty.condition else "",
            ", ".join(duty.steps),
            _owners(routine, leaf, duty),
        )
        for duty in leaf.obligations
    )
    yield from _table(("", _("Skyldighet"), _("Villkor"), _("Steg"), _("Roll")), rows)


def _owners(routine: Routine, leaf: Leaf, duty: Obligation) -> str:
    """Who does its steps, or ticks it; nobody is named where the routine names nobody."""
    by_steps = dict.fromkeys(step.role for step in leaf.steps if step.id in duty.steps)
    roles = [*by_steps, *([duty.role] if duty.role else []), *duty.stand_in]
    return ", ".join(_(routine.about.roles[role]) for role in roles)


def _ticket(routine: Routine, ticket: Ticket) -> Iterator[str]:
    labels = [_(routine.ticket_fields[name].label) for name in ticket.fields]
    added = [routine.ticket_fields[name].label for name in ticket.added_fields]
    labels += [_marked(label, added=True) for label in added]
    yield _("Ärende {kind} från {sender} till {recipient}: {fields}.").format(
        kind=ticket.kind,
        sender=_(routine.about.roles[ticket.sender]),
        recipient=f"`{ticket.recipient}`",
        fields=", ".join(labels) or _("fri text"),
    )
    yield ""


def _gates(routine: Routine) -> Iterator[str]:
    yield "## " + _("Spärrar")
    yield ""
    heads = (_("Spärr"), _("Text"), _("Väntar på"), _("Gäller"), _("Styrka"), _("Rad"))
    yield from _table(heads, (_gate(routine, gate) for gate in routine.gates.values()))


def _gate(routine: Routine, gate: Gate) -> tuple[str, ...]:
    ours = _("Tillägg")
    leaves = (
        f"{leaf} ({ours})" if gate.strength_in(leaf) is Strength.INFERRED else leaf
        for leaf in gate.leaves
    )
    return (
        gate.id,
        _(gate.text),
        _(routine.about.roles[gate.awaits]),
        ", ".join(leaves),
        _("uttrycklig") if gate.strength is Strength.EXPLICIT else _("härledd"),
        _numbers(gate.source),
    )


def _documents(routine: Routine) -> Iterator[str]:
    yield "## " + _("Relaterade dokument")
    yield ""
    for document in routine.about.documents:
        yield f"- {document.id}: {_(document.title)} ({_(document.audience)})"
    yield ""


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"| {' | '.join('---' for _head in heads)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _marked(text: str, *, added: bool) -> str:
    ours = _("Tillägg")
    return f"*{_(text)}* ({ours})" if added else _(text)


def _numbers(source: Source | None) -> str:
    return "" if source is None else ", ".join(str(line) for line in source.lines)


def _lines(source: Source | None) -> str:
    row = _("Rad").lower()
    return "" if source is None else f" ({row} {_numbers(source)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
