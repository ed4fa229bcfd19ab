"""A decision tree: which question comes next, and which leaf the answers lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from app.kernel.errors import BadInput
from app.kernel.texts import N_
from app.routines.words import Evidence

Answers = Mapping[str, str]


class FromToml:
    """A key that the data class does not know is an error of the file."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(FromToml):
    """One answer. `rules_out` says, per other answer, why that one does not hold."""

    text: str
    statement: str
    goto: str
    help: str = ""
    rules_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(FromToml):
    text: str
    options: Mapping[str, Option]
    help: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree(FromToml):
    """Questions by key. Whatever an option leads to that is no question is a leaf."""

    root: str
    questions: Mapping[str, Question]

    @property
    def leaves(self) -> tuple[str, ...]:
        """The leaves in the order in which the tree names them."""
        goals = (option.goto for _key, option in self._options())
        return tuple(dict.fromkeys(goal for goal in goals if goal not in self.questions))

    def every_path(self) -> Iterator[tuple[dict[str, str], str]]:
        """Every way through, with the leaf it ends in: the routine's truth table."""
        yield from self._paths(self.root, {})

    def paths_to(self, leaf: str) -> list[dict[str, str]]:
        return [answers for answers, end in self.every_path() if end == leaf]

    def allowed(self, key: str) -> str:
        return "|".join(self.questions[key].options)

    def _options(self) -> Iterator[tuple[str, Option]]:
        for question in self.questions.values():
            yield from question.options.items()

    def _paths(self, node: str, answers: dict[str, str]) -> Iterator[tuple[dict[str, str], str]]:
        if node not in self.questions:
            yield answers, node
            return
        for key, option in self.questions[node].options.items():
            if node not in answers:  # a loop is an error of the file, never an endless walk
                yield from self._paths(option.goto, {**answers, node: key})


@dataclass(frozen=True, slots=True)
class Walk:
    """Where the user is. Every answer gives a new walk; nothing that was said is forgotten.

    `given` is all that was ever answered, `answers` what counts: the answers to the questions that
    are asked on the way from the root. A changed answer keeps the later ones that are still asked.
    """

    tree: Tree
    given: Answers

    @classmethod
    def begin(cls, tree: Tree, given: Answers | None = None) -> Walk:
        return cls(tree, dict(given or {}))

    @property
    def path(self) -> tuple[str, ...]:
        """The questions in order, ending in the open question or the leaf."""
        nodes = [self.tree.root]
        while (question := self.tree.questions.get(nodes[-1])) is not None:
            option = question.options.get(self.given.get(nodes[-1], ""))
            if option is None:
                break
            nodes.append(option.goto)
        return tuple(nodes)

    @property
    def answers(self) -> dict[str, str]:
        return {key: self.given[key] for key in self.path[:-1]}

    @property
    def asked(self) -> tuple[str, ...]:
        """Questions that have come up so far, the open one last."""
        return tuple(node for node in self.path if node in self.tree.questions)

    @property
    def question(self) -> str | None:
        """The key of the question that waits for an answer; None at a leaf."""
        return self.path[-1] if self.path[-1] in self.tree.questions else None

    @property
    def leaf(self) -> str | None:
        return None if self.question else self.path[-1]

    def answer(self, option: str) -> Walk:
        """Answer the open question."""
        if self.question is None:
            raise BadInput("routine.no_question", N_("Alla frågor är besvarade. Ändra ett svar."))
        return self.change(self.question, option)

    def change(self, key: str, option: str) -> Walk:
        """Answer a question that is asked, anew or for the first time."""
        if key not in self.asked:
            raise BadInput(
                "routine.not_asked",
                N_("Frågan {key} ställs inte efter de svar som har getts. Ta bort svaret på den."),
                field=key,
                key=key,
            )
        if option not in self.tree.questions[key].options:
            raise BadInput(
                "routine.unknown_value",
                N_("{key} kan inte vara ”{value}”. Tillåtna värden: {allowed}."),
                field=key,
                key=key,
                value=option,
                allowed=self.tree.allowed(key),
            )
        return Walk(self.tree, {**self.given, key: option})
