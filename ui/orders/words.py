"""An order in words: its way, what was ordered, who sees it, what has happened."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from app.executions.model import ExecutionStatus
from app.kernel.texts import N_, _
from app.orders.model import OrderStatus, status_title
from app.providers.model import channel_title, service_title
from ui.kernel.days import day_words, moment_words, span_words
from ui.orders.view import OrderView
from ui.widgets.hours import hours
from ui.widgets.painted.stepper import StepperData, Stop, StopState

_S = OrderStatus
_REACHED = {_S.DRAFT: 0, _S.SENT: 1, _S.RECEIVED: 2, _S.CHECKED: 3, _S.EXECUTED: 4, _S.ENDED: 5}
_STOPPED = frozenset({_S.RECALLED, _S.MOVED, _S.REMOVED, _S.SUPERSEDED})


def identity_line(view: OrderView) -> str:
    card = view.card
    who = f"{card.client_name}, {card.client_number}"
    to = _("till {unit}").format(unit=card.unit.name)
    return f"{who}  ·  {card.order.number}  ·  {to}"


def no_card() -> str:
    """Told before it is sent, while it is being sent, and afterwards."""
    return _("Inget personkort är utfärdat.")


def without_card(view: OrderView) -> str:
    if view.card.order.status is OrderStatus.DRAFT:
        return _("Enheten får beställningen utan kort.")
    return _("{unit} har fått beställningen utan kort.").format(unit=view.card.unit.name)


def facts(view: OrderView) -> list[tuple[str, str]]:
    """What the unit is asked to do, and who asks (LED-03, LED-08, GOT-08)."""
    card, today = view.card, view.today
    granted, order = card.granted, card.order
    time = _("{week} i veckan, {month} i månaden").format(
        week=hours(granted.minutes_per_week), month=hours(granted.minutes_per_month)
    )
    return [
        (_("Insats"), service_title(granted.service)),
        (_("Omfattning"), granted.scope),
        (_("Frekvens"), granted.frequency),
        (_("Tid"), time),
        (_("Mål"), granted.goal),
        (_("Syfte"), granted.purpose),
        (_("Nivå"), str(card.level.level) if card.level else ""),
        (_("Beslut"), _decision(view)),
        (_("Gäller"), span_words(order.valid_from, order.valid_to, today)),
        (_("Planerad start"), day_words(order.planned_start, today)),
        (_("Kanal"), channel_title(order.channel)),
        (
            _("Handläggare"),
            ", ".join(filter(None, (card.officer.display_name, card.officer.phone))),
        ),
    ]


def way(view: OrderView) -> StepperData:
    """Sent, received, checked, executed, ended: when and by whom; what is late says so."""
    stops = [_sent(view), _received(view), _checked(view), _executed(view), _ended(view)]
    return StepperData(stops=tuple(stops), name=_("Beställningens väg"))


def readers(view: OrderView) -> list[tuple[str, str]]:
    """Icon and words: who can see the order now."""
    card = view.card
    unit = card.unit.name
    at_unit = unit if card.provider.name == unit else f"{unit}, {card.provider.name}"
    lines = [("user-round", _("{name}, handläggare").format(name=card.officer.display_name))]
    if card.order.status is OrderStatus.DRAFT:
        return [*lines, ("eye-off", _("{unit} ser inget förrän den är skickad").format(unit=unit))]
    if card.order.status in _STOPPED:
        return [*lines, ("eye-off", _("{unit} ser inte beställningen längre").format(unit=unit))]
    after = _("Utföraren kan läsa i {days} dagar efter sista dagen").format(days=view.grace_days)
    lines = [("building-2", at_unit), *lines, ("clock", after)]
    if view.case is not None:
        case = _("Rollerna i ärende {case}, så länge det pågår").format(case=view.case.number)
        lines.append(("route", case))
    return lines


def happened(view: OrderView) -> list[tuple[str, str]]:
    """When and what, the newest first."""
    order, today = view.card.order, view.today
    found: list[tuple[dt.date, str, str]] = []
    for moment, words, who in (
        (order.sent_at, _("Skickad av {who}"), _sender(view)),
        (order.received_at, _("Mottagen av {who}"), _hand(view, order.received_by)),
        (order.checked_at, _("Kontrollerad av {who}"), _hand(view, order.checked_by)),
    ):
        if moment is not None:
            found.append((moment.date(), moment_words(moment, today), words.format(who=who)))
    if (execution := view.execution) is not None:
        words = _("Insatsen började, {number}").format(number=execution.number)
        found.append((execution.start, day_words(execution.start, today), words))
        if execution.end is not None:
            found.append((execution.end, day_words(execution.end, today), _("Insatsen slutade")))
    if order.ended_on is not None:
        said = _("Sista dagen för beställningen")
        found.append((order.ended_on, day_words(order.ended_on, today), said))
    lines = [(when, words) for _day, when, words in sorted(found, key=_first, reverse=True)]
    if order.status in _STOPPED:
        lines.insert(0, ("", _stopped_words(view)))
    return lines


def checked_words(view: OrderView) -> str:
    """Who looked through the order, and when; empty while nobody has."""
    at = view.card.order.checked_at
    if at is None:
        return ""
    who = _hand(view, view.card.order.checked_by)
    return f"{who}, {moment_words(at, view.today)}"


def _first(line: tuple[dt.date, str, str]) -> dt.date:
    return line[0]


def _sender(view: OrderView) -> str:
    card = view.card
    if card.order.sent_by == card.officer.id:
        return card.officer.display_name
    return _("gatekeepern")


def _hand(view: OrderView, user_id: UUID | None) -> str:
    """Names of other people's staff are not known here: the unit is."""
    card = view.card
    if user_id == card.officer.id:
        return _("{name} åt {unit}").format(name=card.officer.display_name, unit=card.unit.name)
    return card.unit.name


