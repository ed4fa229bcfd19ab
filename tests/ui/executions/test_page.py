"""The list by state, the hours of the month, pauses, plan, visits and the end."""

import datetime as dt
from dataclasses import replace

import pytest

from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.executions.model import ExecutionStatus
from app.plans.model import PlanStatus
from app.worklist.model import Target
from tests.support import uidump
from tests.support.builders import NOON, SPRING, TODAY
from tests.support.screens import settle
from tests.support.sitting import ANSWERS_S3, FACTS_S3
from ui.kernel.history import Place

S3 = {"answers": ANSWERS_S3, "facts": FACTS_S3}
DAY = dt.timedelta(days=1)


@pytest.fixture
def order(world):
    return world.order(world.granted(world.client()), number="B-2026-0001")


@pytest.fixture
def execution(world, order):
    return world.execution(order, number="V-2026-0001")


def row_of(seat, title: str):
    return next(one for one in seat.rows if getattr(one, "reason", "") and one.title == title)


def test_that_executions_stand_under_their_state(world, sit) -> None:
    paused = world.execution(world.order(world.granted(world.client(family_name="Pausman"))))
    world.pause(paused, TODAY - 3 * DAY)
    world.execution(world.order(world.granted(world.client(family_name="Gång"))))
    ended = world.order(world.granted(world.client(family_name="Slut")))
    world.execution(
        ended, status=ExecutionStatus.ENDED, actual_end=TODAY - DAY, end_reason="Flyttat"
    )
    seat = sit("handlaggare")
    assert seat.titles == ["Uppehåll nu", "Pausman, Britta", "Pågår", "Gång, Britta"]
    assert seat.page.list.count.sentence == "2 verkställigheter, 1 med uppehåll nu"
    seat.press("executions_segments_over")
    assert seat.titles == ["Avslutade", "Slut, Britta"]


@pytest.mark.rule("LED-17")
def test_that_a_row_has_reduced_hours_and_no_reason_of_the_pause(world, sit, execution) -> None:
    world.pause(execution, dt.date(2026, 11, 1), dt.date(2026, 11, 15))
    seat = sit("handlaggare")
    row = row_of(seat, "Ekdal, Britta")
    assert row.right == "6,5\u00a0h av 13\u00a0h"
    assert "Sjukhus" not in row.spoken


def test_that_a_removed_execution_is_struck_and_says_so(world, sit, order) -> None:
    case = world.case(order, Role.CASE_OFFICER, status=CaseStatus.CLOSED, ended_at=NOON, **S3)
    gone = world.execution(
        order,
        status=ExecutionStatus.REMOVED,
        removed_at=NOON,
        removed_by=world.users["systemforvaltare"].id,
        correction_case_id=case.id,
    )
    seat = sit("handlaggare")
    seat.press("executions_segments_over")
    row = row_of(seat, "Ekdal, Britta")
    assert row.is_struck
    assert row.chip.text == "borttagen"
    seat.page.show_key(str(gone.id))
    assert seat.button("execution_pause").reason == "Verkställigheten är borttagen och ändras inte."


@pytest.mark.rule("GOT-26")
def test_that_a_plan_that_is_late_is_said_in_the_row(world, sit, order) -> None:
    world.execution(order, actual_start=TODAY - 40 * DAY)
    seat = sit("utforare")
    assert row_of(seat, "Ekdal, Britta").chip.text == "plan 7 vardagar sen"


@pytest.mark.rule("INV-12")
def test_that_a_late_plan_counts_saturday_where_the_municipality_does(world, sit, order) -> None:
    execution = world.execution(order, actual_start=TODAY - 40 * DAY)
    world.count_saturdays()
    seat = sit("utforare")
    assert row_of(seat, "Ekdal, Britta").chip.text == "plan 8 vardagar sen"
    seat.page.show_key(str(execution.id))
    settle(seat.page)
    assert "plan 8 vardagar sen" in uidump.dump(seat.page.detail)


