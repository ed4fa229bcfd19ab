"""A document as plain text: for snapshots, and to read a paper without drawing it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from app.documents.blocks import (
    Block,
    Bullets,
    Changes,
    Checklist,
    Contents,
    Document,
    Entry,
    Facts,
    Heading,
    Late,
    Letterhead,
    PageBreak,
    SignatureLines,
    Space,
    Subject,
    Table,
    Text,
    Title,
)


def as_text(document: Document) -> str:
    """Every word of the paper, one block after the other."""
    lines = [f"{document.title} | {document.subject} | {document.language}"]
    if document.practice:
        lines.append("ÖVNING")
    for block in document.blocks:
        lines.extend(block_lines(block))
    lines.append("---")
    lines.extend(document.footer.lines)
    lines.append(document.footer.mark)
    return "\n".join(lines) + "\n"


def block_lines(block: Block) -> Iterable[str]:
    """The words of one block."""
    return _WRITERS[type(block)](block)


def _letterhead(block: Letterhead) -> Iterable[str]:
    yield f"{block.organisation} / {block.committee}"
    yield from block.reference
    if block.box:
        yield f"[{block.box.title} | {' | '.join(block.box.lines)} | {block.box.code}]"


def _title(block: Title) -> Iterable[str]:
    yield f"# {block.text}"
    if block.subtitle:
        yield f"  {block.subtitle}"


def _subject(block: Subject) -> Iterable[str]:
    yield "  ".join((block.name, *block.numbers))


def _heading(block: Heading) -> Iterable[str]:
    yield f"{'=== ' if block.new_page else ''}## {block.text}"


def _text(block: Text) -> Iterable[str]:
    yield f"{block.text}" if block.tone == "normal" else f"({block.tone}) {block.text}"


def _bullets(block: Bullets) -> Iterable[str]:
    return (f"* {item}" for item in block.items)


def _facts(block: Facts) -> Iterable[str]:
    for row in block.rows:
        value = row.value.template if isinstance(row.value, Late) else row.value
        yield f"{row.label}: {value}"


def _table(block: Table) -> Iterable[str]:
    yield " | ".join(column.name for column in block.columns)
    for row in block.rows:
        yield " | ".join(row)


def _changes(block: Changes) -> Iterable[str]:
    return (f"{row.label}: {row.before} → {row.after}" for row in block.rows)


def _entry(block: Entry) -> Iterable[str]:
    yield f"- {block.when} {block.kind}"
    yield block.text
    for remark in block.remarks:
        yield f"  {remark.title}: {'~' if remark.struck else ''}{remark.text}"
    yield f"  {block.signature}"


def _checklist(block: Checklist) -> Iterable[str]:
    for step in block.steps:
        box = "[x]" if step.done else "[ ]"
        gates = f" <{', '.join(step.gates)}>" if step.gates else ""
        added = " (Tillägg)" if step.added else ""
        yield f"{box} {step.number} {step.text}{gates}{added}"
        if step.done or step.note:
            yield f"    {' | '.join(filter(None, (step.done, step.note)))}"


def _signature_lines(block: SignatureLines) -> Iterable[str]:
    yield f"{block.title}: {' ____ '.join(block.lines)} ____"


def _contents(block: Contents) -> Iterable[str]:
    return (f"{row.text} ... {row.anchor} ... {row.count}" for row in block.rows)


def _page_break(_block: PageBreak) -> Iterable[str]:
    return ("===",)


def _space(_block: Space) -> Iterable[str]:
    return ("",)


_WRITERS: dict[type, Callable[[Any], Iterable[str]]] = {
    Letterhead: _letterhead,
    Title: _title,
    Subject: _subject,
    Heading: _heading,
    Text: _text,
    Bullets: _bullets,
    Facts: _facts,
    Table: _table,
    Changes: _changes,
    Entry: _entry,
    Checklist: _checklist,
    SignatureLines: _signature_lines,
    Contents: _contents,
    PageBreak: _page_break,
    Space: _space,
}
