"""Looks at a PDF that somebody else made: whole, not locked, and without anything that acts.

Loads pikepdf; the service asks for this module at the first use.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_ACTING = frozenset(
    {
        Name.JavaScript,
        Name.Launch,
        Name.SubmitForm,
        Name.ImportData,
        Name.Rendition,
        Name.RichMediaExecute,
        Name.GoToR,
        Name.GoToE,
    }
)
_ACTING_KEYS = ("/JS", "/EmbeddedFiles", "/XFA", "/RichMediaContent", "/EF", "/AA")


@dataclass(frozen=True, slots=True)
class Look:
    """What the file is; `pages` is None when it cannot be opened."""

    pages: int | None
    is_locked: bool = False
    acts: bool = False


def look_at(data: bytes) -> Look:
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            acts = any(_acts(thing) for thing in _things(pdf))
            is_locked = bool(pdf.is_encrypted)
    except pikepdf.PasswordError:
        return Look(None, is_locked=True)
    except pikepdf.PdfError:
        return Look(None)
    return Look(pages, is_locked=is_locked, acts=acts)


def _things(pdf: pikepdf.Pdf) -> Iterator[Object]:
    """Every object of the file, and those written inside others."""
    for thing in pdf.objects:
        yield from _within(thing)


def _within(thing: Object) -> Iterator[Object]:
    waiting: list[Any] = [thing]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Dictionary | pikepdf.Stream):
            yield part
            waiting.extend(filter(_is_inside, _values(part)))
        elif isinstance(part, Array):
            waiting.extend(filter(_is_inside, part))


def _values(thing: Any) -> Iterable[Any]:
    values: Iterable[Any] = thing.values()
    return values


def _is_inside(value: object) -> bool:
    """Whether it is written here and not elsewhere: what is elsewhere comes by itself."""
    return isinstance(value, Array | Dictionary) and not value.is_indirect


def _acts(thing: Any) -> bool:
    if any(key in thing for key in _ACTING_KEYS):
        return True
    return "/S" in thing and thing["/S"] in _ACTING
