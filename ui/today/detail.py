"""Beside the list: why the row stands here, what it is in short, and the way to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.kernel.texts import _
from app.messages.model import Message
from app.worklist.model import Group, WorkRow
from app.worklist.when import moment_text
from ui.kernel.announce import announce
from ui.kernel.history import Place
from ui.kernel.naming import follows, follows_the_one_in_force, named, ruled
from ui.kernel.shapes import ChipShape
from ui.kernel.shortcuts import bind
from ui.today.rows import chip_of, counter_of, opener, place_of
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Rule, Surface, column, row
from ui.widgets.painted.day_counter import DayCounter, DayCounterData
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text


def explained(widget: QWidget, work: WorkRow) -> None:
    """F1 shows the rule of the row, by the version of the routine that its case was begun with."""
    ruled(widget, *([work.rule] if work.rule else []))
    if work.routine is None:
        follows_the_one_in_force(widget)
    else:
        follows(widget, *work.routine)


class TodayDetail(Surface):
    """`open_asked` leads to the thing, `client_asked` to the person it is about."""

    open_asked = Signal()
    client_asked = Signal()
    read_asked = Signal()

    def __init__(self, role: Role, has_page: Callable[[str], bool]) -> None:
        super().__init__(ground="window", margins=(24, 16, 24, 16))
        self._role, self._has_page = role, has_page
        self.header = DetailHeader()
        self.open = named(Button(_("Öppna"), "primary", icon="external-link"), "today_open")
        self.read = named(Button(_("Läs meddelandet"), icon="mail"), "today_read")
        self.client = named(Button(_("Öppna personen"), icon="user-round"), "today_client")
        self.header.show_actions([self.open, self.client, self.read])
        self._why = Text("", "body", "text2", wrap=True)
        self.counter = DayCounter("today_counter", DayCounterData(days=()))
        self._days = column(12, self.counter)
        self._rule = Box(DOWN)
        self.why = Panel(
            self._why, self._days, title=_("Varför står den här?"), margins=(16, 12, 16, 12)
        )
        self.why.box.addLayout(self._rule)
        self._facts = Facts()
        self.thing = Panel(self._facts, title=_("I korthet"))
        self._letter = Text("", wrap=True)
        self._letter.setObjectName("today_message")
        self._from = Text("", "small", "text3", wrap=True)
        letter = Panel(self._letter, 8, self._from, title=_("Meddelandet"))
        self.letter = column(12, letter)
        self.box.add(self.header, 12, self.why, self.letter, 12, self.thing, None)
        self.open.clicked.connect(self.open_asked)
        self.read.clicked.connect(self.read_asked)
        self.client.clicked.connect(self.client_asked)
        bind(self, "primary", self._press)

    def show_row(self, work: WorkRow, today: dt.date) -> None:
        about = work.about
        who = f"{about.client_name}, {about.customer_number}" if about else ""
        self.header.tell(work.title, who, [chip_of(work)])
        self._allow(work)
        self._why.setText(work.why)
        self.counter.set_data(counter_of(work, today))
        self._days.setVisible(work.counted_from is not None)
        self._show_rule(work)
        self.thing.setVisible(bool(work.facts))
        self._facts.show_pairs(work.facts)
        self.letter.hide()
        explained(self, work)

    def show_message(self, message: Message) -> None:
        """The words of a message that was read just now."""
        self._letter.setText(message.body)
        said = _("{name}, {when}")
        self._from.setText(
            said.format(name=message.sent_by_name, when=moment_text(message.sent_at))
        )
        self.letter.show()
        self.read.disable(_("Du har läst det. Texten står här under."))
        announce(self.letter, message.body)

    def _allow(self, work: WorkRow) -> None:
        self.open.set_label(opener(work))
        place = place_of(work, self._role)
        self.open.allow(self._why_not(place))
        self.read.setVisible(work.message_id is not None)
        self.read.enable()
        leads_there = place is not None and place.page == "clients"
        is_found = self._has_page("clients") and not leads_there
        self.client.setVisible(work.about is not None and is_found)

    def _why_not(self, place: Place | None) -> str:
        if place is None:
            return _("Du har inte längre rätt till det som utkastet handlar om.")
        if not self._has_page(place.page):
            return _("Din roll har inte den sidan. Det du behöver veta står här.")
        return ""

    def _show_rule(self, work: WorkRow) -> None:
        """What no source says is marked as ours, with or without an id of its own."""
        self._rule.clear()
        if work.group is Group.UNSAVED:
            return
        if work.rule:
            words = _("Regel {rule}. F1 visar den.").format(rule=work.rule)
            line = row(Icon("book-open", "text3", 14), 6, (Text(words, "small", "text3"), 1))
            self._rule.add(12, column(Rule(), 12, line))
        if work.is_added or not work.rule:
            self._rule.add(8, row(Chip(ChipShape(_("Tillägg"))), None))

    def _press(self) -> None:
        if self.isVisible():
            self.open.click()
