"""The list of executions: paused now, running, ended, removed. No reason of a pause is in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import partial
from uuid import UUID

from app.clients.search import ClientSearch
from app.executions.model import ExecutionStatus
from app.executions.views import ExecutionFilter, ExecutionRow
from app.kernel.calendar import Calendar, add_months
from app.kernel.clock import local_day
from app.kernel.lateness import late_words
from app.kernel.texts import _, ngettext
from app.kernel.window import Page, Window
from app.plans.model import PlanStatus
from app.providers.model import service_title
from ui.executions.view import ExecutionServices, may_list_cases
from ui.kernel.days import span_words
from ui.kernel.grouped_rows import GroupedRows, Part
from ui.kernel.pages import PageSource
from ui.kernel.shapes import ChipShape, Group, RowShape
from ui.widgets.hours import hours
from ui.widgets.painted.words import day_and_year, short_day

PLAN_SOON = 14  # days before the plan is due that the row says so
_RUNNING = frozenset({ExecutionStatus.ACTIVE, ExecutionStatus.REOPENED})


class ExecutionRows:
    """Asks for the rows of a segment; knows which of them are being corrected."""

    def __init__(self, services: ExecutionServices, today: Callable[[], dt.date]) -> None:
        self._services, self._today = services, today
        self._in_case: frozenset[str] = frozenset()
        self._calendar = Calendar()
        self.paused_count = 0

    def source(self, segment: str, search: Callable[[], ClientSearch]) -> PageSource[ExecutionRow]:
        return _Opening(self, segment, search).source()

    def ask(self, wanted: ExecutionFilter, window: Window) -> Page[ExecutionRow]:
        return self._services.executions.rows(wanted, window)

    def place(self, wanted: ExecutionFilter, key: Hashable) -> int | None:
        return self._services.executions.place(wanted, key) if isinstance(key, UUID) else None

    def together(self) -> AbstractContextManager[None]:
        return self._services.desk.together()

    def look_around(self) -> None:
        self._calendar = self._services.settings.calendar()
        cases = self._services.cases
        may = may_list_cases(self._services.desk)
        self._in_case = cases.orders_in_correction() if may else frozenset()

    def shape(self, row: ExecutionRow) -> RowShape:
        """Line 1 for whom and what, line 2 where, since when, last note; right state and hours."""
        return RowShape(
            key=row.id,
            title=row.client_name,
            name=service_title(row.service),
            reason=" · ".join(part for part in self._reason(row) if part),
            chip=self._chip(row),
            right=_hours(row) if row.status in _RUNNING else row.number,
            is_struck=row.status is ExecutionStatus.REMOVED,
        )

    def _reason(self, row: ExecutionRow) -> tuple[str, ...]:
        today = self._today()
        if row.status not in _RUNNING:
            return row.unit, span_words(row.start, row.end, today)
        if row.paused_since is not None:
            since = _("uppehåll sedan {day}").format(day=_day(row.paused_since, today))
        else:
            since = _("sedan {day}").format(day=_day(row.start, today))
        noted = ""
        if row.last_note is not None:
            noted = _("antecknat {day}").format(day=_day(local_day(row.last_note), today))
        return row.unit, since, noted

    def _chip(self, row: ExecutionRow) -> ChipShape | None:
        if row.order in self._in_case:
            return ChipShape(_("rättas"), "danger", "route")
        if row.status not in _RUNNING:
            is_removed = row.status is ExecutionStatus.REMOVED
            return ChipShape(_("borttagen"), "neutral") if is_removed else None
        if row.paused_since is not None:
            return ChipShape(_("uppehåll"), "warn", "circle-pause")
        has_plan = row.plan == PlanStatus.SIGNED
        return None if has_plan else plan_chip(row.start, self._today(), self._calendar)


def plan_chip(start: dt.date, today: dt.date, calendar: Calendar) -> ChipShape | None:
    """GOT-26: the plan is ready a month after the start; said when it is near or late."""
    left = (add_months(start, 1) - today).days
    if left > PLAN_SOON:
        return None
    if left < 0:
        words = late_words(add_months(start, 1), today, calendar)
        return ChipShape(_("plan {late}").format(late=words), "danger", "clock")
    if left == 0:
        return ChipShape(_("plan senast i dag"), "warn", "clock")
    words = ngettext("plan om {count} dag", "plan om {count} dagar", left)
    return ChipShape(words.format(count=left), "warn", "clock")


def _day(day: dt.date, today: dt.date) -> str:
    """Without the weekday: a row has little room."""
    return short_day(day) if day.year == today.year else day_and_year(day)


def _hours(row: ExecutionRow) -> str:
    """Of this month: what is left of what is granted."""
    left, granted = hours(row.time.left), hours(row.time.granted)
    return _("{left} av {granted}").format(left=left, granted=granted) if row.time.cut else left


class _Opening:
    """One loading of the list."""

    def __init__(
        self, rows: ExecutionRows, segment: str, search: Callable[[], ClientSearch]
    ) -> None:
        self._rows, self._segment, self._search = rows, segment, search
        self._plain: PageSource[ExecutionRow] | None = None

    def source(self) -> PageSource[ExecutionRow]:
        return PageSource(
            groups=self._groups, page=self._page, place=self._place, together=self._rows.together
        )

    def _groups(self) -> Sequence[Group]:
        self._rows.look_around()
        parts: list[Part[ExecutionRow]] = []
        self._rows.paused_count = 0
        if self._segment != "over":
            parts += self._running()
        if self._segment != "open":
            parts += [
                self._over(_("Avslutade"), ExecutionStatus.ENDED),
                self._over(_("Borttagna"), ExecutionStatus.REMOVED),
            ]
        self._plain = GroupedRows(parts, lambda row: row.id).source()
        return self._plain.groups()

    def _running(self) -> list[Part[ExecutionRow]]:
        search = self._search()
        paused = ExecutionFilter(search=search, statuses=_RUNNING, paused=True)
        self._rows.paused_count = self._rows.ask(paused, Window(0, 1)).total
        return [
            self._part(_("Uppehåll nu"), "warn", paused),
            self._part(_("Pågår"), "ok", replace(paused, paused=False)),
        ]

    def _over(self, title: str, status: ExecutionStatus) -> Part[ExecutionRow]:
        wanted = ExecutionFilter(search=self._search(), statuses=frozenset({status}))
        return self._part(title, "neutral", wanted)

    def _part(self, title: str, tone: str, wanted: ExecutionFilter) -> Part[ExecutionRow]:
        return Part(
            title=title,
            tone=tone,
            rows=partial(self._rows.ask, wanted),
            place=partial(self._rows.place, wanted),
        )

    def _page(self, first: int, size: int) -> Sequence[ExecutionRow]:
        return self._plain.page(first, size) if self._plain is not None else ()

    def _place(self, key: object) -> int | None:
        return self._plain.place(key) if self._plain is not None else None
