"""From answers and facts to a leaf, with its steps, gates and duties, and why just that one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.kernel.errors import BadInput, RuleViolation
from app.kernel.texts import N_, _
from app.routines.contradicting import Contradiction, Outcome, contradictions
from app.routines.evidence import pre_answers
from app.routines.facts import CaseFacts
from app.routines.model import Advice, Gate, Leaf, Note, Obligation, Routine, Step, Ticket
from app.routines.tree import Answers, Walk

NO_FACTS = CaseFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the routine says about this case. `why` and `why_not` are in the chosen language.

    Steps whose condition is known not to hold are gone, or have become their `otherwise`.
    """

    routine: Routine
    leaf: Leaf
    answers: Mapping[str, str]
    steps: tuple[Step, ...]
    gates: tuple[Gate, ...]
    obligations: tuple[Obligation, ...]
    tickets: tuple[Ticket, ...]
    notes: tuple[Note, ...]
    advice: tuple[Advice, ...]
    why: tuple[str, ...]
    why_not: Mapping[str, str]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def reasons_required(self) -> tuple[Contradiction, ...]:
        return tuple(c for c in self.contradictions if c.outcome is Outcome.REASON_REQUIRED)


def decide(routine: Routine, answers: Answers, facts: CaseFacts = NO_FACTS) -> Decision:
    """The leaf that the answers lead to, unless the data stands against them."""
    if facts.open_case:
        raise RuleViolation(
            "routine.case_open",
            N_("Beställningen har redan ett öppet ärende, {case}. Fortsätt i det."),
            case=facts.open_case,
        )
    walk = _walked(routine, answers)
    against = contradictions(routine, walk.answers, facts)
    for one in against:
        if one.outcome is Outcome.BLOCKED:
            raise RuleViolation(
                "routine.contradicts_data",
                N_("{key}={said} stämmer inte med uppgifterna. {explained}"),
                key=one.question,
                said=one.said,
                explained=one.sentence,
                ways_out=one.ways_out,
            )
    forced = [one for one in against if one.outcome is Outcome.FORCED]
    for one in forced:
        if one.question in walk.asked:
            walk = walk.change(one.question, one.known)
    leaf = walk.leaf
    if leaf is None:
        raise _missing(routine, walk)
    kept = (*forced, *(one for one in against if one.outcome is Outcome.REASON_REQUIRED))
    return replace(_for_leaf(routine, leaf, walk.answers, facts), contradictions=tuple(kept))


def decision_for(routine: Routine, leaf: str, facts: CaseFacts = NO_FACTS) -> Decision:
    """A leaf that was chosen directly, or a way out of a contradiction."""
    if leaf not in routine.leaves:
        raise BadInput(
            "routine.unknown_leaf",
            N_("{leaf} finns inte i rutinen. Tillåtna värden: {allowed}."),
            field="leaf",
            leaf=leaf,
            allowed="|".join(routine.leaves),
        )
    return _for_leaf(routine, leaf, routine.tree.paths_to(leaf)[0], facts)


def _walked(routine: Routine, answers: Answers) -> Walk:
    tree = routine.tree
    for key, value in answers.items():
        if key not in tree.questions:
            raise BadInput(
                "routine.unknown_key",
                N_("Frågan ”{key}” finns inte. Tillåtna svar: {allowed}."),
                field=key,
                key=key,
                allowed=", ".join(f"{one}={tree.allowed(one)}" for one in tree.questions),
            )
        if value not in tree.questions[key].options:
            raise BadInput(
                "routine.unknown_value",
                N_("{key} kan inte vara ”{value}”. Tillåtna värden: {allowed}."),
                field=key,
                key=key,
                value=value,
                allowed=tree.allowed(key),
            )
    walk = Walk.begin(tree, answers)
    unasked = [key for key in answers if key not in walk.answers]
    if unasked:
        raise _unasked(routine, walk, unasked[0])
    if walk.question is not None:
        raise _missing(routine, walk)
    return walk


def _missing(routine: Routine, walk: Walk) -> BadInput:
    key = walk.question or ""
    return BadInput(
        "routine.missing_answer",
        N_("Svar på {key} saknas: {question} Tillåtna värden: {allowed}."),
        field=key,
        key=key,
        question=_(routine.tree.questions[key].text),
        allowed=routine.tree.allowed(key),
    )


