"""An execution in words: its start, its pauses, its plan, its visits."""

from __future__ import annotations

import datetime as dt

from app.executions.model import ExecutionStatus, Visit, VisitSource, status_title
from app.kernel.texts import _, ngettext
from app.pauses.model import Pause, reason_title
from app.pauses.rules import days_late
from app.plans.model import Activity, ImplementationPlan
from ui.executions.execution_list import plan_chip
from ui.executions.view import ExecutionView
from ui.kernel.days import day_words, moment_day, moment_words, span_words
from ui.kernel.shapes import ChipShape
from ui.theme.tokens import Tone
from ui.widgets.hours import hours, hours_of
from ui.widgets.painted.effect_band import EffectBandData, EffectMonth

_TONES: dict[ExecutionStatus, Tone] = {
    ExecutionStatus.ACTIVE: "ok",
    ExecutionStatus.REOPENED: "ok",
    ExecutionStatus.ENDED: "neutral",
    ExecutionStatus.REMOVED: "neutral",
}


def identity_line(view: ExecutionView) -> str:
    card = view.card
    who = f"{card.client_name}, {card.client_number}"
    return f"{who}  ·  {card.execution.number}  ·  {card.order.number}  ·  {card.unit.name}"


def chips(view: ExecutionView) -> list[ChipShape]:
    """The state, and what is most urgent beside it."""
    status = view.card.execution.status
    state = ChipShape(status_title(status).lower(), _TONES[status])
    return [state, *([urgent] if (urgent := _urgent(view)) else [])]


def start_facts(view: ExecutionView) -> list[tuple[str, str]]:
    """The first day, and who registered it for whom (GOT-21, GOT-24)."""
    card, today = view.card, view.today
    execution = card.execution
    late = card.days_to_register
    after = ngettext("{count} dag efter starten", "{count} dagar efter starten", late)
    how_soon = after.format(count=late) if late > 0 else _("samma dag")
    registered = moment_words(execution.registered_at, today)
    facts = [
        (_("Första dag"), day_words(execution.actual_start, today)),
        (_("Registrerad"), f"{registered}, {how_soon}"),
        (_("Av"), _registered_by(view)),
        (_("Beställning"), card.order.number),
    ]
    if execution.actual_end is not None:
        facts += [
            (_("Sista dag"), day_words(execution.actual_end, today)),
            (_("Skäl"), execution.end_reason),
        ]
    if execution.reopened_at is not None:
        facts.append((_("Återöppnad"), moment_words(execution.reopened_at, today)))
    if execution.removed_at is not None:
        facts.append((_("Borttagen"), moment_words(execution.removed_at, today)))
    return facts


def this_month(view: ExecutionView) -> EffectBandData:
    """Granted time of this month with its pauses, as wide as its days."""
    card, time = view.card, view.card.time
    month = EffectMonth(
        first=time.month,
        granted=hours_of(time.granted),
        cut=hours_of(time.cut),
        pauses=tuple((pause.start, pause.end) for pause in card.paused),
        runs=(card.execution.actual_start, card.execution.actual_end),
    )
    return EffectBandData(months=(month,), today=view.today, with_sums=False)


def days_without(view: ExecutionView) -> str:
    """Why there is less to do than is granted: days outside of the service, and pauses."""
    count = view.card.time.paused_days
    paused = ngettext("uppehåll {count} dag", "uppehåll {count} dagar", count).format(count=count)
    said = ", ".join(part for part in (_outside(view), paused if count else "") if part)
    return said or _("inget uppehåll")


def _outside(view: ExecutionView) -> str:
    execution, time = view.card.execution, view.card.time
    count, end = time.outside_days, execution.actual_end
    begins = _month(execution.actual_start) == time.month
    ends = end is not None and _month(end) == time.month
    if not count:
        return ""
    if begins and ends:
        words = ngettext(
            "{count} dag före första eller efter sista dagen",
            "{count} dagar före första eller efter sista dagen",
            count,
        )
    elif begins:
        words = ngettext("{count} dag före första dagen", "{count} dagar före första dagen", count)
    elif ends:
        words = ngettext("{count} dag efter sista dagen", "{count} dagar efter sista dagen", count)
    else:
        return _("insatsen är avslutad")
    return words.format(count=count)


