"""Which row of its track a bar stands in: bars that overlap in time never cover each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ui.widgets.painted.geometry import first_row_free
from ui.widgets.painted.timeline.data import Bar, BarKind

_Rows = list[list[tuple[float, float]]]


@dataclass(frozen=True, slots=True)
class Packing:
    """Row by bar key. Orders and executions share rows: an execution stands under its order."""

    row_of: dict[str, int]
    decision_rows: int
    levels: tuple[tuple[bool, bool], ...]  # per row: has it an order, has it an execution


def pack(bars: Sequence[Bar]) -> Packing:
    row_of: dict[str, int] = {}
    decisions: _Rows = []
    orders: _Rows = []
    executions: _Rows = []
    ordered = sorted(bars, key=lambda bar: (bar.start, bar.end or dt.date.max, bar.key))
    for bar in (b for b in ordered if b.kind is BarKind.DECISION):
        _take(bar, decisions, row_of, first_row_free(decisions, _span(bar)))
    for bar in (b for b in ordered if b.kind is BarKind.ORDER):
        _take(bar, orders, row_of, first_row_free(orders, _span(bar)))
    for bar in (b for b in ordered if b.kind is BarKind.EXECUTION):
        wanted = row_of.get(bar.belongs_to)
        row = wanted if _is_free(executions, wanted, bar) else None
        _take(
            bar, executions, row_of, first_row_free(executions, _span(bar)) if row is None else row
        )
    count = max(len(orders), len(executions))
    levels = tuple((_has(orders, level), _has(executions, level)) for level in range(count))
    return Packing(row_of, len(decisions), levels)


def _span(bar: Bar) -> tuple[float, float]:
    end = dt.date.max if bar.end is None else bar.end
    return (bar.start.toordinal(), end.toordinal() + 1)


def _take(bar: Bar, rows: _Rows, row_of: dict[str, int], row: int) -> None:
    while len(rows) <= row:
        rows.append([])
    rows[row].append(_span(bar))
    row_of[bar.key] = row


def _is_free(rows: _Rows, row: int | None, bar: Bar) -> bool:
    if row is None:
        return False
    span = _span(bar)
    return row >= len(rows) or all(span[1] <= a or b <= span[0] for a, b in rows[row])


def _has(rows: _Rows, level: int) -> bool:
    return level < len(rows) and bool(rows[level])
