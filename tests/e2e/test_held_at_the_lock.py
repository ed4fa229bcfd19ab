"""What waits to be undone when the window is locked: done at once, said, and seen afterwards."""

from __future__ import annotations

from ui.clients import seeing
from ui.clients.page import ClientsPage
from ui.screens.hands import comes_true
from ui.widgets.list_view import ListView
from ui.widgets.undo_bar import Held


def hold_a_card(screen) -> ClientsPage:
    """The next card of a person is issued in eight seconds."""
    screen.press("nav_clients")
    screen.write("clients_filter", "K-10006")
    rows = screen.find("clients_list")
    assert isinstance(rows, ListView)
    rows.choose_first()
    screen.rest()
    page = screen.session.window.pages.page
    assert isinstance(page, ClientsPage)
    page.detail.show_tab(seeing.CARD)
    screen.rest()
    screen.press("client_issue")
    screen.write("issue_reason", "Ny vecka")
    screen.press("issue_act")
    assert screen.session.window.undo_bar.held
    return page


def card_in_list(page: ClientsPage) -> str:
    row = page.model.row(page.column.rows.currentIndex().row())
    assert row is not None
    return str(row)


def test_that_what_was_held_at_the_lock_is_said_and_is_in_the_list_after_it(sit_down) -> None:
    screen = sit_down("handlaggare")
    page = hold_a_card(screen)
    before = card_in_list(page)
    window = screen.session.window
    screen.press("who")
    screen.choose_in_menu("lock")
    screen.rest()
    assert not window.undo_bar.held
    screen.tells("Det som kunde ångras görs nu.")
    screen.press("lock_unlock")
    assert comes_true(lambda: card_in_list(page) != before)


def test_that_the_next_person_is_not_told_what_the_one_before_did(sit_down) -> None:
    screen = sit_down("handlaggare")
    screen.press("nav_clients")
    session, bench = screen.session, screen.session.window.pages.page.client.bench
    told = []

    def answered(_result: object) -> None:
        bench.say("Beställningen är skickad")
        told.append(session.actor.login)

    def act() -> None:
        session.runner.write(session, lambda: None, answered, lambda _error: None)

    session.window.undo_bar.hold(
        Held(sentence="Skickas om {seconds}", about="", act_now="Nu", act=act, undo=act)
    )
    screen.become("utforare")
    assert told == ["utforare"], "the answer came before the change"
    assert "skickad" not in session.window.status.sentence
