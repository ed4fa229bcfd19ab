"""Every card that was issued, the newest first; only the current one can be recalled."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from app.person_cards import codes
from app.person_cards.model import CardStatus, PersonCardIssue
from ui.clients.card_summary import badge_of
from ui.kernel.days import moment_words
from ui.kernel.naming import named
from ui.widgets.buttons import Button
from ui.widgets.layout import DOWN, Box, Rule, column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class HistoryPanel(Panel):
    """A card is never changed: the number, who, why and the code stay as they were."""

    recall_asked = Signal()

    def __init__(self) -> None:
        super().__init__(title=_("Utfärdade kort"))
        self.recall = named(Button(_("Återkalla kortet…"), "danger"), "client_recall")
        self._inside = Box(DOWN)
        self.box.addLayout(self._inside)
        self.box.add(12, row(None, self.recall))
        self.recall.clicked.connect(self.recall_asked)

    def show_issues(self, issues: Sequence[PersonCardIssue], today: dt.date) -> None:
        self._inside.clear()
        for number, issue in enumerate(issues):
            if number:
                self._inside.add(8, Rule(), 8)
            self._inside.add(_line(issue, today))
        if not issues:
            self._inside.add(Text(_("Inget kort är utfärdat än."), "body", "text2", wrap=True))
        is_current = bool(issues) and issues[0].status is CardStatus.ISSUED
        self.recall.allow("" if is_current else _("Inget kort gäller som kan återkallas."))


def _line(issue: PersonCardIssue, today: dt.date) -> QWidget:
    when = moment_words(issue.issued_at, today)
    who = _("{when} av {who}").format(when=when, who=issue.issued_by_name)
    code = _("Kod {code}").format(code=codes.shown(issue.code))
    words: list[QWidget] = [Text(who, "strong", wrap=True)]
    if issue.reason:
        words.append(Text(issue.reason, "body", "text2", wrap=True))
    words.append(Text(code, "body", "text3", wrap=True))
    badge = badge_of(issue.number, issue.status, f"client_issue_{issue.number}")
    return row(column(badge, None), 16, (column(*words, None), 1))
