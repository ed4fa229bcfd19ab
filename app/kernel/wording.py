"""What people write: composed letters and no hidden characters (F64); refused, never cut."""

from __future__ import annotations

import unicodedata

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _

NOTE_LIMIT = 1_000_000
LINE_LIMIT = 200

_LINE_BREAKS = ("\r\n", "\r", "\u2028", "\u2029")
_ALLOWED = frozenset("\n\t")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u2060\ufeff")
_NOT_TEXT = frozenset({"Cc", "Cs"})  # control characters and halves of a character

_HIDDEN = N_(
    "{name} innehåller ett tecken som inte syns ({char}, rad {row}) och som kan ändra hur texten "
    "läses. Ta bort det och spara igen."
)
_EMPTY = N_("{name} är tomt. Skriv något och spara igen.")
_TOO_LONG = N_("{name} är {length} tecken långt, högst {limit} får plats. Dela upp texten.")
_ONE_LINE = N_("{name} ska stå på en rad. Ta bort radbrytningen.")


def clean_text(text: str, name: str, *, limit: int = NOTE_LIMIT, required: bool = True) -> str:
    """Lines of text in NFC without blanks around them; `name` is the field as seen on screen."""
    for mark in _LINE_BREAKS:
        text = text.replace(mark, "\n")
    clean = unicodedata.normalize("NFC", text).strip()
    for at, char in enumerate(clean):
        if is_hidden(char):
            point, row = f"U+{ord(char):04X}", clean.count("\n", 0, at) + 1
            raise BadInput("text.hidden", _HIDDEN, field=name, name=_(name), char=point, row=row)
    if required and not clean:
        raise BadInput("text.empty", _EMPTY, field=name, name=_(name))
    if len(clean) > limit:
        facts = {"name": _(name), "length": len(clean), "limit": limit}
        raise BadInput("text.too_long", _TOO_LONG, field=name, **facts)
    return clean


def clean_line(text: str, name: str, *, limit: int = LINE_LIMIT, required: bool = True) -> str:
    """The same on one line."""
    clean = clean_text(text, name, limit=limit, required=required)
    if "\n" in clean:
        raise BadInput("text.one_line", _ONE_LINE, field=name, name=_(name))
    return clean


def is_hidden(char: str) -> bool:
    """Whether a character cannot be seen and can mislead."""
    if char in _ALLOWED:
        return False
    return char in _BIDI or char in _INVISIBLE or unicodedata.category(char) in _NOT_TEXT
