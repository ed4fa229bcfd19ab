"""The bundled faces: Source Sans 3, then DejaVu, then the code point in words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import as_file, files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.printing.folding import folded
from app.printing.paper import FALLBACK, ITALIC, REGULAR, STRONG

_FILES = {
    REGULAR: "SourceSans3-Regular.ttf",
    STRONG: "SourceSans3-SemiBold.ttf",
    ITALIC: "SourceSans3-Italic.ttf",
    FALLBACK: "DejaVuSans.ttf",
}

# What every face has and every reader gives back as it is: the common case, tested in one step.
_PLAIN = re.compile(r"[\n\x20-\x7e\xa1-\xac\xae-\xff–—‘’“”•…]*")

# What we cannot show: controls, bidi and zero width marks, surrogates, private, unassigned, accents
# that did not compose. A word that is written from right to left would come out backwards.
_WORDED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Mn", "Mc", "Me"})
_WORDED_DIRECTIONS = frozenset({"R", "AL", "AN"})
_WORDED = frozenset("\u2800\ufffc\ufffd")  # empty, or a stand-in for what is lost


@cache
def face(name: str) -> TTFont:
    """The registered font of a face."""
    resource = files("resources") / "fonts" / _FILES[name]
    with as_file(resource) as path:
        font = TTFont(f"Verkstall-{name}", str(path), shapable=False)
    pdfmetrics.registerFont(font)
    return font


@cache
def covers(name: str, char: str) -> bool:
    """Whether the face has a glyph for the character."""
    return ord(char) in face(name).face.charToGlyph


@cache
def shown(char: str) -> str:
    """What stands on paper for a character: itself, a space, or its code point in words (F66)."""
    if char in " \n":
        return char
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    is_worded = (
        char in _WORDED
        or category in _WORDED_CATEGORIES
        or unicodedata.bidirectional(char) in _WORDED_DIRECTIONS
    )
    if not is_worded and any(covers(name, char) for name in (REGULAR, FALLBACK)):
        return char
    return f"[U+{ord(char):04X}]"


def printed(text: str) -> str:
    """The text as it stands on paper, white space tidied but never lost letters."""
    if _PLAIN.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")
    return "".join(map(shown, unicodedata.normalize("NFC", text)))


def readable(text: str) -> str:
    """The text as every reader gives it back: printed form without white space."""
    return folded(printed(text))
