"""The one home of modal questions, so that a test can answer without a dialog."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A decision that stops the work: the title is a sentence, the button says what it does."""

    title: str
    body: str
    act: str
    leave: str
    removes: bool = False
    reason_label: str = ""
    """When set, a reason must be written before the act can be chosen."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What was answered; `leave` and Esc are False, and nothing is lost then."""

    acted: bool
    reason: str = ""


class Questions(Protocol):
    """Ask the person at the screen. Blocks until there is an answer."""

    def ask(self, question: Question) -> Reply: ...

    def open_file(self, title: str, pattern: str) -> Path | None: ...

    def save_file(self, title: str, proposal: str, pattern: str) -> Path | None: ...

    def open_folder(self, title: str) -> Path | None: ...


@dataclass(slots=True)
class PreparedAnswers:
    """Answers from a list, in order; keeps what was asked. For tests and filmed walks."""

    replies: list[Reply] = field(default_factory=list)
    paths: list[Path | None] = field(default_factory=list)
    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        return self.replies.pop(0)

    def open_file(self, title: str, pattern: str) -> Path | None:
        del title, pattern
        return self.paths.pop(0)

    def save_file(self, title: str, proposal: str, pattern: str) -> Path | None:
        del title, proposal, pattern
        return self.paths.pop(0)

    def open_folder(self, title: str) -> Path | None:
        del title
        return self.paths.pop(0)
