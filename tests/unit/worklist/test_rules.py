"""Each rule of the worklist on its own: which group, which words, when it is late."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest

from app.access.actor import Actor
from app.access.roles import Role
from app.drafts.model import JOURNAL_FORM
from app.kernel.calendar import Calendar
from app.kernel.clock import SWEDEN
from app.orders.model import OrderStatus
from app.providers.model import ServiceType
from app.worklist.model import (
    About,
    CardFact,
    CaseFact,
    DraftFact,
    Facts,
    Group,
    IncidentFact,
    MessageFact,
    OrderFact,
    PlanFact,
    Target,
    WorkRow,
)
from app.worklist.rules import work_rows
from app.worklist.when import Day

BRITTA = About(client_id=uuid4(), client_name="Britta Ekdal", customer_number="K-10001")
MONDAY = dt.date(2026, 5, 18)


def at(day: int, hour: int = 12, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=SWEDEN)


def day_of(role: Role, now: dt.datetime | None = None, *, has_unit: bool | None = None) -> Day:
    in_unit = role is Role.PROVIDER if has_unit is None else has_unit
    actor = Actor(
        user_id=uuid4(),
        login="prov",
        name="Prov",
        title="",
        role=role,
        unit_id=uuid4() if in_unit else None,
    )
    return Day(now or at(18), actor, Calendar())


OFFICER, PROVIDER = day_of(Role.CASE_OFFICER), day_of(Role.PROVIDER)


def an_order(**values: Any) -> OrderFact:
    defaults = {
        "about": BRITTA,
        "order_id": uuid4(),
        "number": "B-2026-0001",
        "status": OrderStatus.SENT,
        "service": ServiceType.HOME_CARE,
        "unit": "Hemtjänst Norr",
        "sent_at": at(17, 13),
        "planned_start": dt.date(2026, 5, 25),
        "has_open_case": False,
    }
    return OrderFact(**defaults | values)


def a_case(**values: Any) -> CaseFact:
    defaults = {
        "about": BRITTA,
        "case_id": uuid4(),
        "number": "RF-2026-0001",
        "title": "Felskickad",
        "waits_for": Role.OBJECT_SPECIALIST,
        "is_my_turn": False,
        "can_be_closed": False,
        "since": at(16),
        "routine": ("ru541", "03"),
        "incident": None,
    }
    return CaseFact(**defaults | values)


def a_message(**values: Any) -> MessageFact:
    defaults = {
        "about": BRITTA,
        "message_id": uuid4(),
        "title": "Kortet stämmer inte",
        "sender": "Petra Provsson",
        "sent_at": at(18, 9),
        "answer_by": None,
    }
    return MessageFact(**defaults | values)


def a_card(sent: dt.datetime) -> CardFact:
    return CardFact(about=BRITTA, issue_id=uuid4(), number=8, unit="Hemtjänst Norr", sent_at=sent)


def a_plan(start: dt.date) -> PlanFact:
    return PlanFact(
        about=BRITTA,
        execution_id=uuid4(),
        number="V-2026-0001",
        unit="Hemtjänst Norr",
        actual_start=start,
    )


def only(day: Day, **facts: Any) -> WorkRow:
    (row,) = work_rows(Facts(**{kind: (fact,) for kind, fact in facts.items()}), day)
    return row


@pytest.mark.rule("LEK-03b")
@pytest.mark.parametrize(
    ("day", "group", "title"),
    [
        (PROVIDER, Group.DUE, "Bekräfta mottagen beställning"),
        (OFFICER, Group.WAITING, "Beställning inte mottagen"),
        (day_of(Role.MANAGER, has_unit=True), Group.WAITING, "Beställning inte mottagen"),
        (day_of(Role.MANAGER, has_unit=False), Group.WAITING, "Beställning inte mottagen"),
    ],
)
def test_that_a_sent_order_is_the_units_to_receive_and_others_wait(
    day: Day, group: Group, title: str
) -> None:
    row = only(day, orders=an_order())
    assert (row.group, row.title, row.rule) == (group, title, "LEK-03b")
    assert row.due == at(18, 13)


@pytest.mark.rule("LEK-03b")
def test_that_the_day_and_night_to_receive_ends_to_the_minute() -> None:
    order = an_order(sent_at=at(17, 12))
    assert only(day_of(Role.PROVIDER, at(18, 12)), orders=order).group is Group.DUE
    late = only(day_of(Role.PROVIDER, at(18, 12, 1)), orders=order)
    assert (late.group, late.chip) == (Group.LATE, "nyss försenad")


@pytest.mark.parametrize(
    ("sent", "chip"),
    [
        (at(17, 9), "3 timmar sen"),
        (at(17, 11), "1 timme sen"),
        (at(16, 9), "1 vardag sen"),  # due on a Sunday, and Monday is the first weekday after
        (at(12, 9), "2 vardagar sen"),  # Ascension Day and the weekend are passed over
    ],
)
def test_that_lateness_is_told_in_hours_and_then_in_weekdays(sent: dt.datetime, chip: str) -> None:
    assert only(OFFICER, orders=an_order(sent_at=sent)).chip == chip


def test_that_a_day_that_was_passed_in_a_weekend_is_told_in_days() -> None:
    sunday = day_of(Role.CASE_OFFICER, at(17))
    order = an_order(status=OrderStatus.CHECKED, planned_start=dt.date(2026, 5, 16))
    assert only(sunday, orders=order).chip == "1 dag sen"


@pytest.mark.parametrize(
    ("sent", "chip"), [(at(18, 9), "i morgon 09:00"), (at(17, 15), "i dag 15:00")]
)
def test_that_the_unit_sees_until_when(sent: dt.datetime, chip: str) -> None:
    assert only(PROVIDER, orders=an_order(sent_at=sent)).chip == chip


@pytest.mark.rule("GOT-21")
@pytest.mark.parametrize(
    ("day", "start", "group", "chip"),
    [
        (PROVIDER, dt.date(2026, 5, 18), Group.DUE, "i dag"),
        (OFFICER, dt.date(2026, 5, 18), Group.WAITING, "hos utförare"),
        (OFFICER, dt.date(2026, 5, 15), Group.LATE, "1 vardag sen"),
    ],
)
def test_that_a_received_order_is_to_be_executed_from_its_planned_day(
    day: Day, start: dt.date, group: Group, chip: str
) -> None:
    row = only(day, orders=an_order(status=OrderStatus.CHECKED, planned_start=start))
    assert (row.group, row.chip, row.rule, row.target) == (group, chip, "GOT-21", Target.ORDER)


def test_that_an_order_that_starts_later_or_is_being_corrected_gives_no_row() -> None:
    later = an_order(status=OrderStatus.RECEIVED, planned_start=dt.date(2026, 5, 19))
    corrected = an_order(has_open_case=True)
    assert work_rows(Facts(orders=(later, corrected)), OFFICER) == []


def test_that_a_card_is_counted_out_over_the_holiday() -> None:
    row = only(OFFICER, cards=a_card(at(12)))  # Tuesday; Thursday is Ascension Day
    assert [(step.day.day, step.number, bool(step.reason)) for step in row.counted] == [
        (13, 1, False),
        (14, None, True),
        (15, 2, False),
    ]
    assert (row.group, row.chip, row.rule) == (Group.LATE, "1 vardag sen", "")
    assert row.counted_from == dt.date(2026, 5, 12)


@pytest.mark.parametrize(("day", "group"), [(PROVIDER, Group.NEW), (OFFICER, Group.WAITING)])
def test_that_a_fresh_card_is_new_to_the_unit_and_waits_for_others(day: Day, group: Group) -> None:
    row = only(day, cards=a_card(at(15)))
    assert (row.group, row.target, row.target_id) == (group, Target.CARD, BRITTA.client_id)


@pytest.mark.rule("GOT-26")
@pytest.mark.parametrize(
    ("start", "group", "chip"),
    [
        (dt.date(2026, 4, 18), Group.DUE, "i dag"),
        (dt.date(2026, 4, 24), Group.DUE, "senast 24 maj"),
        (dt.date(2026, 4, 17), Group.LATE, "1 vardag sen"),
    ],
)
def test_that_a_plan_is_due_a_month_after_the_start(
    start: dt.date, group: Group, chip: str
) -> None:
    row = only(PROVIDER, plans=a_plan(start))
    assert (row.group, row.chip.replace("\u00a0", " "), row.rule) == (group, chip, "GOT-26")


@pytest.mark.rule("GOT-26")
def test_that_a_plan_is_shown_a_week_before_and_waits_at_the_authority() -> None:
    assert work_rows(Facts(plans=(a_plan(dt.date(2026, 4, 26)),)), PROVIDER) == []
    assert only(OFFICER, plans=a_plan(dt.date(2026, 4, 25))).group is Group.WAITING


@pytest.mark.parametrize(
    ("case", "group", "chip"),
    [
        (a_case(is_my_turn=True), Group.DUE, "din tur"),
        (a_case(), Group.WAITING, "hos objektspecialist"),
        (a_case(waits_for=None), Group.WAITING, "kvar att bocka av"),
        (a_case(waits_for=None, is_my_turn=True), Group.DUE, "kvar att bocka av"),
        (a_case(waits_for=None, can_be_closed=True), Group.WAITING, "kan avslutas"),
        (
            a_case(waits_for=None, can_be_closed=True, is_my_turn=True),
            Group.DUE,
            "kan avslutas",
        ),
    ],
)
def test_that_a_case_says_whose_turn_it_is(case: CaseFact, group: Group, chip: str) -> None:
    row = only(OFFICER, cases=case)
    assert (row.group, row.chip, row.target) == (group, chip, Target.CASE)


def incidents(day: Day, fact: IncidentFact) -> list[WorkRow]:
    rows = work_rows(Facts(cases=(a_case(incident=fact),)), day)
    return [row for row in rows if row.key.startswith("incident")]


@pytest.mark.rule("UPP-S3-4")
@pytest.mark.parametrize(
    ("due", "group", "chip"),
    [(at(19, 9), Group.DUE, "21 h kvar"), (at(18, 10), Group.LATE, "2 timmar sen")],
)
def test_that_an_incident_counts_hours_for_the_unit(
    due: dt.datetime, group: Group, chip: str
) -> None:
    [row] = incidents(PROVIDER, IncidentFact(due=due))
    assert (row.group, row.chip) == (group, chip)
    assert incidents(OFFICER, IncidentFact(due=due)) == []


def test_that_an_incident_says_what_its_step_says_and_by_which_version() -> None:
    step = IncidentFact(
        due=at(19, 9), title="Bedöm incident", text="Bedöm den.", rule="UPP-S4-6", is_added=True
    )
    [row] = incidents(PROVIDER, step)
    assert (row.title, row.rule, row.is_added) == ("Bedöm incident", "UPP-S4-6", True)
    assert row.routine == ("ru541", "03")
    assert row.why.startswith("Bedöm den. Anmälan görs inom 72 timmar")


def test_that_an_incident_without_a_step_has_no_rule_and_claims_nothing() -> None:
    [row] = incidents(PROVIDER, IncidentFact(due=at(19, 9)))
    assert (row.title, row.rule, row.is_added) == ("Anmäl incident", "", True)
    assert row.why.startswith("Anmälan görs inom 72 timmar")


@pytest.mark.rule("NKP-15")
@pytest.mark.parametrize(
    ("answer_by", "group", "chip"),
    [
        (None, Group.NEW, "09:00"),
        (dt.date(2026, 5, 20), Group.NEW, "09:00"),
        (MONDAY, Group.DUE, "i dag"),
        (dt.date(2026, 5, 15), Group.LATE, "1 vardag sen"),
    ],
)
def test_that_a_message_is_new_until_its_answer_is_due(
    answer_by: dt.date | None, group: Group, chip: str
) -> None:
    row = only(OFFICER, messages=a_message(answer_by=answer_by))
    assert (row.group, row.chip) == (group, chip)


def test_that_a_message_leads_to_what_it_is_about() -> None:
    order, case = uuid4(), uuid4()
    assert only(OFFICER, messages=a_message()).target is Target.CLIENT
    assert only(OFFICER, messages=a_message(order_id=order)).target_id == order
    assert only(OFFICER, messages=a_message(order_id=order, case_id=case)).target_id == case


def test_that_what_was_left_unsaved_comes_first_and_leads_back() -> None:
    note = DraftFact(
        about=BRITTA, draft_id=uuid4(), form=JOURNAL_FORM, subject_id=uuid4(), saved_at=at(18)
    )
    other = DraftFact(
        about=None, draft_id=uuid4(), form="client", subject_id=None, saved_at=at(18, 11)
    )
    late = an_order(sent_at=at(10))
    rows = work_rows(Facts(drafts=(note, other), orders=(late,)), PROVIDER)
    assert [row.group for row in rows] == [Group.UNSAVED, Group.UNSAVED, Group.LATE]
    assert [(row.target, row.target_id) for row in rows[:2]] == [
        (Target.CLIENT, None),
        (Target.JOURNAL, note.subject_id),
    ]


def test_that_no_row_outside_late_is_past_its_day() -> None:
    facts = Facts(
        orders=tuple(an_order(sent_at=at(n, 9)) for n in range(8, 19)),
        cards=tuple(a_card(at(n)) for n in range(8, 19)),
        plans=tuple(a_plan(dt.date(2026, 4, n)) for n in range(14, 26)),
        messages=tuple(a_message(answer_by=dt.date(2026, 5, n)) for n in range(14, 23)),
    )
    for day in (OFFICER, PROVIDER):
        for row in work_rows(facts, day):
            is_past = row.due < (day.now if "receipt" in row.key else at(18, 0))
            assert is_past == (row.group is Group.LATE), row


def test_that_who_waits_is_told_which_unit_has_not_confirmed() -> None:
    (row,) = work_rows(Facts(orders=(an_order(),)), OFFICER)
    assert row.reason.startswith("Hemtjänst Norr har inte bekräftat. Hemtjänst, skickad ")
    (mine,) = work_rows(Facts(orders=(an_order(),)), PROVIDER)
    assert "Hemtjänst Norr" not in mine.reason
