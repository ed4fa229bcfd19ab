"""Personer: the list, the overview, protection, and what each role sees of it."""

from __future__ import annotations

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.clients.model import Relative
from app.kernel.changes import Change, Topic
from tests.support import uidump
from tests.support.screens import grab
from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import move_phone, seen, services_of, text_of
from ui.clients import seeing
from ui.clients.columns import Columns
from ui.kernel.history import Place
from ui.kernel.questions import Reply

TABS = (seeing.OVERVIEW, seeing.CARD, seeing.PEOPLE, seeing.DECISIONS, seeing.ORDERS)


def test_that_rows_tell_number_units_card_and_what_waits(stage: Stage) -> None:
    stage.open()
    whole, bare = stage.shape("whole"), stage.shape("bare")
    assert (whole.title, whole.reason, whole.right) == (
        "Sandgren, Gunvor",
        "K-10001 · norr, syd",
        "kort v2",
    )
    assert whole.chip.text == "rättas"
    assert stage.shape("unread").chip.text == "ej läst"
    assert (bare.chip, bare.right) == (None, "inget kort")


def test_that_nobody_elses_client_is_listed_or_opened(stage: Stage) -> None:
    page = stage.open()
    other = stage.people["other"]
    assert other.id not in {shape.key for shape in stage.shapes()}
    page.show_key(str(other.id))
    stage.wait()
    assert "Personen kan inte visas" in seen(page)
    assert "Palmblad" not in seen(page)


@pytest.mark.rule("INV-10")
@pytest.mark.parametrize("text", ["gunvor", "K-10001", "300101-9805", "B-2026-0041"])
def test_that_the_filter_finds_names_and_numbers(stage: Stage, text: str) -> None:
    page = stage.open()
    stage.qtbot.keyClicks(page.column.filter, text)
    stage.wait()
    assert [shape.title for shape in stage.shapes()] == ["Sandgren, Gunvor"]
    stage.qtbot.keyClick(page.column.filter, Qt.Key.Key_Escape)
    stage.wait()
    assert len(stage.shapes()) == 4


@pytest.mark.rule("INV-10")
def test_that_the_text_of_a_note_finds_nobody_and_the_page_says_what_is_searched(
    stage: Stage,
) -> None:
    page = stage.open()
    stage.qtbot.keyClicks(page.column.filter, "nycklar")
    stage.wait()
    assert "Ingen person passar filtret" in seen(page)
    stage.press("clients_clear_filter")
    assert len(stage.shapes()) == 4


