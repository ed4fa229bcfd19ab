"""What people write: composed letters and no hidden characters (F64); refused, never cut."""

from __future__ import annotations

import unicodedata

from app.kernel.errors import BadInput
from app.kernel.texts import N_, _

NOTE_LIMIT = 1_000_000
LINE_LIMIT = 200

_LINE_BREAKS = ("\r\n", "\r", "\u2028", "\u2029")
_ALLOWED = frozenset("\n\t")
_NOT_TEXT = frozenset({"Cc", "Cs"})  # control characters and halves of a character
# Those that come along when text is copied from a web page or a message, by name.
_HIDDEN_NAMES = {
    "\u200b": N_("blanksteg utan bredd"),
    "\u2060": N_("ordfogare utan bredd"),
    "\ufeff": N_("fast blanksteg utan bredd"),
    "\u061c": N_("arabiskt riktningsmärke"),
    "\u200e": N_("riktningsmärke vänster till höger"),
    "\u200f": N_("riktningsmärke höger till vänster"),
    "\u202a": N_("inbäddning vänster till höger"),
    "\u202b": N_("inbäddning höger till vänster"),
    "\u202c": N_("slut på ändrad riktning"),
    "\u202d": N_("tvingad riktning vänster till höger"),
    "\u202e": N_("tvingad riktning höger till vänster"),
    "\u2066": N_("avskild riktning vänster till höger"),
    "\u2067": N_("avskild riktning höger till vänster"),
    "\u2068": N_("avskild riktning efter första tecknet"),
    "\u2069": N_("slut på avskild riktning"),
}
_CONTROL, _HALF = N_("styrtecken"), N_("halvt tecken")

_HIDDEN = N_(
    "{name} innehåller ett tecken som inte syns och kan ändra hur texten läses: {what} ({char}), "
    "rad {row}, tecken {column}. Markera från tecknet före till tecknet efter, skriv om det och "
    "spara igen."
)
_EMPTY = N_("{name} saknas. Skriv något och spara igen.")
_TOO_LONG = N_("{name} har {length} tecken, men högst {limit} får plats. Dela upp texten.")
_ONE_LINE = N_("{name} ska stå på en rad. Ta bort radbrytningen.")


def clean_text(text: str, name: str, *, limit: int = NOTE_LIMIT, required: bool = True) -> str:
    """Lines of text in NFC without blanks around them; `name` is the field as seen on screen."""
    for mark in _LINE_BREAKS:
        text = text.replace(mark, "\n")
    _refuse_hidden(text, name)
    clean = unicodedata.normalize("NFC", text).strip()
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


def in_a_row(*parts: str) -> str:
    """One after the other with commas: what stands in mid-sentence begins in lower case."""
    first, *rest = [part for part in parts if part] or [""]
    return ", ".join([first, *(_inside(part) for part in rest)])


def _inside(words: str) -> str:
    """An abbreviation such as ADL keeps its letters."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def is_hidden(char: str) -> bool:
    """Whether a character cannot be seen and can mislead."""
    if char in _ALLOWED:
        return False
    return char in _HIDDEN_NAMES or unicodedata.category(char) in _NOT_TEXT


def _refuse_hidden(text: str, name: str) -> None:
    """The place is counted in what stands in the field, blanks at the beginning included."""
    begin = len(text) - len(text.lstrip())
    for at in range(begin, len(text.rstrip())):
        if is_hidden(text[at]):
            start = text.rfind("\n", 0, at) + 1
            facts = {
                "name": _(name),
                "what": _hidden_name(text[at]),
                "char": f"U+{ord(text[at]):04X}",
                "row": text.count("\n", 0, at) + 1,
                "column": len(unicodedata.normalize("NFC", text[start:at])) + 1,
            }
            raise BadInput("text.hidden", _HIDDEN, field=name, **facts)


def _hidden_name(char: str) -> str:
    if char in _HIDDEN_NAMES:
        return _(_HIDDEN_NAMES[char])
    return _(_HALF if unicodedata.category(char) == "Cs" else _CONTROL)
