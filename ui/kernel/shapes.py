"""What a row of a list shows, ready to be painted and spoken. Knows no Qt."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from ui.theme.tokens import Tone


@dataclass(frozen=True, slots=True)
class ChipShape:
    """A state in words."""

    text: str
    tone: Tone = "neutral"
    icon: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A small icon at the end of the first line, with the word it stands for."""

    icon: str
    text: str
    tone: str = "text2"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShape:
    """Line 1: what, and for whom. Line 2: why. At the right: state over date or number."""

    key: Hashable
    title: str
    name: str = ""
    reason: str = ""
    chip: ChipShape | None = None
    right: str = ""
    icon: str = ""
    icon_tone: str = "text2"
    is_unread: bool = False
    is_struck: bool = False
    marks: tuple[Mark, ...] = ()
    keeps_name: bool = False
    """In a narrow list the name stands whole and the title gives way."""

    @property
    def spoken(self) -> str:
        """The whole row in one breath, state before reason."""
        parts = [self.title, self.name, self.chip.text if self.chip else "", self.reason]
        parts += [self.right, *(mark.text for mark in self.marks)]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and how many rows stand under it. Without a title there is no heading."""

    title: str
    count: int
    tone: str = "neutral"
    note: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.title}, {self.count}"
