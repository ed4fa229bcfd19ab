"""From facts to rows. Pure; each rule names its source, or that it is our own default.

Late is only what has passed its day; due is what the person should do next, the nearest day first;
what somebody else should do waits until it is late.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.access.roles import role_title
from app.kernel.calendar import add_months
from app.kernel.clock import local_day
from app.kernel.texts import _, ngettext
from app.orders.model import OrderStatus
from app.orders.rules import RECEIPT_TIME
from app.providers.model import service_title
from app.worklist.model import (
    CardFact,
    CaseFact,
    Facts,
    Group,
    IncidentFact,
    MessageFact,
    OrderFact,
    PlanFact,
    Target,
    WorkRow,
)
from app.worklist.unsaved import draft_row
from app.worklist.when import Day, clock_text, day_text, moment_text, morning, weekday_text
from app.worklist.when import whole_hours as hours_of
from app.worklist.without_card import no_card_row, one_each

PLAN_WITHIN_MONTHS = 1  # GOT-26
PLAN_SHOWN_BEFORE = dt.timedelta(days=7)
CARD_UNREAD_WEEKDAYS = 2


def work_rows(facts: Facts, day: Day) -> list[WorkRow]:
    """All rows: unsaved first, then late; inside a group by the day they are due."""
    order = list(Group)
    return sorted(
        _every_row(facts, day), key=lambda row: (order.index(row.group), row.due, row.key)
    )


def _every_row(facts: Facts, day: Day) -> Iterator[WorkRow]:
    yield from map(draft_row, facts.drafts)
    for case in facts.cases:
        yield _case_row(case)
        if case.incident is not None and day.is_at_unit:
            yield _incident_row(case, case.incident, day)
    for order in facts.orders:
        if not order.has_open_case:
            yield from _order_rows(order, day)
    yield from (_card_row(card, day) for card in facts.cards)
    yield from map(no_card_row, one_each(facts.without_card))
    for plan in facts.plans:
        yield from _plan_rows(plan, day)
    yield from (_message_row(message, day) for message in facts.messages)


def _order_rows(fact: OrderFact, day: Day) -> Iterator[WorkRow]:
    if fact.status is OrderStatus.SENT:
        yield _receipt_row(fact, day)
    elif fact.planned_start <= day.today:
        yield _start_row(fact, day)


def _order_facts(fact: OrderFact) -> tuple[tuple[str, str], ...]:
    return (
        (_("Insats"), service_title(fact.service)),
        (_("Utförare"), fact.unit),
        (_("Skickad"), moment_text(fact.sent_at)),
        (_("Planerad start"), weekday_text(fact.planned_start)),
    )


def _receipt_row(fact: OrderFact, day: Day) -> WorkRow:
    due = fact.sent_at + RECEIPT_TIME
    late = day.now > due
    title = _("Bekräfta mottagen beställning")
    if not day.is_provider:
        title = _("Beställning inte mottagen")
    group = Group.DUE if day.is_provider else Group.WAITING
    reason = _("{service}, skickad {sent}. Ska vara mottagen inom ett dygn.")
    if not day.is_at_unit:
        reason = _("{unit} har inte bekräftat. {service}, skickad {sent}.")
    return WorkRow(
        about=fact.about,
        key=f"receipt:{fact.order_id}",
        group=Group.LATE if late else group,
        target=Target.ORDER,
        target_id=fact.order_id,
        number=fact.number,
        title=title,
        reason=reason.format(
            unit=fact.unit,
            service=service_title(fact.service),
            sent=moment_text(fact.sent_at),
        ),
        chip=day.late_moment(due) if late else _whose(group, day.until(due)),
        when=moment_text(due) if late or group is Group.WAITING else fact.number,
        due=due,
        why=_(
            "Utföraren bekräftar att beställningen är mottagen inom ett dygn från det att den "
            "skickades, alltså senast {due}. Dygnet räknas i timmar, helger räknas med."
        ).format(due=moment_text(due)),
        rule="LEK-03b",
        facts=_order_facts(fact),
    )


def _whose(group: Group, until: str) -> str:
    return _("hos utförare") if group is Group.WAITING else until


def _start_row(fact: OrderFact, day: Day) -> WorkRow:
    late = fact.planned_start < day.today
    reason = _("{service} hos {unit}. Planerad start {day}.")
    if day.is_provider:
        title, group = _("Verkställ beställningen"), Group.DUE
    else:
        title, group = _("Beställning inte verkställd"), Group.WAITING
    return WorkRow(
        about=fact.about,
        key=f"start:{fact.order_id}",
        group=Group.LATE if late else group,
        target=Target.ORDER,
        target_id=fact.order_id,
        number=fact.number,
        title=title,
        reason=reason.format(
            service=service_title(fact.service),
            unit=fact.unit,
            day=weekday_text(fact.planned_start),
        ),
        chip=day.late(fact.planned_start) if late else _whose(group, _("i dag")),
        when=weekday_text(fact.planned_start),
        due=morning(fact.planned_start),
        why=_(
            "Beställningen är mottagen och den planerade startdagen är {day}. Utföraren "
            "registrerar den första dagen med insats så snart den har varit."
        ).format(day=weekday_text(fact.planned_start)),
        rule="GOT-21",
        facts=_order_facts(fact),
    )


def _card_row(fact: CardFact, day: Day) -> WorkRow:
    sent = local_day(fact.sent_at)
    counted = day.calendar.weekdays_after(sent, CARD_UNREAD_WEEKDAYS)
    late = day.today > counted.day
    if day.is_provider:
        title, group = _("Nytt personkort att läsa"), Group.NEW
        reason = _("Version {number} utfärdades {day}.")
    else:
        title, group = _("Personkort inte läst"), Group.WAITING
        reason = _("{unit} har inte läst version {number}, utfärdad {day}.")
    return WorkRow(
        about=fact.about,
        key=f"card:{fact.issue_id}:{fact.unit}",
        group=Group.LATE if late else group,
        target=Target.CARD,
        target_id=fact.about.client_id,
        number=_("v{number}").format(number=fact.number),
        title=title,
        reason=reason.format(unit=fact.unit, number=fact.number, day=day_text(sent)),
        chip=day.late(counted.day) if late else _whose(group, _("nytt")),
        when=weekday_text(counted.day),
        due=morning(counted.day),
        why=_(
            "Enheten läser ett nytt kort inom två vardagar. Dagen då det utfärdas räknas inte, "
            "helger och röda dagar hoppas över."
        ),
        facts=(
            (_("Version"), str(fact.number)),
            (_("Enhet"), fact.unit),
            (_("Utfärdat"), moment_text(fact.sent_at)),
        ),
        counted_from=sent,
        counted=counted.steps,
    )


def _plan_rows(fact: PlanFact, day: Day) -> Iterator[WorkRow]:
    due = add_months(fact.actual_start, PLAN_WITHIN_MONTHS)
    if day.today < due - PLAN_SHOWN_BEFORE:
        return
    late = day.today > due
    group = Group.DUE if day.is_at_unit else Group.WAITING
    yield WorkRow(
        about=fact.about,
        key=f"plan:{fact.execution_id}",
        group=Group.LATE if late else group,
        target=Target.EXECUTION,
        target_id=fact.execution_id,
        number=fact.number,
        title=_("Genomförandeplan saknas"),
        reason=_("{unit}, verkställd {day}. Planen ska vara klar inom en månad.").format(
            unit=fact.unit, day=day_text(fact.actual_start)
        ),
        chip=day.late(due) if late else _whose(group, _on(due, day)),
        when=weekday_text(due),
        due=morning(due),
        why=_(
            "Planen görs tillsammans med personen och ska vara klar en månad efter att "
            "verkställigheten började, alltså senast {due}."
        ).format(due=weekday_text(due)),
        rule="GOT-26",
        facts=(
            (_("Enhet"), fact.unit),
            (_("Verkställd"), weekday_text(fact.actual_start)),
            (_("Plan senast"), weekday_text(due)),
        ),
    )


def _on(due: dt.date, day: Day) -> str:
    return _("i dag") if due == day.today else _("senast {day}").format(day=day_text(due))


def _case_row(fact: CaseFact) -> WorkRow:
    title, chip = _turn(fact)
    why = _(
        "Ett ärende där något rättas är öppet. Stegen görs i ordning av den roll som rutinen "
        "säger, och ärendet står här tills det är avslutat."
    )
    if fact.can_be_closed:
        why = _(
            "Stegen är klara och inget är kvar att bocka av. Ärendet står här tills någon som har "
            "del i det avslutar det."
        )
    return WorkRow(
        about=fact.about,
        key=f"case:{fact.case_id}",
        group=Group.DUE if fact.is_my_turn else Group.WAITING,
        target=Target.CASE,
        target_id=fact.case_id,
        number=fact.number,
        title=title,
        reason=_("{number}. {title}.").format(number=fact.number, title=fact.title),
        chip=chip,
        when=_("sedan {day}").format(day=day_text(local_day(fact.since))),
        due=fact.since,
        why=why,
        rule="UPP-G-1",
        facts=(
            (_("Ärende"), fact.number),
            (_("Vad"), fact.title),
            (_("Startat"), moment_text(fact.since)),
        ),
    )


def _turn(fact: CaseFact) -> tuple[str, str]:
    """What the row is called and its chip: at the end it is nobody's turn, but somebody's act."""
    if fact.can_be_closed:
        title = _("Rätta fel: avsluta ärendet") if fact.is_my_turn else _("Rätta fel")
        return title, _("kan avslutas")
    if fact.waits_for is None:
        title = _("Rätta fel: bocka av det sista") if fact.is_my_turn else _("Rätta fel")
        return title, _("kvar att bocka av")
    if fact.is_my_turn:
        return _("Rätta fel: din tur"), _("din tur")
    return _("Rätta fel"), _("hos {role}").format(role=role_title(fact.waits_for).lower())


def _incident_row(fact: CaseFact, incident: IncidentFact, day: Day) -> WorkRow:
    """What is to be done is said by the step of the leaf; the 72 hours are the law's (3.6)."""
    due = incident.due
    late = day.now > due
    hours = hours_of(due - day.now)
    late_text = ngettext("{hours} timme sen", "{hours} timmar sen", hours)
    counted = _(
        "Anmälan görs inom 72 timmar från upptäckten, alltså senast {due}. Timmarna räknas dygnet "
        "runt, helger med."
    ).format(due=moment_text(due))
    return WorkRow(
        about=fact.about,
        key=f"incident:{fact.case_id}",
        group=Group.LATE if late else Group.DUE,
        target=Target.CASE,
        target_id=fact.case_id,
        number=fact.number,
        title=incident.title or _("Anmäl incident"),
        reason=_("{number}. Utkastet finns. 72 timmar räknas från upptäckten.").format(
            number=fact.number
        ),
        chip=(late_text if late else _("{hours} h kvar")).format(hours=hours),
        when=moment_text(due),
        due=due,
        why=" ".join(part for part in (incident.text, counted) if part),
        rule=incident.rule,
        is_added=incident.is_added,
        routine=fact.routine,
        facts=((_("Ärende"), fact.number), (_("Anmälan senast"), moment_text(due))),
    )


