"""One question at a time, with what the program already knows above the answers."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import _
from app.routines.contradicting import Contradiction, Outcome
from app.routines.evidence import PreAnswer
from ui.corrections.guide_columns import AnswersColumn, WhyColumn
from ui.corrections.guide_keys import claims_back, is_back
from ui.corrections.guide_model import GuideModel
from ui.kernel.naming import named, ruled
from ui.kernel.presses import is_enter
from ui.kernel.shapes import ChipShape
from ui.theme.look import look
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.banner import Banner
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, Surface, row
from ui.widgets.panel import Ground
from ui.widgets.text import Icon, Text

NARROW = 1032  # room for all three columns beside each other, navigation not counted


class KnownBox(Ground):
    """Det här vet programmet: the evidence, over the answers."""

    def __init__(self) -> None:
        super().__init__("info_soft", "info_line")
        self._box = Box(DOWN, margins=(16, 12, 16, 12), parent=self)
        self.setAccessibleName(_("Det här vet programmet"))

    def show_known(self, known: PreAnswer | None) -> None:
        self._box.clear()
        self.setVisible(known is not None)
        if known is None:
            return
        self._box.add(Text(_("Det här vet programmet"), "strong", "accent"), 8)
        for sentence in known.evidence:
            self._box.add(row(Icon("info", "text2"), 8, (Text(sentence, wrap=True), 1)), 6)
        note = _("Svarar du något annat frågar programmet varför, och skälet sparas i ärendet.")
        self._box.add(2, Text(note, "small", "text2", wrap=True))


class GuidePage(QWidget):
    """Left what was answered, in the middle the question, right why."""

    def __init__(self, model: GuideModel) -> None:
        super().__init__()
        self._model = model
        self.left, self.right = AnswersColumn(), WhyColumn()
        self._count = Text("", "small", "text3")
        self._title = Text("", "display", wrap=True)
        self._help = Text("", "large", "text2", wrap=True)
        self._known = KnownBox()
        self.answers = ruled(RadioAnswers("guide_answers", ""), "UPP-G-1")
        self._against = Banner("warn", "")
        self.reason = TextField("guide_reason", _("Skäl till att svaret skiljer sig"))
        back = named(Button(_("Tillbaka"), icon="arrow-left"), "guide_back")
        forward = named(Button(_("Fortsätt"), "primary"), "guide_continue")
        self.bar = BottomBar(forward, back)
        self.bar.set_summary(_("1 till 5 väljer, Enter fortsätter, Backsteg går tillbaka"))
        middle = Surface(
            self._count, 8, self._title, 8, self._help, 12, self._known, 16, self.answers, 12,
            self._against, 12, self.reason, None,
            ground="window", margins=(36, 20, 36, 20),
        )  # fmt: skip
        centre = Box(DOWN, (Scroll(middle), 1), self.bar)
        self._box = Box(ACROSS, self.left, parent=self)
        self._box.addLayout(centre, 1)
        self._box.add(self.right)
        self.left.change_asked.connect(model.change)
        self.answers.chosen.connect(self._chosen)
        self.reason.edited.connect(self._reason_written)
        back.clicked.connect(model.back)
        forward.clicked.connect(self._continue)
        model.changed.connect(self._show)

    def _show(self) -> None:
        state, question = self._model.state, self._model.question()
        if state is None or question is None:
            return
        number, of = self._model.number()
        self._count.setText(_("Fråga {number} av {of}").format(number=number, of=of))
        self._title.setText(_(question.text))
        self._help.setText(_(question.help))
        self._help.setVisible(bool(question.help))
        known = self._model.known()
        self._known.show_known(known)
        chip = ChipShape(_("enligt uppgifterna"), "ok", "check")
        shown = [
            Answer(key, _(option.text), _(option.help), chip if _is(known, key) else None)
            for key, option in question.options.items()
        ]
        self.answers.show_answers(_(question.text), shown, self._model.choice())
        self.reason.set_value(state.reasons.get(state.at, ""))
        self.left.show_state(self._model, state)
        self._weigh()
        if self.isVisible():
            self.answers.setFocus()

    def _chosen(self, option: str) -> None:
        del option
        self._weigh()

    def _reason_written(self, words: str) -> None:
        del words
        self._allow(self._model.contradiction(self.answers.value))

    def _weigh(self) -> None:
        """Show at once what the data says against the answer that is chosen."""
        state = self._model.state
        if state is None:
            return
        against = self._model.contradiction(self.answers.value)
        self._against.setVisible(against is not None)
        self.reason.setVisible(against is not None and against.outcome is Outcome.REASON_REQUIRED)
        if against is not None:
            self._against.tell("warn", _("Svaret stämmer inte med uppgifterna"), against.sentence)
        self.right.show_state(state, self._model.leads_to(self.answers.value))
        self._allow(against)

    def _allow(self, against: Contradiction | None) -> None:
        if not self.answers.value:
            self.bar.allow(_("Välj ett svar."))
        elif against is not None and against.outcome is Outcome.BLOCKED:
            self.bar.allow(_("Ändra svaret eller kontakta support."))
        elif self.reason.isVisibleTo(self) and not self.reason.value.strip():
            self.bar.allow(_("Skriv skälet först."))
        else:
            self.bar.allow()

    def _continue(self) -> None:
        if self._model.answer(self.answers.value, self.reason.value):  # refused, with why
            self._weigh()

    # Qt's side of the page

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.answers.setFocus()

    def event(self, event: QEvent) -> bool:
        if self._model.can_go_back and claims_back(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_back(event):
            self._model.back()
        elif is_enter(event):
            self.bar.primary.click()
        elif not self.answers.press(event.text()):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = event.size().width() / look.px(1)
        self.left.setVisible(room >= NARROW - self.left.width() / look.px(1))
        self.right.setVisible(room >= NARROW)


def _is(known: PreAnswer | None, key: str) -> bool:
    return known is not None and known.option == key
