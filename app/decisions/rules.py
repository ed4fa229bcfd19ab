"""When a decision may be made, and how it follows the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from app.clients.model import CareCase, Law
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.kernel.errors import RuleViolation
from app.kernel.period import ONE_DAY, Period
from app.kernel.texts import N_, _
from app.providers.model import ServiceType, service_title

WEEKS_PER_MONTH = 52 / 12
_ONLY = {  # which services only one of the acts knows
    Law.SOL: frozenset(
        {
            ServiceType.HOME_CARE,
            ServiceType.SAFETY_ALARM,
            ServiceType.MEALS,
            ServiceType.ESCORT_SOL,
        }
    ),
    Law.LSS: frozenset(
        {
            ServiceType.ESCORT_LSS,
            ServiceType.DAILY_ACTIVITY,
            ServiceType.PERSONAL_ASSISTANCE,
        }
    ),
}
_FAR_OFF = 0.1  # a tenth: months differ in length, typing mistakes are bigger

_FUTURE = N_("Beslutsdagen {day} har inte varit. Skriv dagen då beslutet fattades.")
_NOTHING = N_("Beslutet beviljar ingen insats. Lägg till minst en.")
_TWICE = N_("{service} står två gånger i beslutet. Slå ihop dem, eller ta bort den ena.")
_NO_TIME = N_("{service} saknar tid per vecka eller per månad. Skriv båda (LED-08).")
_CLOSED = N_("Ärendet {number} är avslutat. Öppna ett nytt innan du beslutar.")
_OVERLAP = N_(
    "Insatsen {service} är redan beviljad i {number} för samma tid. Låt det beslutet sluta {last}, "
    "eller börja det nya tidigast {first}."
)
_OVERLAP_OPEN = N_(
    "Insatsen {service} är redan beviljad i {number} tills vidare. Låt det beslutet sluta {last}."
)
_GAP = N_(
    "{service} beviljades till och med {end} i {number}. Börja {first}, eller skriv varför det "
    "blir ett uppehåll."
)
_NOT_AGAIN = N_(
    "{number} omfattar även {service}. Ta med den insatsen, eller avsluta beslutet för sig."
)
_BEFORE_START = N_("{number} börjar {start} och kan inte sluta före det. Välj en senare dag.")
_LEVEL_DAY = N_("{day} har inte varit. Skriv dagen då nivån bedömdes.")
_LEVEL = N_("Nivån ska vara ett tal från 1 och uppåt.")
_REVIEW = N_("Nästa bedömning {day} ligger inte efter den här. Välj en senare dag.")
_LATE = N_("Beslutet registrerades {days} dagar efter beslutsdagen; det ska ske samma dag.")
_HOURS = N_("{service}: tiden per månad stämmer inte med tiden per vecka gånger 4,33.")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A decision that is there, and a service it grants."""

    decision: Decision
    service: ServiceType


def check_basis(
    decision: Decision, granted: Iterable[GrantedService], case: CareCase, today: dt.date
) -> None:
    """A decision is made in an open case, on a day that has been, and grants something."""
    services = [one.service for one in granted]
    Period(decision.valid_from, decision.valid_to)  # refuses an end before the start
    if decision.decided_on > today:
        raise RuleViolation("decision.future", _FUTURE, day=decision.decided_on)
    if case.closed_on is not None and case.closed_on <= today:
        raise RuleViolation("decision.case_closed", _CLOSED, number=case.number)
    if not services:
        raise RuleViolation("decision.nothing_granted", _NOTHING)
    for service in services:
        if services.count(service) > 1:
            raise granted_twice(service)


def granted_twice(service: ServiceType) -> RuleViolation:
    """A decision grants a service once: its order could not say which of the two it carries."""
    return RuleViolation("decision.service_twice", _TWICE, service=service_title(service))


def services_under(law: Law) -> tuple[ServiceType, ...]:
    """What can be granted under an act."""
    others = {one for act, only in _ONLY.items() if act is not law for one in only}
    return tuple(service for service in ServiceType if service not in others)


def expected_a_month(minutes_per_week: int) -> int:
    """LED-08: the week times 52 twelfths."""
    return round(minutes_per_week * WEEKS_PER_MONTH)


def hours_differ(minutes_per_week: int, minutes_per_month: int) -> bool:
    """More than a tenth apart: a slip of the pen rather than the length of a month."""
    expected = minutes_per_week * WEEKS_PER_MONTH
    return abs(minutes_per_month - expected) > _FAR_OFF * expected


