"""Beställningar: those of this person; a row goes to the order itself."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.kernel.texts import _
from app.orders.model import OrderStatus, status_title
from app.orders.views import OrderRow
from app.providers.model import service_title
from ui.clients import seeing
from ui.clients.client_model import ClientModel
from ui.kernel.days import span_words
from ui.kernel.shapes import ChipShape
from ui.kernel.table_model import Column, TableModel
from ui.theme.look import look
from ui.theme.tokens import ROW, Tone
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import DOWN, Box
from ui.widgets.panel import Panel
from ui.widgets.table_view import TableView

_TONES: dict[OrderStatus, Tone] = {
    OrderStatus.DRAFT: "neutral",
    OrderStatus.SENT: "wait",
    OrderStatus.RECEIVED: "info",
    OrderStatus.CHECKED: "info",
    OrderStatus.EXECUTED: "ok",
}


class OrdersTab(QWidget):
    """`opened` brings the id of the order."""

    opened = Signal(object)

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self.rows: TableModel[OrderRow] = TableModel(_columns(model.bench.today()), _key, self)
        self.table = TableView("client_orders", _("Beställningar"), self.rows)
        self._none = EmptyPage(
            "send",
            _("Ingen beställning än"),
            _("När ett beslut är fattat kan du göra en beställning till en utförare."),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._none)
        Box(DOWN, Panel(self._stack, margins=(1, 1, 1, 1)), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.table.opened.connect(self.opened)
        self.table.doubleClicked.connect(self._open)
        model.loaded.connect(self._show)

    def _open(self) -> None:
        if self.table.key is not None:
            self.opened.emit(self.table.key)

    def _show(self, tab: str) -> None:
        if tab != seeing.ORDERS:
            return
        orders = self._model.parts.orders
        self.rows.show(orders)
        self._stack.setCurrentWidget(self.table if orders else self._none)
        height = look.px(ROW["normal"]) + look.px(ROW["two_line"]) * max(len(orders), 4)
        self.table.setMinimumHeight(height + 2)


def _key(row: OrderRow) -> object:
    return row.id


def _columns(today: dt.date) -> list[Column[OrderRow]]:
    return [
        Column(title=_("Nummer"), text=lambda row: row.number, is_strong=True),
        Column(
            title=_("Insats"),
            text=lambda row: service_title(row.service),
            second=lambda row: row.unit,
            takes_room=True,
        ),
        Column(title=_("Gäller"), text=lambda row: span_words(row.valid_from, row.valid_to, today)),
        Column(title=_("Läge"), text=lambda row: status_title(row.status), chip=_chip),
    ]


def _chip(row: OrderRow) -> ChipShape:
    return ChipShape(status_title(row.status).lower(), _TONES.get(row.status, "neutral"))