def performed(view: ExecutionView) -> int:
    """Minutes of the visits of this month."""
    first = view.card.time.month
    return sum(one.minutes for one in view.visits if _month(one.performed_on) == first)


def pause_line(pause: Pause, today: dt.date) -> tuple[str, str, str]:
    """Days, reason, and whether it was registered in time (LED-15)."""
    late = days_late(pause.start, pause.registered_at)
    words = ngettext("registrerat {count} dag för sent", "registrerat {count} dagar för sent", late)
    in_time = words.format(count=late) if late else _("registrerat i tid")
    days = span_words(pause.start, pause.end, today)
    return days, reason_title(pause.reason), in_time


def plan_state(view: ExecutionView) -> tuple[str, str]:
    """What there is, and the next thing about it."""
    today = view.today
    if view.plans is None:
        return _("Planen visas inte för din roll"), ""
    if view.plan is not None and view.plan.signed_on is not None:
        signed = day_words(view.plan.signed_on, today)
        by = _("av den enskilde") if view.plan.signed_by_client else _("utan den enskilde")
        head = _("Planen gäller, revidering {revision}").format(revision=view.plan.revision)
        return head, _("Undertecknad {day} {by}. {followup}").format(
            day=signed, by=by, followup=_followup(view.plan, today)
        )
    if view.draft is not None:
        return _("Utkast till plan, inte undertecknat"), _followup(view.draft, today)
    return _("Ingen genomförandeplan än"), _("Den ska vara klar en månad efter starten.")


def activity_line(activity: Activity) -> str:
    parts = (activity.what, activity.when, activity.responsible, activity.how)
    said = ", ".join(part for part in parts if part)
    return f"{activity.goal}: {said}" if activity.goal else said


def journal_line(view: ExecutionView) -> tuple[str, str]:
    """How many notes there are and when the last one was written; never a word of them."""
    row = view.row
    if row is None or not row.notes:
        return _("Ingen anteckning än"), ""
    count = ngettext("{count} anteckning", "{count} anteckningar", row.notes)
    if row.last_note is None:
        return count.format(count=row.notes), ""
    last = _("Den senaste {day}").format(day=moment_day(row.last_note, view.today))
    return count.format(count=row.notes), last


def visit_line(visit: Visit, today: dt.date) -> tuple[str, str]:
    how = _("från Phoniro") if visit.source is VisitSource.PHONIRO else _("registrerat för hand")
    minutes = _("{count} minuter").format(count=visit.minutes)
    return day_words(visit.performed_on, today), f"{minutes}, {how}"


def visits_sum(view: ExecutionView) -> str:
    card = view.card
    count = ngettext("{count} besök", "{count} besök", card.visits).format(count=card.visits)
    return f"{count}, {hours(card.visit_minutes)}"


def _registered_by(view: ExecutionView) -> str:
    """Names of other people's staff are not known here: the unit is."""
    card = view.card
    if card.execution.registered_by == view.actor.user_id:
        return f"{view.actor.name}{_for_whom(view)}"
    if card.execution.on_behalf_of_unit:
        return _("Handläggaren åt {unit}").format(unit=card.unit.name)
    return card.unit.name


def _for_whom(view: ExecutionView) -> str:
    unit = view.card.unit.name
    return _(" åt {unit}").format(unit=unit) if view.card.execution.on_behalf_of_unit else ""


def _urgent(view: ExecutionView) -> ChipShape | None:
    card, today = view.card, view.today
    if view.case is not None:
        return ChipShape(_("rättas"), "danger", "route")
    if card.execution.status in {ExecutionStatus.ENDED, ExecutionStatus.REMOVED}:
        return None
    if any(pause.contains(today) for pause in card.paused):
        return ChipShape(_("uppehåll nu"), "warn", "circle-pause")
    if view.plans is None or view.plan is not None:
        return None
    return plan_chip(card.execution.actual_start, today, view.calendar)


def _followup(plan: ImplementationPlan, today: dt.date) -> str:
    if plan.followup_on is None:
        return _("Ingen dag för uppföljning.")
    return _("Följs upp {day}.").format(day=day_words(plan.followup_on, today))


def _month(day: dt.date) -> dt.date:
    return day.replace(day=1)
