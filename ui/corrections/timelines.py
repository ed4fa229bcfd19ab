"""From the facts of one service to the pair of time lines before and after."""

from __future__ import annotations

import datetime as dt

from app.clients.timeline import CareFacts, OrderFact, ServiceLane, lanes
from app.kernel.texts import _
from app.providers.model import ServiceType, service_title
from ui.widgets.painted.timeline.data import (
    Bar,
    BarKind,
    PauseSpan,
    TimeLineData,
    Track,
    before_and_after,
)

BEFORE_DAYS, AFTER_DAYS = 45, 75


def pair(before: CareFacts, after: CareFacts, today: dt.date, note_after: str) -> TimeLineData:
    """What is so now over what is worked out to come, around today."""
    shown = TimeLineData(
        tracks=(),
        first=_first(before, today),
        last=today + dt.timedelta(days=AFTER_DAYS),
        today=today,
        name=_("Tidslinjen före och efter"),
    )
    return before_and_after(
        tuple(_track(lane) for lane in lanes(before)),
        tuple(_track(lane) for lane in lanes(after)),
        shown=shown,
        note_after=note_after,
    )


def _first(facts: CareFacts, today: dt.date) -> dt.date:
    starts = [order.start for order in facts.orders]
    earliest = min(starts, default=today)
    return min(earliest, today - dt.timedelta(days=14)) - dt.timedelta(days=BEFORE_DAYS // 3)


def _track(lane: ServiceLane) -> Track:
    granted = lane.granted
    decision = Bar(
        key=f"decision:{granted.id}",
        kind=BarKind.DECISION,
        start=granted.start,
        end=granted.end,
        label=granted.decision_number,
    )
    bars: list[Bar] = [decision]
    for item in lane.orders:
        order = item.order
        key = f"order:{order.id or 'planned'}"
        bars.append(
            Bar(
                key=key,
                kind=BarKind.ORDER,
                start=order.start,
                end=order.end,
                label=_order_label(order),
                is_wrong=order.is_wrong,
            )
        )
        bars += [
            Bar(
                key=f"execution:{bar.execution.id}",
                kind=BarKind.EXECUTION,
                start=bar.execution.start,
                end=bar.execution.end,
                label=_("Verkställd"),
                is_wrong=bar.execution.is_removed,
                belongs_to=key,
                pauses=tuple(
                    PauseSpan(key=f"pause:{pause.id}", start=pause.start, end=pause.end)
                    for pause in bar.pauses
                ),
            )
            for bar in item.executions
        ]
    return Track(title=service_title(ServiceType(granted.service)), bars=tuple(bars))


def _order_label(order: OrderFact) -> str:
    return order.unit
