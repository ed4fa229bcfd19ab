"""What will happen, before it has: roles and gates, before and after, what is lost and kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.corrections.guide import GuidePreview, GuideStart
from app.corrections.tickets import TicketDraft
from app.kernel.texts import _, ngettext
from app.routines.deciding import Decision
from app.routines.model import FactQuestion, Gate, Step
from app.routines.ordering import acting_order
from app.routines.words import Unit
from ui.corrections.guide_columns import scenario_name
from ui.corrections.guide_keys import claims_back, is_back
from ui.corrections.names import lane_title, role_icon
from ui.corrections.timelines import pair
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.widgets.banner import Banner
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.fields import ComboField
from ui.widgets.layout import ACROSS, DOWN, Box, Item, Scroll, Surface, column, row
from ui.widgets.painted.timeline.widget import TimeLine
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text

ANSWERS = {"yes": "Ja", "no": "Nej", "own": "Egen regi", "private": "Extern"}


class ResultPage(QWidget):
    """The last page of the guide. Nothing is sent until its primary is pressed."""

    start_asked = Signal()
    change_asked = Signal()
    print_asked = Signal()
    fact_told = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._inside = Surface(ground="window", margins=(24, 16, 24, 16))
        self.start = named(Button(_("Starta ärende"), "primary", "circle-play"), "result_start")
        self._change = named(Button(_("Ändra svar"), icon="arrow-left"), "result_change")
        paper = named(Button(_("Skriv ut som checklista"), icon="printer"), "result_print")
        self.bar = BottomBar(self.start, self._change, [paper])
        Box(DOWN, (Scroll(self._inside), 1), self.bar, parent=self)
        self.start.clicked.connect(self.start_asked)
        self._change.clicked.connect(self.change_asked)
        paper.clicked.connect(self.print_asked)

    def show_preview(
        self, guide: GuideStart, preview: GuidePreview, told: Mapping[str, str]
    ) -> None:
        """Show a scenario with its steps, or the advice of an answer that has no scenario."""
        decision = preview.decision
        box = self._inside.box
        box.clear()
        box.add(_header(guide, decision), 12)
        for warning in _warnings(decision):
            box.add(warning, 12)
        if decision.leaf.is_scenario:
            self._show_scenario(guide, preview, told)
        else:
            box.add(_advice(decision))
        box.add(None)

    # Qt's side of the page

    def showEvent(self, event: QShowEvent) -> None:
        """On the way back, so that one Enter too many starts nothing."""
        super().showEvent(event)
        self._change.setFocus()

    def event(self, event: QEvent) -> bool:
        if claims_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_back(event):
            self.change_asked.emit()
        else:
            super().keyPressEvent(event)

    # The parts

    def _show_scenario(
        self, guide: GuideStart, preview: GuidePreview, told: Mapping[str, str]
    ) -> None:
        decision, box = preview.decision, self._inside.box
        right = Box(DOWN, _effect(preview, guide), 12, _lost_and_kept(decision, guide), None)
        halves = Box(ACROSS, (_steps(decision, guide, preview.people), 1), 12)
        halves.addLayout(right, 1)
        box.add(halves, 12)
        if questions := _open_facts(decision, guide, told):
            box.add(self._facts_panel(questions), 12)
        if preview.ticket is not None:
            box.add(_ticket(preview.ticket))
        people = len({step.role for step in decision.steps})
        told_now = ngettext(
            "Inget är skickat ännu. {count} roll får veta när du startar.",
            "Inget är skickat ännu. {count} roller får veta när du startar.",
            people,
        )
        self.bar.set_summary(told_now.format(count=people))
        self.bar.allow()

    def _facts_panel(self, questions: Sequence[tuple[str, FactQuestion]]) -> Panel:
        """Facts that change steps; a step with an unknown one stays, with its condition."""
        fields: list[Item] = []
        for key, question in questions:
            choices = [("", _("Vet inte")), *((o, _(ANSWERS[o])) for o in question.options)]
            field = ComboField(f"result_fact_{key}", _(question.text), choices)
            field.chosen.connect(_Told(self, key, field).tell)
            fields += [field, 12]
        return Panel(*fields, title=_("Frågor som ändrar stegen"), note=_("kan besvaras senare"))


class _Told(QObject):
    """Remembers which question a field belongs to; lives as long as the field."""

    def __init__(self, page: ResultPage, key: str, field: ComboField) -> None:
        super().__init__(field)
        self._page, self._key = page, key

    def tell(self, value: str) -> None:
        self._page.fact_told.emit(self._key, value)


def _header(guide: GuideStart, decision: Decision) -> QWidget:
    leaf, about = decision.leaf, decision.routine.about
    head = DetailHeader(f"{scenario_name(leaf.id)}: {_(leaf.title).lower()}", _(leaf.summary))
    routine = row(
        Chip(ChipShape(about.identity, "info")),
        8,
        Text(_("Rutinen är daterad {day}").format(day=about.date.isoformat()), "body", "text3"),
        8,
        Text(guide.order_number, "body", "text3"),
        None,
    )
    return column(head, 8, routine)


def _warnings(decision: Decision) -> list[Banner]:
    return [
        Banner("warn", _("Att tänka på"), _(note.text))
        for note in decision.notes
        if note.kind.value == "warning"
    ]


def _steps(decision: Decision, guide: GuideStart, people: Mapping[Role, tuple[str, ...]]) -> Panel:
    roles = {step.role for step in decision.steps}
    note = _("{steps} steg, {roles} roller").format(steps=len(decision.steps), roles=len(roles))
    items: list[Item] = []
    shown: set[str] = set()
    for block in _blocks(acting_order(decision.steps)):
        for gate in decision.gates:
            if gate.id not in shown and _stops_any(gate, block):
                shown.add(gate.id)
                items += [_gate_line(gate), 8]
        items += [_block(block, guide, people), 10]
    return Panel(*items, title=_("Så här går det till"), note=note)


def _blocks(steps: Sequence[Step]) -> list[list[Step]]:
    """Steps of the same role and unit that follow each other are shown together."""
    blocks: list[list[Step]] = []
    for step in steps:
        if blocks and (blocks[-1][0].role, blocks[-1][0].unit) == (step.role, step.unit):
            blocks[-1].append(step)
        else:
            blocks.append([step])
    return blocks


def _block(
    steps: Sequence[Step], guide: GuideStart, people: Mapping[Role, tuple[str, ...]]
) -> QWidget:
    first = steps[0]
    where = {Unit.RECEIVER: guide.unit, Unit.RIGHT: _("rätt enhet")}.get(first.unit or Unit.RIGHT)
    who = where if first.unit else ", ".join(people.get(first.role, ()))
    named_role = column(
        Text(lane_title(first.role), "strong", wrap=True),
        Text(who or "", "body", "text3", wrap=True),
        None,
    )
    named_role.setFixedWidth(168)
    lines: list[Item] = []
    for step in steps:
        chip: list[Item] = [8, Chip(ChipShape(_("Tillägg")))] if step.added else []
        lines += [row((Text(_(step.label), "body", "text", wrap=True), 1), *chip), 4]
    return row(
        column(2, Icon(role_icon(first.role), "text2", 18), None),
        8,
        named_role,
        12,
        (column(*lines, None), 1),
    )


def _stops_any(gate: Gate, steps: Sequence[Step]) -> bool:
    acts = {act for step in steps for act in step.acts}
    return bool(set(gate.refuses) & acts) or any(gate.id in step.needs for step in steps)


def _gate_line(gate: Gate) -> QWidget:
    words = Text(_(gate.text), "smallstrong", "wait", wrap=True)
    return row(column(2, Icon("lock", "wait"), None), 8, (words, 1))


def _effect(preview: GuidePreview, guide: GuideStart) -> Panel:
    note = _("Datumen efter är beräknade. Rätt enhet verkställer på den första dagen med insats.")
    data = pair(preview.before, preview.after, guide.today, "")
    return Panel(
        TimeLine("result_timeline", data),
        8,
        Text(note, "small", "text2", wrap=True),
        title=_("Tidslinjen före och efter"),
    )


def _lost_and_kept(decision: Decision, guide: GuideStart) -> Panel:
    hidden = _("Döljs hos {unit}").format(unit=guide.unit)
    return Panel(
        row(
            (_list(hidden, decision.leaf.lost, "danger", "minus"), 1),
            16,
            (_list(_("Finns kvar"), decision.leaf.kept, "ok", "check"), 1),
        )
    )


def _list(title: str, lines: Sequence[str], tone: str, icon: str) -> QWidget:
    items: list[Item] = [Text(title, "smallstrong", tone, wrap=True), 8]
    for line in lines:
        items += [row(column(2, Icon(icon, tone), None), 8, (Text(_(line), wrap=True), 1)), 6]
    return column(*items, None)


def _ticket(ticket: TicketDraft) -> Panel:
    pairs = [(_("Till"), ticket.recipient or _("adressen saknas i Inställningar"))]
    pairs += [(line.label, line.value) for line in ticket.lines]
    half = -(-len(pairs) // 2)
    chip = Chip(ChipShape(_("inga personuppgifter i texten"), "ok", "shield-check"))
    return Panel(
        row((Facts(pairs[:half]), 1), 24, (Facts(pairs[half:]), 1)),
        title=_("E-posten till support"),
        actions=[chip],
    )


def _advice(decision: Decision) -> Panel:
    items: list[Item] = []
    for advice in decision.advice:
        items += [row(Icon("arrow-right", "accent"), 8, (Text(_(advice.text), wrap=True), 1)), 8]
    return Panel(*items, title=_("Gör så här"))


def _open_facts(
    decision: Decision, guide: GuideStart, told: Mapping[str, str]
) -> list[tuple[str, FactQuestion]]:
    routine = decision.routine
    known = guide.facts.answered()
    return [
        (key, routine.facts[key])
        for key in routine.facts_of(decision.leaf.id)
        if key not in known and key not in told
    ]
