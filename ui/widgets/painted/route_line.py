"""The way through the guide: each question with its answer, which can be changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler, Words, write
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, Ink, draw_icon, draw_line, draw_words, panel
from ui.widgets.painted.words import sentence

LEFT, PAD, BETWEEN, ICON = 38, 8, 8, 18


class AnswerState(StrEnum):
    ANSWERED = "answered"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteStop:
    """`note` says where the answer comes from, when the program gave it."""

    key: str
    question: str
    answer: str = ""
    note: str = ""
    state: AnswerState = AnswerState.NEXT
    can_change: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLineData:
    stops: tuple[RouteStop, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlacedRouteStop:
    stop: RouteStop
    box: Box
    icon: Box
    question: Words
    answer: Words
    note: Words
    link: Box | None


@dataclass(frozen=True, slots=True)
class RouteLineLayout:
    stops: tuple[PlacedRouteStop, ...]
    height: float


def lay_out(data: RouteLineData, width: float, ruler: Ruler) -> RouteLineLayout:
    placed: list[PlacedRouteStop] = []
    top = 0.0
    for stop in data.stops:
        one = _stop(stop, top, width, ruler)
        placed.append(one)
        top = one.box.bottom + ruler.px(BETWEEN)
    return RouteLineLayout(tuple(placed), placed[-1].box.bottom if placed else ruler.px(20))


def can_activate(stop: RouteStop) -> bool:
    return stop.state is AnswerState.ANSWERED and stop.can_change


def spoken(data: RouteLineData) -> str:
    return " ".join(f"{stop_words(stop)}." for stop in data.stops) or _("Inga frågor.")


def stop_words(stop: RouteStop) -> str:
    if stop.state is AnswerState.ANSWERED:
        change = _("kan ändras") if stop.can_change else ""
        answer = _("svar: {answer}").format(answer=stop.answer)
        return sentence(stop.question, answer, stop.note, change)
    state = _("frågas nu") if stop.state is AnswerState.NOW else _("återstår")
    return sentence(stop.question, state)


def _stop(stop: RouteStop, top: float, width: float, ruler: Ruler) -> PlacedRouteStop:
    left, pad = ruler.px(LEFT), ruler.px(PAD)
    wide = ruler.width(_("Ändra"), "body") + 1 if can_activate(stop) else 0
    room = width - left - pad
    role = {AnswerState.ANSWERED: "small", AnswerState.NOW: "strong", AnswerState.NEXT: "body"}
    question = write(stop.question, role[stop.state], (left, top + pad), room, ruler)
    beside = room - (wide + ruler.px(12) if wide else 0)
    answer = write(stop.answer, "strong", (left, question.box.bottom), beside, ruler)
    note = write(stop.note, "small", (left, answer.box.bottom), beside, ruler)
    box = Box(0, top, width, note.box.bottom + pad - top)
    link = Box(width - pad - wide, answer.box.y, wide, ruler.px(20)) if wide else None
    icon = Box(ruler.px(9), top + pad, ruler.px(ICON), question.line_height)
    return PlacedRouteStop(stop, box, icon, question, answer, note, link)


# icon, tone of the icon, tone of the question
LOOKS = {
    AnswerState.ANSWERED: ("circle-check", "ok", "text3"),
    AnswerState.NOW: ("circle-dot", "accent", "text"),
    AnswerState.NEXT: ("circle", "text3", "text2"),
}


def _draw_stop(painter: QPainter, placed: PlacedRouteStop) -> None:
    icon, tone, words = LOOKS[placed.stop.state]
    if placed.stop.state is AnswerState.NOW:
        line = "accent_line" if look.is_contrast else ""
        panel(painter, placed.box, Ink("select", line), 4)
    draw_icon(painter, placed.icon, icon, tone, ICON)
    draw_words(painter, placed.question, words)
    draw_words(painter, placed.answer, "text")
    draw_words(painter, placed.note, "text3")
    if placed.link:
        draw_line(painter, placed.link, _("Ändra"), role="body", tone="accent")


class RouteLine(Canvas[RouteLineLayout]):
    """`activated` gives the key of the question whose answer is to be changed."""

    def __init__(
        self, object_name: str, data: RouteLineData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.measure_again()

    def set_data(self, data: RouteLineData) -> None:
        self._data = data
        self.measure_again()

    def lay_out(self, width: float) -> RouteLineLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: RouteLineLayout) -> tuple[Part, ...]:
        return tuple(
            Part(
                key=placed.stop.key,
                box=placed.box,
                row=row,
                words=stop_words(placed.stop),
                can_activate=can_activate(placed.stop),
                radius=4,
            )
            for row, placed in enumerate(layout.stops)
        )

    def draw(self, painter: QPainter, layout: RouteLineLayout) -> None:
        for before, after in zip(layout.stops, layout.stops[1:], strict=False):
            top, bottom = before.icon.bottom + look.px(3), after.icon.y - look.px(3)
            x = round(before.icon.centre)
            painter.fillRect(QRectF(x, top, 1, bottom - top), look.colour("neutral_line"))
        for placed in layout.stops:
            _draw_stop(painter, placed)

    def title(self) -> str:
        return self._data.name or _("Frågor och svar")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return look.px(180)
