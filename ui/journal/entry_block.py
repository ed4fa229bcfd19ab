"""One note: day at the left, the wording that holds, and under it what no longer does."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent

from app.journal.model import JournalEntry
from app.kernel.texts import _
from ui.journal.view import Chain
from ui.journal.wording import author, clock, day_and_time, day_label, kind_title
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.theme.look import look
from ui.widgets.chip import Chip
from ui.widgets.layout import ACROSS, Item, Surface, Well, column, row
from ui.widgets.text import Icon, Text

DAY_WIDTH = 88


class EntryBlock(Surface):
    """Painted as chosen by the list that holds it; the whole text is its accessible name."""

    pressed = Signal(int)

    def __init__(self, chain: Chain, today: dt.date, *, is_last: bool) -> None:
        super().__init__(edges="" if is_last else "b", margins=(16, 12, 16, 12), direction=ACROSS)
        self.chain = chain
        self.setObjectName(f"journal_entry_{chain.number}")
        self.setAccessibleName(spoken(chain, today))
        at = chain.newest.occurred_at
        self._when = column(
            Text(day_label(at, today), "strong"), 2, Text(clock(at), "small", "text3"), None
        )
        self.box.add(self._when, 12, (column(*_body(chain, today)), 1))
        follow(self._measure)

    def show_chosen(self, *, is_chosen: bool) -> None:
        self.set_ground("select" if is_chosen else "surface")

    def _measure(self) -> None:
        self._when.setFixedWidth(look.px(DAY_WIDTH))

    # Qt's side of the widget

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.chain.number)
        super().mousePressEvent(event)


def spoken(chain: Chain, today: dt.date) -> str:
    """State before the words, so that nobody hears a text that does not hold."""
    newest = chain.newest
    parts = [
        day_and_time(newest.occurred_at, today),
        kind_title(chain.first.kind),
        _("rättad {day}").format(day=day_label(newest.written_at, today))
        if chain.is_corrected
        else "",
        newest.text,
        newest.client_objection,
        author(newest),
        *(_("Invändning: {text}").format(text=one.client_objection) for one in chain.objections),
    ]
    return ". ".join(part for part in parts if part)


def _body(chain: Chain, today: dt.date) -> list[Item]:
    newest = chain.newest
    title: list[Item] = [Text(kind_title(chain.first.kind), "strong")]
    if chain.is_corrected:
        words = _("rättad {day}").format(day=day_label(newest.written_at, today))
        title += [10, Chip(ChipShape(words, "neutral", "history"))]
    if chain.objections or chain.is_objection:
        title += [10, Chip(ChipShape(_("invändning"), "warn", "message-square-warning"))]
    items: list[Item] = [row(*title, None), 4, Text(newest.text, wrap=True)]
    if newest.client_objection:
        items += [4, Text(f"”{newest.client_objection}”", wrap=True)]
    if newest.correction_reason:
        said = _("Skäl: {reason}").format(reason=newest.correction_reason)
        items += [4, Text(said, "body", "text2", wrap=True)]
    for old in chain.earlier:
        items += [8, _old(old, today)]
    for objection in chain.objections:
        items += [8, _objection(objection, today)]
    return [*items, 8, _signature(chain, today)]


def _old(entry: JournalEntry, today: dt.date) -> Well:
    written = _("Skrevs {when}").format(when=day_and_time(entry.written_at, today))
    items: list[Item] = [
        row((Text(written, "small", "text3", wrap=True), 1), 8,
            Text(_("gäller inte"), "smallstrong", "text2")),
        4,
        Text(entry.text, "body", "text2", wrap=True, strike=True),
    ]  # fmt: skip
    if entry.correction_reason:
        said = _("Skäl: {reason}").format(reason=entry.correction_reason)
        items += [4, Text(said, "small", "text3", wrap=True)]
    return Well(*items, 4, Text(author(entry), "small", "text3", wrap=True))


def _objection(entry: JournalEntry, today: dt.date) -> Well:
    noted = _("Noterad {when} av {who}").format(
        when=day_and_time(entry.written_at, today), who=author(entry)
    )
    return Well(
        row(
            column(2, Icon("message-square-warning", "warn"), None), 8,
            (Text(_("Den enskilde anser att det här är fel"), "smallstrong", "text", wrap=True), 1),
        ),
        4,
        Text(f"”{entry.client_objection}”", wrap=True),
        4,
        Text(noted, "small", "text3", wrap=True),
    )  # fmt: skip


def _signature(chain: Chain, today: dt.date) -> Item:
    newest = chain.newest
    form = _("{who}, signerad {when}")
    if chain.is_corrected:
        form = _("{who}, rättelsen signerad {when}")
    said = form.format(who=author(newest), when=day_and_time(newest.written_at, today))
    icon = column(2, Icon("signature", "text3", 14), None)
    return row(icon, 8, (Text(said, "small", "text3", wrap=True), 1))
