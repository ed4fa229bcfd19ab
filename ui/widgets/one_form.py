"""One form at a time over a page: shown, refused inside, closed when its act is done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.kernel.errors import AppError
from ui.widgets.form import Form


class OneForm(QObject):
    """`refused` is for the page, when no form is open to say it."""

    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._form: Form | None = None

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._form

    def show(self, form: Form | None, about: str = "") -> None:
        """In place of the one that is open; None only closes that. `about` says whose it is."""
        if self._form is not None:
            self._form.reject()
        self._form = form
        if form is not None:
            form.finished.connect(self._closed)
            if about:
                form.tell_about(about)
            form.open()

    def close(self, _said: str = "") -> None:
        """An act is done: the form that gave it goes, one that is being written in stays."""
        if self._form is not None and self._form.is_given:
            self._form.accept()

    def refuse(self, error: AppError) -> None:
        """Where a form is open the refusal stands in it, else at the top of the page."""
        if self._form is not None:
            self._form.refuse(error)
        else:
            self.refused.emit(error)

    def _closed(self, _result: int) -> None:
        if self._form is not None:
            self._form.deleteLater()
        self._form = None
