"""Pre-answers: what the data speaks for, with its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.routines.facts import (
    CaseFacts,
    channel_says,
    documentation_says,
    execution_says,
    gatekeeper_says,
    visits_say,
)
from app.routines.model import Routine
from app.routines.words import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class PreAnswer:
    """The option the data speaks for, and why, each a whole sentence."""

    option: str
    evidence: tuple[str, ...]


def pre_answers(routine: Routine, facts: CaseFacts) -> dict[str, PreAnswer]:
    """What the data answers, by question; a question it cannot answer is missing."""
    found: dict[str, PreAnswer] = {}
    for key, question in routine.tree.questions.items():
        if question.evidence is None:
            continue
        answer = _ANSWERS[question.evidence](facts)
        if answer is not None:
            found[key] = answer
    return found


def _progress(facts: CaseFacts) -> PreAnswer | None:
    evidence = tuple(
        text
        for text in (execution_says(facts), documentation_says(facts), visits_say(facts))
        if text
    )
    option = progress_option(facts)
    return None if option is None else PreAnswer(option=option, evidence=evidence)


def progress_option(facts: CaseFacts) -> str | None:
    if facts.executed is None:
        return None
    if not facts.executed:
        return "performed_not_executed" if facts.performed else "not_executed"
    if facts.performed:
        return "performed"
    if facts.documented:
        return "documented"
    nothing = facts.documented is False and facts.performed is False
    return "executed" if nothing else None


def _order_state(facts: CaseFacts) -> PreAnswer | None:
    if facts.by_register:
        return PreAnswer(option="via_register", evidence=(channel_says(facts),))
    if facts.executed is None:
        return None
    option = "executed" if facts.executed else "not_executed"
    return PreAnswer(option=option, evidence=(execution_says(facts),))


def _what_is_wrong(facts: CaseFacts) -> PreAnswer | None:
    if not facts.by_register:
        return None
    return PreAnswer(option="via_register", evidence=(channel_says(facts),))


def _has_gatekeeper(facts: CaseFacts) -> PreAnswer | None:
    if facts.has_gatekeeper is None:
        return None
    option = "yes" if facts.has_gatekeeper else "no"
    return PreAnswer(option=option, evidence=(gatekeeper_says(facts),))


def _is_executed(facts: CaseFacts) -> PreAnswer | None:
    if facts.executed is None:
        return None
    option = "yes" if facts.executed else "no"
    return PreAnswer(option=option, evidence=(execution_says(facts),))


_ANSWERS: dict[Evidence, Callable[[CaseFacts], PreAnswer | None]] = {
    Evidence.ORDER_STATE: _order_state,
    Evidence.WHAT_IS_WRONG: _what_is_wrong,
    Evidence.PROGRESS: _progress,
    Evidence.HAS_GATEKEEPER: _has_gatekeeper,
    Evidence.IS_EXECUTED: _is_executed,
}

# The options each pre-answer may choose; `routine check` compares the file with them.
VOCABULARY: dict[Evidence, frozenset[str]] = {
    Evidence.ORDER_STATE: frozenset({"via_register", "executed", "not_executed"}),
    Evidence.WHAT_IS_WRONG: frozenset({"via_register"}),
    Evidence.PROGRESS: frozenset(
        {"not_executed", "executed", "documented", "performed", "performed_not_executed"}
    ),
    Evidence.HAS_GATEKEEPER: frozenset({"yes", "no"}),
    Evidence.IS_EXECUTED: frozenset({"yes", "no"}),
}
