"""What changed between two versions: the field, what stood there, what stands there now."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler, Words, write
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, draw_icon, draw_words
from ui.widgets.painted.words import sentence

LABEL, ARROW, STACKED_BELOW = (80, 136), 33, 280


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """An empty text means that nothing was, or is, stated."""

    key: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeAfterData:
    fields: tuple[ChangedField, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlacedField:
    field: ChangedField
    label: Words
    before: Words
    arrow: Box
    after: Words
    box: Box


@dataclass(frozen=True, slots=True)
class BeforeAfterLayout:
    fields: tuple[PlacedField, ...]
    height: float


def lay_out(data: BeforeAfterData, width: float, ruler: Ruler) -> BeforeAfterLayout:
    """Side by side; under each other when the room is narrow."""
    widest = max((ruler.width(f.field, "body") for f in data.fields), default=0.0)
    label = min(max(widest + ruler.px(16), ruler.px(LABEL[0])), ruler.px(LABEL[1]))
    room = width - label - ruler.px(ARROW)
    stands = room < ruler.px(STACKED_BELOW)
    was = max((ruler.width(_said(f.before), "body") for f in data.fields), default=0.0) + 1
    before = min(was, room * 0.5)
    placed: list[PlacedField] = []
    top = 0.0
    for field in data.fields:
        one = (
            _standing(field, top, width, ruler)
            if stands
            else _lying(field, top, (label, before, width), ruler)
        )
        placed.append(one)
        top = one.box.bottom + ruler.px(8 if stands else 5)
    return BeforeAfterLayout(tuple(placed), placed[-1].box.bottom if placed else ruler.px(20))


def spoken(data: BeforeAfterData) -> str:
    return " ".join(f"{field_words(field)}." for field in data.fields) or _("Inget är ändrat.")


def field_words(field: ChangedField) -> str:
    return sentence(
        field.field,
        _("före {before}").format(before=_said(field.before)),
        _("nu {after}").format(after=_said(field.after)),
    )


def _said(text: str) -> str:
    return text or _("inte angivet")


def _lying(
    field: ChangedField, top: float, widths: tuple[float, float, float], ruler: Ruler
) -> PlacedField:
    label_width, before_width, width = widths
    label = write(field.field, "body", (0, top), label_width - ruler.px(12), ruler)
    before = write(_said(field.before), "body", (label_width, top), before_width, ruler)
    arrow = Box(before.box.right + ruler.px(8), top, ruler.px(16), ruler.px(20))
    left = arrow.right + ruler.px(9)
    after = write(_said(field.after), "strong", (left, top), width - left, ruler)
    bottom = max(words.box.bottom for words in (label, before, after))
    return PlacedField(field, label, before, arrow, after, Box(0, top, width, bottom - top))


def _standing(field: ChangedField, top: float, width: float, ruler: Ruler) -> PlacedField:
    label = write(field.field, "small", (0, top), width, ruler)
    before = write(_said(field.before), "body", (0, label.box.bottom), width, ruler)
    arrow = Box(0, before.box.bottom, ruler.px(16), ruler.px(20))
    left = arrow.right + ruler.px(8)
    after = write(_said(field.after), "strong", (left, arrow.y), width - left, ruler)
    return PlacedField(
        field, label, before, arrow, after, Box(0, top, width, after.box.bottom - top)
    )


class BeforeAfter(Canvas[BeforeAfterLayout]):
    """The changed fields; `activated` gives the key of one."""

    def __init__(
        self, object_name: str, data: BeforeAfterData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.measure_again()

    def set_data(self, data: BeforeAfterData) -> None:
        self._data = data
        self.measure_again()

    def lay_out(self, width: float) -> BeforeAfterLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: BeforeAfterLayout) -> tuple[Part, ...]:
        return tuple(
            Part(key=p.field.key, box=p.box, row=row, words=field_words(p.field), radius=4)
            for row, p in enumerate(layout.fields)
        )

    def draw(self, painter: QPainter, layout: BeforeAfterLayout) -> None:
        if not layout.fields:
            nothing = write(_("Inget är ändrat."), "body", (0, 0), self.width(), RULER)
            draw_words(painter, nothing, "text3")
        for placed in layout.fields:
            draw_words(painter, placed.label, "text3")
            had = bool(placed.field.before)
            draw_words(painter, placed.before, "text2" if had else "text3", is_struck=had)
            draw_icon(painter, placed.arrow, "arrow-right", "text3", 14)
            draw_words(painter, placed.after, "text")

    def title(self) -> str:
        return self._data.name or _("Ändrat")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return look.px(200)
