"""The provider's start page, driven by clicks and keys on a real store."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from app.access.roles import Role
from app.kernel.changes import Change, Topic
from app.kernel.errors import StoreProblem
from tests.support import uidump
from tests.support.screens import grab
from tests.ui.person_cards.conftest import Stage
from tests.ui.person_cards.samples import issue, move_phone, seen, services_of, text_of
from ui.kernel.questions import Reply
from ui.theme.tokens import ROW

PAGE_WIDTH, PAGE_HEIGHT = 1160, 700


def test_that_each_row_tells_version_and_whether_it_is_read(stage: Stage) -> None:
    stage.open()
    told = {name: stage.shape(name) for name in stage.people}
    assert (told["read"].name, told["read"].chip.text) == ("v1", "gäller")
    assert told["read"].right == "läst ons 25 nov"
    assert told["unread"].chip.text == "nytt kort, inte läst"
    assert told["printed"].chip.text == "ny version, inte läst"
    assert told["printed"].reason == "K-10003 · papperet hos er är v1"
    assert told["without"].chip.text == "inget kort"


@pytest.mark.rule("INV-13")
def test_that_a_protected_person_has_no_name_in_list_or_heading(stage: Stage) -> None:
    page = stage.open()
    stage.choose("guarded")
    assert "Thunmark" not in seen(page)
    assert stage.find("card_guarded").isVisible()


@pytest.mark.rule("INV-13")
def test_that_a_protected_card_is_shown_when_its_purpose_is_written(stage: Stage) -> None:
    page = stage.open()
    stage.choose("guarded")
    assert page.card.card is None, "walking past showed it"
    assert "Kortet visas när du har skrivit varför" in seen(page)
    stage.heard.questions.replies = [Reply(acted=False), Reply(acted=True, reason="Hembesök i dag")]
    stage.press("card_read")
    assert page.card.card is None
    stage.press("card_read")
    stage.qtbot.waitUntil(lambda: page.card.card is not None)
    assert "Hembesök i dag" in stage.purposes()
    stage.choose("read")
    stage.choose("guarded")
    assert page.card.card is None, "a purpose holds for one reading"


@pytest.mark.rule("INV-13")
def test_that_a_protected_card_is_printed_only_with_a_purpose_in_the_log(stage: Stage) -> None:
    stage.open()
    stage.choose("guarded")
    stage.heard.questions.replies = [Reply(acted=False)]
    stage.press("card_print")
    assert stage.heard.questions.asked[-1].reason_label == "Varför behöver du uppgifterna"
    assert stage.heard.papers == []
    assert stage.receipt("guarded")[1] is None
    stage.heard.questions.replies = [Reply(acted=True, reason="Papper till bilen")]
    stage.press("card_print")
    stage.qtbot.waitUntil(lambda: bool(stage.heard.papers))
    assert "Papper till bilen" in stage.purposes()
    text = text_of(stage.heard.papers[0].draw().pdf)
    assert "Viola Thunmark" in text
    assert "Provgatan" not in text


@pytest.mark.rule("INV-13")
def test_that_a_protected_card_is_saved_only_with_a_purpose(stage: Stage, tmp_path: Path) -> None:
    page = stage.open()
    stage.choose("guarded")
    stage.heard.questions.folder = tmp_path
    stage.heard.questions.replies = [Reply(acted=True, reason="Läsa"), Reply(acted=False)]
    stage.press("card_save")
    stage.qtbot.waitUntil(lambda: page.card.card is not None)
    stage.wait()
    assert list(tmp_path.iterdir()) == []
    stage.heard.questions.replies = [Reply(acted=True, reason="Till pärmen")]
    stage.press("card_save")
    stage.qtbot.waitUntil(lambda: bool(stage.heard.said))
    assert len(list(tmp_path.iterdir())) == 1
    assert stage.purposes()[-2:] == ["Läsa", "Till pärmen"]


def test_that_rows_are_high_and_counted(stage: Stage) -> None:
    page = stage.open()
    assert page.list.visualRect(page.model.index(0)).height() == ROW["provider"]
    assert "5 kunder" in seen(page)
    assert "2 kort är inte lästa" in seen(page)


def test_that_a_read_card_is_shown_when_its_row_is_chosen(stage: Stage) -> None:
    page = stage.open()
    stage.choose("read")
    stage.qtbot.waitUntil(lambda: page.view.sheets.is_drawn)
    assert page.view.sheets.count >= 1
    assert "Gunvor Sandgren" in text_of(page.card.card.drawn.pdf)


def test_that_walking_past_an_unread_card_does_not_read_it(stage: Stage) -> None:
    page = stage.open()
    stage.choose("printed")
    assert stage.receipt("printed") == (None, None)
    assert page.card.card is None
    assert stage.find("card_unread").isVisible()
    assert stage.find("card_read").text().strip() == "Läs version 2"


def test_that_reading_is_seen_by_the_officer_and_tells_what_is_new(stage: Stage) -> None:
    stage.open()
    stage.choose("printed")
    stage.press("card_read")
    stage.wait()
    stage.qtbot.waitUntil(lambda: stage.shape("printed").chip.text == "gäller")
    assert stage.receipt("printed") == (stage.world.clock.now(), None)
    unread = services_of(stage.world, "handlaggare").issued_cards.unread()
    assert stage.people["printed"].id not in {row.client_id for row in unread}
    assert "Nytt sedan version 1: telefon" in stage.find("card_news").accessibleName()
    assert "Papperet hos er är version 1" in stage.find("card_news").accessibleName()


@pytest.mark.rule("NKP-06")
def test_that_the_large_button_prints_the_current_card_and_notes_it(stage: Stage) -> None:
    stage.open()
    stage.choose("printed")
    stage.press("card_print")
    stage.qtbot.waitUntil(lambda: bool(stage.heard.papers))
    stage.wait()
    assert stage.heard.papers[0].title == "Personkort"
    drawn = stage.heard.papers[0].draw()
    assert "Version 2" in text_of(drawn.pdf)
    assert stage.receipt("printed") == (stage.world.clock.now(), stage.world.clock.now())
    assert "papperet hos er" not in stage.shape("printed").reason


def test_that_the_print_keys_work_from_the_list(stage: Stage) -> None:
    page = stage.open()
    stage.choose("printed")
    page.activateWindow()
    stage.qtbot.waitUntil(page.isActiveWindow)
    page.list.setFocus()
    stage.qtbot.keyClick(page.list, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    stage.qtbot.waitUntil(lambda: bool(stage.heard.papers))


def test_that_two_presses_are_two_printouts(stage: Stage) -> None:
    stage.open()
    stage.choose("read")
    stage.page.activateWindow()
    stage.find("card_save").setFocus()
    for _ in range(2):
        stage.qtbot.keyClick(
            stage.find("card_save"), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier
        )
        stage.wait()
    assert len(stage.heard.papers) == 2


def test_that_a_saved_card_has_no_customer_number_in_its_name(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.choose("read")
    asked = stage.heard.questions.proposals
    stage.heard.questions.folder = tmp_path
    stage.press("card_save")
    stage.qtbot.waitUntil(lambda: bool(stage.heard.said))
    stage.wait()
    name = asked[0]
    assert name.startswith("personkort-")
    assert name.endswith("-v1.pdf")
    assert stage.people["read"].customer_number not in name
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")
    assert stage.heard.said[-1] == f"{name} är sparad i {tmp_path} och läst igen."


def test_that_saving_an_unread_card_reads_it_first(stage: Stage, tmp_path: Path) -> None:
    stage.open()
    stage.choose("unread")
    stage.heard.questions.paths = [tmp_path / "kort.pdf"]
    stage.press("card_save")
    stage.qtbot.waitUntil((tmp_path / "kort.pdf").exists)
    stage.wait()
    assert stage.receipt("unread") == (stage.world.clock.now(), stage.world.clock.now())


def test_that_a_file_in_the_way_is_a_sentence_and_stays(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "kort.pdf"
    target.write_bytes(b"annat")
    stage.open()
    stage.choose("read")
    stage.heard.questions.paths = [target]
    stage.press("card_save")
    stage.qtbot.waitUntil(stage.find("card_refusal").isVisible)
    assert "finns redan en fil" in stage.find("card_refusal").accessibleName()
    assert (target.read_bytes(), stage.heard.said) == (b"annat", [])


def test_that_a_newer_card_replaces_the_one_on_the_screen(stage: Stage) -> None:
    page = stage.open()
    stage.choose("read")
    move_phone(stage.world, stage.people["read"], "070-174 06 77")
    issue(stage.world, stage.people["read"], "Ny telefon")
    page._bench.bus.publish(frozenset({Change(Topic.CARD, stage.people["read"].id)}))
    stage.wait()
    assert stage.find("card_unread").isVisible()
    assert page.card.card is None
    assert page.list.key == stage.people["read"].id


def test_that_a_person_without_a_card_has_nothing_to_print(stage: Stage) -> None:
    page = stage.open()
    stage.choose("without")
    assert not stage.find("card_print").isVisible()
    assert "Be ansvarig handläggare att utfärda ett" in seen(page)


def test_that_a_wrong_card_is_told_to_the_officer(stage: Stage) -> None:
    stage.open()
    stage.choose("read")
    stage.press("card_wrong")
    act = stage.find("card_wrong_form_act")
    assert not act.isEnabled()
    stage.qtbot.keyClicks(stage.find("card_wrong_form_text"), "Fel telefon")
    stage.qtbot.mouseClick(act, Qt.MouseButton.LeftButton)
    stage.qtbot.waitUntil(lambda: stage.heard.said == ["Meddelandet är skickat till handläggaren"])
    with stage.world.begin() as tx:
        sent = tx.messages.of_client(stage.people["read"].id)
    assert [(one.to_role, one.body) for one in sent] == [(Role.CASE_OFFICER, "Fel telefon")]


def test_that_a_unit_without_clients_reads_why_the_page_is_empty(stage: Stage) -> None:
    page = stage.open("utforare2")
    assert "Ni har inga kunder just nu" in seen(page)


def test_that_the_filter_finds_by_name_and_number_and_opens_nobody(stage: Stage) -> None:
    page = stage.open()
    stage.choose("read")
    before = stage.receipt("unread")
    stage.qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.column.filter
    stage.qtbot.keyClicks(page.column.filter, "brand")
    stage.wait()
    assert [shape.title for shape in stage.shapes()] == ["Folke Brandelin"]
    assert "1 kund" in seen(page)
    assert not page.view.isVisible()
    assert "Ingen är vald" in seen(page)
    assert stage.receipt("unread") == before
    page.column.filter.selectAll()
    stage.qtbot.keyClicks(page.column.filter, stage.people["read"].customer_number)
    stage.wait()
    assert [shape.key for shape in stage.shapes()] == [stage.people["read"].id]
    assert page.view.isVisible()


def test_that_a_filter_that_finds_nobody_says_so_and_is_cleared(stage: Stage) -> None:
    page = stage.open()
    stage.choose("read")
    stage.qtbot.keyClicks(page.column.filter, "nobody")
    stage.wait()
    assert "Ingen kund passar filtret" in seen(page)
    stage.press("cards_clear_filter")
    assert len(stage.shapes()) == 5
    assert page.list.key == stage.people["read"].id
    assert page.view.isVisible()


def test_that_the_person_of_last_time_is_shown_again(stage: Stage) -> None:
    page = stage.open()
    page.choose_again(str(stage.people["printed"].id))
    page.card.forget()
    page.refresh()
    stage.wait()
    assert page.list.key == stage.people["printed"].id


def test_that_a_store_that_fails_is_told_and_can_be_asked_again(stage: Stage, monkeypatch) -> None:
    page = stage.open()

    def fail(client_id, purpose):
        raise StoreProblem("store.busy", "Databasen svarar inte. Försök igen.")

    monkeypatch.setattr(page.card._services.issued, "open", fail)
    stage.choose("read")
    assert "Databasen svarar inte" in stage.find("card_refusal").accessibleName()
    monkeypatch.undo()
    page.card.read()
    stage.wait()
    assert page.card.card is not None


def test_that_back_and_forward_choose_the_person(stage: Stage) -> None:
    page = stage.open()
    keys: list[str] = []
    page.key_chosen.connect(keys.append)
    page.show_key(str(stage.people["read"].id))
    stage.wait()
    assert page.list.key == stage.people["read"].id
    assert keys[-1] == str(stage.people["read"].id)
    assert page.card.card.paper.issue.client_id == stage.people["read"].id


def test_that_a_person_who_is_nobodys_client_here_leaves_no_buttons(stage: Stage) -> None:
    page = stage.open()
    page.show_key(str(UUID(int=404)))
    stage.wait()
    said = uidump.dump(page)
    assert "Kortet kan inte visas" in said
    assert "card_print" not in said
    stage.choose("read")
    assert "card_print" in uidump.dump(page)


def test_that_the_page_can_be_walked_with_the_keyboard_only(stage: Stage) -> None:
    page = stage.open()
    page.list.setFocus()
    stage.qtbot.keyClick(page.list, Qt.Key.Key_Down)
    stage.qtbot.keyClick(page.list, Qt.Key.Key_Down)
    stage.wait()
    assert page.card.row.client_id == stage.people["read"].id
    stage.qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.focusWidget() is stage.find("card_print")
    stops = uidump.tab_order(page)
    assert {"cards_list", "card_print", "card_save", "card_wrong", "card_sheets"} <= {*stops}


@pytest.mark.parametrize("percent", [100, 130])
@pytest.mark.parametrize("name", ["read", "printed", "guarded", "without"])
def test_that_nothing_is_cut_pale_or_out_of_reach(
    stage: Stage, theme, name: str, percent: int
) -> None:
    theme.set_percent(percent)
    page = stage.open()
    stage.choose(name)
    grab(page, PAGE_WIDTH, PAGE_HEIGHT)
    assert uidump.elided(page) == []
    assert uidump.pale(page) == []
    assert uidump.unreachable(page) == []
    assert uidump.unexplained(page) == []
    assert uidump.same_names(page) == []
