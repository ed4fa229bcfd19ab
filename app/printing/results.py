"""What drawing, signing and reading give back; loads nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file. `check_numbers` are those printed after each entry."""

    data: bytes
    pages: int
    check_numbers: tuple[str, ...]


class Reason(StrEnum):
    """Why a file is refused."""

    CHANGED = "changed"
    TRUNCATED = "truncated"
    NOT_PDF = "not_pdf"
    FOREIGN = "foreign"
    OUTDATED = "outdated"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class SealCheck:
    """Whether every byte is as it was signed; `certificate` is the SHA-256 of the signer's."""

    reason: Reason | None
    certificate: str = ""
    owner: str = ""

    @property
    def is_whole(self) -> bool:
        return self.reason is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedExport:
    """What the vault knows of an export. None means that it is not compared."""

    content_sha256: str
    entries: int
    pages: int | None = None
    file_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a verification; `detail` is for the protocol, never shown alone."""

    valid: bool
    reason: Reason | None
    entries: int
    pages: int
    content_sha256: str = ""
    detail: str = ""
    notes: int = 0  # journal notes among the entries; plan, order and messages are entries too


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: four bytes each, blue, green, red, unused."""

    width: int
    height: int
    stride: int
    data: bytes