def test_that_the_overview_shows_time_line_card_and_what_to_know(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    words = seen(page)
    for expected in (
        "Gunvor Sandgren",
        "K-10001  ·  300101-9805  ·  96 år  ·  handläggare Person handlaggare  ·  ÄLN",
        "Skäl: Ny telefon",
        "Ändrat från v1 till v2",
        "norr, läst ons 25 nov 12:00",
        "syd, inte läst, skickat ons 25 nov 12:00",
        "God man: Ragnar Provholm",
        "Dotter: Lena Provlind",
        "Behöver tolk",
        "Flera utförare",
    ):
        assert expected in words, expected
    spoken = page.detail.overview.time_line.spoken()
    for expected in ("Hemtjänst", "Trygghetslarm", "norr", "väster"):
        assert expected in spoken, expected


def test_that_the_whole_history_can_be_seen_and_left_again(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    line = page.detail.overview.time_line
    near = line.window_shown()
    stage.press("client_whole_history")
    assert line.window_shown().first < near.first
    stage.press("client_whole_history")
    assert line.window_shown() == near


def test_that_a_bar_of_the_time_line_leads_to_its_order(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    with stage.world.begin() as tx:
        order = next(
            one
            for one in tx.orders.of_client(stage.people["whole"].id)
            if one.number == "B-2026-0041"
        )
    page.detail.overview.time_line.activated.emit(f"order:{order.id}")
    assert stage.heard.places[-1] == Place("orders", str(order.id))


def test_that_a_person_without_decision_and_card_reads_what_comes_next(stage: Stage) -> None:
    page = stage.open()
    stage.choose("bare")
    words = seen(page)
    assert "Inget beslut än" in words
    assert "Inget kort är utfärdat än. Utfärda det första under Personkort." in words
    assert not stage.find("client_print_card").isEnabled()
    assert "Utfärda ett först" in stage.find("client_print_card").accessibleDescription()


def test_that_a_new_order_is_asked_for_without_leaving_the_person(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    with stage.qtbot.waitSignal(page.order_asked) as asked:
        stage.press("client_new_order")
    assert asked.args == [stage.people["whole"].id]
    assert stage.heard.places == []


def test_that_nobody_stands_beside_a_list_that_is_narrowed_to_others(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    assert page.detail.isVisible()
    stage.qtbot.keyClicks(page.column.filter, "nobody")
    stage.wait()
    assert not page.detail.isVisible()
    change = Change(Topic.CLIENT, stage.people["whole"].id)
    page._bench.bus.publish(frozenset({change}))
    stage.wait()
    assert not page.detail.isVisible()
    stage.qtbot.keyClick(page.column.filter, Qt.Key.Key_Escape)
    stage.wait()
    assert page.detail.isVisible()
    assert "Sandgren" in seen(page.detail)


def test_that_a_link_to_a_person_takes_away_a_filter_that_hides_them(stage: Stage) -> None:
    page = stage.open()
    stage.qtbot.keyClicks(page.column.filter, "nobody")
    stage.wait()
    page.show_key(str(stage.people["whole"].id))
    stage.wait()
    assert page.column.text == ""
    assert page.column.rows.key == stage.people["whole"].id
    assert page.detail.isVisible()


def test_that_a_link_to_a_person_among_those_found_keeps_the_filter(stage: Stage) -> None:
    page = stage.open()
    stage.qtbot.keyClicks(page.column.filter, "sandg")
    stage.wait()
    page.show_key(str(stage.people["whole"].id))
    stage.wait()
    assert (page.column.text, page.detail.isVisible()) == ("sandg", True)


def test_that_the_card_is_printed_from_here(stage: Stage) -> None:
    stage.open()
    stage.choose("whole")
    stage.press("client_print_card")
    assert [paper.title for paper in stage.heard.papers] == ["Personkort"]
    drawn = stage.heard.papers[0].draw()
    assert drawn.pdf.startswith(b"%PDF")
    assert "K-10001" not in drawn.file_name
    assert "handlaggare card print done" in stage.world.log()


@pytest.mark.rule("INV-13")
def test_that_a_protected_person_is_masked_everywhere(stage: Stage) -> None:
    page, number = stage.open(), stage.people["guarded"].identity_value
    a_relative(stage)
    stage.choose("guarded")
    secrets = ("Thunmark", "Viola", "Provgatan", "070-174 06 21", "Torsten", number)
    assert page.client.tabs, "nothing is looked at"
    for tab in page.client.tabs:
        stage.to_tab(tab)
        words = seen(page)
        for secret in secrets:
            assert secret not in words, (tab, secret)
    assert stage.shape("guarded").title == "Skyddad identitet"


@pytest.mark.rule("INV-13")
def test_that_what_is_not_shown_cannot_be_changed_and_is_not_lost(stage: Stage) -> None:
    page = stage.open()
    kin = a_relative(stage)
    stage.choose("guarded")
    stage.to_tab(seeing.PEOPLE)
    links = ("client_change_person", "client_change_contact", f"client_relative_{kin.id}")
    assert not [name for name in links if page.findChild(QWidget, name).isVisible()]
    stage.heard.questions.replies = [Reply(acted=True, reason="Ringer inför hembesök")]
    stage.press("client_reveal")
    assert page.findChild(QWidget, links[0]).isVisible()
    stage.press(links[2])
    assert stage.find("relative_phone").text() == kin.phone
    stage.to_tab(seeing.CARD)
    assert "Viola Thunmark" in seen(page.detail.card_tab)


def a_relative(stage: Stage) -> Relative:
    made = Relative(
        id=uuid4(),
        client_id=stage.people["guarded"].id,
        name="Torsten Thunmark",
        relation="son",
        phone="070-174 06 21",
        may_be_informed=True,
    )
    with stage.world.begin() as tx:
        tx.clients.relatives.add(made)
    return made


@pytest.mark.rule("INV-13")
def test_that_a_purpose_reveals_one_person_and_is_logged(stage: Stage) -> None:
    page = stage.open()
    stage.choose("guarded")
    stage.heard.questions.replies = [Reply(acted=True, reason="Ringer inför hembesök")]
    stage.press("client_reveal")
    assert stage.heard.questions.asked[0].reason_label == "Varför behöver du uppgifterna"
    stage.to_tab(seeing.PEOPLE)
    assert "Viola Thunmark" in seen(page)
    assert "Provgatan 7, 799 99 Provköping" in seen(page)
    with stage.world.begin() as tx:
        purposes = [entry.event.purpose for entry in tx.log.entries()]
    assert "Ringer inför hembesök" in purposes
    stage.choose("whole")
    stage.choose("guarded")
    assert "Provgatan" not in seen(page)


@pytest.mark.rule("INV-13")
def test_that_a_protected_persons_card_is_printed_and_read_only_with_a_purpose(
    stage: Stage,
) -> None:
    stage.open()
    stage.choose("guarded")
    stage.to_tab(seeing.CARD)
    for name in ("client_print_card", "client_read_card"):
        stage.heard.questions.replies = [Reply(acted=False)]
        stage.press(name)
        stage.wait()
        assert stage.heard.papers == []
    stage.heard.questions.replies = [Reply(acted=True, reason="Papper till akten")]
    stage.press("client_print_card")
    stage.wait()
    stage.heard.questions.replies = [Reply(acted=True, reason="Jämför med beslutet")]
    stage.press("client_read_card")
    stage.wait()
    for paper in stage.heard.papers:
        assert "Provgatan" not in text_of(paper.draw().pdf)
    with stage.world.begin() as tx:
        logged = {(one.event.command, one.event.purpose) for one in tx.log.entries()}
    assert {("print", "Papper till akten"), ("read", "Jämför med beslutet")} <= logged


def test_that_leaving_the_question_reveals_nothing(stage: Stage) -> None:
    page = stage.open()
    stage.choose("guarded")
    stage.heard.questions.replies = [Reply(acted=False)]
    stage.press("client_reveal")
    stage.to_tab(seeing.PEOPLE)
    assert "Provgatan" not in seen(page)


def test_that_a_provider_sees_less_and_is_sent_to_its_own_page(stage: Stage) -> None:
    page = stage.open("utforare")
    stage.choose("whole")
    words = seen(page)
    assert "Kortet läses under Våra kunder" in words
    assert page.findChild(type(page.column.filter), "clients_filter") is not None
    assert not page._new.isVisible()
    assert "client_new_order" not in {w.objectName() for w in uidump.controls(page)}
    assert "syd" not in page.detail.overview.time_line.spoken().lower().split()
    stage.to_tab(seeing.CARD)
    stage.press("client_read_card")
    assert stage.heard.places[-1] == Place("cards", str(stage.people["whole"].id))


def test_that_a_provider_looking_here_does_not_read_the_card(stage: Stage) -> None:
    stage.open("utforare")
    stage.choose("unread")
    unread = services_of(stage.world, "handlaggare").issued_cards.unread()
    assert stage.people["unread"].id in {row.client_id for row in unread}


def test_that_a_change_by_another_desk_is_shown(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.PEOPLE)
    move_phone(stage.world, stage.people["whole"], "070-174 06 77")
    page._bench.bus.publish(frozenset({Change(Topic.CLIENT, stage.people["whole"].id)}))
    stage.wait()
    assert "070-174 06 77" in seen(page)
    assert page.column.rows.key == stage.people["whole"].id


def test_that_keys_reach_filter_list_tabs_and_print(stage: Stage) -> None:
    page = stage.open()
    page.activateWindow()
    page.column.rows.setFocus()
    ctrl = Qt.KeyboardModifier.ControlModifier
    stage.qtbot.keyClick(page.column.rows, Qt.Key.Key_F, ctrl)
    assert page.focusWidget() is page.column.filter
    stage.qtbot.keyClick(page.column.filter, Qt.Key.Key_Down)
    assert page.focusWidget() is page.column.rows
    stage.qtbot.keyClick(page.column.rows, Qt.Key.Key_Home)
    for _ in range(2):
        stage.qtbot.keyClick(page.column.rows, Qt.Key.Key_Down)
        stage.wait()
    assert page.client.client_id == stage.people["whole"].id
    stage.qtbot.keyClick(page.column.rows, Qt.Key.Key_Return)
    assert page.focusWidget() is page.detail.tabs
    stage.qtbot.keyClick(page.detail.tabs, Qt.Key.Key_Right)
    stage.wait()
    assert page.detail.tabs.value == seeing.CARD
    stage.qtbot.keyClick(page.detail.tabs, Qt.Key.Key_P, ctrl)
    stage.wait()
    assert len(stage.heard.papers) == 1


def test_that_each_tab_can_be_reached_with_tab_alone(stage: Stage) -> None:
    page = stage.open()
    stage.choose("whole")
    wanted = {
        seeing.OVERVIEW: {"client_time_line", "client_show_card", "client_whole_history"},
        seeing.CARD: {"client_issue", "client_health", "client_keys", "client_recall"},
        seeing.PEOPLE: {"client_new_representative", "client_new_relative"},
        seeing.DECISIONS: {"client_new_decision"},
        seeing.ORDERS: {"client_orders"},
    }
    for tab, names in wanted.items():
        stage.to_tab(tab)
        page.column.filter.setFocus()
        assert names <= {*uidump.tab_order(page)}, tab


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("name", ["whole", "guarded", "bare"])
def test_that_nothing_is_cut_pale_or_out_of_reach(
    stage: Stage, theme, name: str, percent: int
) -> None:
    theme.set_percent(percent)
    page = stage.open()
    stage.choose(name)
    for tab in TABS:
        stage.to_tab(tab)
        grab(page, 1232, 780)
        assert uidump.elided(page) == [], tab
        assert uidump.pale(page) == [], tab
        assert uidump.unreachable(page) == [], tab
        assert uidump.unexplained(page) == [], tab
        assert uidump.same_names(page) == [], tab


@pytest.mark.parametrize(("width", "is_stacked"), [(1440, False), (1024, True)])
def test_that_columns_go_under_each_other_where_it_is_narrow(
    stage: Stage, theme, width: int, *, is_stacked: bool
) -> None:
    theme.set_percent(100 if not is_stacked else 130)
    page = stage.open()
    stage.choose("whole")
    grab(page, width, 768)
    shown = [one for one in page.findChildren(Columns) if one.isVisible()]
    assert [one.is_stacked for one in shown] == [is_stacked]
    scroll = page.detail._stack.currentWidget()
    assert scroll.horizontalScrollBar().maximum() == 0
