"""Breaks text into lines and writes them as page operators; each word is measured and escaped once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from app.printing.fonts import covers, face, printed
from app.printing.paper import FALLBACK, Style


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to be written, and how wide it is."""

    code: str
    width: float


@dataclass(frozen=True, slots=True)
class _Word:
    """Width in thousandths of the size; `code` is None when more than one font is needed."""

    width: float
    code: str | None
    runs: tuple[tuple[str, str], ...]


class Ink:
    """The fonts of one document.

    Writes strings into the page stream itself instead of through the text object (performance.md D): it needs
    reportlab's private escaping and font names, therefore reportlab is pinned.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._words: dict[str, dict[str, _Word]] = defaultdict(dict)
        self._names: dict[str, str] = {}

    def font(self, style: Style) -> str:
        """The operator that chooses face and size."""
        return f"{self._name(style.face)} {style.size:g} Tf"

    def lines(self, style: Style, text: str, width: float) -> list[Line]:
        """Greedy breaking at spaces; line breaks in the text are kept."""
        limit = width * 1000 / style.size
        out: list[Line] = []
        for paragraph in printed(text).split("\n"):
            self._break(style, paragraph, limit, out)
        return out

    def line(self, style: Style, text: str) -> Line:
        """The text on one line, however wide."""
        words = [
            self._word(style.face, word) for word in printed(text).replace("\n", " ").split(" ")
        ]
        space = self._word(style.face, " ").width
        total = sum(word.width for word in words) + space * (len(words) - 1)
        return self._set(style, words, total)

    def _break(self, style: Style, paragraph: str, limit: float, out: list[Line]) -> None:
        known, name = self._words[style.face], style.face
        space = self._word(name, " ").width
        current: list[_Word] = []
        used = -space
        for text in paragraph.split(" "):
            word = known.get(text) or self._word(name, text)
            if used + space + word.width > limit and current:
                out.append(self._set(style, current, used))
                current, used = [], -space
            if word.width > limit:
                *full, word = self._pieces(name, text, limit)
                out.extend(self._set(style, [piece], piece.width) for piece in full)
            current.append(word)
            used += space + word.width
        out.append(self._set(style, current, used))

    def _pieces(self, name: str, text: str, limit: float) -> list[_Word]:
        """A word that is wider than the line, cut where the line is full."""
        cuts, used = [0], 0.0
        for index, char in enumerate(text):
            width = self._width(name, char)
            if used + width > limit and index > cuts[-1]:
                cuts.append(index)
                used = 0.0
            used += width
        ends = [*cuts[1:], len(text)]
        return [self._word(name, text[a:b], keep=False) for a, b in zip(cuts, ends, strict=True)]

    def _set(self, style: Style, words: list[_Word], width: float) -> Line:
        codes = [word.code for word in words]
        size = width * style.size / 1000
        if None not in codes:
            return Line(f"({' '.join(codes)}) Tj", size)  # type: ignore[arg-type]
        return Line(self._mixed(style, words), size)

    def _mixed(self, style: Style, words: list[_Word]) -> str:
        """A line in several fonts; it ends in the one it began with."""
        own = self._name(style.face)
        current, out, pending = own, [], ""
        for index, word in enumerate(words):
            runs = ((own, " "), *word.runs) if index else word.runs
            for name, code in runs:
                if name != current:
                    out.append(f"({pending}) Tj {name} {style.size:g} Tf")
                    current, pending = name, ""
                pending += code
        out.append(f"({pending}) Tj")
        if current != own:
            out.append(f"{own} {style.size:g} Tf")
        return " ".join(out)

    def _word(self, name: str, text: str, *, keep: bool = True) -> _Word:
        known = self._words[name]
        if text in known:
            return known[text]
        runs = tuple(self._runs(name, text))
        is_simple = len(runs) <= 1 and all(font == self._name(name) for font, _code in runs)
        code = "".join(code for _font, code in runs) if is_simple else None
        word = _Word(sum(self._width(name, char) for char in text), code, runs)
        if keep and len(text) <= 40:  # noqa: PLR2004 - longer ones hardly come twice
            known[text] = word
        return word

    def _runs(self, name: str, text: str) -> list[tuple[str, str]]:
        """Stretches of one font each, escaped for a page stream."""
        document: Any = self._canvas._doc  # noqa: SLF001 - see the class
        runs: list[tuple[str, str]] = []
        for used, stretch in _stretches(name, text):
            font = face(used)
            for subset, data in font.splitString(stretch, document):
                code = self._canvas._escape(data)  # noqa: SLF001 - see the class
                runs.append((font.getSubsetInternalName(subset, document), code))
        return runs

    def _name(self, name: str) -> str:
        if name not in self._names:
            self._names[name] = face(name).getSubsetInternalName(0, self._canvas._doc)  # noqa: SLF001
        return self._names[name]

    @staticmethod
    def _width(name: str, char: str) -> float:
        used = name if covers(name, char) else FALLBACK
        metrics = face(used).face
        return float(metrics.charWidths.get(ord(char), metrics.defaultWidth))


def _stretches(name: str, text: str) -> list[tuple[str, str]]:
    """The text in pieces of one face each."""
    out: list[tuple[str, str]] = []
    for char in text:
        used = name if covers(name, char) else FALLBACK
        if out and out[-1][0] == used:
            out[-1] = (used, out[-1][1] + char)
        else:
            out.append((used, char))
    return out
