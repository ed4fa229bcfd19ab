"""One execution: its start, the hours of the month, pauses, plan, journal and visits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from app.providers.model import service_title
from ui.executions import words
from ui.executions.allowing import Act, offered, offered_end, over, why_not
from ui.executions.execution_model import ExecutionModel
from ui.executions.panels import HoursPanel, PausesPanel, PlanPanel, VisitsPanel
from ui.executions.view import ExecutionView
from ui.kernel.naming import named, ruled
from ui.widgets.action_row import ActionRow, ActionShape
from ui.widgets.banner import Banner
from ui.widgets.buttons import Kind, Link
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Scroll, Surface, column
from ui.widgets.panel import Panel
from ui.widgets.side_by_side import SideBySide

_LABELS: dict[Act, tuple[str, str]] = {
    Act.PLAN: (N_("Genomförandeplan…"), "file-pen-line"),
    Act.SIGN: (N_("Underteckna planen…"), "signature"),
    Act.PAUSE: (N_("Uppehåll…"), "circle-pause"),
    Act.CLOSE_PAUSE: (N_("Avsluta uppehållet…"), "circle-play"),
    Act.VISIT: (N_("Registrera besök…"), "calendar-check"),
    Act.END: (N_("Avsluta…"), "circle-stop"),
    Act.CASE: (N_("Öppna ärendet"), "route"),
}
_ACT_RULES: dict[Act, tuple[str, ...]] = {
    Act.PLAN: ("GOT-26",),
    Act.PAUSE: ("LED-15",),
    Act.END: ("LED-19",),
}


class ExecutionDetail(QWidget):
    """Signals tell what is asked for; the forms live in `opening`."""

    act_asked = Signal(object)
    order_asked = Signal()
    journal_asked = Signal()

    def __init__(self, model: ExecutionModel) -> None:
        super().__init__()
        self._model = model
        self.header = DetailHeader()
        self.acts = ActionRow("execution")
        self._banner = named(Banner("danger", ""), "execution_banner")
        self._banner_place = column(self._banner, 12)
        self._banner_place.hide()
        self.hours, self.pauses = HoursPanel(), PausesPanel()
        self.plan, self.visits = PlanPanel(), VisitsPanel()
        self._facts = Facts(label_width=96)
        self._order = named(Link(_("Beställningen"), "send"), "execution_order")
        start = Panel(self._facts, None, title=_("Starten"), actions=[self._order])
        self._start = ruled(start, "LED-12", "A28")
        inside = Surface(
            self.header, self.acts, 12, self._banner_place, self.hours, 12,
            SideBySide((start, 1), (self.plan, 1)), 12, self.pauses, 12, self.visits, None,
            ground="window", margins=(24, 16, 24, 24),
        )  # fmt: skip
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self.acts.goes_before(self.hours.band, self._order, self.plan.journal)
        self.acts.pressed.connect(self._pressed)
        self._order.clicked.connect(self.order_asked)
        self.plan.journal_asked.connect(self.journal_asked)
        model.changed.connect(self._show)

    def show_refusal(self, error: AppError) -> None:
        """What was refused, at the top, until something else is done."""
        self._banner.tell("danger", error.sentence)
        self._banner_place.show()

    def _pressed(self, key: str) -> None:
        self.act_asked.emit(Act(key))

    def _show(self) -> None:
        view = self._model.view
        if view is None:
            return
        title = service_title(view.card.granted.service)
        self.header.tell(title, words.identity_line(view), words.chips(view))
        self._show_banner(view)
        self._show_actions(view)
        self._facts.show_pairs(words.start_facts(view))
        for panel in (self.hours, self.pauses, self.plan, self.visits):
            panel.show_view(view)

    def _show_banner(self, view: ExecutionView) -> None:
        """What is over, or being corrected, is said before anything else."""
        ended = over(view)
        self._banner_place.setVisible(bool(ended or view.case))
        if view.case is not None:
            case = _("Ärende {number}: {title}").format(
                number=view.case.number, title=view.case.title
            )
            self._banner.tell("warn", _("Verkställigheten rättas"), case)
        elif ended:
            self._banner.tell("neutral", ended, _("Journalen finns kvar i akten."))

    def _show_actions(self, view: ExecutionView) -> None:
        acts = offered(view)
        primary = self._primary(view)
        shapes = [
            _shape(act, why_not(view, act), "primary" if act is primary else "default")
            for act in acts
        ]
        end = offered_end(view)
        alone = None
        if end is not None:
            alone = _shape(end, why_not(view, end), "danger" if end is Act.END else "default")
        self.acts.show_actions(shapes, alone)

    def _primary(self, view: ExecutionView) -> Act | None:
        """The plan, while there is none in force and it can be written."""
        if view.plan is not None or why_not(view, Act.PLAN):
            return None
        return Act.SIGN if view.draft is not None else Act.PLAN


def _shape(act: Act, reason: str, kind: Kind) -> ActionShape:
    label, icon = _LABELS[act]
    return ActionShape(
        key=act.value, label=_(label), kind=kind, icon=icon, reason=reason,
        rules=_ACT_RULES.get(act, ()),
    )  # fmt: skip
