"""The page of orders under somebody's hands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from tests.support.page_seat import PageSeat
from tests.support.sitting import Sitting, pick
from ui.orders.page import OrdersPage
from ui.orders.view import OrderServices


class Seat(PageSeat):
    """One person at the page."""

    page: OrdersPage

    def __init__(self, sitting: Sitting) -> None:
        made = sitting.services
        services = OrderServices(
            desk=made.desk,
            reading=made.order_reading,
            orders=made.orders,
            executions=made.executions,
            cases=made.cases,
            clients=made.client_reading,
            decisions=made.decisions,
            drafts=made.drafts,
            providers=made.providers,
            settings=made.settings,
            cards=made.cards,
        )
        super().__init__(sitting, OrdersPage(sitting.bench, services))

    def choose(self, number: str) -> None:
        """Click the row with the order's number."""
        view = pick(self.page, "orders_list")
        assert isinstance(view, QAbstractItemView)
        row = next(n for n, one in enumerate(self.rows) if getattr(one, "right", "") == number)
        where = view.visualRect(self.page.model.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
