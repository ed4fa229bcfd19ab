"""A guide that was begun and left: go on with it, or throw it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.corrections.begun import BegunGuide
from app.kernel.texts import _
from ui.corrections.board import when_text
from ui.kernel.naming import named
from ui.kernel.questions import Question
from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Scroll, Surface
from ui.widgets.panel import Panel


class BegunPage(QWidget):
    """Nobody else sees it: it is a draft until its case is started."""

    continue_asked = Signal()
    throw_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.guide: BegunGuide | None = None
        self.header = DetailHeader()
        self.go_on = named(Button(_("Fortsätt guiden"), "primary", "arrow-right"), "begun_continue")
        self.throw = named(Button(_("Släng guiden…"), "danger"), "begun_throw")
        self.header.show_actions([self.go_on], self.throw)
        self._facts = Facts()
        inside = Surface(
            self.header, 12, Panel(self._facts, title=_("I korthet")), None,
            ground="window", margins=(24, 16, 24, 16),
        )  # fmt: skip
        Box(DOWN, (Scroll(inside), 1), parent=self)
        self.go_on.clicked.connect(self.continue_asked)
        self.throw.clicked.connect(self.throw_asked)

    def show_guide(self, guide: BegunGuide) -> None:
        self.guide = guide
        chips = [ChipShape(_("påbörjad"), "info", "file-pen-line")]
        self.header.tell(title_of(guide), _who(guide), chips)
        self._facts.show_pairs(
            (
                (_("Beställning"), guide.order_number),
                (_("Insats"), guide.service),
                (_("Utförare"), guide.unit),
                (_("Påbörjad"), when_text(guide.begun_at)),
                (_("Senast ändrad"), when_text(guide.saved_at)),
                (_("Besvarade frågor"), str(guide.answered)),
            )
        )
        self.go_on.allow(_why_not(guide))


def title_of(guide: BegunGuide) -> str:
    if not guide.order_number:
        return _("En påbörjad guide")
    return _("Rätta fel på {order}").format(order=guide.order_number)


def thrown() -> Question:
    """Asked before: the answers do not come back."""
    return Question(
        title=_("Släng den påbörjade guiden"),
        body=_("Dina svar försvinner. Beställningen och allt annat är som det är."),
        act=_("Släng guiden"),
        leave=_("Behåll guiden"),
        removes=True,
    )


def _who(guide: BegunGuide) -> str:
    return f"{guide.client_name}, {guide.customer_number}" if guide.client_name else ""


def _why_not(guide: BegunGuide) -> str:
    if not guide.order_number:
        return _("Du har inte längre rätt till beställningen. Guiden kan slängas.")
    if guide.case_number:
        return _("Beställningen rättas redan i ärende {case}. Guiden kan slängas.").format(
            case=guide.case_number
        )
    return ""
