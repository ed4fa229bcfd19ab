"""The list of orders: by state, with what is late or due in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from uuid import UUID

from app.clients.search import ClientSearch
from app.corrections.service import CaseService
from app.kernel.calendar import Calendar
from app.kernel.clock import local_day
from app.kernel.lateness import late_moment_words, late_words
from app.kernel.texts import N_, _, ngettext
from app.kernel.window import Page, Window
from app.orders.model import Order, OrderStatus, status_title
from app.orders.reading import OrderReading
from app.orders.rules import receive_by
from app.orders.views import OrderFilter, OrderRow
from app.providers.model import service_title
from app.settings.service import SettingsService
from ui.kernel.days import day_words, moment_day, moment_words, span_words
from ui.kernel.grouped_rows import GroupedRows, Part
from ui.kernel.pages import PageSource
from ui.kernel.shapes import ChipShape, Group, RowShape
from ui.orders.order_forms import capital

_S = OrderStatus
_PARTS: dict[str, tuple[tuple[str, str, frozenset[OrderStatus]], ...]] = {
    "open": (
        (N_("Utkast"), "neutral", frozenset({_S.DRAFT})),
        (N_("Skickad, inte mottagen"), "wait", frozenset({_S.SENT})),
        (N_("Mottagen, inte verkställd"), "info", frozenset({_S.RECEIVED, _S.CHECKED})),
        (N_("Verkställd"), "ok", frozenset({_S.EXECUTED})),
    ),
    "over": (
        (N_("Avslutad"), "neutral", frozenset({_S.ENDED})),
        (
            N_("Återkallad, flyttad eller borttagen"),
            "neutral",
            frozenset({_S.RECALLED, _S.MOVED, _S.REMOVED, _S.SUPERSEDED}),
        ),
    ),
}
_SEGMENTS = {"open": ("open",), "over": ("over",), "all": ("open", "over")}
_STOPPED = frozenset({_S.RECALLED, _S.MOVED, _S.REMOVED, _S.SUPERSEDED})
_GONE = frozenset({_S.RECALLED, _S.REMOVED})


class OrderRows:
    """Asks for the rows of a segment; knows which of them are being corrected.

    Who sits at a unit sees no other unit's orders: there `names_unit` is off.
    """

    def __init__(
        self,
        reading: OrderReading,
        cases: CaseService,
        settings: SettingsService,
        now: Callable[[], dt.datetime],
        *,
        names_unit: bool,
    ) -> None:
        self._reading, self._cases, self._settings, self._now = reading, cases, settings, now
        self._names_unit = names_unit
        self._calendar = Calendar()
        self._in_case: frozenset[str] = frozenset()

    def source(self, segment: str, search: Callable[[], ClientSearch]) -> PageSource[OrderRow]:
        """`search` is worked out beside the rows, off the UI thread."""
        parts = [
            Part(title=_(title), tone=tone, rows=question.ask, place=question.place)
            for name in _SEGMENTS[segment]
            for title, tone, statuses in _PARTS[name]
            for question in [_Question(self._reading, statuses, search)]
        ]
        plain = GroupedRows(parts, lambda row: row.id).source()

        def groups() -> Sequence[Group]:
            self._calendar = self._settings.calendar()
            self._in_case = self._cases.orders_in_correction()
            return plain.groups()

        return PageSource(
            groups=groups, page=plain.page, place=plain.place, together=self._reading.together
        )

    def shape(self, row: OrderRow) -> RowShape:
        """Line 1 for whom and what, line 2 where and when; right what is awaited, and number."""
        now = self._now()
        when = _when(row, local_day(now))
        return RowShape(
            key=row.id,
            title=row.client_name,
            name=service_title(row.service),
            reason=f"{row.unit} · {when}" if self._names_unit else capital(when),
            chip=self._chip(row, now),
            right=row.number,
            is_struck=row.status in _GONE,
        )

    def _chip(self, row: OrderRow, now: dt.datetime) -> ChipShape | None:
        if row.number in self._in_case:
            return ChipShape(_("rättas"), "danger", "route")
        if row.status in _STOPPED:
            return ChipShape(status_title(row.status).lower(), "neutral")
        if row.receive_by is not None:
            return _receipt_chip(row.receive_by, now, self._calendar)
        return _start_chip(row.status, row.planned_start, now, self._calendar)


def due_chip(order: Order, now: dt.datetime, calendar: Calendar) -> ChipShape | None:
    """What is awaited of an order, and whether it is late."""
    due = receive_by(order.sent_at, order.status)
    if due is not None:
        return _receipt_chip(due, now, calendar)
    return _start_chip(order.status, order.planned_start, now, calendar)


def _receipt_chip(due: dt.datetime, now: dt.datetime, calendar: Calendar) -> ChipShape:
    """LEK-03b: within a day and a night."""
    if now <= due:
        when = moment_words(due, local_day(now))
        return ChipShape(_("senast {when}").format(when=when), "neutral")
    return ChipShape(late_moment_words(due, now, calendar), "danger", "clock")


def _start_chip(
    status: OrderStatus, start: dt.date, now: dt.datetime, calendar: Calendar
) -> ChipShape | None:
    if status not in {OrderStatus.RECEIVED, OrderStatus.CHECKED}:
        return None
    days = (start - local_day(now)).days
    if days < 0:
        return ChipShape(late_words(start, local_day(now), calendar), "danger", "clock")
    if days == 0:
        return ChipShape(_("verkställ i dag"), "warn", "clock")
    words = ngettext("start om {count} dag", "start om {count} dagar", days)
    return ChipShape(words.format(count=days), "info")


def _when(row: OrderRow, today: dt.date) -> str:
    if row.status is OrderStatus.SENT and row.sent is not None:
        return _("skickad {when}").format(when=moment_day(row.sent, today))
    if row.started is not None and row.status is OrderStatus.EXECUTED:
        return _("sedan {day}").format(day=day_words(row.started, today))
    if row.status in {OrderStatus.DRAFT, OrderStatus.RECEIVED, OrderStatus.CHECKED}:
        return _("start {day}").format(day=day_words(row.planned_start, today))
    return span_words(row.valid_from, row.valid_to, today)


class _Question:
    """The rows in some states, a window at a time."""

    def __init__(
        self,
        reading: OrderReading,
        statuses: frozenset[OrderStatus],
        search: Callable[[], ClientSearch],
    ) -> None:
        self._reading, self._statuses, self._search = reading, statuses, search

    @property
    def _wanted(self) -> OrderFilter:
        return OrderFilter(search=self._search(), statuses=self._statuses)

    def ask(self, window: Window) -> Page[OrderRow]:
        return self._reading.rows(self._wanted, window)

    def place(self, key: Hashable) -> int | None:
        return self._reading.place(self._wanted, key) if isinstance(key, UUID) else None
