"""The preview as it stands over a window, for pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.papers.service import Drawn
from tests.ui.preview.conftest import a_pdf
from ui.bench import Paper
from ui.kernel.questions import PreparedAnswers
from ui.kernel.tasks import SynchronousRunner
from ui.preview.dialog import PaperPreview, PreviewTools
from ui.preview.printers import SystemPrinters


def _preview(paper: Paper) -> QWidget:
    window = QWidget()
    window.resize(1440, 900)
    tools = PreviewTools(
        runner=SynchronousRunner(),
        questions=PreparedAnswers(),
        say=[].append,
        printers=SystemPrinters(),
    )
    dialog = PaperPreview(paper, tools, window)
    dialog.kept_window = window
    dialog.show()
    dialog.draw()
    return dialog


def preview() -> QWidget:
    pdf = a_pdf()
    return _preview(Paper(title="Personkort", draw=lambda: Drawn("p.pdf", pdf)))


def secret() -> QWidget:
    """A recovery code: printed, never saved."""
    pdf = a_pdf(4)
    drawn = Drawn("aterstallningskod.pdf", pdf)
    dialog = _preview(Paper(title="Återställningskod", draw=lambda: drawn, is_secret=True))
    dialog.print_paper()
    return dialog


def without_printer() -> QWidget:
    dialog = preview()
    dialog.print_paper()
    return dialog
