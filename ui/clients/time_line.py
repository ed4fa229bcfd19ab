"""From what is known of a client to the time line: some months around today, or all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from app.clients.timeline import ExecutionBar, OrderBar, OrderFact, ServiceLane
from app.kernel.calendar import add_months
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.kernel.days import day_words
from ui.widgets.hours import hours
from ui.widgets.painted.timeline.data import Bar, BarKind, PauseSpan, TimeLineData, Track
from ui.widgets.painted.timeline.window import window_around

BACK, AHEAD = 4, 3  # months


def time_line(lanes: Sequence[ServiceLane], today: dt.date, *, whole: bool) -> TimeLineData:
    """One track for each granted service."""
    tracks = tuple(_track(lane, today) for lane in lanes)
    if whole:
        spans = [(bar.start, bar.end) for track in tracks for bar in track.bars]
        shown = window_around(spans, today)
        first, last = shown.first, shown.last
    else:
        first = add_months(today.replace(day=1), -BACK)
        last = add_months(today.replace(day=1), AHEAD + 1) - dt.timedelta(days=1)
    return TimeLineData(tracks=tracks, first=first, last=last, today=today, name=_("Tidslinje"))


def _track(lane: ServiceLane, today: dt.date) -> Track:
    granted = lane.granted
    time = _("{time} i veckan").format(time=hours(granted.minutes_per_week))
    until = (
        _("till {day}").format(day=day_words(granted.end, today))
        if granted.end is not None
        else _("tills vidare")
    )
    decision = Bar(
        key=f"decision:{granted.id}",
        kind=BarKind.DECISION,
        start=granted.start,
        end=granted.end,
        label=granted.decision_number,
    )
    return Track(
        title=service_title(ServiceType(granted.service)),
        note=f"{time}, {until}",
        bars=(decision, *(bar for order in lane.orders for bar in _bars(order, today))),
        has_warning=any(_is_wrong_now(bar.order, today) for bar in lane.orders),
    )


def _is_wrong_now(order: OrderFact, today: dt.date) -> bool:
    return order.is_wrong and (order.end is None or order.end >= today)


def _bars(item: OrderBar, today: dt.date) -> Iterator[Bar]:
    order = item.order
    key = f"order:{order.id or 'planned'}"
    yield Bar(
        key=key,
        kind=BarKind.ORDER,
        start=order.start,
        end=order.end,
        label=order.unit,
        is_wrong=order.is_wrong,
    )
    for bar in item.executions:
        yield _execution(bar, key, today)


def _execution(bar: ExecutionBar, order_key: str, today: dt.date) -> Bar:
    execution = bar.execution
    started = _("Verkställd {day}").format(day=day_words(execution.start, today))
    return Bar(
        key=f"execution:{execution.id}",
        kind=BarKind.EXECUTION,
        start=execution.start,
        end=execution.end,
        label=_("Borttagen") if execution.is_removed else started,
        is_wrong=execution.is_removed,
        belongs_to=order_key,
        pauses=tuple(
            PauseSpan(key=f"pause:{pause.id}", start=pause.start, end=pause.end)
            for pause in bar.pauses
        ),
    )
