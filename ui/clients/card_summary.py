"""The newest card in short: version, when and by whom, what is new, who has read it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from app.person_cards.model import CardStatus
from app.person_cards.views import CardPreview, FieldChange
from ui.clients.card_facts import CardSummary, Recipient
from ui.kernel.days import moment_words
from ui.kernel.naming import named
from ui.widgets.buttons import Link
from ui.widgets.layout import DOWN, Box, Rule, column, row
from ui.widgets.painted.before_after import BeforeAfter, BeforeAfterData, ChangedField
from ui.widgets.painted.version_badge import VersionBadge, VersionBadgeData, VersionState
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text

_STATES = {
    CardStatus.ISSUED: VersionState.VALID,
    CardStatus.SUPERSEDED: VersionState.REPLACED,
    CardStatus.RECALLED: VersionState.RECALLED,
}


class CardSummaryPanel(Panel):
    """`asked` when somebody wants the whole card."""

    asked = Signal()

    def __init__(self) -> None:
        self._link = named(Link(_("Visa kortet"), "id-card"), "client_show_card")
        super().__init__(title=_("Personkort"), actions=[self._link])
        self._inside = Box(DOWN)
        self.box.addLayout(self._inside)
        self.box.add(None)
        self._link.clicked.connect(self.asked)

    def show_link(self, *, is_there: bool) -> None:
        self._link.setVisible(is_there)

    def show_card(self, card: CardSummary | None, today: dt.date, why_none: str) -> None:
        """Without a card the sentence says why there is none to see."""
        self._inside.clear()
        if card is None:
            self._inside.add(Text(why_none, "body", "text2", wrap=True))
            return
        self._inside.add(_head(card, today))
        if card.changes and card.replaces is not None:
            title = _("Ändrat från v{old} till v{new}").format(old=card.replaces, new=card.number)
            self._inside.add(12, Text(title, "smallstrong", "text2"), 8, changes_of(card.changes))
        if card.recipients:
            self._inside.add(12, Rule(), 8)
            for number, recipient in enumerate(card.recipients):
                self._inside.add(*([8] if number else []), _line(recipient, today))


def since_last(preview: CardPreview) -> str:
    """Over what is new on the next card; a card that says the same is told as such."""
    said = (
        _("Ändrat sedan version {number}")
        if preview.changes
        else _("Inget är ändrat sedan version {number}")
    )
    return said.format(number=preview.replaces)


def changes_of(changes: Sequence[FieldChange], name: str = "client_card_changes") -> BeforeAfter:
    fields = tuple(
        ChangedField(key=f"{number}", field=one.label, before=one.before, after=one.after)
        for number, one in enumerate(changes)
    )
    return BeforeAfter(name, BeforeAfterData(fields=fields, name=_("Ändrat på kortet")))


def badge_of(number: int, status: CardStatus, name: str = "client_card_version") -> VersionBadge:
    return VersionBadge(name, VersionBadgeData(number=number, state=_STATES[status]))


def _head(card: CardSummary, today: dt.date) -> QWidget:
    issued = _("Utfärdat {when} av {who}").format(
        when=moment_words(card.issued_at, today), who=card.issued_by
    )
    code = _("Kod på papperet: {code}").format(code=card.code)
    if card.replaces is not None:
        replaced = _("Ersätter v{number}.").format(number=card.replaces)
        code = f"{replaced} {code}"
    lines: list[QWidget | int] = [
        Text(issued, "strong", wrap=True),
        2,
        Text(code, "body", "text2", wrap=True),
    ]
    if card.reason:
        reason = _("Skäl: {reason}").format(reason=card.reason)
        lines += [2, Text(reason, "body", "text2", wrap=True)]
    if not card.is_current:
        lines += [2, Text(_("Inget kort gäller nu."), "strong", "danger", wrap=True)]
    badge = column(badge_of(card.number, card.status), None)
    return row(badge, 16, (column(*lines, None), 1))


def _line(recipient: Recipient, today: dt.date) -> QWidget:
    if recipient.read_at is not None:
        when = _("läst {when}").format(when=moment_words(recipient.read_at, today))
        icon, tone, words = "check-check", "ok", Text(when, "body", "text3")
    else:
        when = _("inte läst, skickat {when}").format(when=moment_words(recipient.sent_at, today))
        icon, tone, words = "hourglass", "wait", Text(when, "body", "wait")
    line = row(Icon(icon, tone), 8, (Text(recipient.unit, wrap=True), 1), 8, words)
    line.setAccessibleName(f"{recipient.unit}, {when}")
    return line
