"""Personkort: what the next card says, what only the card holds, and every card so far."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from app.access.roles import Role
from app.kernel.texts import _
from ui.clients import seeing
from ui.clients.card_facts import CardDraft
from ui.clients.card_history import HistoryPanel
from ui.clients.card_notes import NotesPanel
from ui.clients.client_model import ClientModel
from ui.clients.columns import Columns
from ui.clients.next_card import NextCardPanel
from ui.kernel.naming import named
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import DOWN, Box, column


class CardTab(QWidget):
    """For the officer all of it; others are shown the way to the card that is issued."""

    issue_asked = Signal()
    recall_asked = Signal()
    read_asked = Signal()

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self.next, self.history = NextCardPanel(), HistoryPanel()
        self.notes = NotesPanel(model)
        read = named(Button(_("Läs kortet"), icon="id-card"), "client_read_card")
        where = (
            _("Kortet räknas som läst när du öppnar det under Våra kunder.")
            if model.bench.actor.role is Role.PROVIDER
            else _("Du ser kortet som det är utfärdat. Ansvarig handläggare utfärdar nästa.")
        )
        self._other = EmptyPage("id-card", _("Personkortet"), where, [read])
        left, right = column(self.next, None), column(self.notes, 12, self.history, None)
        self._own = Columns((left, 5), (right, 4))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._own)
        self._stack.addWidget(self._other)
        Box(DOWN, self._stack, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if not seeing.may_issue(model.bench.actor):
            self._stack.setCurrentWidget(self._other)
        read.clicked.connect(self.read_asked)
        self.next.issue_asked.connect(self.issue_asked)
        self.history.recall_asked.connect(self.recall_asked)
        model.loaded.connect(self._show)

    def _show(self, tab: str) -> None:
        draft: CardDraft | None = self._model.parts.draft
        if tab != seeing.CARD or draft is None:
            return
        today = self._model.bench.today()
        self.next.show_preview(draft.preview)
        self.notes.show_draft(draft)
        self.history.show_issues(draft.issues, today)
