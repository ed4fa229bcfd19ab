"""A new order is written over the person it is for."""

from __future__ import annotations

from collections.abc import Callable

from tests.e2e.screen import Screen
from ui.widgets.list_view import ListView


def test_that_who_leaves_a_new_order_is_still_with_the_person(
    sit_down: Callable[[str], Screen],
) -> None:
    screen = sit_down("handlaggare")
    pages = screen.session.window.pages
    screen.press("nav_clients")
    screen.write("clients_filter", "K-10006")
    rows = screen.find("clients_list")
    assert isinstance(rows, ListView)
    rows.choose_first()
    screen.rest()
    screen.press("client_new_order")
    screen.write("draft_order_from", "2027-03-01")
    screen.press("draft_order_leave")
    assert pages.page_id == "clients"
    screen.press("client_new_order")
    screen.tells("Det du skrev sist är tillbaka")
    screen.press("draft_order_leave")
    assert pages.page_id == "clients"
    assert screen.find("client_new_order").isVisible()
