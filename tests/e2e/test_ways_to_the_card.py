"""From what waits to the person card itself and back again, and where there is no way."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.clients.views import ClientFilter
from app.kernel.window import Window
from app.messages.commands import SendMessage
from app.worklist.model import Target, WorkRow
from ui.clients.page import ClientsPage
from ui.today.page import TodayPage

Key, Mod = Qt.Key, Qt.KeyboardModifier


def card_row(screen) -> WorkRow:
    """A row of Idag that is about a card, chosen."""
    screen.press("nav_today")
    page = screen.session.window.pages.page
    assert isinstance(page, TodayPage)
    row = next(row for row in page.model.list.rows if row.target is Target.CARD)
    page.show_key(row.key)
    screen.rest()
    return row


def clients(screen) -> ClientsPage:
    page = screen.session.window.pages.page
    assert isinstance(page, ClientsPage)
    return page


def keys(screen, key: Key, modifier: Mod) -> None:
    QTest.keyClick(screen.session.window.focusWidget(), key, modifier)
    screen.rest()


def test_that_the_card_is_opened_on_its_tab_and_a_tab_of_ones_own_stays_on_the_way_back(
    sit_down,
) -> None:
    screen = sit_down("handlaggare")
    row = card_row(screen)
    screen.press("today_open")
    page = clients(screen)
    assert str(page.shown_id) == str(row.target_id)
    assert page.detail.tabs.value == "card"
    assert page.detail.card_tab.isVisible()
    keys(screen, Key.Key_Return, Mod.NoModifier)  # from the list to the tabs
    keys(screen, Key.Key_Tab, Mod.ControlModifier)
    assert page.detail.tabs.value == "people"
    assert page.detail.people.isVisible()
    keys(screen, Key.Key_Left, Mod.AltModifier)
    today = screen.session.window.pages.page
    assert isinstance(today, TodayPage)
    assert today.list.key == row.key
    keys(screen, Key.Key_Right, Mod.AltModifier)
    assert str(clients(screen).shown_id) == str(row.target_id)
    assert page.detail.tabs.value == "people"
    assert page.detail.people.isVisible()


def test_that_the_unit_is_led_to_the_card_among_its_own_clients(sit_down) -> None:
    screen = sit_down("utforare")
    row = card_row(screen)
    screen.press("today_open")
    assert screen.session.window.pages.page_id == "cards"
    assert screen.session.window.pages.history.here.key == str(row.target_id)


def test_that_a_message_leads_nowhere_for_a_role_without_the_page(sit_down) -> None:
    """A fee officer has neither persons nor cases: the message is read where it stands."""
    screen = sit_down("handlaggare")
    services = screen.session.services
    client = services.client_reading.rows(ClientFilter(), Window(0, 1)).rows[0].id
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
    screen.become("avgift")
    screen.press("nav_today")
    screen.pick("today_list", "Meddelande")
    screen.refuses("today_open", "Din roll har inte den sidan.")
    assert not screen.session.window.findChild(QWidget, "today_client").isVisible()
    keys(screen, Key.Key_Return, Mod.NoModifier)
    assert screen.session.window.pages.page_id == "today"
    screen.press("today_read")
    screen.tells("Startdatumet är den 8 maj.")
