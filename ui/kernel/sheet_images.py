"""Pages of a finished paper as pictures for the screen and for the printer."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app import printing

POINTS_PER_INCH = 72

Size = tuple[float, float]


def page_sizes(pdf: bytes) -> tuple[Size, ...]:
    """Width and height of each page in points."""
    with printing.open_preview(pdf) as preview:
        return tuple(preview.size(number) for number in range(len(preview)))


def draw_page(pdf: bytes, number: int, dpi: float) -> QImage:
    """One page; the picture owns its pixels. May take long: never on the UI thread."""
    with printing.open_preview(pdf) as preview:
        page = preview.page(number, dpi)
    shown = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return shown.copy()
