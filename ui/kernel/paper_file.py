"""Saves a finished paper as a file: asked where, written off the UI thread, read again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from app.kernel.errors import AppError
from app.kernel.files import write_verified
from app.kernel.texts import _
from ui.kernel.questions import Questions
from ui.kernel.runner import Runner

_SUFFIX = ".pdf"


class PaperFile(QObject):
    """`saved` comes when the file is whole; what is there already is never overwritten."""

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, runner: Runner, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._questions = runner, questions

    def ask_where(self, proposal: str) -> Path | None:
        """The file that the person chose, always one that ends in .pdf."""
        chosen = self._questions.save_file(_("Spara som PDF"), proposal, _("PDF (*.pdf)"))
        if chosen is None or chosen.suffix.lower() == _SUFFIX:
            return chosen
        return chosen.with_name(chosen.name + _SUFFIX)

    def write(self, pdf: bytes, target: Path) -> None:
        def work() -> Path:
            write_verified(pdf, target, exclusive=True)
            return target

        self._runner.write(self, work, self._done, self._refused)

    def _done(self, target: Path) -> None:
        self.saved.emit(target)

    def _refused(self, error: AppError) -> None:
        self.failed.emit(error)
