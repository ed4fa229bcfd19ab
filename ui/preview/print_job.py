"""Prints page by page: each is drawn off the UI thread, so the window stays alive."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from app.kernel.errors import AppError
from app.kernel.texts import N_
from ui.kernel.runner import Runner
from ui.kernel.sheet_images import draw_page

FINEST = 300  # dots to the inch: small text is sharp, and a page is 35 MB, not 140

_REFUSED = N_(
    "Skrivaren tog inte emot papperet. Kontrollera att den är på och har papper, och försök igen."
)


class PrintJob(QObject):
    """`done` comes when the whole paper has been handed over, never before."""

    moved = Signal(int, int)
    done = Signal()
    failed = Signal(object)

    def __init__(self, runner: Runner, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._printer = runner, printer
        self._painter = QPainter()
        self._pdf, self._pages = b"", list[int]()
        self._at = 0

    def start(self, pdf: bytes, pages: list[int]) -> None:
        self._pdf, self._pages, self._at = pdf, pages, 0
        if not pages or not self._painter.begin(self._printer):
            self._refuse(AppError("printer.refused", _REFUSED))
            return
        self._next()

    def _next(self) -> None:
        self.moved.emit(self._at + 1, len(self._pages))
        pdf, number = self._pdf, self._pages[self._at]
        dpi = min(self._printer.resolution(), FINEST)
        self._runner.read(self, lambda: draw_page(pdf, number, dpi), self._paint, self._refuse)

    def _paint(self, image: QImage) -> None:
        if self._at and not self._printer.newPage():
            self._refuse(AppError("printer.refused", _REFUSED))
            return
        self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.drawImage(self._place(image), image)
        self._at += 1
        if self._at < len(self._pages):
            self._next()
        elif self._painter.end():
            self.done.emit()
        else:
            self._refuse(AppError("printer.refused", _REFUSED))

    def _place(self, image: QImage) -> QRectF:
        """As large as the sheet allows, with its shape kept."""
        sheet = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        scale = min(sheet.width() / image.width(), sheet.height() / image.height())
        width, height = image.width() * scale, image.height() * scale
        return QRectF((sheet.width() - width) / 2, (sheet.height() - height) / 2, width, height)

    def _refuse(self, error: AppError) -> None:
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        self.failed.emit(error)
