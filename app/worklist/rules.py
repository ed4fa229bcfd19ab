"""From facts to rows. Pure; each rule names its source, or that it is our own default."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_date, format_time

from app.access.roles import Role, role_title
from app.kernel.calendar import Calendar, add_months
from app.kernel.clock import SWEDEN, local_day
from app.kernel.texts import _, language, ngettext
from app.orders.model import OrderStatus
from app.providers.names import service_name
from app.worklist.model import (
    CardFact,
    CaseFact,
    Facts,
    Group,
    MessageFact,
    OrderFact,
    PlanFact,
    Target,
    WorkRow,
)

RECEIPT_WITHIN = dt.timedelta(hours=24)  # LEK-03b
PLAN_WITHIN_MONTHS = 1  # GOT-26
CARD_UNREAD_WEEKDAYS = 2
SOON = dt.timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Day:
    """When the list is made, and for whom."""

    now: dt.datetime
    role: Role
    calendar: Calendar

    @property
    def today(self) -> dt.date:
        return local_day(self.now)

    @property
    def is_provider(self) -> bool:
        return self.role in {Role.PROVIDER, Role.MANAGER}


def work_rows(facts: Facts, day: Day) -> list[WorkRow]:
    """All rows, late first, inside a group by the day they are due."""
    order = list(Group)
    return sorted(
        _every_row(facts, day), key=lambda row: (order.index(row.group), row.due, row.key)
    )


def _every_row(facts: Facts, day: Day) -> Iterator[WorkRow]:
    for case in facts.cases:
        yield _case_row(case)
        if case.incident_due is not None and day.is_provider:
            yield _incident_row(case, case.incident_due, day)
    for order in facts.orders:
        if not order.has_open_case:
            yield from _order_rows(order, day)
    for card in facts.cards:
        yield _card_row(card, day)
    for plan in facts.plans:
        yield from _plan_rows(plan, day)
    for message in facts.messages:
        yield _message_row(message, day)


def _order_rows(fact: OrderFact, day: Day) -> Iterator[WorkRow]:
    if fact.status is OrderStatus.SENT:
        yield _receipt_row(fact, day)
    elif fact.planned_start <= day.today:
        yield _start_row(fact, day)


def _receipt_row(fact: OrderFact, day: Day) -> WorkRow:
    due = fact.sent_at + RECEIPT_WITHIN
    late = day.now > due
    sent = _day_text(local_day(fact.sent_at))
    if day.is_provider:
        title = _("Bekräfta mottagen beställning")
        reason = _("{service}, skickad {day}. Ska vara mottagen inom ett dygn.")
    else:
        title = _("Beställning inte mottagen")
        reason = _("{service} till {unit}, skickad {day}. Ska vara mottagen inom ett dygn.")
    group = Group.LATE if late else (Group.DUE if day.is_provider else Group.WAITING)
    return WorkRow(
        about=fact.about,
        key=f"receipt:{fact.order_id}",
        group=group,
        target=Target.ORDER,
        target_id=fact.order_id,
        title=title,
        reason=reason.format(service=service_name(fact.service), unit=fact.unit, day=sent),
        chip=_late_text(day.today, local_day(due)) if late else _clock_text(due),
        due=due,
        rule="LEK-03b",
    )


def _start_row(fact: OrderFact, day: Day) -> WorkRow:
    late = fact.planned_start < day.today
    due = _morning(fact.planned_start)
    who = _("Verkställ") if day.is_provider else _("Väntar på verkställighet")
    return WorkRow(
        about=fact.about,
        key=f"start:{fact.order_id}",
        group=Group.LATE if late else Group.DUE,
        target=Target.ORDER,
        target_id=fact.order_id,
        title=who,
        reason=_("{service} hos {unit}. Planerad start {day}.").format(
            service=service_name(fact.service),
            unit=fact.unit,
            day=_day_text(fact.planned_start),
        ),
        chip=_late_text(day.today, fact.planned_start) if late else _("i dag"),
        due=due,
        rule="GOT-21",
    )


def _card_row(fact: CardFact, day: Day) -> WorkRow:
    counted = day.calendar.weekdays_after(local_day(fact.sent_at), CARD_UNREAD_WEEKDAYS)
    late = day.today > counted.day
    if day.is_provider:
        title = _("Nytt personkort att läsa")
        reason = _("Version {number} utfärdades {day}.")
        group = Group.LATE if late else Group.NEW
    else:
        title = _("Personkort inte läst")
        reason = _("{unit} har inte läst version {number}, utfärdad {day}.")
        group = Group.LATE if late else Group.WAITING
    return WorkRow(
        about=fact.about,
        key=f"card:{fact.issue_id}:{fact.unit}",
        group=group,
        target=Target.CARD,
        target_id=fact.issue_id,
        title=title,
        reason=reason.format(
            unit=fact.unit, number=fact.number, day=_day_text(local_day(fact.sent_at))
        ),
        chip=_late_text(day.today, counted.day) if late else _("hos utförare"),
        due=_morning(counted.day),
        counted=counted.steps,
    )


def _plan_rows(fact: PlanFact, day: Day) -> Iterator[WorkRow]:
    due = add_months(fact.actual_start, PLAN_WITHIN_MONTHS)
    if day.today < due - dt.timedelta(days=7):
        return
    late = day.today > due
    yield WorkRow(
        about=fact.about,
        key=f"plan:{fact.execution_id}",
        group=Group.LATE if late else Group.DUE,
        target=Target.EXECUTION,
        target_id=fact.execution_id,
        title=_("Genomförandeplan saknas"),
        reason=_("{unit}, verkställd {day}. Planen ska vara klar inom en månad.").format(
            unit=fact.unit, day=_day_text(fact.actual_start)
        ),
        chip=_late_text(day.today, due) if late else _day_text(due),
        due=_morning(due),
        rule="GOT-26",
    )


def _case_row(fact: CaseFact) -> WorkRow:
    whose = role_title(fact.waits_for) if fact.waits_for else _("avslut")
    return WorkRow(
        about=fact.about,
        key=f"case:{fact.case_id}",
        group=Group.DUE if fact.is_my_turn else Group.WAITING,
        target=Target.CASE,
        target_id=fact.case_id,
        title=_("Rätta fel: din tur") if fact.is_my_turn else _("Rätta fel"),
        reason=_("{number}. {title}.").format(number=fact.number, title=fact.title),
        chip=_("din tur") if fact.is_my_turn else _("hos {role}").format(role=whose.lower()),
        when=_("sedan {day}").format(day=_day_text(local_day(fact.since))),
        due=fact.since,
        rule="UPP-G-1",
    )


def _incident_row(fact: CaseFact, due: dt.datetime, day: Day) -> WorkRow:
    left = due - day.now
    late = left < dt.timedelta()
    hours = int(abs(left).total_seconds() // 3600)
    late_text = ngettext("{hours} timme sen", "{hours} timmar sen", hours)
    text = late_text if late else _("{hours} h kvar")
    return WorkRow(
        about=fact.about,
        key=f"incident:{fact.case_id}",
        group=Group.LATE if late else Group.DUE,
        target=Target.CASE,
        target_id=fact.case_id,
        title=_("Anmäl personuppgiftsincident"),
        reason=_("{number}. Utkastet finns. 72 timmar räknas från upptäckten.").format(
            number=fact.number
        ),
        chip=text.format(hours=hours),
        due=due,
        rule="UPP-S3-4",
    )


def _message_row(fact: MessageFact, day: Day) -> WorkRow:
    due = fact.answer_by
    late = due is not None and due < day.today
    today = due is not None and due == day.today
    return WorkRow(
        about=fact.about,
        key=f"message:{fact.message_id}",
        group=Group.LATE if late else (Group.DUE if today else Group.NEW),
        target=Target.MESSAGE,
        target_id=fact.message_id,
        title=fact.subject,
        reason=_("Från {sender}.").format(sender=fact.sender),
        chip=_late_text(day.today, due) if late and due else _clock_text(fact.sent_at),
        when=_day_text(local_day(fact.sent_at)),
        due=_morning(due) if due else fact.sent_at,
        rule="NKP-15",
    )


def _late_text(today: dt.date, due: dt.date) -> str:
    days = (today - due).days
    if days < 1:
        return _("försenad")
    return ngettext("{days} dag sen", "{days} dagar sen", days).format(days=days)


def _day_text(day: dt.date) -> str:
    return format_date(day, "d MMM", locale=_locale()).rstrip(".")


def _clock_text(moment: dt.datetime) -> str:
    return format_time(moment, "HH:mm", tzinfo=SWEDEN, locale=_locale())


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(8), SWEDEN)


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
