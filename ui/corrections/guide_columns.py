"""The two columns beside the question: what was answered, and why this scenario."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from app.routines.deciding import Decision
from ui.corrections.guide_model import GuideModel, GuideState
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.widgets.layout import DOWN, Box, Rule, Scroll, Surface, Well, column, row
from ui.widgets.painted.route_line import AnswerState, RouteLine, RouteLineData, RouteStop
from ui.widgets.text import Icon, Text

LEFT_WIDTH, RIGHT_WIDTH = 284, 332
SIDES = (16, 16, 16, 16)


class AnswersColumn(Surface):
    """Questions with their answers, each to be changed, and the order it is all about."""

    change_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(edges="r")
        self.route = RouteLine("guide_route", RouteLineData(stops=()))
        self.route.activated.connect(self.change_asked)
        self._order = Box(DOWN)
        inside = Surface(
            Text(_("Frågor"), "h3"),
            12,
            self.route,
            16,
            Rule(),
            12,
            self._order,
            None,
            margins=SIDES,
        )
        self.box.add((Scroll(inside, "surface"), 1))
        follow(self._restyle)

    def show_state(self, model: GuideModel, state: GuideState) -> None:
        self.route.set_data(RouteLineData(stops=_stops(model, state), name=_("Frågor och svar")))
        start = state.start
        self._order.clear()
        self._order.add(
            Text(_("Beställningen"), "smallstrong", "text3"),
            8,
            Text(start.service, "strong", wrap=True),
            Text(start.order_number, "body", "text2"),
            8,
            Text(_("Skickad till {unit}").format(unit=start.unit), "body", "text2", wrap=True),
            *(Text(said, "body", "text2", wrap=True) for said in start.facts.evidence()[:3]),
        )

    def _restyle(self) -> None:
        self.setFixedWidth(look.px(LEFT_WIDTH))


class WhyColumn(Surface):
    """Why this scenario, in the words of the routine, and why not the others."""

    def __init__(self) -> None:
        super().__init__(edges="l")
        self._words = Box(DOWN)
        self._foot = Box(DOWN)
        inside = Surface(self._words, None, margins=SIDES)
        self.box.add((Scroll(inside, "surface"), 1), self._foot)
        follow(self._restyle)

    def show_state(self, state: GuideState, decision: Decision | None) -> None:
        self._words.clear()
        self._foot.clear()
        if decision is None:
            self._words.add(
                Text(_("Varför"), "h3"),
                8,
                Text(
                    _("Här står varför ett scenario gäller, så snart svaren pekar ut ett."),
                    "body",
                    "text2",
                    wrap=True,
                ),
            )
        else:
            self._words.add(*_why(decision))
        if phone := state.start.support_phone:
            ask = _("Osäker? Support {phone}").format(phone=phone)
            line = row(Icon("phone", "text3"), 8, (Text(ask, "body", "text2", wrap=True), 1))
            self._foot.add(Surface(line, edges="t", margins=(16, 12, 16, 12)))

    def _restyle(self) -> None:
        self.setFixedWidth(look.px(RIGHT_WIDTH))


def scenario_name(leaf: str) -> str:
    """Scenario 3 for S3; an answer without scenario is called what it is."""
    if leaf.startswith("S"):
        return _("Scenario {number}").format(number=leaf[1:])
    return _("Inget scenario ({leaf})").format(leaf=leaf)


def _stops(model: GuideModel, state: GuideState) -> tuple[RouteStop, ...]:
    tree = state.start.routine.tree
    stops = []
    for key in state.walk.asked:
        answered = state.walk.answers.get(key)
        is_shown = key == state.at
        option = tree.questions[key].options[answered] if answered else None
        stops.append(
            RouteStop(
                key=key,
                question=_(tree.questions[key].text),
                answer=_(option.text) if option and not is_shown else "",
                state=AnswerState.NOW
                if is_shown
                else (AnswerState.ANSWERED if option else AnswerState.NEXT),
                can_change=bool(option) and not is_shown,
            )
        )
    at_result = model.question() is None
    stops.append(
        RouteStop(
            key="result",
            question=_("Kontrollera och starta"),
            state=AnswerState.NOW if at_result else AnswerState.NEXT,
            can_change=False,
        )
    )
    return tuple(stops)


def _why(decision: Decision) -> list[QWidget | int]:
    leaf = decision.leaf
    source = decision.leaf.source
    reasons = decision.why[:-1] if source else decision.why
    words: list[QWidget | int] = [
        Text(_("Varför {scenario}").format(scenario=scenario_name(leaf.id).lower()), "h3"),
        8,
    ]
    for reason in reasons:
        words += [row(column(2, Icon("check", "ok"), None), 8, (Text(reason, wrap=True), 1)), 6]
    if source is not None:
        title = decision.routine.about.title
        words += [
            6,
            Well(
                Text(f"”{source.quote}”", "body", "text2", wrap=True),
                8,
                Text(
                    _("{routine}, rad {line}").format(routine=title, line=source.lines[0]),
                    "small",
                    "text3",
                    wrap=True,
                ),
            ),
        ]
    words += [16, Rule(), 16, Text(_("Varför inte de andra"), "h3"), 8]
    for names, reason in _grouped(decision):
        words += [
            row(
                column(named(Text(names, "smallstrong", "text2"), "", names), None),
                12,
                (Text(reason, "body", "text", wrap=True), 1),
            ),
            8,
        ]
    return words


def _grouped(decision: Decision) -> list[tuple[str, str]]:
    """Scenarios that fall for the same reason share a line."""
    by_reason: dict[str, list[str]] = {}
    for leaf, reason in decision.why_not.items():
        if leaf.startswith("S"):
            by_reason.setdefault(reason, []).append(leaf[1:])
    return [(", ".join(leaves), reason) for reason, leaves in by_reason.items()]