@pytest.mark.rule("LED-15", "LED-17")
def test_that_a_pause_shows_its_hours_and_resume_day_before_it_is_saved(
    world, sit, execution
) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_pause")
    seat.write("pause_first", "2026-11-16")
    seat.write("pause_last", "2026-11-30")
    assert seat.words("pause_sum") == "\u22126,5\u00a0h"
    assert seat.words("pause_resumes") == "tis 1 dec"
    assert seat.button("pause_act").reason == "Välj orsak först."
    seat.choose_in("pause_reason", "Sjukhus")
    assert seat.page.forms.place.form.bar.sentence == "Minskar tiden med 6,5\u00a0h."
    seat.press("pause_act")
    assert seat.at.said == ["Uppehållet är registrerat"]
    (pause,) = seat.page.execution.view.pauses.pauses
    assert (pause.start, pause.end) == (dt.date(2026, 11, 16), dt.date(2026, 11, 30))
    assert seat.words("hours_left") == "6,5\u00a0h"


def test_that_a_pause_that_ends_before_it_begins_is_not_offered(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_pause")
    seat.write("pause_first", "2026-11-16")
    seat.write("pause_last", "2026-11-10")
    assert seat.button("pause_act").reason == "Sista dagen är före den första."


@pytest.mark.rule("INV-3")
def test_that_a_pause_over_another_is_refused_in_the_form(world, sit, execution) -> None:
    world.pause(execution, dt.date(2026, 11, 10), dt.date(2026, 11, 20))
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_pause")
    seat.write("pause_first", "2026-11-16")
    seat.write("pause_last", "2026-11-24")
    seat.choose_in("pause_reason", "Resa")
    seat.press("pause_act")
    assert seat.refusal().startswith("Det finns redan ett uppehåll")
    assert seat.page.forms.place.form is not None


@pytest.mark.rule("LED-18", "LED-19")
def test_that_an_open_pause_is_closed_before_the_end(world, sit, execution) -> None:
    world.pause(execution, TODAY - 3 * DAY)
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    assert seat.button("execution_end").reason == "Uppehållet pågår. Skriv dess sista dag först."
    seat.press("execution_close_pause")
    seat.write("close_pause_day", TODAY.isoformat())
    seat.press("close_pause_act")
    seat.press("execution_end")
    seat.write("end_execution_day", TODAY.isoformat())
    assert seat.button("end_execution_act").reason == "Skriv skälet först."
    seat.write("end_execution_reason", "Flyttat")
    seat.press("end_execution_act")
    assert seat.at.said == ["Uppehållet är avslutat", "Verkställigheten är avslutad"]
    assert seat.page.execution.view.card.execution.actual_end == TODAY
    assert seat.button("execution_end").reason == "Verkställigheten är avslutad."


def test_that_a_plan_that_was_left_comes_back_with_every_activity(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_plan")
    seat.write("plan_goals", "Trygga morgnar")
    seat.press("plan_add_activity")
    seat.write("plan_activity_2_what", "Duscha")
    seat.press("plan_leave")
    row = seat.at.services.worklist.today()[0]
    assert (row.target, row.target_id) == (Target.EXECUTION, execution.id)
    seat.press("execution_plan")
    form = seat.page.forms.place.form
    assert form.goals.toPlainText() == "Trygga morgnar"
    seat.press("plan_act")
    (plan,) = seat.page.execution.view.plans
    assert (plan.goals, [one.what for one in plan.activities]) == ("Trygga morgnar", ["Duscha"])
    assert seat.at.services.drafts.mine() == []


@pytest.mark.rule("GOT-26", "GOT-27")
def test_that_a_plan_is_drafted_and_signed_by_the_provider(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_plan")
    seat.write("plan_goals", "Trygga morgnar")
    seat.press("plan_act")
    seat.press("execution_sign")
    seat.write("sign_plan_day", TODAY.isoformat())
    seat.press("sign_plan_act")
    assert seat.refusal().startswith("Planen saknar aktiviteter")
    seat.press("sign_plan_leave")
    seat.press("execution_plan")
    seat.write("plan_activity_1_what", "Duscha")
    seat.write("plan_activity_1_responsible", "Kontaktpersonen")
    seat.press("plan_act")
    seat.press("execution_sign")
    seat.write("sign_plan_day", TODAY.isoformat())
    seat.press("sign_plan_by_client")
    seat.press("sign_plan_act")
    plan = seat.page.execution.view.plan
    assert (plan.status, plan.signed_by_client) == (PlanStatus.SIGNED, True)
    assert seat.names() == ["execution_plan", "execution_pause", "execution_visit", "execution_end"]


def test_that_a_second_activity_has_fields_of_its_own(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_plan")
    seat.press("plan_add_activity")
    seat.write("plan_activity_2_what", "Handla")
    seat.press("plan_act")
    (activity,) = seat.page.execution.view.draft.activities
    assert activity.what == "Handla"


def test_that_a_visit_is_counted_in_the_month(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_visit")
    seat.write("visit_minutes", "fem")
    assert seat.button("visit_act").reason == "Skriv minuterna med siffror."
    seat.write("visit_minutes", "90")
    seat.press("visit_act")
    assert seat.words("hours_done") == "1,5\u00a0h"
    assert seat.page.window().focusWidget() is seat.page.list.rows, "the keys go on in the list"


@pytest.mark.rule("GOT-24")
def test_that_the_officer_registers_only_where_the_unit_cannot(world, sit, execution) -> None:
    on_paper = world.execution(world.order(world.granted(world.client()), "papper"))
    seat = sit("handlaggare")
    seat.page.show_key(str(execution.id))
    assert seat.button("execution_pause").reason == (
        "Väntar på norr, som har systemet och registrerar själv."
    )
    seat.page.show_key(str(on_paper.id))
    assert seat.button("execution_pause").isEnabled()


@pytest.mark.rule("GOT-21", "GOT-24")
def test_that_the_start_says_who_registered_it_for_whom(world, sit, order) -> None:
    behalf = world.execution(
        order,
        registered_by=world.users["handlaggare"].id,
        on_behalf_of_unit=True,
        actual_start=TODAY - 2 * DAY,
    )
    seat = sit("handlaggare")
    seat.page.show_key(str(behalf.id))
    said = seat.text_of_page()
    assert "Person handlaggare åt norr" in said
    assert "2 dagar efter starten" in said


def test_that_links_lead_to_the_order_and_the_journal(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_order")
    seat.press("execution_journal")
    assert seat.at.went == [
        Place("orders", str(execution.order_id)),
        Place("journal", str(execution.id)),
    ]


def test_that_an_open_case_is_opened_in_place_of_the_end(world, sit, order, execution) -> None:
    case = world.case(order, Role.CASE_OFFICER, execution_id=execution.id, **S3)
    seat = sit("handlaggare")
    seat.page.show_key(str(execution.id))
    assert row_of(seat, "Ekdal, Britta").chip.text == "rättas"
    seat.press("execution_case")
    assert seat.at.went == [Place("corrections", str(case.id))]


def test_that_who_may_not_read_the_plan_is_told_so(world, sit, execution) -> None:
    seat = sit("avgift")
    seat.page.show_key(str(execution.id))
    assert "Planen visas inte för din roll" in seat.text_of_page()
    assert seat.names() == []


def test_that_a_save_over_somebody_elses_is_refused_and_kept(world, sit, execution) -> None:
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press("execution_end")
    with world.begin() as tx:
        tx.executions.save(replace(execution, actual_start=SPRING + DAY))
    seat.write("end_execution_day", TODAY.isoformat())
    seat.write("end_execution_reason", "Flyttat")
    seat.press("end_execution_act")
    assert seat.refusal().startswith("Någon annan har sparat samma uppgift")
    assert seat.page.forms.place.form.reason.value == "Flyttat"
