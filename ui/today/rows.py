"""From rows of the worklist to what the list and the day counter show, and where a row leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from app.access.roles import Role
from app.kernel.calendar import ONE_DAY
from app.kernel.texts import N_, _, ngettext
from app.worklist.model import Group, Target, WorkRow
from ui.kernel.history import Place
from ui.kernel.pages import PageSource
from ui.kernel.places import card_place
from ui.kernel.shapes import ChipShape, RowShape
from ui.kernel.shapes import Group as Heading
from ui.theme.tokens import Tone
from ui.widgets.painted.day_counter import CountedDay, DayCounterData, DayKind

_HEADINGS: dict[Group, tuple[str, Tone]] = {
    Group.UNSAVED: (N_("Osparat"), "info"),
    Group.LATE: (N_("Försenat"), "danger"),
    Group.DUE: (N_("Att göra"), "warn"),
    Group.WAITING: (N_("Väntar på andra"), "wait"),
    Group.NEW: (N_("Nytt"), "info"),
}
_CHIPS: dict[Group, tuple[Tone, str | None]] = {
    Group.UNSAVED: ("info", "file-pen-line"),
    Group.LATE: ("danger", "clock"),
    Group.DUE: ("warn", "clock"),
    Group.WAITING: ("wait", "hourglass"),
    Group.NEW: ("info", None),
}
_ICONS = {
    Target.ORDER: "send",
    Target.EXECUTION: "list-checks",
    Target.CARD: "id-card",
    Target.CASE: "route",
    Target.JOURNAL: "file-pen-line",
    Target.CLIENT: "user-round",
    Target.GUIDE: "route",
}
_OPENERS = {
    Target.ORDER: N_("Öppna beställningen"),
    Target.EXECUTION: N_("Öppna verkställigheten"),
    Target.CARD: N_("Öppna personkortet"),
    Target.CASE: N_("Öppna ärendet"),
    Target.JOURNAL: N_("Fortsätt skriva"),
    Target.CLIENT: N_("Öppna personen"),
    Target.GUIDE: N_("Fortsätt guiden"),
}
_PAGES = {
    Target.ORDER: "orders",
    Target.EXECUTION: "executions",
    Target.CASE: "corrections",
    Target.JOURNAL: "journal",
    Target.CLIENT: "clients",
    Target.GUIDE: "corrections",
}


@dataclass(frozen=True, slots=True)
class Worklist:
    """The rows of one reading, narrowed to those that hold the words of the filter."""

    rows: tuple[WorkRow, ...] = ()
    words: str = ""

    @property
    def shown(self) -> tuple[WorkRow, ...]:
        wanted = self.words.casefold().split()
        return tuple(row for row in self.rows if all(word in _found_in(row) for word in wanted))

    @property
    def waiting(self) -> int:
        """What the navigation counts: all that the person or somebody else has yet to do."""
        return len(self.rows)

    @property
    def has_late(self) -> bool:
        return any(row.group is Group.LATE for row in self.rows)

    def row(self, key: Hashable) -> WorkRow | None:
        return next((row for row in self.rows if row.key == key), None)

    def source(self) -> PageSource[WorkRow]:
        shown = self.shown

        def groups() -> Sequence[Heading]:
            return tuple(
                Heading(_(title), sum(row.group is group for row in shown), tone)
                for group, (title, tone) in _HEADINGS.items()
            )

        def place(key: Hashable) -> int | None:
            return next((n for n, row in enumerate(shown) if row.key == key), None)

        def find(words: str) -> int | None:
            begins = words.casefold()
            names = (row.about.client_name if row.about else row.title for row in shown)
            return next((n for n, name in enumerate(names) if _begins(name, begins)), None)

        return PageSource(
            groups=groups,
            page=lambda first, size: shown[first : first + size],
            place=place,
            find=find,
        )


def row_shape(row: WorkRow) -> RowShape:
    """What and for whom, why; the state over the day."""
    return RowShape(
        key=row.key,
        title=row.title,
        name=row.about.client_name if row.about else "",
        reason=row.reason,
        chip=chip_of(row),
        right=row.when,
        icon="message-square" if row.message_id else _ICONS[row.target],
        is_unread=row.group is Group.NEW,
        keeps_name=True,
    )


def chip_of(row: WorkRow) -> ChipShape:
    tone, icon = _CHIPS[row.group]
    return ChipShape(row.chip, tone, icon)


def opener(row: WorkRow) -> str:
    """What the button that leads there is called."""
    return _(_OPENERS[row.target])


def place_of(row: WorkRow, role: Role) -> Place | None:
    """Where the thing itself is; None for a draft about nobody who may be read now."""
    if row.target_id is None:
        return None
    if row.target is Target.CARD:
        return card_place(row.target_id, role)
    page = _PAGES[row.target]
    key = f"guide:{row.target_id}" if row.target is Target.GUIDE else str(row.target_id)
    return Place(page, key)


def counter_of(row: WorkRow, today: dt.date) -> DayCounterData:
    """The days from the one that began it to the last one, and on to today when it is late."""
    if row.counted_from is None:
        return DayCounterData(days=())
    days = [CountedDay(first=row.counted_from, mark=_("utfärdat"), kind=DayKind.START)]
    last = row.counted[-1].day
    for step in row.counted:
        if step.number is None:
            _skip(days, step.day, step.reason)
            continue
        kind = DayKind.LIMIT if step.day == last else DayKind.COUNTED
        mark = _("{number} = senast") if step.day == last else "{number}"
        days.append(CountedDay(first=step.day, mark=mark.format(number=step.number), kind=kind))
    if today > last:
        _pass(days, last + ONE_DAY, today - ONE_DAY)
        days.append(CountedDay(first=today, mark=_("sen"), kind=DayKind.LATE))
    return DayCounterData(
        days=tuple(days),
        rule=_("Lokal inställning: två vardagar. Står inte i någon rutin."),
        is_local=True,
    )


def _skip(days: list[CountedDay], day: dt.date, reason: str) -> None:
    """Saturday and Sunday share a cell."""
    before = days[-1]
    is_weekend = reason in {_("lördag"), _("söndag")}
    if is_weekend and before.kind is DayKind.SKIPPED and before.mark == _("helg"):
        days[-1] = CountedDay(first=before.first, last=day, mark=_("helg"), kind=DayKind.SKIPPED)
        return
    mark = _("helg") if is_weekend else reason
    days.append(CountedDay(first=day, mark=mark, kind=DayKind.SKIPPED))


def _pass(days: list[CountedDay], first: dt.date, last: dt.date) -> None:
    """The days between the last day and today, in one cell."""
    count = (last - first).days + 1
    if count < 1:
        return
    mark = ngettext("{count} dag", "{count} dagar", count).format(count=count)
    end = last if last > first else None
    days.append(CountedDay(first=first, last=end, mark=mark, kind=DayKind.SKIPPED))


def _begins(name: str, words: str) -> bool:
    return any(part.startswith(words) for part in (name.casefold(), *name.casefold().split()))


def _found_in(row: WorkRow) -> str:
    who = (row.about.client_name, row.about.customer_number) if row.about else ()
    return " ".join((row.title, row.reason, row.number, row.chip, *who)).casefold()
