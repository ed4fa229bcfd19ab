"""What stands on a journal export for a program to find again; the same in every language."""

from __future__ import annotations

import hashlib
import re

SCOPE = "Omfattning"
SCOPE_TEXT = "{entries} poster på {pages} sidor, i datumordning"
NOTES = "Varav anteckningar"
CONTENT = "Innehållets SHA-256"
TOTAL = "Posternas kontrolltal"

CHECK_LENGTH = 16

_COVER = re.compile(
    r"Omfattning(?P<entries>\d+)posterpå(?P<pages>\d+)sidor,idatumordning"
    r"Varavanteckningar(?P<notes>\d+)"
    r".*?InnehålletsSHA-256(?P<content>[0-9a-f]{64})"
    r".*?Posternaskontrolltal(?P<total>[0-9a-f]{64})"
)


def start_mark(number: int, count: int) -> str:
    """What stands before a post."""
    return f"Post {number} av {count}"


def end_mark(number: int) -> str:
    """What stands after a post, before its check number."""
    return f"Slut på post {number}, kontrolltal"


def page_mark(page: int, pages: int) -> str:
    """What ends the footer."""
    return f"sida {page} av {pages}"


def check_number(binding: str, number: int, words: str) -> str:
    """Sixteen hexadecimal digits over the words of a post, without white space.

    `binding` is the checksum of the whole content, which the writer of a note cannot know: a note
    that imitates the end of a post does not get away with it.
    """
    data = f"{binding}\n{number}\n{words}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:CHECK_LENGTH]


def digest(numbers: list[str]) -> str:
    """One checksum over all check numbers, in order."""
    return hashlib.sha256("\n".join(numbers).encode()).hexdigest()


def cover(words: str) -> re.Match[str] | None:
    """Entries, notes, pages, content and total as stated; the words come without white space."""
    return _COVER.search(words)
