"""What a paper is made of: a few frozen kinds of block, drawn by app.printing alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Late:
    """A text with `{pages}`, `{entries}` or `{digest}`: known first when everything is laid out."""

    template: str


class Tone(StrEnum):
    """How loud a text speaks."""

    NORMAL = "normal"
    STRONG = "strong"
    MUTED = "muted"
    LABEL = "label"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class VersionBox:
    """The first thing the eye meets on a card, because the reader must compare it."""

    title: str
    lines: tuple[str, ...]
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who the paper comes from; at the right either a version box or a reference."""

    organisation: str
    committee: str = ""
    box: VersionBox | None = None
    reference: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """The name of the paper; one per document."""

    text: str
    subtitle: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the paper is about, on one line: name and numbers."""

    name: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A section; `anchor` lets a table of contents find its pages."""

    text: str
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; line breaks in it are kept."""

    text: str
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list where order says nothing."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One label and what it says."""

    label: str
    value: str | Late
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values under each other; `boxed` puts them in a well."""

    rows: tuple[Fact, ...]
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is its share, `strong` marks what the row is about."""

    name: str
    width: float
    strong: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the names come again on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a field says now and what it said before; `before` is None where it is not shown."""

    label: str
    after: str
    before: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is new since the last version."""

    rows: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that belongs to an entry: an older wording, an objection, a reason."""

    title: str
    text: str
    struck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One numbered post that is found again, word for word, when the file is read back."""

    when: str
    kind: str
    text: str
    remarks: tuple[Remark, ...] = ()
    signature: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One box to tick; `done` is who and when, empty while it waits."""

    number: str
    text: str
    done: str = ""
    added: bool = False
    gates: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Steps with boxes; `blank` leaves a line for a pen at each."""

    steps: tuple[Step, ...]
    blank: bool = False


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on, at the foot of the page."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A section with its count; the pages are filled in when they are known."""

    text: str
    anchor: str
    count: str


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents."""

    rows: tuple[ContentsRow, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Space:
    """Air, in points."""

    points: float


Block = (
    Letterhead
    | Title
    | Subject
    | Heading
    | Text
    | Bullets
    | Facts
    | Table
    | Changes
    | Entry
    | Checklist
    | SignatureLines
    | Contents
    | PageBreak
    | Space
)


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands on each page, beside "sida x av y"."""

    lines: tuple[str, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole paper. `title` becomes metadata: numbers only, never a name (F69).

    `binding` is a checksum of the content; each entry's check number is bound to it.
    """

    title: str
    subject: str
    blocks: tuple[Block, ...]
    footer: Footer
    language: str = "sv-SE"
    practice: bool = False
    binding: str = ""

    @property
    def entries(self) -> int:
        """How many numbered posts there are."""
        return sum(isinstance(block, Entry) for block in self.blocks)
