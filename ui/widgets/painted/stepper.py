"""Where an order is: sent, received, executed, ended. Lies down, or stands when it is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler, Words, write
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RING_ROOM, RULER, Ink, draw_icon, draw_words, panel
from ui.widgets.painted.words import sentence

DOT, AIR, NARROWEST = 24, 6, 112


class StopState(StrEnum):
    DONE = "done"
    NOW = "now"
    LATE = "late"
    NEXT = "next"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop on the way; a late one is named for what has not happened ("Inte mottagen")."""

    key: str
    name: str
    when: str = ""
    who: str = ""
    state: StopState = StopState.NEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class StepperData:
    stops: tuple[Stop, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlacedStop:
    stop: Stop
    dot: Box
    name: Words
    when: Words
    who: Words
    way: tuple[tuple[float, float], tuple[float, float]] | None  # the line to the next stop

    @property
    def box(self) -> Box:
        """All of the stop."""
        left, top = self.dot.x, self.dot.y
        bottom = max(self.dot.bottom, self.who.box.bottom)
        return Box(left, top, self.name.box.right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class StepperLayout:
    stops: tuple[PlacedStop, ...]
    height: float


def lay_out(data: StepperData, width: float, ruler: Ruler) -> StepperLayout:
    count = max(len(data.stops), 1)
    place = _lying if width / count >= ruler.px(NARROWEST) else _standing
    stops = place(data.stops, width, ruler)
    bottom = max((placed.box.bottom for placed in stops), default=ruler.px(DOT))
    return StepperLayout(tuple(stops), bottom + RING_ROOM)


def spoken(data: StepperData) -> str:
    return ". ".join(stop_words(stop) for stop in data.stops) or _("Inga steg.")


def stop_words(stop: Stop) -> str:
    states = {
        StopState.DONE: _("klart"),
        StopState.NOW: _("här är det nu"),
        StopState.LATE: _("försenat"),
        StopState.NEXT: _("återstår"),
        StopState.STOPPED: _("stoppat"),
    }
    return sentence(stop.name, states[stop.state], stop.when, stop.who)


def _lying(stops: tuple[Stop, ...], width: float, ruler: Ruler) -> list[PlacedStop]:
    part = (width - RING_ROOM) / max(len(stops), 1)
    size, air, top = ruler.px(DOT), ruler.px(AIR), RING_ROOM
    out: list[PlacedStop] = []
    for number, stop in enumerate(stops):
        left = RING_ROOM + part * number
        dot = Box(left, top, size, size)
        way = ((dot.right + air, dot.middle), (dot.x + part - air, dot.middle))
        words = _words(stop, (left, top + ruler.px(30)), part - ruler.px(16), ruler)
        out.append(PlacedStop(stop, dot, *words, way if number + 1 < len(stops) else None))
    return out


def _standing(stops: tuple[Stop, ...], width: float, ruler: Ruler) -> list[PlacedStop]:
    size, air, left = ruler.px(DOT), ruler.px(AIR), ruler.px(36)
    out: list[PlacedStop] = []
    top: float = RING_ROOM
    for number, stop in enumerate(stops):
        dot = Box(RING_ROOM, top, size, size)
        words = _words(stop, (left, top + ruler.px(2)), width - left, ruler)
        following = max(words[2].box.bottom, dot.bottom) + ruler.px(12)
        way = ((dot.centre, dot.bottom + air), (dot.centre, following - air))
        out.append(PlacedStop(stop, dot, *words, way if number + 1 < len(stops) else None))
        top = following
    return out


def _words(
    stop: Stop, left_top: tuple[float, float], room: float, ruler: Ruler
) -> tuple[Words, Words, Words]:
    role = "body" if stop.state is StopState.NEXT else "strong"
    name = write(stop.name, role, left_top, room, ruler)
    when = write(stop.when, "small", (left_top[0], name.box.bottom - 1), room, ruler)
    return name, when, write(stop.who, "small", (left_top[0], when.box.bottom - 1), room, ruler)


# fill, edge, icon, tone of the icon
LOOKS = {
    StopState.DONE: ("ok", "", "check", "surface"),
    StopState.NOW: ("surface", "accent", "circle-dot", "accent"),
    StopState.LATE: ("danger_soft", "danger", "clock", "danger"),
    StopState.NEXT: ("surface", "line_strong", "", ""),
    StopState.STOPPED: ("danger", "", "x", "surface"),
}
NAME_TONES = {StopState.LATE: "danger", StopState.STOPPED: "danger", StopState.NEXT: "text2"}


def _draw_stop(painter: QPainter, placed: PlacedStop) -> None:
    state = placed.stop.state
    if placed.way:
        is_done = state is StopState.DONE
        style = Qt.PenStyle.SolidLine if is_done else Qt.PenStyle.DotLine
        tone = look.colour("ok" if is_done else "line_strong")
        painter.setPen(QPen(tone, look.px(2), style))
        painter.drawLine(QPointF(*placed.way[0]), QPointF(*placed.way[1]))
    fill, line, icon, tone_of_icon = LOOKS[state]
    panel(painter, placed.dot, Ink(fill, line, width=look.px(1.5)), DOT / 2)
    if icon:
        draw_icon(painter, placed.dot, icon, tone_of_icon, 14)
    draw_words(painter, placed.name, NAME_TONES.get(state, "text"))
    draw_words(painter, placed.when, "danger" if state is StopState.LATE else "text2")
    draw_words(painter, placed.who, "text3")


class Stepper(Canvas[StepperLayout]):
    """`activated` gives the key of a stop."""

    def __init__(self, object_name: str, data: StepperData, parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.measure_again()

    def set_data(self, data: StepperData) -> None:
        self._data = data
        self.measure_again()

    def lay_out(self, width: float) -> StepperLayout:
        return lay_out(self._data, width, RULER)

    def parts_of(self, layout: StepperLayout) -> tuple[Part, ...]:
        return tuple(
            Part(key=p.stop.key, box=p.box, row=0, words=stop_words(p.stop), radius=6)
            for p in layout.stops
        )

    def draw(self, painter: QPainter, layout: StepperLayout) -> None:
        for placed in layout.stops:
            _draw_stop(painter, placed)

    def title(self) -> str:
        return self._data.name or _("Beställningens väg")

    def spoken(self) -> str:
        return spoken(self._data)