def _decision(view: OrderView) -> str:
    decision, today = view.card.decision, view.today
    days = span_words(decision.valid_from, decision.valid_to, today)
    decided = day_words(decision.decided_on, today)
    return _("{number}, {decided}, {paragraph}, gäller från {days}").format(
        number=decision.number, decided=decided, paragraph=decision.paragraph, days=days
    )


def _state(view: OrderView, number: int) -> StopState:
    """`number` counts the stops from one; an order that was stopped goes no further."""
    order = view.card.order
    if order.status in _STOPPED:
        times = (order.sent_at, order.received_at, order.checked_at, view.execution)
        is_done = number <= len(times) and times[number - 1] is not None
        return StopState.DONE if is_done else StopState.NEXT
    reached = _REACHED[order.status]
    if number <= reached:
        return StopState.DONE
    return StopState.NOW if number == reached + 1 else StopState.NEXT


def _sent(view: OrderView) -> Stop:
    order = view.card.order
    when = moment_words(order.sent_at, view.today) if order.sent_at else _("utkast")
    who = _sender(view) if order.sent_at else ""
    return Stop(key="sent", name=_("Skickad"), when=when, who=who, state=_state(view, 1))


def _received(view: OrderView) -> Stop:
    order, today = view.card.order, view.today
    who = view.card.unit.name
    if order.received_at is not None:
        when = moment_words(order.received_at, today)
        by = _hand(view, order.received_by)
        return Stop(key="received", name=_("Mottagen"), when=when, who=by, state=_state(view, 2))
    if order.status is OrderStatus.SENT and order.sent_at is not None:
        due = order.sent_at + dt.timedelta(hours=24)
        is_late = view.now > due
        return Stop(
            key="received",
            name=_("Inte mottagen") if is_late else _("Mottagen"),
            when=_("senast {when}").format(when=moment_words(due, today)),
            who=who,
            state=StopState.LATE if is_late else StopState.NOW,
        )
    return Stop(key="received", name=_("Mottagen"), who=who, state=_state(view, 2))


def _checked(view: OrderView) -> Stop:
    order = view.card.order
    when = moment_words(order.checked_at, view.today) if order.checked_at else ""
    who = _hand(view, order.checked_by) if order.checked_at else _("inför starten")
    return Stop(key="checked", name=_("Kontrollerad"), when=when, who=who, state=_state(view, 3))


def _executed(view: OrderView) -> Stop:
    order, today, execution = view.card.order, view.today, view.execution
    if execution is not None and execution.status is not ExecutionStatus.REMOVED:
        day = day_words(execution.start, today)
        return Stop(
            key="executed", name=_("Verkställd"), when=day, who=execution.number,
            state=_state(view, 4),
        )  # fmt: skip
    planned = _("planerad {day}").format(day=day_words(order.planned_start, today))
    is_late = order.status in {_S.RECEIVED, _S.CHECKED} and order.planned_start < today
    return Stop(
        key="executed",
        name=_("Inte verkställd") if is_late else _("Verkställd"),
        when=planned,
        who=view.card.unit.name,
        state=StopState.LATE if is_late else _state(view, 4),
    )


def _ended(view: OrderView) -> Stop:
    order, today = view.card.order, view.today
    if order.status in _STOPPED:
        return Stop(key="ended", name=status_title(order.status), state=StopState.STOPPED)
    last = order.ended_on or order.valid_to
    when = _("gäller tills vidare") if last is None else day_words(last, today)
    is_over = order.status is OrderStatus.ENDED
    state = StopState.DONE if is_over else StopState.NEXT
    words = when if is_over or last is None else _("till {day}").format(day=when)
    return Stop(key="ended", name=_("Avslutad"), when=words, state=state)


_STOPPED_WORDS = {
    _S.RECALLED: N_("Återkallad. {reason}"),
    _S.MOVED: N_("Flyttad till rätt enhet av gatekeepern"),
    _S.REMOVED: N_("Borttagen i ett rättelseärende"),
    _S.SUPERSEDED: N_("Ersatt av en ny beställning"),
}


def _stopped_words(view: OrderView) -> str:
    order = view.card.order
    return _(_STOPPED_WORDS[order.status]).format(reason=order.recall_reason)
