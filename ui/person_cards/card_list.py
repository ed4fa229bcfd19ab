"""The list of my clients' current cards, as high as a hand in a hurry needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable
from uuid import UUID

from app.kernel.texts import _
from app.kernel.window import Page, Window
from app.person_cards.reading import IssuedCards
from app.person_cards.views import CardRow
from ui.kernel.days import moment_day
from ui.kernel.pages import PageSource, source_of_windows
from ui.kernel.shapes import ChipShape, Mark, RowShape
from ui.kernel.windowed_model import WindowedModel
from ui.theme.tokens import ROW
from ui.widgets.list_view import ListView
from ui.widgets.row_delegate import RowDelegate


class CardSource:
    """Asks the service for one window at a time, with what was typed in the filter."""

    def __init__(self, cards: IssuedCards, words: str) -> None:
        self._cards, self._words = cards, words

    def source(self) -> PageSource[CardRow]:
        together = self._cards.together
        return source_of_windows(self._rows, place=self._place, together=together)

    def _rows(self, window: Window) -> Page[CardRow]:
        return self._cards.rows(window, self._words)

    def _place(self, key: Hashable) -> int | None:
        return self._cards.place(key, self._words) if isinstance(key, UUID) else None


class CardListView(ListView):
    """Rows as high as a finger, without icons."""

    def __init__(self, name: str, accessible_name: str, model: WindowedModel[CardRow]) -> None:
        super().__init__(name, accessible_name, model, has_icons=False)
        self._delegate = RowDelegate(self, has_icons=False, height=ROW["provider"])
        self.setItemDelegate(self._delegate)
        self._restyle()


class CardShapes:
    """How a row looks on a day."""

    def __init__(self, today: dt.date) -> None:
        self._today = today

    def shape(self, row: CardRow) -> RowShape:
        """Line 1 the person and the version; line 2 the number and what the paper is."""
        return RowShape(
            key=row.client_id,
            title=row.name,
            name=_("v{number}").format(number=row.number) if row.number is not None else "",
            reason=_reason(row),
            chip=_chip(row),
            right=self._when(row),
            is_unread=row.is_unread,
            marks=(Mark("shield", _("skyddad identitet"), "wait"),) if row.is_protected else (),
        )

    def _when(self, row: CardRow) -> str:
        if row.read_at is not None:
            return _("läst {day}").format(day=moment_day(row.read_at, self._today))
        return moment_day(row.issued_at, self._today) if row.issued_at is not None else ""


def _reason(row: CardRow) -> str:
    if row.is_changed_since_print or row.is_paper_recalled:
        paper = _("papperet hos er är v{number}").format(number=row.printed_number)
        return f"{row.customer_number} · {paper}"
    return row.customer_number


def _chip(row: CardRow) -> ChipShape:
    if row.is_paper_recalled:
        return ChipShape(_("återkallat"), "danger", "octagon-x")
    if row.number is None:
        return ChipShape(_("inget kort"), "neutral")
    if not row.is_unread:
        return ChipShape(_("gäller"), "ok", "check")
    words = _("nytt kort, inte läst") if row.number == 1 else _("ny version, inte läst")
    return ChipShape(words, "warn", "bell")