def _unasked(routine: Routine, walk: Walk, key: str) -> BadInput:
    """An answer to a question that these answers never come to."""
    if walk.question is None:
        return BadInput(
            "routine.not_asked",
            N_("Frågan {key} ({allowed}) ställs inte efter de andra svaren. Ta bort svaret."),
            field=key,
            key=key,
            allowed=routine.tree.allowed(key),
        )
    return BadInput(
        "routine.not_asked_yet",
        N_(
            "Frågan {key} ({allowed}) ställs inte efter de andra svaren. Först behövs {missing}. "
            "Tillåtna värden: {missing_allowed}."
        ),
        field=key,
        key=key,
        allowed=routine.tree.allowed(key),
        missing=walk.question,
        missing_allowed=routine.tree.allowed(walk.question),
    )


def _for_leaf(routine: Routine, name: str, answers: Answers, facts: CaseFacts) -> Decision:
    leaf = routine.leaves[name]
    known = facts.answered()
    return Decision(
        routine=routine,
        leaf=leaf,
        answers=dict(answers),
        steps=tuple(_steps(routine, leaf, known)),
        gates=routine.gates_of(name),
        obligations=tuple(d for d in leaf.obligations if holds(routine, d.condition, known)),
        tickets=leaf.tickets,
        notes=tuple(n for n in routine.notes_of(name) if holds(routine, n.condition, known)),
        advice=tuple(a for a in leaf.advice if holds(routine, a.condition, known)),
        why=_why(routine, leaf, answers, facts),
        why_not=_why_not(routine, name, answers),
    )


def holds(routine: Routine, condition: str, known: Mapping[str, str]) -> bool:
    """Whether a condition holds or may hold: what is not known is not left out."""
    if not condition:
        return True
    needed = routine.conditions[condition]
    return known.get(needed.fact, needed.value) == needed.value


def _steps(routine: Routine, leaf: Leaf, known: Mapping[str, str]) -> list[Step]:
    return [
        kept for step in leaf.steps if (kept := _as_it_stands(routine, step, known)) is not None
    ]


def _as_it_stands(routine: Routine, step: Step, known: Mapping[str, str]) -> Step | None:
    if holds(routine, step.condition, known):
        acts = tuple(
            act for act in step.acts if holds(routine, step.act_conditions.get(act, ""), known)
        )
        return replace(step, acts=acts)
    if step.otherwise is None:
        return None
    other = step.otherwise
    return replace(
        step,
        label=other.label,
        text=other.text,
        acts=other.acts,
        why_added=other.why_added,
        added=True,
        condition="",
        otherwise=None,
        source=None,
    )


def _why(routine: Routine, leaf: Leaf, answers: Answers, facts: CaseFacts) -> tuple[str, ...]:
    said = [
        _(routine.tree.questions[key].options[value].statement) for key, value in answers.items()
    ]
    known = pre_answers(routine, facts)
    for key, value in answers.items():
        if key in known and known[key].option == value:
            said.extend(text for text in known[key].evidence if text not in said)
    if leaf.source is None:
        return (*said, _(leaf.when))
    line = leaf.source.lines[0]
    quote = _("Rutinen, rad {line}: ”{quote}”").format(line=line, quote=leaf.source.quote)
    return (*said, quote)


def _why_not(routine: Routine, chosen: str, answers: Answers) -> dict[str, str]:
    return {
        name: _against(routine, leaf, answers)
        for name, leaf in routine.leaves.items()
        if name != chosen
    }


def _against(routine: Routine, leaf: Leaf, answers: Answers) -> str:
    """The first answer that leads away from the leaf, along the way nearest to the one taken."""
    ways = routine.tree.paths_to(leaf.id)
    way = max(ways, key=lambda one: _in_common(one, answers))
    key = next(key for key, value in way.items() if answers.get(key) != value)
    option = routine.tree.questions[key].options[answers[key]]
    special = option.rules_out.get(way[key])
    return _(special) if special else f"{_(leaf.when)} {_(option.statement)}"


def _in_common(way: Answers, answers: Answers) -> int:
    for count, (key, value) in enumerate(way.items()):
        if answers.get(key) != value:
            return count
    return len(way)
