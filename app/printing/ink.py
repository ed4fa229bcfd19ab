"""Breaks text into lines of page operators; each word is measured and escaped once."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from app.printing.fonts import covers, face, printed
from app.printing.paper import FALLBACK, Style, colour


class Line(NamedTuple):
    """A line ready to be written, and how wide it is."""

    code: str
    width: float


_Word = tuple[float, str]  # width in points, and what stands between the parentheses of a Tj


class Ink:
    """The fonts of one document.

    Writes strings into the page stream itself instead of through the text object, which is several
    times faster; it needs reportlab's private escaping and font names, so reportlab is pinned.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._pots: dict[Style, _Pot] = {}

    def opening(self, style: Style) -> str:
        """The operators that choose face, size and colour."""
        return self._pot(style).opening

    def lines(self, style: Style, text: str, width: float) -> list[Line]:
        """Greedy breaking at spaces; line breaks in the text are kept."""
        pot = self._pot(style)
        out: list[Line] = []
        for paragraph in printed(text).split("\n"):
            _break(pot, paragraph, width, out)
        return out

    def line(self, style: Style, text: str) -> Line:
        """The text on one line, however wide."""
        pot = self._pot(style)
        words = [pot.word(word) for word in printed(text).replace("\n", " ").split(" ")]
        return Line(
            f"({' '.join(code for _width, code in words)}) Tj",
            sum(width for width, _code in words) + pot.space * (len(words) - 1),
        )

    def _pot(self, style: Style) -> _Pot:
        pot = self._pots.get(style)
        if pot is None:
            pot = self._pots[style] = _Pot(self._canvas, style)
        return pot


def _break(pot: _Pot, paragraph: str, limit: float, out: list[Line]) -> None:
    known, space = pot.words, pot.space
    codes: list[str] = []
    used = -space
    for text in paragraph.split(" "):
        width, code = known.get(text) or pot.word(text)
        if used + space + width > limit:
            if codes:
                out.append(Line(f"({' '.join(codes)}) Tj", used))
                codes, used = [], -space
            if width > limit:
                *full, (width, code) = pot.pieces(text, limit)
                out.extend(Line(f"({piece}) Tj", size) for size, piece in full)
        codes.append(code)
        used += space + width
    out.append(Line(f"({' '.join(codes)}) Tj", used))


class _Pot:
    """Words of one style. A word that needs another font carries the change of font within it."""

    def __init__(self, canvas: Canvas, style: Style) -> None:
        self._canvas, self._style = canvas, style
        self._document: Any = canvas._doc  # noqa: SLF001 - see Ink
        self._own = face(style.face).getSubsetInternalName(0, self._document)
        self._chars: dict[str, _Word] = {}
        self.words: dict[str, _Word] = {}
        self.opening = f"{self._own} {style.size:g} Tf {colour(style.tone)} rg"
        self.space = self.word(" ")[0]

    def word(self, text: str) -> _Word:
        """Measured and escaped, remembered when it is short."""
        known = self.words.get(text)
        if known is not None:
            return known
        chars = self._chars
        try:
            parts = [chars[char] for char in text]
        except KeyError:
            parts = [self._char(char) for char in text]
        word = (sum(width for width, _code in parts), "".join(code for _width, code in parts))
        if len(text) <= 40:  # noqa: PLR2004 - longer ones hardly come twice
            self.words[text] = word
        return word

    def pieces(self, text: str, limit: float) -> list[_Word]:
        """A word that is wider than the line, cut where the line is full."""
        out: list[_Word] = []
        codes: list[str] = []
        used = 0.0
        for char in text:
            width, code = self._char(char)
            if used + width > limit and codes:
                out.append((used, "".join(codes)))
                codes, used = [], 0.0
            codes.append(code)
            used += width
        out.append((used, "".join(codes)))
        return out

    def _char(self, char: str) -> _Word:
        known = self._chars.get(char)
        if known is not None:
            return known
        font = face(self._style.face if covers(self._style.face, char) else FALLBACK)
        ((subset, data),) = font.splitString(char, self._document)
        name = font.getSubsetInternalName(subset, self._document)
        code: str = self._canvas._escape(data)  # noqa: SLF001 - see Ink
        size = self._style.size
        if name != self._own:
            code = f") Tj {name} {size:g} Tf ({code}) Tj {self._own} {size:g} Tf ("
        metrics = font.face
        width = metrics.charWidths.get(ord(char), metrics.defaultWidth) * size / 1000
        self._chars[char] = (width, code)
        return self._chars[char]
