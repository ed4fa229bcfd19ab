"""The hours of a limit that runs day and night: 72 from the discovery of an incident."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.clock import SWEDEN
from app.kernel.texts import _, ngettext
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, draw_icon, draw_line, rect
from ui.widgets.painted.words import NO_BREAK, long_day

SIDE, RING = 88, 6
HURRY = dt.timedelta(hours=24)
HOUR, MINUTE = dt.timedelta(hours=1), dt.timedelta(minutes=1)
FULL_TURN, TOP = 360 * 16, 90 * 16  # Qt counts sixteenths of a degree, from three o'clock


class ClockState(StrEnum):
    RUNNING = "running"
    HURRY = "hurry"
    OVERDUE = "overdue"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursClockData:
    """Aware times; `stopped` is when the thing was done."""

    started: dt.datetime
    now: dt.datetime
    stopped: dt.datetime | None = None
    hours: int = 72
    can_activate: bool = False
    name: str = ""

    @property
    def limit(self) -> dt.datetime:
        return self.started.astimezone(dt.UTC) + dt.timedelta(hours=self.hours)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock says. `share` is how much of the ring is left."""

    state: ClockState
    share: float
    number: str
    words: str


@dataclass(frozen=True, slots=True)
class HoursClockLayout:
    dial: Box
    height: float


def read(data: HoursClockData) -> Reading:
    """Rounded so that nobody is given time that is not there."""
    end = data.stopped or data.now
    left = data.limit - end
    total = dt.timedelta(hours=data.hours)
    if left < dt.timedelta(0):
        over = -left
        state = ClockState.STOPPED if data.stopped else ClockState.OVERDUE
        return Reading(state, 0.0, _duration(over), _("för sent"))
    if data.stopped:
        return Reading(ClockState.STOPPED, 1.0, "", _("i tid"))
    state = ClockState.HURRY if left < HURRY else ClockState.RUNNING
    share = min(left / total, 1.0)
    return Reading(state, share, _duration(left), _("kvar av {hours}").format(hours=data.hours))


def spoken(data: HoursClockData) -> str:
    reading = read(data)
    limit = data.limit.astimezone(SWEDEN)
    ends = _("går ut {day} klockan {time}").format(day=long_day(limit), time=f"{limit:%H:%M}")
    if reading.state is ClockState.STOPPED:
        ends = _("gick ut {day} klockan {time}").format(day=long_day(limit), time=f"{limit:%H:%M}")
        done = _("klart {words}").format(words=reading.words)
        return f"{done}, {ends}."
    if reading.state is ClockState.OVERDUE:
        said = _("{time} för sent").format(time=_said_duration(data.now - data.limit))
        ends = _("gick ut {day} klockan {time}").format(day=long_day(limit), time=f"{limit:%H:%M}")
        return f"{said}, {ends}."
    left = _said_duration(data.limit - data.now)
    return _("{left} kvar av {hours} timmar, {ends}.").format(
        left=left, hours=data.hours, ends=ends
    )


def lay_out(width: float, ruler: Ruler) -> HoursClockLayout:
    side = ruler.px(SIDE)
    return HoursClockLayout(Box(max((width - side) / 2, 0), 0, side, side), side)


def _duration(span: dt.timedelta) -> str:
    """Whole hours, or minutes under an hour."""
    if span < HOUR:
        return f"{span // MINUTE}{NO_BREAK}min"
    return f"{span // HOUR}{NO_BREAK}h"


def _said_duration(span: dt.timedelta) -> str:
    if span < HOUR:
        count = span // MINUTE
        return ngettext("{count} minut", "{count} minuter", count).format(count=count)
    count = span // HOUR
    return ngettext("{count} timme", "{count} timmar", count).format(count=count)


TONES = {
    ClockState.RUNNING: "accent",
    ClockState.HURRY: "warn",
    ClockState.OVERDUE: "danger",
    ClockState.STOPPED: "ok",
}


def _draw(painter: QPainter, dial: Box, reading: Reading) -> None:
    is_late = reading.state is not ClockState.HURRY and reading.share == 0.0
    tone = "danger" if is_late else TONES[reading.state]
    wide = look.px(RING)
    ring = rect(dial.inset(wide / 2 + 1, wide / 2 + 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _draw_track(painter, ring, wide)
    painter.setPen(QPen(look.colour(tone), wide, c=Qt.PenCapStyle.FlatCap))
    share = 1.0 if is_late else reading.share
    passed = 1.0 - share
    painter.drawArc(ring, TOP - round(FULL_TURN * passed), -round(FULL_TURN * share))
    upper = Box(dial.x, dial.y + look.px(20), dial.width, look.px(26))
    lower = Box(dial.x, dial.y + look.px(45), dial.width, look.px(18))
    if reading.number:
        text = "danger" if is_late else "warn" if reading.state is ClockState.HURRY else "text"
        draw_line(painter, upper, reading.number, role="h2", tone=text, align=paint.CENTRE)
    else:
        draw_icon(painter, upper, "check", "ok", 24)
    quiet = "danger" if is_late else "text3"
    draw_line(painter, lower, reading.words, role="small", tone=quiet, align=paint.CENTRE)


def _draw_track(painter: QPainter, ring: QRectF, wide: float) -> None:
    """The whole turn, quiet: two hairlines in high contrast, where a filled one would be loud."""
    if look.is_contrast:
        painter.setPen(paint.edge("line"))
        half = wide / 2
        painter.drawEllipse(ring.adjusted(-half, -half, half, half))
        painter.drawEllipse(ring.adjusted(half, half, -half, -half))
        return
    painter.setPen(QPen(look.colour("line"), wide))
    painter.drawEllipse(ring)


class HoursClock(Canvas[HoursClockLayout]):
    """A ring with what is left; the page gives it a new `now` when time has passed."""

    KEY = "clock"

    def __init__(
        self, object_name: str, data: HoursClockData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.measure_again()

    def set_data(self, data: HoursClockData) -> None:
        self._data = data
        self.measure_again()

    def measure_again(self) -> None:
        super().measure_again()
        stops = Qt.FocusPolicy.StrongFocus if self._data.can_activate else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(stops)

    def lay_out(self, width: float) -> HoursClockLayout:
        return lay_out(width, RULER)

    def parts_of(self, layout: HoursClockLayout) -> tuple[Part, ...]:
        return (
            Part(
                key=self.KEY,
                box=layout.dial,
                row=0,
                words=spoken(self._data),
                can_activate=self._data.can_activate,
                radius=SIDE / 2,
            ),
        )

    def draw(self, painter: QPainter, layout: HoursClockLayout) -> None:
        _draw(painter, layout.dial, read(self._data))

    def title(self) -> str:
        return self._data.name or _("Tid kvar")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return look.px(SIDE)
