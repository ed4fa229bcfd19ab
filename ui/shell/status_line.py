"""The quiet line at the bottom: "Sparat 14:03" only when it is true, and work that goes on."""

from __future__ import annotations

from typing import Literal

from app.kernel.texts import _
from ui.kernel.announce import announce
from ui.kernel.restyle import follow
from ui.theme.look import look
from ui.theme.tokens import BAR
from ui.widgets.layout import ACROSS, Surface
from ui.widgets.text import ElidedText, Icon, Text

State = Literal["saved", "saving", "problem", "quiet"]

_MARKS: dict[State, tuple[str, str]] = {
    "saved": ("check", "ok"),
    "saving": ("loader", "text3"),
    "problem": ("triangle-alert", "danger"),
    "quiet": ("minus", "text3"),
}


class StatusLine(Surface):
    """Left: what is saved. Middle: what runs. Right: a quiet note."""

    def __init__(self) -> None:
        super().__init__(edges="t", margins=(16, 0, 16, 0), direction=ACROSS)
        self.setObjectName("status_line")
        self.setAccessibleName(_("Läget"))
        self._mark = Icon("check", "ok", 14)
        self._words = Text("", "small", "text2")
        self._work = Text("", "small", "text2")
        self._work_icon = Icon("loader", "accent", 14)
        self._note = ElidedText("", "small", "text3")
        self.box.add(self._mark, 6, self._words, 16, None, self._work_icon, 6, self._work, 16)
        self.box.add(self._note)
        self.tell("", "quiet")
        self.show_work("")
        follow(self._restyle)

    @property
    def sentence(self) -> str:
        return self._words.text()

    def tell(self, sentence: str, state: State = "saved") -> None:
        """A problem is spoken; being saved is the usual and is not."""
        icon, tone = _MARKS[state]
        self._mark.show_icon(icon, tone)
        self._mark.setVisible(bool(sentence))
        self._words.setText(sentence)
        self._words.set_tone("danger" if state == "problem" else "text2")
        if state == "problem" and sentence:
            announce(self, sentence)

    def saving(self) -> None:
        self.tell(_("Sparar …"), "saving")

    def saved_at(self, time: str) -> None:
        """Only after the store has said yes."""
        self.tell(_("Sparat {time}").format(time=time), "saved")

    def show_work(self, sentence: str) -> None:
        """What goes on in the background; empty when nothing does."""
        self._work.setText(sentence)
        self._work.setVisible(bool(sentence))
        self._work_icon.setVisible(bool(sentence))

    def show_note(self, sentence: str) -> None:
        self._note.set_text(sentence)

    def _restyle(self) -> None:
        self.setFixedHeight(look.px(BAR["status"]))
