"""Pages as pixels for the preview and for the printer; knows nothing of the window."""

from __future__ import annotations

from types import TracebackType
from typing import Self

import pypdfium2

from app.printing.one_at_a_time import PDFIUM
from app.printing.results import PageImage

_POINTS_PER_INCH = 72


class Preview:
    """An opened file. Close it, or use it as a context; use it from one thread at a time."""

    def __init__(self, pdf: bytes) -> None:
        with PDFIUM:
            self._file = pypdfium2.PdfDocument(pdf)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __len__(self) -> int:
        with PDFIUM:
            return len(self._file)

    def size(self, index: int) -> tuple[float, float]:
        """Width and height of a page in points."""
        with PDFIUM:
            width, height = self._file.get_page_size(index)
        return float(width), float(height)

    def page(self, index: int, dpi: float) -> PageImage:
        """A page drawn at so many dots to the inch."""
        with PDFIUM:
            page = self._file[index]
            bitmap = page.render(
                scale=dpi / _POINTS_PER_INCH, rev_byteorder=False, prefer_bgrx=True
            )
            try:
                return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
                page.close()

    def close(self) -> None:
        """Give the memory back."""
        with PDFIUM:
            self._file.close()
