"""Finished files and one certificate for the tests; RSA keys are dear, therefore made once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import page

from app import printing
from app.documents.blocks import Block, Document, Entry, Footer
from app.documents.journal_export import journal_export
from tests.unit.documents.builders import NOON, an_export

CERTIFICATE = "Valv Ängsholm"


@cache
def the_key() -> tuple[bytes, bytes]:
    return printing.make_certificate(CERTIFICATE, NOON)


@cache
def another_key() -> tuple[bytes, bytes]:
    return printing.make_certificate("Valv Bergsbo", NOON)


def signed(document: Document) -> bytes:
    return printing.sign(printing.render(document, NOON).data, *the_key(), NOON)


@cache
def a_signed_export(*texts: str) -> bytes:
    return signed(journal_export(an_export(*texts)))


def a_document(*blocks: Block, **changes: Any) -> Document:
    fields: dict[str, Any] = {
        "title": "Prov",
        "subject": "Prov",
        "footer": Footer(("Sidfot",)),
        "blocks": blocks,
    }
    return Document(**(fields | changes))


def an_entry(text: str) -> Entry:
    return Entry(when="8 maj 2026 09:20", kind="Iakttagelse", text=text)


def broken_rules(data: bytes, folder: Path) -> list[str]:
    """What the validator says against PDF/A-2a and PDF/UA-1."""
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return [
        f"{profile} {failure.rule_id}"
        for profile in ("2a", "ua1")
        for failure in page.validate_pdf(str(path), profile=profile).failures
    ]
