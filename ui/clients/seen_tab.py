"""Vem har sett: who has had to do with the person's data, for the one who reviews the log."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.access.review import AccessSummary
from app.access.roles import role_title
from app.kernel.texts import _
from ui.clients import seeing
from ui.clients.client_model import ClientModel
from ui.kernel.days import moment_words
from ui.kernel.table_model import Column, TableModel
from ui.theme.look import look
from ui.theme.tokens import ROW
from ui.widgets.layout import DOWN, Box
from ui.widgets.panel import Panel
from ui.widgets.table_view import TableView


class SeenTab(QWidget):
    """Counts, never what was read."""

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self.rows: TableModel[AccessSummary] = TableModel(_columns(model.bench.today()), _key, self)
        self.table = TableView("client_seen", _("Vem har sett"), self.rows)
        Box(DOWN, Panel(self.table, margins=(1, 1, 1, 1)), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        model.loaded.connect(self._show)

    def _show(self, tab: str) -> None:
        if tab != seeing.SEEN:
            return
        people = self._model.parts.seen
        self.rows.show(people)
        height = look.px(ROW["normal"]) + look.px(ROW["two_line"]) * max(len(people), 4)
        self.table.setMinimumHeight(height + 2)


def _key(row: AccessSummary) -> object:
    return row.user_id


def _columns(today: dt.date) -> list[Column[AccessSummary]]:
    return [
        Column(
            title=_("Vem"),
            text=lambda row: row.login,
            second=lambda row: role_title(row.role),
            is_strong=True,
            takes_room=True,
        ),
        Column(title=_("Läst"), text=lambda row: str(row.reads), is_number=True),
        Column(title=_("Ändrat"), text=lambda row: str(row.changes), is_number=True),
        Column(title=_("Nekats"), text=lambda row: str(row.refused), is_number=True),
        Column(title=_("Senast"), text=lambda row: moment_words(row.last_at, today)),
    ]