def check_time(granted: GrantedService) -> GrantedService:
    """LED-08: hours a week and hours a month, both."""
    if granted.minutes_per_week <= 0 or granted.minutes_per_month <= 0:
        title = service_title(granted.service)
        raise RuleViolation("granted.no_time", _NO_TIME, service=title)
    return granted


def check_follows(new: Decision, services: Iterable[ServiceType], earlier: list[Earlier]) -> None:
    """LED-14, INV-2: no overlap; the new one begins the day after, or a reason is recorded."""
    for service in services:
        same = [one.decision for one in earlier if one.service is service]
        for old in same:
            if old.period.overlaps(new.period):
                raise _overlap(old, new, service)
        ends = [old for old in same if old.valid_to is not None and old.valid_to < new.valid_from]
        last = max(ends, key=lambda old: old.valid_to or old.valid_from, default=None)
        if last is not None and last.period.day_after() != new.valid_from:
            _check_exception(last, new, service)


def ended_before(
    old: Decision, parts: list[ServiceType], new: Decision, services: list[ServiceType]
) -> Decision:
    """The replaced decision, ended the day before; it must not take another service with it."""
    if (refusal := left_behind(old, parts, services)) is not None:
        raise refusal
    last = new.valid_from - ONE_DAY
    if last < old.valid_from:
        raise RuleViolation(
            "decision.ends_before_start", _BEFORE_START, number=old.number, start=old.valid_from
        )
    return replace(old, valid_to=last)


def left_behind(
    old: Decision, parts: Iterable[ServiceType], services: Collection[ServiceType]
) -> RuleViolation | None:
    """Why the decision cannot be replaced: a service of it is not granted again."""
    missing = next((part for part in parts if part not in services), None)
    if missing is None:
        return None
    title = service_title(missing)
    return RuleViolation("decision.not_again", _NOT_AGAIN, number=old.number, service=title)


def check_level(level: LevelAssessment, today: dt.date) -> LevelAssessment:
    if level.level < 1:
        raise RuleViolation("level.number", _LEVEL)
    if level.assessed_on > today:
        raise RuleViolation("level.future", _LEVEL_DAY, day=level.assessed_on)
    if level.next_review_on is not None and level.next_review_on <= level.assessed_on:
        raise RuleViolation("level.review", _REVIEW, day=level.next_review_on)
    return level


def latest_level(levels: Iterable[LevelAssessment]) -> LevelAssessment | None:
    """The level that was assessed last."""
    return max(levels, key=lambda level: level.assessed_on, default=None)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something worth a look that stops nothing."""

    code: str
    template: str
    facts: dict[str, object]

    @property
    def sentence(self) -> str:
        return _(self.template).format(**self.facts)


def notices(decision: Decision, granted: Iterable[GrantedService]) -> tuple[Notice, ...]:
    """LED-04: registered the same day. LED-08: week and month agree."""
    found = []
    days = (decision.registered_on - decision.decided_on).days
    if days > 0:
        found.append(Notice("decision.registered_late", _LATE, {"days": days}))
    for one in granted:
        if hours_differ(one.minutes_per_week, one.minutes_per_month):
            facts: dict[str, object] = {"service": service_title(one.service)}
            found.append(Notice("granted.hours_differ", _HOURS, facts))
    return tuple(found)


def earlier_of(decisions: Iterable[Decision], granted: Iterable[GrantedService]) -> list[Earlier]:
    """Every granted service with its decision."""
    by_id: dict[UUID, Decision] = {decision.id: decision for decision in decisions}
    return [Earlier(by_id[one.decision_id], one.service) for one in granted]


def _check_exception(last: Decision, new: Decision, service: ServiceType) -> None:
    if not new.exception_reason:
        raise RuleViolation(
            "decision.gap",
            _GAP,
            service=service_title(service),
            end=last.valid_to,
            number=last.number,
            first=last.period.day_after(),
        )


def _overlap(old: Decision, new: Decision, service: ServiceType) -> RuleViolation:
    title, last = service_title(service), new.valid_from - ONE_DAY
    first = old.period.day_after()
    if first is None:
        return RuleViolation(
            "decision.overlap", _OVERLAP_OPEN, service=title, number=old.number, last=last
        )
    return RuleViolation(
        "decision.overlap", _OVERLAP, service=title, number=old.number, last=last, first=first
    )
