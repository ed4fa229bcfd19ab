"""Answers that the data speaks against, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.kernel.texts import _
from app.routines.evidence import progress_option
from app.routines.facts import (
    CaseFacts,
    channel_says,
    documentation_says,
    execution_says,
    gatekeeper_says,
    visits_say,
)
from app.routines.model import Routine
from app.routines.tree import Answers, Walk
from app.routines.words import Evidence


class Outcome(StrEnum):
    """What a contradiction leads to."""

    BLOCKED = "blocked"  # not possible; `ways_out` are the leaves that are
    FORCED = "forced"  # the data's answer holds, because the user's would destroy something
    REASON_REQUIRED = "reason_required"  # possible, with a reason that the case keeps


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """The user's answer against the data's."""

    question: str
    said: str
    known: str
    outcome: Outcome
    sentence: str
    ways_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One answer of the user, to be weighed against the data."""

    question: str
    option: str

    def blocked(self, known: str, sentence: str, *ways_out: str) -> Contradiction:
        return self._against(known, sentence, Outcome.BLOCKED, ways_out)

    def forced(self, known: str, sentence: str) -> Contradiction:
        return self._against(known, sentence, Outcome.FORCED)

    def needs_reason(self, known: str, evidence: str) -> Contradiction:
        sentence = _("{evidence} Skriv varför du svarar något annat, så sparas skälet i ärendet.")
        said = sentence.format(evidence=evidence)
        return self._against(known, said, Outcome.REASON_REQUIRED)

    def _against(
        self, known: str, sentence: str, outcome: Outcome, ways_out: tuple[str, ...] = ()
    ) -> Contradiction:
        return Contradiction(
            question=self.question,
            said=self.option,
            known=known,
            outcome=outcome,
            sentence=sentence,
            ways_out=ways_out,
        )


def contradictions(
    routine: Routine, answers: Answers, facts: CaseFacts
) -> tuple[Contradiction, ...]:
    """Answers on the way to the leaf that the data speaks against, in the order asked."""
    found: list[Contradiction] = []
    for key, said in Walk.begin(routine.tree, answers).answers.items():
        name = routine.tree.questions[key].evidence
        against = None if name is None else _WEIGHED[name](Said(key, said), facts)
        if against is not None:
            found.append(against)
    return tuple(found)


_EXECUTED_SAID = frozenset({"executed", "documented", "performed"})


def _weigh_progress(said: Said, facts: CaseFacts) -> Contradiction | None:
    means_executed = said.option in _EXECUTED_SAID
    if facts.executed is not None and facts.executed is not means_executed:
        return _system_differs(said, facts, "L2" if said.option == "performed" else "L5")
    if not means_executed:
        return _weigh_unexecuted(said, facts)
    return _weigh_performed(said, facts) or _weigh_documented(said, facts)


def _weigh_unexecuted(said: Said, facts: CaseFacts) -> Contradiction | None:
    if facts.performed and said.option == "not_executed":
        sentence = _(
            "{evidence} Svara att insats är utförd men inte verkställd, och kontakta support."
        )
        known = "performed_not_executed"
        return said.blocked(known, sentence.format(evidence=visits_say(facts)), "L2")
    if facts.performed is False and said.option == "performed_not_executed":
        return said.needs_reason("not_executed", visits_say(facts))
    return None


def _weigh_performed(said: Said, facts: CaseFacts) -> Contradiction | None:
    if facts.performed and said.option != "performed":
        sentence = _(
            "{evidence} Svara att insats är utförd (scenario 4), eller rätta registreringarna "
            "först. Så länge de finns kan verkställigheten inte tas bort."
        )
        return said.blocked("performed", sentence.format(evidence=visits_say(facts)), "S4")
    if facts.performed is False and said.option == "performed":
        return said.needs_reason(progress_option(facts) or "", visits_say(facts))
    return None


def _weigh_documented(said: Said, facts: CaseFacts) -> Contradiction | None:
    if facts.documented and said.option == "executed":
        # A2, and the fourth thing a naive program gets wrong: the notes would be destroyed.
        sentence = _(
            "{evidence} I scenario 2 skulle dokumentationen försvinna. Därför gäller scenario 3, "
            "där den sparas först."
        )
        return said.forced("documented", sentence.format(evidence=documentation_says(facts)))
    if facts.documented is False and said.option == "documented":
        return said.needs_reason("executed", documentation_says(facts))
    return None


def _weigh_channel(said: Said, facts: CaseFacts) -> Contradiction | None:
    """Sent by the register beats everything else."""
    if facts.by_register is None or facts.by_register is (said.option == "via_register"):
        return None
    if not facts.by_register:
        return said.needs_reason("", channel_says(facts))
    sentence = _("{evidence} Det går före alla andra fel.")
    return said.forced("via_register", sentence.format(evidence=channel_says(facts)))


def _weigh_order_state(said: Said, facts: CaseFacts) -> Contradiction | None:
    by_channel = _weigh_channel(said, facts)
    if by_channel is not None or said.option == "via_register":
        return by_channel
    if facts.executed is None or facts.executed is (said.option == "executed"):
        return None
    return _system_differs(said, facts, "L0")


def _weigh_is_executed(said: Said, facts: CaseFacts) -> Contradiction | None:
    if facts.executed is None or facts.executed is (said.option == "yes"):
        return None
    return _system_differs(said, facts, "L5")


def _weigh_gatekeeper(said: Said, facts: CaseFacts) -> Contradiction | None:
    if facts.has_gatekeeper is None or facts.has_gatekeeper is (said.option == "yes"):
        return None
    sentence = _("{evidence} Uppgiften ändras av systemförvaltaren under Utförare.")
    known = "yes" if facts.has_gatekeeper else "no"
    return said.forced(known, sentence.format(evidence=gatekeeper_says(facts)))


def _system_differs(said: Said, facts: CaseFacts, way_out: str) -> Contradiction:
    """Whether there is an execution at all is not for the user to override: nobody just goes on."""
    sentence = _("{evidence} Ändra svaret. Om systemet inte stämmer, kontakta support.")
    if said.question == "progress":
        known = progress_option(facts) or ""
    elif said.question == "order_state":
        known = "executed" if facts.executed else "not_executed"
    else:
        known = "yes" if facts.executed else "no"
    return said.blocked(known, sentence.format(evidence=execution_says(facts)), way_out)


_WEIGHED: dict[Evidence, Callable[[Said, CaseFacts], Contradiction | None]] = {
    Evidence.ORDER_STATE: _weigh_order_state,
    Evidence.WHAT_IS_WRONG: _weigh_channel,
    Evidence.PROGRESS: _weigh_progress,
    Evidence.HAS_GATEKEEPER: _weigh_gatekeeper,
    Evidence.IS_EXECUTED: _weigh_is_executed,
}
