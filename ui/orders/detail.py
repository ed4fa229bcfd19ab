"""One order: what it is, what can be done, its way, what was ordered, who sees it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.corrections.views import CaseRow
from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from app.orders.commands import CheckItem
from app.orders.model import OrderStatus, status_title
from app.orders.rules import check_item_title
from app.providers.model import service_title
from ui.kernel.naming import named, ruled
from ui.kernel.shapes import ChipShape
from ui.orders import words
from ui.orders.allowing import Act, offered, offered_wrong, why_not
from ui.orders.order_forms import capital
from ui.orders.order_list import due_chip
from ui.orders.order_model import OrderModel
from ui.orders.view import OrderView
from ui.theme.tokens import Tone
from ui.widgets.action_row import ActionRow, ActionShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Kind, Link
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Scroll, Surface, column, row
from ui.widgets.painted.stepper import Stepper, StepperData
from ui.widgets.panel import Panel
from ui.widgets.side_by_side import SideBySide
from ui.widgets.text import Icon, Text

_LABELS: dict[Act, tuple[str, str]] = {
    Act.SEND: (N_("Skicka"), "send"),
    Act.CHANGE: (N_("Ändra utkastet…"), "pencil"),
    Act.DISCARD: (N_("Ta bort utkastet…"), "trash-2"),
    Act.RECEIVE: (N_("Bekräfta mottagen"), "check"),
    Act.CHECK: (N_("Kontrollera…"), "list-checks"),
    Act.EXECUTE: (N_("Verkställ…"), "circle-play"),
    Act.MOVE: (N_("Flytta…"), "arrow-right"),
    Act.RECALL: (N_("Återkalla…"), "undo-2"),
    Act.END: (N_("Avsluta…"), "circle-stop"),
    Act.WRONG: (N_("Något är fel…"), "route"),
    Act.CASE: (N_("Öppna ärendet"), "route"),
}
_ACT_RULES: dict[Act, tuple[str, ...]] = {
    Act.RECEIVE: ("LEK-03b",),
    Act.CHECK: ("LED-09",),
    Act.EXECUTE: ("LED-12", "A28"),
    Act.WRONG: ("UPP-G-1",),
}
_STATUS_TONES: dict[OrderStatus, Tone] = {
    OrderStatus.SENT: "wait",
    OrderStatus.RECEIVED: "info",
    OrderStatus.CHECKED: "info",
    OrderStatus.EXECUTED: "ok",
}
_PRIMARY = frozenset({Act.SEND, Act.RECEIVE, Act.CHECK, Act.EXECUTE})


class _NoCard(QWidget):
    """Stands there while the unit has no card to read beside the order."""

    def __init__(self) -> None:
        super().__init__()
        self.to_card = named(Link(_("Till personkortet"), "id-card"), "order_to_card")
        self._banner = named(Banner("warn", "", "", self.to_card), "order_no_card")
        Box(DOWN, self._banner, 12, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_order(self, view: OrderView) -> None:
        self._banner.tell("warn", words.no_card(), words.without_card(view))
        self.setVisible(view.lacks_card)


class OrderDetail(QWidget):
    """Signals tell what is asked for; the forms live in `opening`."""

    act_asked = Signal(object)
    client_asked = Signal()
    card_asked = Signal()
    execution_asked = Signal()

    def __init__(self, model: OrderModel) -> None:
        super().__init__()
        self._model = model
        self.header = DetailHeader()
        self.acts = ActionRow("order")
        self._refusal = named(Banner("danger", ""), "order_refusal")
        self._case = named(Banner("warn", ""), "order_case_banner")
        self._case_place = column(self._case, 12)
        self._no_card = _NoCard()
        self._refusal_place = column(self._refusal, 12)
        self._refusal_place.hide()
        self.way = Stepper("order_way", StepperData(stops=()))
        way = Panel(self.way, margins=(16, 16, 16, 12))
        self._facts = Facts(label_width=112)
        self._client = named(Link(_("Personen"), "user-round"), "order_client")
        self._execution = named(Link(_("Verkställigheten"), "circle-play"), "order_execution")
        ordered = Panel(self._facts, None, title=_("Det beställda"), actions=[self._client])
        self._points = Box(DOWN)
        start = Panel(
            self._points, None, title=_("Inför starten"), note=" ", actions=[self._execution]
        )
        self._start = ruled(start, "LED-09")
        self._readers, self._events = Box(DOWN), Box(DOWN)
        seen = Panel(self._readers, title=_("Vem ser beställningen"))
        past = Panel(self._events, title=_("Hänt"))
        inside = Surface(
            self.header, self.acts, 12, self._refusal_place, self._case_place,
            self._no_card, way, 12,
            SideBySide((ordered, 7), (start, 6)), 12, seen, 12, past, None,
            ground="window", margins=(24, 16, 24, 24),
        )  # fmt: skip
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self.acts.goes_before(self.way, self._client, self._execution)
        self.acts.pressed.connect(self._pressed)
        self._client.clicked.connect(self.client_asked)
        self._no_card.to_card.clicked.connect(self.card_asked)
        self._execution.clicked.connect(self.execution_asked)
        model.changed.connect(self._show)

    def show_refusal(self, error: AppError) -> None:
        """What was refused, at the top, until something else is done."""
        self._refusal.tell("danger", error.sentence)
        self._refusal_place.show()

    def _pressed(self, key: str) -> None:
        self.act_asked.emit(Act(key))

    def _show(self) -> None:
        view = self._model.view
        if view is None:
            return
        self._refusal_place.hide()
        title = service_title(view.card.granted.service)
        self.header.tell(title, words.identity_line(view), _chips(view))
        self._show_actions(view)
        self._case_place.setVisible(view.case is not None)
        if view.case is not None:
            self._case.tell("warn", _("Beställningen rättas"), _turn(view.case))
        self._no_card.show_order(view)
        self.way.set_data(words.way(view))
        self._facts.show_pairs(words.facts(view))
        self._execution.setVisible(view.execution is not None)
        self._show_points(view)
        _fill(
            self._readers,
            [row(Icon(i), 8, (Text(t, wrap=True), 1)) for i, t in words.readers(view)],
        )
        _fill(self._events, [_event(when, said) for when, said in words.happened(view)])

    def _show_actions(self, view: OrderView) -> None:
        held = _("Beställningen skickas strax. Ångra längst ned.") if self._model.is_held else ""
        acts = offered(view)
        primary = next((act for act in acts if act in _PRIMARY), None)
        shapes = [
            _shape(act, held or why_not(view, act), "primary" if act is primary else "default")
            for act in acts
        ]
        wrong = offered_wrong(view)
        alone = None
        if wrong is not None:
            kind: Kind = "danger" if wrong is Act.WRONG else "default"
            alone = _shape(wrong, why_not(view, wrong), kind)
        self.acts.show_actions(shapes, alone)

    def _show_points(self, view: OrderView) -> None:
        who = words.checked_words(view)
        if self._start.heading is not None:
            done = len(CheckItem) if who else 0
            count = _("{done} av {all}").format(done=done, all=len(CheckItem))
            self._start.heading.note.setText(count)
        icon, tone, state = ("check", "ok", _("kontrollerat")) if who else (
            "circle", "text3", _("inte kontrollerat"))  # fmt: skip
        lines: list[QWidget] = []
        for item in CheckItem:
            name = capital(check_item_title(item))
            line = row(Icon(icon, tone), 8, (Text(name, wrap=True), 1))
            line.setAccessibleName(f"{name}, {state}")
            lines.append(line)
        note = who or _("{unit} bockar av punkterna innan insatsen börjar.").format(
            unit=view.card.unit.name
        )
        _fill(self._points, [*lines, Text(note, "small", "text2", wrap=True)])


def _shape(act: Act, reason: str, kind: Kind) -> ActionShape:
    label, icon = _LABELS[act]
    return ActionShape(
        key=act.value, label=_(label), kind=kind, icon=icon, reason=reason,
        rules=_ACT_RULES.get(act, ()),
    )  # fmt: skip


def _chips(view: OrderView) -> list[ChipShape]:
    """The state in words, and what is late or due."""
    order = view.card.order
    state = ChipShape(
        status_title(order.status).lower(), _STATUS_TONES.get(order.status, "neutral")
    )
    if view.case is not None:
        return [state, ChipShape(_("rättas"), "danger", "route")]
    due = due_chip(order, view.now, view.calendar)
    return [state, due] if due else [state]


def _turn(case: CaseRow) -> str:
    return _("Ärende {number}: {title}").format(number=case.number, title=case.title)


def _event(when: str, said: str) -> QWidget:
    label = Text(when, "body", "text3", wrap=True)
    return row((label, 3), 12, (Text(said, wrap=True), 9))


def _fill(box: Box, lines: list[QWidget]) -> None:
    box.clear()
    for number, line in enumerate(lines):
        box.add(*([8] if number else []), line)
