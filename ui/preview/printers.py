"""The printers of this computer. Nothing about them is remembered from one paper to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget


class Printers(Protocol):
    """Whether there is one, and which one the person wants."""

    def are_there(self) -> bool: ...

    def choose(
        self, parent: QWidget, pages: int, chosen: Callable[[QPrinter], None]
    ) -> QWidget: ...


class SystemPrinters:
    """Asks in the dialog of the operating system, anew for every paper."""

    def are_there(self) -> bool:
        return bool(QPrinterInfo.availablePrinterNames())

    def choose(self, parent: QWidget, pages: int, chosen: Callable[[QPrinter], None]) -> QWidget:
        printer = fresh_printer()
        dialog = QPrintDialog(printer, parent)
        dialog.setMinMax(1, pages)
        dialog.setFromTo(1, pages)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)

        def accepted() -> None:
            chosen(printer)

        dialog.accepted.connect(accepted)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own takes the name of a slot
        return dialog


def fresh_printer() -> QPrinter:
    """A4 without margins of the program's own: the paper has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName("Verkställ")  # stands in print queues that others read
    return printer


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """The pages that were chosen, each as often as the printer does not repeat it by itself."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    if printer.printRange() is not QPrinter.PrintRange.PageRange:
        first, last = 1, count
    pages = [number - 1 for number in range(max(first, 1), min(last, count) + 1)]
    times = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return pages * max(times, 1)
