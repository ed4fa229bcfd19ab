"""Reading a paper on the screen: its pages under each other, drawn when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from app.kernel.errors import AppError
from app.kernel.texts import _
from ui.kernel.restyle import follow
from ui.kernel.runner import Runner
from ui.kernel.sheet_images import POINTS_PER_INCH, Size, draw_page, page_sizes
from ui.theme import paint
from ui.theme.look import look
from ui.widgets.sheet_column import SheetColumn

SCREEN_DPI = 96
STEPS = (50, 67, 80, 100, 125, 150, 200, 300)  # per cent of the paper's own size
WHOLE_WIDTH = 0
WIDEST_FIT = 115
MARGIN, GAP = 24, 16
KEPT = 12
FULL = 100


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was drawn last, at so many dots to the inch."""

    dpi: float
    image: QImage


class Sheets(QAbstractScrollArea):
    """Shows one PDF. `moved` tells page and number of pages, `zoomed` the size in per cent."""

    moved = Signal(int, int)
    zoomed = Signal(int)
    failed = Signal(object)

    def __init__(self, name: str, runner: Runner) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("ground", "sunken")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._runner = runner
        self._pdf, self._title, self._generation = b"", "", 0
        self._sizes: tuple[Size, ...] = ()
        self._column = SheetColumn((), 0, 0)
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._is_drawing, self._can_be_saved = False, True
        self._percent = WHOLE_WIDTH
        self._told = (0, 0)
        self.verticalScrollBar().valueChanged.connect(self._tell)
        follow(self._place)
        self._say()

    @property
    def count(self) -> int:
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the upper part of the view, counted from 1; 0 when there is none."""
        third = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self._column.page_at(third)

    @property
    def percent(self) -> int:
        """How large the paper is now, also when it follows the width."""
        return round(self._scale() * FULL)

    @property
    def is_drawn(self) -> bool:
        """Whether every page that is seen is there as it will be."""
        return bool(self._sizes) and not self._wanted()

    def show_pdf(self, pdf: bytes, title: str, *, can_be_saved: bool = True) -> None:
        self.clear()
        self._can_be_saved = can_be_saved
        self._pdf, self._title, generation = pdf, title, self._generation

        def done(sizes: tuple[Size, ...]) -> None:
            if generation == self._generation:
                self._sizes = sizes
                self._place()
                self._tell()
                self._say()

        self._runner.read(self, lambda: page_sizes(pdf), done, self._refused)

    def clear(self) -> None:
        """Nothing is shown, and what was drawn is forgotten."""
        self._generation += 1
        self._pdf, self._title, self._sizes, self._is_drawing = b"", "", (), False
        self._kept.clear()
        self.verticalScrollBar().setValue(0)
        self._place()
        self._say()

    def zoom_in(self) -> None:
        larger = [step for step in STEPS if step > self.percent]
        self.zoom_to(larger[0] if larger else STEPS[-1])

    def zoom_out(self) -> None:
        smaller = [step for step in STEPS if step < self.percent]
        self.zoom_to(smaller[-1] if smaller else STEPS[0])

    def fit_width(self) -> None:
        self.zoom_to(WHOLE_WIDTH)

    def zoom_to(self, percent: int) -> None:
        """The page that is read stays where it is."""
        page, before = self.page, self._column.area(max(self.page - 1, 0)).top()
        share = (self.verticalScrollBar().value() - before) / self._scale()
        self._percent = percent
        self._place()
        if page:
            top = self._column.area(page - 1).top() + share * self._scale()
            self.verticalScrollBar().setValue(round(top))

    def go_to(self, page: int) -> None:
        if self.count:
            number = min(max(page, 1), self.count)
            top = self._column.area(number - 1).top() - look.px(GAP)
            self.verticalScrollBar().setValue(round(top))

    # Where the pages lie

    def _scale(self) -> float:
        if self._percent:
            return self._percent / FULL
        widest = max((width for width, _height in self._sizes), default=0.0)
        if not widest:
            return 1.0
        room = self.viewport().width() - 2 * look.px(MARGIN)
        fits = room / (widest * SCREEN_DPI / POINTS_PER_INCH)
        return float(min(max(fits, STEPS[0] / FULL), WIDEST_FIT / FULL))

    def _place(self) -> None:
        """The length of the column and its width, as the scroll bars need them."""
        view, factor = self.viewport().size(), self._scale() * SCREEN_DPI / POINTS_PER_INCH
        sizes = [(width * factor, height * factor) for width, height in self._sizes]
        self._column = SheetColumn(sizes, view.width(), look.px(GAP))
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(self._column.height) - view.height()))
        down.setPageStep(max(1, view.height() - look.px(48)))
        down.setSingleStep(look.px(40))
        across.setRange(0, max(0, round(self._column.width) - view.width()))
        across.setPageStep(view.width())
        self.viewport().update()
        self.zoomed.emit(self.percent)

    def _seen(self) -> range:
        top = self.verticalScrollBar().value()
        return self._column.seen(top, top + self.viewport().height())

    # Drawing them

    def _wanted(self) -> list[int]:
        dpi = _dpi_of(self, self._scale())
        return [
            number
            for number in self._seen()
            if number not in self._kept or abs(self._kept[number].dpi - dpi) > 1
        ]

    def _ask(self) -> None:
        wanted = self._wanted()
        if self._is_drawing or not wanted:
            return
        self._is_drawing = True
        pdf, number, dpi, generation = (
            self._pdf,
            wanted[0],
            _dpi_of(self, self._scale()),
            self._generation,
        )

        def done(image: QImage) -> None:
            if generation != self._generation:
                return
            self._is_drawing = False
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._kept[number] = Kept(dpi, image)
            self._kept.move_to_end(number)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            self.viewport().update()

        self._runner.read(self, lambda: draw_page(pdf, number, dpi), done, self._refused)

    def _refused(self, error: AppError) -> None:
        self._is_drawing = False
        self.failed.emit(error)

    def _tell(self) -> None:
        self.viewport().update()
        now = (self.page, self.count)
        if now != self._told:
            self._told = now
            self.moved.emit(*now)

    def _say(self) -> None:
        """A picture of text cannot be read aloud: say what it is, and where the text is."""
        self.setAccessibleName(
            _("{title}, {count} sidor").format(title=self._title, count=self.count)
            if self.count
            else _("Papperet")
        )
        self.setAccessibleDescription(
            _("Sidorna visas som bilder. Spara som PDF för att få texten uppläst.")
            if self._can_be_saved
            else _("Sidorna visas som bilder.")
        )

    # Qt's side of the area

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), look.colour("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        for number in self._seen():
            area = self._column.area(number).translated(-across, -down)
            painter.fillRect(area, Qt.GlobalColor.white)  # paper is white in every theme
            kept = self._kept.get(number)
            if kept is not None:
                painter.drawImage(area, kept.image)
            paint.panel(painter, area.adjusted(-1, -1, 1, 1), line="line_strong", radius=0)
        painter.end()
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
        else:
            super().keyPressEvent(event)


def _dpi_of(view: Sheets, scale: float) -> float:
    """As fine as the screen that the view stands on now."""
    return SCREEN_DPI * scale * view.devicePixelRatioF()
