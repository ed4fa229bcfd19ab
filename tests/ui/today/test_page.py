"""Idag driven by keys and clicks, on the services of the fictive municipality."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.drafts.model import JOURNAL_FORM
from app.drafts.service import SaveDraft
from app.executions.views import ExecutionFilter
from app.kernel.changes import Change, Topic
from app.kernel.errors import StoreProblem
from app.kernel.window import Window
from app.messages.commands import SendMessage
from app.worklist.model import Group, Target
from tests.support import uidump
from tests.support.screens import settle
from tests.support.town import DAY, Desktop, Town
from tests.ui.today.gallery import page_of
from ui.kernel.history import Place
from ui.kernel.naming import routine_of, rules_of
from ui.today.page import TodayPage
from ui.today.rows import counter_of
from ui.widgets.buttons import Button
from ui.widgets.painted.day_counter import DayKind

OFFICER, PROVIDER = "handlaggare", "utforare"


def shown(qtbot, town: Town, login: str, size: tuple[int, int] = (1232, 820)):
    desk = Desktop(town, login)
    page = page_of(desk)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.came_into_view()
    settle(page)
    return desk, page


def button(page: QWidget, name: str) -> Button:
    found = page.findChild(Button, name)
    assert found is not None
    return found


def choose(page: TodayPage, **values) -> None:
    """The first row with these values."""
    row = next(
        row
        for row in page.model.list.rows
        if all(getattr(row, name) == value for name, value in values.items())
    )
    page.show_key(row.key)


def test_that_the_first_row_is_chosen_and_explained(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    first = page.model.list.rows[0]
    assert page.list.key == first.key
    assert page.detail.header.title.text() == first.title
    assert repr(first.why) in uidump.dump(page.detail)
    assert rules_of(page.list) == ("LEK-03b",)


def test_that_the_rows_stand_under_headings_with_their_number(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    said = uidump.dump(page.list)
    groups = [row.group for row in page.model.list.rows]
    assert f"Försenat, {groups.count(Group.LATE)}" in said
    assert f"Väntar på andra, {groups.count(Group.WAITING)}" in said
    assert page._count.sentence == f"{len(groups)} rader · uppdaterad 14:03"


@pytest.mark.parametrize(
    ("login", "target", "page_id", "tab"),
    [
        (OFFICER, Target.ORDER, "orders", ""),
        (OFFICER, Target.CASE, "corrections", ""),
        (OFFICER, Target.CARD, "clients", "card"),
        (PROVIDER, Target.EXECUTION, "executions", ""),
        (PROVIDER, Target.CARD, "cards", ""),
    ],
)
def test_that_enter_on_a_row_opens_the_thing_itself(
    qtbot, town: Town, login: str, target: Target, page_id: str, tab: str
) -> None:
    desk, page = shown(qtbot, town, login)
    choose(page, target=target)
    row = page.model.row(page.list.key)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert desk.gone == [Place(page_id, str(row.target_id), tab)]


def test_that_the_filled_button_and_its_keys_open_the_thing_too(qtbot, town: Town) -> None:
    desk, page = shown(qtbot, town, OFFICER)
    choose(page, target=Target.CASE)
    opened = button(page, "today_open")
    assert opened.label == "Öppna ärendet"
    qtbot.mouseClick(opened, Qt.MouseButton.LeftButton)
    page.detail._press()
    assert len(desk.gone) == 2
    assert len(set(desk.gone)) == 1


def test_that_the_person_can_be_opened_from_a_row(qtbot, town: Town) -> None:
    desk, page = shown(qtbot, town, OFFICER)
    choose(page, target=Target.ORDER)
    row = page.model.row(page.list.key)
    qtbot.mouseClick(button(page, "today_client"), Qt.MouseButton.LeftButton)
    assert desk.gone == [Place("clients", str(row.about.client_id))]


def test_that_a_late_card_is_counted_out_day_by_day(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    choose(page, target=Target.CARD, group=Group.LATE)
    assert page.detail.counter.isVisible()
    data = counter_of(page.model.row(page.list.key), DAY)
    kinds = [day.kind for day in data.days]
    assert (kinds[0], kinds[-1]) == (DayKind.START, DayKind.LATE)
    assert kinds.count(DayKind.LIMIT) == 1
    assert data.days[-1].first == DAY
    assert data.is_local
    choose(page, target=Target.CASE)
    assert not page.detail.counter.isVisible()


def test_that_what_no_source_says_is_marked_as_ours(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, PROVIDER)
    choose(page, target=Target.CASE)
    row = page.model.row(page.list.key)
    assert row.rule
    for rule, is_added, words in (
        ("UPP-S3-4", False, ["Regel UPP-S3-4"]),
        ("UPP-S4-6", True, ["Regel UPP-S4-6", "Tillägg"]),
        ("", True, ["Tillägg"]),
    ):
        page.detail.show_row(replace(row, rule=rule, is_added=is_added), DAY)
        settle(page)
        said = uidump.dump(page.detail.why)
        assert [one for one in ("Regel UPP-S3-4", "Regel UPP-S4-6", "Tillägg") if one in said] == (
            words
        )


def test_that_f1_explains_a_row_by_the_version_of_its_case(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, PROVIDER)
    choose(page, title="Anmäl incident")
    for widget in (page.list, page.detail):
        assert rules_of(widget) == ("UPP-S3-4",)
        assert routine_of(widget) == ("ru541", "03")
    choose(page, target=Target.EXECUTION)
    assert routine_of(page.list) is None


def test_that_weekend_days_share_a_cell(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    friday = next(row for row in page.model.list.rows if row.counted_from == dt.date(2026, 5, 15))
    skipped = [day for day in counter_of(friday, DAY).days if day.kind is DayKind.SKIPPED]
    assert [(day.first.day, day.last.day, day.mark) for day in skipped] == [(16, 17, "helg")]


def test_that_the_filter_narrows_and_escape_clears_it(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    everything = page.rows.count
    page.filter.setFocus()
    qtbot.keyClicks(page.filter, "personkort")
    assert 0 < page.rows.count < everything
    assert page.model.row(page.list.key).target is Target.CARD
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.rows.count == everything


def test_that_a_filter_without_hits_says_how_to_go_on(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    qtbot.keyClicks(page.filter, "larm på månen")
    assert "Ingen rad passar filtret ”larm på månen”" in uidump.dump(page)
    qtbot.keyClick(page.filter, Qt.Key.Key_Escape)
    assert page.detail.isVisible()
    assert page.model.row(page.list.key) is not None


def test_that_nothing_waiting_is_said(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, "loggranskare")
    assert "Inget väntar på dig" in uidump.dump(page)
    assert not page.detail.isVisible()


def test_that_the_navigation_is_told_how_many_and_whether_one_is_late(qtbot, town: Town) -> None:
    desk = Desktop(town, OFFICER)
    page = page_of(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted) as told:
        page.came_into_view()
    assert told.args == [len(page.model.list.rows), True]


def test_that_what_was_left_unsaved_is_offered_on_top(qtbot, town: Town) -> None:
    services = town.services(PROVIDER)
    execution = services.executions.rows(ExecutionFilter(), Window()).rows[0]
    services.drafts.save(
        SaveDraft(
            form=JOURNAL_FORM,
            subject_id=execution.id,
            client_id=execution.client_id,
            values={"text": "Hann inte"},
        )
    )
    desk, page = shown(qtbot, town, PROVIDER)
    assert page.model.list.rows[0].group is Group.UNSAVED
    qtbot.mouseClick(button(page, "today_open"), Qt.MouseButton.LeftButton)
    assert desk.gone == [Place("journal", str(execution.id))]
    assert "Hann inte" not in uidump.dump(page)


def test_that_a_draft_about_nobody_who_may_be_read_cannot_be_opened(qtbot, town: Town) -> None:
    town.services("loggranskare").drafts.save(
        SaveDraft(form="client", values={"given_name": "Prov"})
    )
    _desk, page = shown(qtbot, town, "loggranskare")
    assert button(page, "today_open").reason


def test_that_a_message_is_read_on_the_spot_and_gone_next_time(qtbot, town: Town) -> None:
    services = town.services(OFFICER)
    client = services.executions.rows(ExecutionFilter(), Window()).rows[0].client_id
    services.messages.send(
        SendMessage(
            op_id=uuid4(),
            client_id=client,
            template="",
            subject="Rätt datum för avgiften",
            body="Startdatumet är den 8 maj.",
            to_role=Role.FEE_OFFICER,
        )
    )
    desk, page = shown(qtbot, town, "avgift")
    assert "Startdatumet" not in uidump.dump(page)
    qtbot.mouseClick(button(page, "today_read"), Qt.MouseButton.LeftButton)
    assert "Startdatumet är den 8 maj." in uidump.dump(page)
    assert button(page, "today_read").reason
    page.refresh()
    assert page.model.list.rows == ()
    assert desk.gone == []


def test_that_a_change_elsewhere_makes_the_list_anew_and_keeps_the_choice(
    qtbot, town: Town
) -> None:
    desk, page = shown(qtbot, town, OFFICER)
    choose(page, target=Target.CARD)
    chosen = page.list.key
    with qtbot.waitSignal(page.model.loaded):
        desk.bus.publish(frozenset({Change(Topic.ORDER)}))
    assert page.list.key == chosen


def test_that_a_store_that_cannot_be_read_is_told_over_the_list(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    page.model.failed.emit(StoreProblem("vault.gone", "Valvet finns inte längre där det låg."))
    assert "Valvet finns inte längre där det låg." in uidump.dump(page)
    page.refresh()
    assert "Valvet finns inte längre" not in uidump.dump(page)


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("login", [OFFICER, PROVIDER, "loggranskare"])
def test_that_nothing_is_cut_pale_or_out_of_reach(
    qtbot, town: Town, theme, percent: int, login: str
) -> None:
    theme.set_percent(percent)
    _desk, page = shown(qtbot, town, login, (1310, 800))
    assert uidump.elided(page) == []
    assert uidump.pale(page) == []
    assert uidump.unreachable(page) == []
    assert uidump.unexplained(page) == []
    assert uidump.same_names(page) == []


def test_that_tab_goes_from_filter_to_list_to_the_buttons(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, OFFICER)
    page.filter.setFocus()
    choose(page, target=Target.ORDER)
    stops = uidump.tab_order(page)
    wanted = ["today_list", "today_open", "today_client"]
    assert [name for name in stops if name in wanted] == wanted
