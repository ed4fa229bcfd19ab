"""Under the text: when it was kept as a draft, or why it was not."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.drafts.model import Draft
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.journal.wording import clock
from ui.kernel.draft_keeper import DraftKeeper
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.theme.look import look
from ui.widgets.chip import Chip
from ui.widgets.layout import ACROSS, Box
from ui.widgets.text import Icon, Text

LINE = 20


class DraftStatus(QWidget):
    """Follows the keeper; `chip` is for the heading. Only about `subject_id`, the one shown."""

    def __init__(self, keeper: DraftKeeper, name: str = "journal_kept") -> None:
        super().__init__()
        self.subject_id: UUID | None = None
        self.chip = Chip(ChipShape(_("utkast"), "warn"))
        self._icon = Icon("check", "ok", 14)
        self._words = named(Text("", "small", "text3", wrap=True), name)
        Box(ACROSS, self._icon, 6, (self._words, 1), parent=self)
        follow(self._restyle)
        keeper.kept.connect(self._tell_kept)
        keeper.erased.connect(self._tell_erased)
        keeper.failed.connect(self._tell_failed)

    def _restyle(self) -> None:
        """Room for its line also while it is empty: the buttons under it must not move."""
        self.setMinimumHeight(look.px(LINE))

    def show_kept(self, at: dt.datetime | None) -> None:
        self.chip.setVisible(at is not None)
        self._icon.setVisible(at is not None)
        said = _("Utkast sparat {time}. Bara du ser det.")
        self._words.set_tone("text3")
        self._words.setText(said.format(time=clock(at, seconds=True)) if at else "")

    def _tell_kept(self, draft: Draft) -> None:
        if draft.subject_id == self.subject_id:
            self.show_kept(draft.saved_at)

    def _tell_erased(self) -> None:
        self.show_kept(None)

    def _tell_failed(self, error: AppError) -> None:
        self._icon.hide()
        self._words.set_tone("danger")
        self._words.setText(_("Utkastet är inte sparat. {why}").format(why=error.sentence))
