#!/usr/bin/env python3
"""Keep the English catalogue. Swedish is the source and stands in the code.

.venv/bin/python packaging/texts.py update    take in new texts, drop those that are gone
.venv/bin/python packaging/texts.py missing   what is untranslated, and what does not fit its source
"""

from __future__ import annotations

import ast
import datetime as dt
import string
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from app.routines.extraction import extract_toml

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "verkstall"
CATALOGUE = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / f"{DOMAIN}.po"
HEAD = "# English texts of Verkställ. Kept with packaging/texts.py."
# The file says nothing that changes by itself.
STAMP = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)

Text = str | tuple[str, str]
Reader = Callable[[Path], Iterable[Text]]
FORMS = {"_": 1, "N_": 1, "ngettext": 2}


def python_texts(path: Path) -> Iterator[Text]:
    """Marked literals. Babel's own reader takes the key in `_(rule["title"])` for a text."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            said = node.args[: FORMS.get(node.func.id, 0)]
            words = [str(part.value) for part in said if isinstance(part, ast.Constant)]
            if words and len(words) == len(said):
                yield words[0] if len(words) == 1 else (words[0], words[1])


def toml_texts(*keys: str) -> Reader:
    """What stands under the keys, at the top or in a table."""

    def read(path: Path) -> Iterator[Text]:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        for table in (values, *(part for part in values.values() if isinstance(part, dict))):
            yield from (table[key] for key in keys if key in table)

    return read


def routine_texts(path: Path) -> Iterator[Text]:
    with path.open("rb") as file:
        yield from (text for _, _, text, _ in extract_toml(file, (), (), {}))


# What the program shows in the chosen language. A message that is sent stays in Swedish: of a
# template only the title is shown.
SOURCES: Mapping[tuple[str, str], Reader] = {
    ("app", "*.py"): python_texts,
    ("db", "*.py"): python_texts,
    ("ui", "*.py"): python_texts,
    ("resources/routines", "*.toml"): routine_texts,
    ("resources/rules", "*.toml"): toml_texts("title", "text"),
    ("resources/templates", "*.toml"): toml_texts("title"),
}


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
    for (folder, pattern), read in SOURCES.items():
        for path in sorted((ROOT / folder).rglob(pattern)):
            for text in read(path):
                found.add(text, None, [(path.relative_to(ROOT).as_posix(), 1)])
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
