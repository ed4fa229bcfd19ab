"""Draws papers, signs them, reads them back. Loads reportlab and the readers at first use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from importlib import import_module
from typing import TYPE_CHECKING, Any

from app.documents.blocks import Document
from app.printing.results import (
    ExpectedExport,
    PageImage,
    Reason,
    Rendered,
    SealCheck,
    Verdict,
)

if TYPE_CHECKING:
    from app.printing.preview import Preview

__all__ = [
    "ExpectedExport",
    "PageImage",
    "Reason",
    "Rendered",
    "SealCheck",
    "Verdict",
    "check",
    "fingerprint",
    "make_certificate",
    "open_preview",
    "render",
    "sign",
    "verify_export",
    "warm_up",
]


def render(document: Document, at: dt.datetime) -> Rendered:
    """The paper as PDF/A-2a and PDF/UA-1; the same document and time give the same bytes."""
    rendered: Rendered = _part("pdf").render(document, at)
    return rendered


def make_certificate(vault_name: str, now: dt.datetime) -> tuple[bytes, bytes]:
    """A key and its self-signed certificate, both PEM."""
    pair: tuple[bytes, bytes] = _part("signing").make_certificate(vault_name, now)
    return pair


def fingerprint(cert_pem: bytes) -> str:
    """The SHA-256 of a certificate."""
    text: str = _part("signing").fingerprint(cert_pem)
    return text


def sign(pdf: bytes, key_pem: bytes, cert_pem: bytes, at: dt.datetime) -> bytes:
    """The file with a signature over every byte of it."""
    data: bytes = _part("signing").sign(pdf, key_pem, cert_pem, at)
    return data


def check(pdf: bytes) -> SealCheck:
    """Whether every byte is as it was signed."""
    result: SealCheck = _part("signing").check(pdf)
    return result


def verify_export(
    pdf: bytes,
    expected: ExpectedExport | None = None,
    trusted_certificates: Collection[str] = (),
) -> Verdict:
    """Whether a journal export is whole, ours, and still what the vault holds."""
    verdict: Verdict = _part("reading").verify_export(pdf, expected, trusted_certificates)
    return verdict


def open_preview(pdf: bytes) -> Preview:
    """The pages as pixels."""
    preview: Preview = _part("preview").Preview(pdf)
    return preview


def warm_up() -> None:
    """Load what drawing a paper needs; worth doing when the program is idle."""
    _part("pdf")


def _part(name: str) -> Any:
    return import_module(f"app.printing.{name}")
