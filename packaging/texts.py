#!/usr/bin/env python3
"""Keep the English catalogue. Swedish is the source and stands in the code.

.venv/bin/python packaging/texts.py update    take in new texts, drop those that are gone
.venv/bin/python packaging/texts.py missing   what is untranslated, and what does not fit its source
"""

from __future__ import annotations

import datetime as dt
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "verkstall"
CATALOGUE = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
FOLDERS = ("app", "db", "ui", "resources/routines")
METHODS = [("**.py", "python")]
if (ROOT / "app" / "routines" / "extraction.py").exists():
    METHODS.append(("**.toml", "app.routines.extraction:extract_toml"))
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}
HEAD = "# English texts of Verkställ. Kept with packaging/texts.py."
# The file says nothing that changes by itself.
STAMP = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


def main(words: list[str]) -> int:
    if words == ["update"]:
        update()
    elif words != ["missing"]:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(problems(kept(), extracted()))
    print(*found, f"{len(found)} texter att se över", sep="\n")
    return 0 if words == ["update"] or not found else 1


def update() -> None:
    catalogue = kept()
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, include_lineno=False)


def extracted() -> Catalog:
    """What the sources say now."""
    found = new_catalogue()
    for folder in FOLDERS:
        texts = extract_from_dir(ROOT / folder, METHODS, {}, KEYWORDS, strip_comment_tags=True)
        for name, _line, text, comments, context in texts:
            found.add(text, None, [(f"{folder}/{name}", 1)], (), comments, context=context)
    return found


def kept() -> Catalog:
    """What the file holds; an empty catalogue before the first update."""
    catalogue = new_catalogue()
    if CATALOGUE.exists():
        with CATALOGUE.open("rb") as file:
            for message in read_po(file, locale="en", domain=DOMAIN):
                if message.id:
                    catalogue[message.id] = message
    return catalogue


def new_catalogue() -> Catalog:
    return Catalog(
        locale="en",
        domain=DOMAIN,
        header_comment=HEAD,
        project="Verkställ",
        version="1",
        msgid_bugs_address="see CONTRIBUTING.md",
        last_translator="the authors of Verkställ",
        language_team="the authors of Verkställ",
        creation_date=STAMP,
        revision_date=STAMP,
        fuzzy=False,
    )


def problems(catalogue: Catalog, source: Catalog) -> Iterator[str]:
    """One line per text that a reader of English would not get right."""
    wanted = {message.id: message for message in source if message.id}
    for message in catalogue:
        if message.id and message.id not in wanted:
            yield f"stale: {first(message)}"
    for text, message in wanted.items():
        found = catalogue.get(text)
        if found is None or not all(forms(found.string)):
            yield f"missing: {first(message)}"
        elif found.fuzzy:
            yield f"fuzzy: {first(message)}"
        elif not fits(found):
            yield f"placeholders differ: {first(message)}"


def fits(message: Message) -> bool:
    """Each form has the placeholders of its source, whatever their order."""
    pairs = zip(forms(message.id), forms(message.string), strict=True)
    return all(placeholders(source) == placeholders(form) for source, form in pairs)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Singular and plural, or the only form there is."""
    return (text or "",) if isinstance(text, str | None) else tuple(text)


def first(message: Message) -> str:
    places = ", ".join(sorted({name for name, _ in message.locations}))
    return f"{forms(message.id)[0]!r} ({places})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