def _message_row(fact: MessageFact, day: Day) -> WorkRow:
    sent, due = local_day(fact.sent_at), fact.answer_by
    group, chip = Group.NEW, clock_text(fact.sent_at) if sent == day.today else day_text(sent)
    if due is not None and due < day.today:
        group, chip = Group.LATE, day.late(due)
    elif due is not None and due == day.today:
        group, chip = Group.DUE, _("i dag")
    target, target_id = _about_what(fact)
    answer = weekday_text(due) if due else _("inget svarsdatum")
    return WorkRow(
        about=fact.about,
        key=f"message:{fact.message_id}",
        group=group,
        target=target,
        target_id=target_id,
        title=fact.title,
        reason=_("Från {sender}.").format(sender=fact.sender),
        chip=chip,
        when=weekday_text(due) if due else _("i dag") if sent == day.today else "",
        due=morning(due) if due else fact.sent_at,
        why=_(
            "Meddelandet är till dig, din roll eller din enhet och ingen har läst det. När du "
            "läser det försvinner det härifrån."
        ),
        rule="NKP-15",
        facts=(
            (_("Från"), fact.sender),
            (_("Skickat"), moment_text(fact.sent_at)),
            (_("Svar senast"), answer),
        ),
        message_id=fact.message_id,
    )


def _about_what(fact: MessageFact) -> tuple[Target, UUID]:
    if fact.case_id is not None:
        return Target.CASE, fact.case_id
    if fact.order_id is not None:
        return Target.ORDER, fact.order_id
    return Target.CLIENT, fact.about.client_id
