"""What is being written in a form is kept every two seconds, and comes back after a kill."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.drafts.model import Draft
from app.drafts.service import DraftService
from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.draft_keeper import DraftKeeper, Writing
from ui.kernel.naming import named
from ui.kernel.runner import Runner
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.form import Form
from ui.widgets.form_values import read_values, write_values
from ui.widgets.note_editor import DRAFT_AFTER_MS


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAs:
    """Which draft a form is: its kind, and what or whom it is about."""

    form: str
    subject_id: UUID | None = None
    client_id: UUID | None = None


class FormDraft(QObject):
    """Lives as long as its form: the draft goes when that was saved, and stays when it was left.

    `make_room` is for a form that grows: it makes the fields that the values belong to, and may
    take away the others.
    """

    def __init__(
        self,
        form: Form,
        kept_as: KeptAs,
        runner: Runner,
        drafts: DraftService,
        make_room: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        super().__init__(form)
        self._form, self._as, self._make_room = form, kept_as, make_room
        self._blank = read_values(form)
        self._keeper = DraftKeeper(runner, drafts, self)
        self._keeper.begin(self._writing())
        self._anew = named(Button(_("Börja om"), "quiet"), f"{form.objectName()}_anew")
        self._told = named(
            Banner("info", "", action=self._anew, icon="file-pen-line"),
            f"{form.objectName()}_offer",
        )
        self._told.hide()
        form.put_on_top(self._told)
        self._timer = QTimer(self, interval=DRAFT_AFTER_MS)
        self._timer.timeout.connect(self.keep_now)
        self._anew.clicked.connect(self._begin_anew)
        self._keeper.failed.connect(self._not_kept)
        form.finished.connect(self._left)
        runner.read(
            self, lambda: drafts.open(kept_as.form, kept_as.subject_id), self._offer, self._not_kept
        )

    def keep_now(self) -> None:
        """Every two seconds, and before locking or leaving."""
        if self._timer.isActive():
            self._keeper.keep(self._writing())

    def _writing(self) -> Writing:
        values, about = read_values(self._form), self._as
        is_empty = values == self._blank
        return Writing(about.form, about.subject_id, about.client_id, values, is_empty)

    def _offer(self, draft: Draft | None) -> None:
        """What was written before the answer came is not written over."""
        self._timer.start()
        if draft is None or read_values(self._form) != self._blank:
            return
        if self._make_room is not None:
            self._make_room(draft.values)
        write_values(self._form, draft.values)
        self._keeper.begin(self._writing())
        self._told.tell(
            "info",
            _("Det du skrev sist är tillbaka"),
            _("Det sparades inte. Fortsätt, eller börja om."),
        )

    def _begin_anew(self) -> None:
        if self._make_room is not None:
            self._make_room(self._blank)
        write_values(self._form, dict.fromkeys(read_values(self._form), "") | self._blank)
        self._keeper.throw_away(self._writing())
        self._told.hide()
        self._form.setFocus()

    def _left(self, _result: int) -> None:
        if self._form.is_given and self._form.result():
            self._timer.stop()
            self._keeper.throw_away(self._writing())
        else:
            self.keep_now()
            self._timer.stop()

    def _not_kept(self, error: AppError) -> None:
        self._told.tell("warn", _("Utkastet är inte sparat"), error.sentence)
