"""The guide without widgets: what is asked, what the data says, and what the answers lead to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.roles import Role
from app.corrections.begun import KeptGuide
from app.corrections.commands import StartCase
from app.corrections.guide import GuideService, GuideStart
from app.kernel.changes import Changes
from app.kernel.errors import AppError
from app.routines.contradicting import Contradiction, Outcome, contradictions
from app.routines.deciding import Decision, decide
from app.routines.evidence import PreAnswer, pre_answers
from app.routines.tree import Question, Walk
from ui.bench import Bench

DISCOVERED_BY = "discovered_by"


@dataclass(slots=True)
class GuideState:
    """What was answered so far. `at` is the question that is shown; empty at the result."""

    start: GuideStart
    walk: Walk
    at: str
    begun_at: dt.datetime
    reasons: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    is_starting: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered by the person: who discovered it is known from the role."""
        return bool(set(self.walk.given) - {DISCOVERED_BY} or self.facts or self.reasons)


class GuideModel(QObject):
    """Answers one question at a time; everything that is shown is worked out from the answers."""

    changed = Signal()
    busy_changed = Signal(bool)
    failed = Signal(object)
    started = Signal(object)

    def __init__(self, bench: Bench, guide: GuideService) -> None:
        super().__init__()
        self._bench = bench
        self._guide = guide
        self._state: GuideState | None = None
        self._op_id = bench.new_id()

    @property
    def state(self) -> GuideState | None:
        return self._state

    def open(self, order_id: UUID) -> None:
        """Read what the program knows of the order, and begin."""
        self._state = None
        self._op_id = self._bench.new_id()
        self.busy_changed.emit(True)
        self._bench.runner.read(
            self, lambda: self._guide.begin(order_id), self._begin, self._refused, key="open"
        )

    # What is shown

    def question(self) -> Question | None:
        """The question that is shown; None at the result."""
        state = self._state
        return state.start.routine.tree.questions.get(state.at) if state else None

    def known(self) -> PreAnswer | None:
        """What the data says about the question that is shown."""
        state = self._state
        if state is None:
            return None
        return pre_answers(state.start.routine, state.start.facts).get(state.at)

    def choice(self) -> str:
        """The answer that is chosen: the person's, else the data's."""
        state = self._state
        if state is None:
            return ""
        known = self.known()
        return state.walk.given.get(state.at, known.option if known else "")

    def contradiction(self, option: str) -> Contradiction | None:
        """What the data says against an answer to the question that is shown."""
        state = self._state
        if state is None or not option:
            return None
        tried = Walk.begin(state.walk.tree, {**state.walk.given, state.at: option})
        found = contradictions(state.start.routine, tried.answers, state.start.facts)
        return next((one for one in found if one.question == state.at), None)

    def leads_to(self, option: str) -> Decision | None:
        """The leaf that an answer would lead to, when it is the last question."""
        state = self._state
        if state is None or not option:
            return None
        tried = Walk.begin(state.walk.tree, {**state.walk.given, state.at: option})
        if tried.leaf is None:
            return None
        try:
            return decide(state.start.routine, tried.answers, state.start.facts)
        except AppError:
            return None

    def decision(self) -> Decision | None:
        """What the answers lead to, once every question is answered."""
        state = self._state
        if state is None or state.walk.leaf is None:
            return None
        return decide(state.start.routine, state.walk.answers, state.start.facts)

    def number(self) -> tuple[int, int]:
        """Which question this is, and how many the longest way from here has."""
        state = self._state
        if state is None:
            return 0, 0
        asked = state.walk.asked
        at = asked.index(state.at) + 1 if state.at in asked else len(asked)
        longest = max(len(way) for way in _ways(state.walk))
        return at, max(at, longest)

    # What is done

    def answer(self, option: str, reason: str = "") -> str:
        """Answer the question that is shown. Returns why not, when the answer cannot stand."""
        state = self._state
        if state is None or not option:
            return ""
        against = self.contradiction(option)
        if against is not None and against.outcome is Outcome.BLOCKED:
            return against.sentence
        if against is not None and against.outcome is Outcome.REASON_REQUIRED:
            if not reason.strip():
                return against.sentence
            state.reasons[state.at] = reason.strip()
        chosen = against.known if against and against.outcome is Outcome.FORCED else option
        state.walk = state.walk.change(state.at, chosen)
        self._go_on()
        return ""

    def change(self, key: str) -> None:
        """Go back to a question; the answers after it stay as long as they are still asked."""
        if self._state is not None and key in self._state.walk.asked:
            self._state.at = key
            self.changed.emit()

    def back(self) -> None:
        """The question before this one."""
        if before := _before(self._state):
            self.change(before)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a question before this one."""
        return bool(_before(self._state))

    def tell_fact(self, key: str, value: str) -> None:
        """Answer one of the facts that change steps, never the scenario."""
        if self._state is not None:
            self._state.facts[key] = value
            self.changed.emit()

    def start(self) -> None:
        """Start the case."""
        state = self._state
        if state is None:
            return
        command = StartCase(
            op_id=self._op_id,
            order_id=state.start.order_id,
            answers=dict(state.walk.answers),
            facts=dict(state.facts),
            reasons=dict(state.reasons),
            discovered_at=self._bench.now(),
        )
        state.is_starting = True
        self.busy_changed.emit(True)
        self._bench.runner.write(
            self, lambda: self._guide.start(command), self._has_started, self._refused
        )

    def _begin(self, start: GuideStart) -> None:
        if start.kept is None:
            self._state = _new(start, self._bench.actor.role, self._bench.now())
            self._go_on()
        else:
            self._state = _as_it_was_left(start, start.kept)
            self.changed.emit()
        self.busy_changed.emit(False)

    def _go_on(self) -> None:
        state = self._state
        if state is None:
            return
        asked = state.walk.asked
        after = asked[asked.index(state.at) + 1 :] if state.at in asked else asked[-1:]
        state.at = after[0] if after and state.walk.question else ""
        if state.walk.question and not state.at:
            state.at = state.walk.question
        self.changed.emit()

    def _has_started(self, result: tuple[UUID, Changes]) -> None:
        case_id, changes = result
        self.busy_changed.emit(False)
        self._bench.bus.publish(changes)
        self.started.emit(case_id)

    def _refused(self, error: AppError) -> None:
        if self._state is not None:
            self._state.is_starting = False
        self.busy_changed.emit(False)
        self.failed.emit(error)


def _new(start: GuideStart, role: Role, now: dt.datetime) -> GuideState:
    first = {Role.CASE_OFFICER: "case_officer", Role.PROVIDER: "provider"}.get(role, "other")
    walk = Walk.begin(start.routine.tree, {DISCOVERED_BY: first})
    return GuideState(start=start, walk=walk, at="", begun_at=now)


def _as_it_was_left(start: GuideStart, kept: KeptGuide) -> GuideState:
    """With the answers that the routine still knows, at the question that was shown."""
    questions = start.routine.tree.questions
    answers = {
        key: option
        for key, option in kept.answers.items()
        if key in questions and option in questions[key].options
    }
    walk = Walk.begin(start.routine.tree, answers)
    return GuideState(
        start=start,
        walk=walk,
        at=kept.at if kept.at in walk.asked else walk.question or "",
        begun_at=kept.begun_at,
        reasons=dict(kept.reasons),
        facts=dict(kept.facts),
    )


def _before(state: GuideState | None) -> str:
    """The question before the one that is shown; empty at the first."""
    if state is None:
        return ""
    asked = state.walk.asked
    place = asked.index(state.at) if state.at in asked else len(asked)
    return asked[place - 1] if place > 0 else ""


def _ways(walk: Walk) -> list[dict[str, str]]:
    given = walk.answers
    return [
        way
        for way, _leaf in walk.tree.every_path()
        if all(way.get(key) == value for key, value in given.items())
    ] or [given]
