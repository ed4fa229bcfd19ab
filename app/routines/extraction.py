"""Babel reads the texts of a routine here, so that another language can be a catalogue.

In a mapping file: `[extractors]` `routines = app.routines.extraction:extract_toml`, then
`[routines: resources/routines/**.toml]`. Quotes of the source are not texts:
a quote stays as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

Message = tuple[int, str, str, list[str]]

_TEXTS = frozenset(
    {
        *("text", "title", "summary", "when", "label", "waiting", "note", "why_added", "subject"),
        *("help", "statement", "fixed", "kind_text", "purpose", "scope", "change_contact"),
        *("decided_by_role", "owner_role", "applies_to", "audience"),
    }
)
_LISTS_OF_TEXTS = frozenset({"lost", "kept", "reasons"})
_TABLES_OF_TEXTS = frozenset({"roles", "rules_out"})
_FEEDBACK = "feedback"  # a table of texts in routine.toml, a key in a leaf


def extract_toml(
    fileobj: IO[bytes],
    keywords: Mapping[str, Any] | Collection[str],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[Message]:
    """Every text of one file with the line where it stands."""
    del keywords, comment_tags  # Babel's signature; a routine marks its texts by their keys
    raw = fileobj.read().decode(options.get("encoding", "utf-8"))
    lines = raw.splitlines()
    for text in dict.fromkeys(_texts(tomllib.loads(raw))):
        yield _line_of(text, lines), "_", text, []


def _texts(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if isinstance(value, dict):
            texts = key in _TABLES_OF_TEXTS or key == _FEEDBACK
            yield from value.values() if texts else _texts(value)
        elif isinstance(value, list):
            yield from (one for one in value if key in _LISTS_OF_TEXTS)
            for one in value:
                yield from _texts(one) if isinstance(one, dict) else ()
        elif key in _TEXTS and isinstance(value, str) and value:
            yield value


def _line_of(text: str, lines: list[str]) -> int:
    quoted = f'"{text}"'
    return next((number for number, line in enumerate(lines, start=1) if quoted in line), 1)
