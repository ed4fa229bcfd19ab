"""Is a routine whole? Every problem is found, not only the first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from app.kernel.texts import _
from app.routines.evidence import VOCABULARY
from app.routines.leaf_checks import leaf_problems
from app.routines.model import Gate, Routine
from app.routines.parsing import ABOUT, FACTS, GATES, LEAVES, TREE, Problem, parse
from app.routines.words import OF_THE_ACT_ITSELF, Act

# Texts that may be empty, because not everything needs them.
_OPTIONAL = frozenset({"help", "note", "why_added", "condition", "fixed", "label"})


def check(folder: Path) -> tuple[Routine | None, tuple[Problem, ...]]:
    """Read and check one version. The routine is given when nothing is wrong."""
    routine, found = parse(folder)
    if routine is not None:
        found.extend(problems(routine))
    return (None if found else routine), tuple(found)


def problems(routine: Routine) -> Iterator[Problem]:
    """What is wrong with a routine whose files could be read."""
    yield from _tree_problems(routine)
    yield from _fact_problems(routine)
    for gate in routine.gates.values():
        yield from _gate_problems(routine, gate)
    for leaf in routine.leaves.values():
        yield from leaf_problems(routine, leaf)
    yield from _empty_texts(routine.about, ABOUT, "")
    yield from _empty_texts(routine.tree, TREE, "")
    for gate in routine.gates.values():
        yield from _empty_texts(gate, GATES, gate.id)
    for leaf in routine.leaves.values():
        yield from _empty_texts(leaf, f"{LEAVES}/{leaf.id}.toml", "")


def _tree_problems(routine: Routine) -> Iterator[Problem]:
    tree = routine.tree
    if tree.root not in tree.questions:
        yield Problem(TREE, "root", _("Frågan {key} finns inte.").format(key=tree.root))
        return
    known = tree.questions.keys() | routine.leaves.keys()
    for key, question in tree.questions.items():
        for name, option in question.options.items():
            place = f"questions, {key}, options, {name}"
            if option.goto not in known:
                text = _("Svaret leder till {goto}, som varken är en fråga eller ett blad.")
                yield Problem(TREE, place, text.format(goto=option.goto))
            for other in option.rules_out.keys() - question.options.keys():
                text = _("rules_out nämner svaret {option}, som inte finns.")
                yield Problem(TREE, place, text.format(option=other))
        if question.evidence is not None:
            for missing in sorted(VOCABULARY[question.evidence] - question.options.keys()):
                text = _("Förifyllningen kan svara {option}, men svaret finns inte.")
                yield Problem(TREE, f"questions, {key}", text.format(option=missing))
    yield from _unreached(routine)


def _unreached(routine: Routine) -> Iterator[Problem]:
    tree = routine.tree
    asked: set[str] = set()
    ends: set[str] = set()
    for answers, end in tree.every_path():
        asked |= answers.keys()
        ends.add(end)
    for key in tree.questions.keys() - asked:
        yield Problem(TREE, f"questions, {key}", _("Ingen väg leder till frågan."))
    for leaf in routine.leaves.keys() - ends:
        yield Problem(f"{LEAVES}/{leaf}.toml", "", _("Ingen väg leder till bladet."))
    for key, question in tree.questions.items():
        for name, option in question.options.items():
            if _leads_back(routine, key, option.goto):
                text = _("Svaret leder tillbaka till en fråga som redan är ställd.")
                yield Problem(TREE, f"questions, {key}, options, {name}", text)


def _leads_back(routine: Routine, key: str, goto: str) -> bool:
    seen: set[str] = set()
    waiting = [goto]
    while waiting:
        node = waiting.pop()
        question = routine.tree.questions.get(node)
        if question is None or node in seen:
            continue
        seen.add(node)
        waiting.extend(option.goto for option in question.options.values())
    return key in seen


def _fact_problems(routine: Routine) -> Iterator[Problem]:
    for name, condition in routine.conditions.items():
        fact = routine.facts.get(condition.fact)
        if fact is None:
            text = _("Uppgiften {key} finns inte.").format(key=condition.fact)
            yield Problem(FACTS, f"conditions, {name}", text)
        elif condition.value not in fact.options:
            text = _("{key} kan inte vara {value}.")
            filled = text.format(key=condition.fact, value=condition.value)
            yield Problem(FACTS, f"conditions, {name}", filled)


def _gate_problems(routine: Routine, gate: Gate) -> Iterator[Problem]:
    if gate.awaits not in routine.about.roles:
        text = _("Rollen {role} har inget namn i {file}.").format(role=gate.awaits, file=ABOUT)
        yield Problem(GATES, gate.id, text)
    for leaf in (*gate.leaves, *gate.inferred_leaves):
        if leaf not in routine.leaves:
            yield Problem(GATES, gate.id, _("Bladet {leaf} finns inte.").format(leaf=leaf))
            continue
        steps = routine.leaves[leaf].steps
        if Act.CLOSE not in gate.refuses and not any(gate.id in step.needs for step in steps):
            text = _("Inget steg i {leaf} väntar på spärren.").format(leaf=leaf)
            yield Problem(GATES, gate.id, text)
        opened = any(gate.id in step.opens for step in steps)
        if opened is (gate.predicate in OF_THE_ACT_ITSELF):
            text = _("Inget steg i {leaf} öppnar spärren, eller ett steg öppnar den i onödan.")
            yield Problem(GATES, gate.id, text.format(leaf=leaf))


def _empty_texts(part: object, file: str, place: str) -> Iterator[Problem]:
    """Texts that are there but say nothing."""
    for here, value in _named(part, place):
        if isinstance(value, str):
            optional = here.rpartition(", ")[2] in _OPTIONAL
            if not value.strip() and not optional:
                yield Problem(file, here, _("Texten saknas."))
        else:
            yield from _empty_texts(value, file, here)


def _named(part: object, place: str) -> Iterator[tuple[str, object]]:
    """What a part holds, each with its place in the file."""
    if is_dataclass(part):
        inner: Iterable[tuple[str, object]] = (
            (one.name, getattr(part, one.name)) for one in fields(part)
        )
    elif isinstance(part, tuple):
        inner = ((str(getattr(one, "id", n)), one) for n, one in enumerate(part, start=1))
    elif isinstance(part, dict):
        inner = part.items()
    else:
        inner = ()
    for name, value in inner:
        yield (f"{place}, {name}" if place else str(name)), value
