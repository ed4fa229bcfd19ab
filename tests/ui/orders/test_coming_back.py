"""The page is as it was left, the next day too; for each person apart."""

import pytest

from app.orders.model import OrderStatus
from tests.support.builders import NOON, TODAY
from tests.support.sitting import Sitting
from tests.ui.orders.seat import Seat
from ui.kernel.settings import Settings
from ui.shell.page import Page, PageSpec
from ui.shell.page_stack import PageStack

SENT = {"status": OrderStatus.SENT, "sent_at": NOON, "planned_start": TODAY}


@pytest.fixture
def sit(qtbot, theme, world, tmp_path):
    """Begin the program at the page of orders."""
    for number in ("B-2026-0001", "B-2026-0002"):
        world.order(world.granted(world.client()), number=number, **SENT)
    settings = Settings.in_file(tmp_path / "settings.ini")

    def sit_down(login: str) -> Seat:
        seat = Seat(Sitting(world, login))
        stack = stack_of(seat.page, settings, login)
        seat.stack = stack
        qtbot.addWidget(stack)
        stack.resize(1232, 800)
        stack.show()
        stack.open_page("page")
        return seat

    return sit_down


def stack_of(page: Page, settings: Settings, whose: str) -> PageStack:
    spec = PageSpec(id="page", title="Sidan", icon="send", shortcut="Ctrl+1", build=lambda: page)
    return PageStack((spec,), settings, whose)


def test_that_filter_and_row_come_back_for_the_one_who_left_them(sit):
    first = sit("handlaggare")
    first.press("orders_segments_all")
    first.choose("B-2026-0002")
    number = first.page.order.view.card.order.number
    assert number == "B-2026-0002"

    again = sit("handlaggare")
    assert again.page.list.segments.value == "all"
    assert again.page.order.view.card.order.number == "B-2026-0002"

    other = sit("utforare")
    assert other.page.list.segments.value == "open"
    assert other.page.order.view is None


def test_that_a_row_that_is_gone_is_not_asked_for(sit, world):
    first = sit("utforare")
    first.choose("B-2026-0002")
    with world.begin() as tx:
        order = tx.orders.by_number("B-2026-0002")
        tx.connection.exec_driver_sql(
            "UPDATE care_order SET unit_id = ? WHERE id = ?",
            (world.units["syd"].id.hex, order.id.hex),
        )
    again = sit("utforare")
    assert again.page.order.view is None
    assert not [line for line in world.log() if line.endswith("refused")]
