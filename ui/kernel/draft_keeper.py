"""Keeps what is being written as an encrypted draft in the store, and says when it was kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.drafts.model import Draft
from app.drafts.service import DraftService, SaveDraft
from app.kernel.errors import AppError
from ui.kernel.runner import Runner


@dataclass(frozen=True, slots=True)
class Writing:
    """The form, what it is about, and its fields; nothing written is no draft."""

    form: str
    subject_id: UUID | None
    client_id: UUID | None
    values: dict[str, str] = field(default_factory=dict)
    is_empty: bool = False


class DraftKeeper(QObject):
    """Writes run in the order they are given, so the last text wins and signing comes after it.

    While a form is being saved no draft is written: the save takes the draft away, and one that
    came after it would come back from the dead.
    """

    kept = Signal(object)
    erased = Signal()
    failed = Signal(object)

    def __init__(self, runner: Runner, drafts: DraftService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner, self._drafts = runner, drafts
        self._last: Writing | None = None
        self._is_held = False

    def begin(self, writing: Writing) -> None:
        """What the store has already: nothing new needs to be kept until it differs."""
        self._last = writing
        self._is_held = False

    @property
    def is_held(self) -> bool:
        return self._is_held

    def hold(self) -> None:
        """The form is being saved."""
        self._is_held = True

    def let_go(self) -> None:
        """The save was refused: the text is only a draft again."""
        self._is_held = False

    def keep(self, writing: Writing) -> None:
        if self._is_held or writing == self._last:
            return
        self._last = writing
        if writing.is_empty:
            self._erase(writing)
            return
        command = SaveDraft(
            form=writing.form,
            subject_id=writing.subject_id,
            client_id=writing.client_id,
            values=dict(writing.values),
        )
        self._runner.write(self, lambda: self._drafts.save(command), self._tell_kept, self._fail)

    def throw_away(self, writing: Writing) -> None:
        """The person does not want the text any more."""
        self._last = writing
        self._erase(writing)

    def _erase(self, writing: Writing) -> None:
        def done(_nothing: None) -> None:
            self.erased.emit()

        self._runner.write(
            self, lambda: self._drafts.erase(writing.form, writing.subject_id), done, self._fail
        )

    def _tell_kept(self, draft: Draft) -> None:
        self.kept.emit(draft)

    def _fail(self, error: AppError) -> None:
        self._last = None  # try again at the next change
        self.failed.emit(error)
