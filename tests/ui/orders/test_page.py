"""From a new order to an executed one, and to the guide when something is wrong."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.access.roles import Role
from app.corrections.model import CaseStatus
from app.drafts.model import ORDER_FORM
from app.executions.model import ExecutionStatus
from app.kernel.changes import Change, Topic
from app.orders.model import OrderStatus
from app.worklist.model import Group
from tests.support import uidump
from tests.support.builders import NOON, TODAY
from tests.support.screens import settle
from tests.support.sitting import ANSWERS_S3, FACTS_S3
from ui.kernel.history import Place
from ui.kernel.questions import Reply
from ui.widgets.banner import Banner
from ui.widgets.busy import SHOWN_AFTER_MS

S3 = {"answers": ANSWERS_S3, "facts": FACTS_S3}
SENT = {"status": OrderStatus.SENT, "sent_at": NOON, "planned_start": TODAY}


@pytest.fixture
def granted(world):
    return world.granted(world.client())


def test_that_orders_stand_under_their_state_with_what_is_awaited(world, sit) -> None:
    late = NOON - dt.timedelta(days=3)
    world.order(world.granted(world.client()), number="B-2026-0001", **SENT | {"sent_at": late})
    world.order(
        world.granted(world.client()),
        number="B-2026-0002",
        status=OrderStatus.RECEIVED,
        planned_start=TODAY + dt.timedelta(days=7),
    )
    seat = sit("handlaggare")
    assert seat.titles == [
        "Skickad, inte mottagen",
        "Ekdal, Britta",
        "Mottagen, inte verkställd",
        "Ekdal, Britta",
    ]
    assert [row.chip.text for row in seat.rows if hasattr(row, "chip")] == [
        "2 vardagar sen",
        "start om 7 dagar",
    ]
    assert seat.page.list.count.sentence == "2 beställningar"


@pytest.mark.rule("INV-12")
@pytest.mark.parametrize(
    "state",
    [
        SENT | {"sent_at": NOON - dt.timedelta(days=5)},
        {"status": OrderStatus.RECEIVED, "planned_start": TODAY - dt.timedelta(days=4)},
    ],
)
def test_that_a_late_order_counts_saturday_where_the_municipality_does(world, sit, state) -> None:
    order = world.order(world.granted(world.client()), **state)

    def said() -> tuple[str, bool]:
        seat = sit("handlaggare")
        seat.page.show_key(str(order.id))
        (row,) = [row for row in seat.rows if hasattr(row, "chip")]
        settle(seat.page)
        return row.chip.text, row.chip.text in uidump.dump(seat.page.detail)

    assert said() == ("2 vardagar sen", True)
    world.count_saturdays()
    assert said() == ("3 vardagar sen", True)


@pytest.mark.rule("LED-12", "A28", "LED-09", "LEK-03b")
def test_that_an_order_goes_from_draft_to_executed_by_each_ones_hand(world, sit) -> None:
    client = world.client()
    world.granted(client)
    officer = sit("handlaggare")
    officer.page.forms.drafts.open_new(client.id)
    officer.write("draft_order_from", TODAY.isoformat())
    officer.choose_in("draft_order_unit", "norr")
    officer.press("draft_order_act")
    assert officer.at.said == ["Utkastet är sparat"]
    assert officer.titles[0] == "Utkast"

    officer.press("order_send")
    (held,) = officer.at.held
    assert held.words == "Beställningen skickas om 8 s"
    assert officer.button("order_send").reason.startswith("Beställningen skickas strax")
    held.act()
    assert officer.at.said[-1] == "Beställningen är skickad"

    unit = sit("utforare")
    unit.choose(unit.rows[1].right)
    unit.press("order_receive")
    unit.press("order_check")
    for item in ("right_recipient", "service_and_period", "goal_and_purpose", "hours"):
        unit.press(f"check_order_{item}")
    assert unit.button("check_order_act").reason == "1 punkt kvar att bocka av."
    unit.press("check_order_investigation")
    unit.press("check_order_act")
    unit.press("order_execute")
    unit.write("execute_order_day", TODAY.isoformat())
    unit.press("execute_order_act")
    assert unit.at.said[-1] == "Beställningen är verkställd"
    assert unit.page.order.view.card.order.status is OrderStatus.EXECUTED
    assert unit.page.order.view.execution.start == TODAY


def test_that_what_is_held_can_be_taken_back(world, sit, granted) -> None:
    order = world.order(granted, status=OrderStatus.DRAFT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_send")
    seat.at.held[0].undo()
    assert seat.at.said == ["Beställningen skickades inte"]
    assert seat.button("order_send").isEnabled()
    assert world.order_now(order.id).status is OrderStatus.DRAFT


def test_that_something_wrong_leads_to_the_guide_of_the_order(world, sit, granted) -> None:
    order = world.order(granted)
    world.execution(order)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_wrong")
    assert seat.at.went == [Place("corrections", f"guide:{order.id}")]


def test_that_an_open_case_is_opened_in_place_of_a_new_one(world, sit, granted) -> None:
    order = world.order(granted)
    world.execution(order)
    case = world.case(order, Role.CASE_OFFICER, number="RF-2026-0001", **S3)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    assert "order_wrong" not in seat.names()
    assert seat.rows[1].chip.text == "rättas"
    seat.press("order_case")
    assert seat.at.went == [Place("corrections", str(case.id))]


@pytest.mark.rule("INV-5")
def test_that_a_new_order_says_whom_the_removal_waits_for(world, sit, granted) -> None:
    wrong = world.order(granted, valid_to=TODAY - dt.timedelta(days=1))
    execution = world.execution(wrong)
    world.case(wrong, Role.OBJECT_SPECIALIST, execution_id=execution.id, **S3)
    draft = world.order(granted, status=OrderStatus.DRAFT, valid_from=TODAY, planned_start=TODAY)
    seat = sit("handlaggare")
    seat.page.show_key(str(draft.id))
    reason = seat.button("order_send").reason
    assert reason.startswith("Ny beställning väntar på att den felaktiga tas bort i ärende")
    assert "Tur: " in reason


@pytest.mark.rule("GOT-24")
def test_that_the_officer_waits_for_a_unit_that_has_the_system(world, sit, granted) -> None:
    order = world.order(granted, **SENT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    assert seat.button("order_receive").reason == (
        "Väntar på norr, som har systemet och gör det själv."
    )


@pytest.mark.rule("GOT-24")
def test_that_the_officer_receives_for_a_unit_on_paper(world, sit, granted) -> None:
    order = world.order(granted, "papper", **SENT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_receive")
    assert world.order_now(order.id).status is OrderStatus.RECEIVED


def test_that_a_recalled_order_keeps_its_reason_and_its_place(world, sit, granted) -> None:
    order = world.order(granted, number="B-2026-0001", **SENT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_recall")
    assert seat.button("recall_order_act").reason == "Skriv något först."
    seat.write("recall_order_text", "Fel dag")
    seat.press("recall_order_act")
    assert world.order_now(order.id).recall_reason == "Fel dag"
    seat.press("orders_segments_all")
    (row,) = [one for one in seat.rows if getattr(one, "is_struck", False)]
    assert (row.right, row.chip.text) == ("B-2026-0001", "återkallad")


@pytest.mark.rule("UPP-S1-1", "A21")
def test_that_the_gatekeeper_moves_an_order_within_the_organisation(world, sit, granted) -> None:
    order = world.order(granted, **SENT)
    seat = sit("utforare")
    seat.page.show_key(str(order.id))
    seat.press("order_move")
    seat.choose_in("move_order_unit", "väster")
    seat.press("move_order_act")
    assert world.order_now(order.id).status is OrderStatus.MOVED
    assert seat.page.order.view is None


def test_that_a_unit_without_gatekeeper_is_told_whom_to_contact(world, sit, granted) -> None:
    order = world.order(granted, "syd", **SENT)
    seat = sit("utforare2")
    seat.page.show_key(str(order.id))
    assert seat.button("order_move").reason == (
        "syd har ingen gatekeeperfunktion. Kontakta Person handlaggare, som skickar "
        "beställningen rätt."
    )


@pytest.mark.rule("LED-19")
def test_that_an_order_is_ended_by_its_last_day(world, sit, granted) -> None:
    order = world.order(granted)
    world.execution(order)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_end")
    seat.write("end_order_day", "2026-02-01")
    seat.press("end_order_act")
    assert seat.refusal().startswith("Sista dagen kan inte ligga före")
    seat.write("end_order_day", TODAY.isoformat())
    seat.press("end_order_act")
    assert world.order_now(order.id).ended_on == TODAY


def test_that_a_draft_is_changed_and_thrown_away(world, sit, granted) -> None:
    order = world.order(granted, status=OrderStatus.DRAFT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    seat.press("order_change")
    seat.choose_in("draft_order_unit", "väster")
    seat.press("draft_order_act")
    assert seat.page.order.view.card.unit.name == "väster"
    seat.at.answers.replies = [Reply(acted=True)]
    seat.press("order_discard")
    assert seat.rows == []
    assert seat.at.said[-1] == "Utkastet är borttaget"


def test_that_a_removed_execution_does_not_count_as_executed(world, sit, granted) -> None:
    order = world.order(granted, status=OrderStatus.CHECKED)
    case = world.case(order, Role.CASE_OFFICER, status=CaseStatus.CLOSED, ended_at=NOON, **S3)
    world.execution(
        order,
        status=ExecutionStatus.REMOVED,
        removed_at=NOON,
        removed_by=world.users["systemforvaltare"].id,
        correction_case_id=case.id,
    )
    with world.begin() as tx:
        tx.orders.save(replace(tx.orders.get(order.id), status=OrderStatus.CHECKED))
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    assert "Inte verkställd, försenat" in seat.page.detail.way.spoken()


def test_that_an_order_one_may_not_read_is_refused_where_it_would_stand(
    world, sit, granted
) -> None:
    order = world.order(granted, **SENT)
    seat = sit("handlaggare2")
    seat.page.show_key(str(order.id))
    assert seat.refusal() == "Beställningen kan inte visas"


def test_that_nobody_stands_beside_a_list_that_is_narrowed_to_others(world, sit) -> None:
    for name, number in (("Tallmo", "B-2026-0001"), ("Rosvall", "B-2026-0002")):
        client = world.client(family_name=name)
        world.order(world.granted(client), number=number, **SENT)
    seat = sit("handlaggare")
    seat.choose("B-2026-0001")
    assert seat.page.detail.isVisible()
    QTest.keyClicks(seat.page.list.filter, "rosv")
    assert not seat.page.detail.isVisible()
    seat.page.list.filter.selectAll()
    QTest.keyClicks(seat.page.list.filter, "tall")
    assert seat.page.detail.isVisible()
    assert seat.page.order.view.card.order.number == "B-2026-0001"


def test_that_the_filter_finds_by_name_and_says_when_nothing_fits(world, sit) -> None:
    world.order(world.granted(world.client(family_name="Tallmo")), **SENT)
    world.order(world.granted(world.client(family_name="Kvist")), **SENT)
    seat = sit("handlaggare")
    QTest.keyClick(seat.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(seat.page.list.filter, "tall")
    assert seat.titles == ["Skickad, inte mottagen", "Tallmo, Britta"]
    QTest.keyClicks(seat.page.list.filter, "xx")
    assert seat.page.list._empty.title.text() == "Ingen beställning passar filtret tallxx."
    seat.press("orders_clear_filter")
    assert len(seat.rows) == 3


def test_that_a_protected_person_has_no_name_on_the_page(world, sit) -> None:
    order = world.order(world.granted(world.client(is_protected=True)), **SENT)
    seat = sit("handlaggare")
    seat.page.show_key(str(order.id))
    assert seat.rows[1].title == "Skyddad identitet"
    assert "Ekdal" not in seat.page.detail.header.identity.text()


def test_that_the_page_loads_again_when_somebody_else_changed_the_order(
    world, sit, granted
) -> None:
    order = world.order(granted, **SENT)
    seat, unit = sit("handlaggare"), sit("utforare")
    seat.page.show_key(str(order.id))
    unit.page.show_key(str(order.id))
    unit.press("order_receive")
    seat.at.bus.publish(frozenset({Change(Topic.ORDER, order.client_id)}))
    assert seat.page.order.view.card.order.status is OrderStatus.RECEIVED
    assert seat.page.list.rows.key == order.id


def test_that_a_new_order_that_was_left_is_offered_again_and_gone_when_saved(world, sit) -> None:
    client = world.client()
    world.granted(client)
    officer = sit("handlaggare")
    officer.page.forms.drafts.open_new(client.id)
    officer.write("draft_order_from", "2027-03-01")
    officer.choose_in("draft_order_unit", "norr")
    officer.press("draft_order_leave")
    row = officer.at.services.worklist.today()[0]
    assert (row.group, row.facts[0][1]) == (Group.UNSAVED, "Ny beställning")
    officer.page.forms.drafts.open_new(client.id)
    form = officer.page.forms.place.form
    assert form.findChild(Banner, "draft_order_offer").isVisible()
    assert form.first.day == dt.date(2027, 3, 1)
    assert form.unit.combo.currentText() == "norr"
    officer.press("draft_order_act")
    assert officer.page.order.view.card.order.valid_from == dt.date(2027, 3, 1)
    assert officer.at.services.drafts.mine() == []


def test_that_beginning_anew_takes_the_draft_away(world, sit) -> None:
    client = world.client()
    world.granted(client)
    officer = sit("handlaggare")
    officer.page.forms.drafts.open_new(client.id)
    proposed = officer.page.forms.place.form.first.day
    officer.write("draft_order_from", "2027-03-01")
    officer.page.keep_drafts()
    assert [one.form for one in officer.at.services.drafts.mine()] == [ORDER_FORM]
    officer.press("draft_order_leave")
    officer.page.forms.drafts.open_new(client.id)
    officer.press("draft_order_anew")
    assert officer.page.forms.place.form.first.day == proposed
    assert officer.at.services.drafts.mine() == []


def test_that_a_form_that_is_being_written_in_stays_when_another_act_is_done(world, sit) -> None:
    client = world.client()
    world.granted(client)
    world.order(world.granted(client), number="B-2026-0001", status=OrderStatus.DRAFT)
    officer = sit("handlaggare")
    officer.choose("B-2026-0001")
    officer.press("order_send")
    officer.page.forms.drafts.open_new(client.id)
    officer.write("draft_order_from", "2027-03-01")
    officer.at.held[-1].act()
    assert officer.page.order.view.card.order.status is OrderStatus.SENT
    assert officer.page.forms.place.form is not None
    assert officer.page.forms.place.form.first.day == dt.date(2027, 3, 1)


@pytest.mark.parametrize("is_late", [False, True])
def test_that_waiting_is_said_after_300_ms_and_the_focus_comes_back(
    world, sit, granted, *, is_late: bool
) -> None:
    world.order(granted, number="B-2026-0001", **SENT)
    seat = sit("handlaggare")
    seat.choose("B-2026-0001")
    stack, way = seat.page._stack, seat.page.detail.way
    way.setFocus()
    seat.page.order.busy_changed.emit(True)
    assert stack.currentWidget() is seat.page.detail
    assert stack._timer.interval() == SHOWN_AFTER_MS
    if is_late:
        stack._timer.timeout.emit()
        assert stack.currentWidget() is not seat.page.detail
    seat.page.order.busy_changed.emit(False)
    assert stack.currentWidget() is seat.page.detail
    assert seat.page.focusWidget() is way


def test_that_what_came_while_one_waited_is_shown_after_the_wait(world, sit, granted) -> None:
    world.order(granted, number="B-2026-0001", **SENT)
    seat = sit("handlaggare")
    stack = seat.page._stack
    stack.wait(True)
    stack._timer.timeout.emit()
    stack.show_detail()
    assert stack.currentWidget() is not seat.page.detail
    stack.wait(False)
    assert stack.currentWidget() is seat.page.detail
