"""The preview: the paper itself, larger or smaller, then to the printer or into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.kernel.errors import AppError
from app.kernel.texts import N_, _
from app.papers.service import Drawn
from ui.bench import Paper
from ui.kernel.announce import announce
from ui.kernel.naming import named
from ui.kernel.paper_file import PaperFile
from ui.kernel.questions import Questions
from ui.kernel.runner import Runner
from ui.kernel.shortcuts import bind
from ui.preview.print_job import PrintJob
from ui.preview.printers import Printers, SystemPrinters, wanted_pages
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dialog import Dialog
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.sheets import Sheets
from ui.widgets.text import Text

_WIDTH, _HEIGHT = 900, 860
_SECRET = N_(
    "Det här papperet skrivs bara ut. En fil kan kopieras, säkerhetskopieras och läsas av andra "
    "program utan att någon märker det."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewTools:
    """What the preview works with; printers are asked for only when somebody prints."""

    runner: Runner
    questions: Questions
    say: Callable[[str], None]
    printers: Printers


class PaperPreview(Dialog):
    """Draws when it is opened. Nothing has left the program until a button says so."""

    def __init__(self, paper: Paper, tools: PreviewTools, parent: QWidget) -> None:
        self._to_printer = named(Button(_("Skriv ut…"), "primary", "printer"), "preview_print")
        leave = named(Button(_("Stäng")), "preview_close")
        super().__init__("preview", paper.title, self._to_printer, leave, parent, is_wide=True)
        self._paper, self._tools = paper, tools
        self._why_no_file = _(_SECRET) if paper.is_secret else ""
        self._drawn: Drawn | None = None
        self._job: PrintJob | None = None
        self._file = PaperFile(tools.runner, tools.questions, self)
        self.sheets = Sheets("preview_sheets", tools.runner)
        self._refusal = named(Banner("danger", ""), "preview_refusal")
        self._said = named(Banner("ok", ""), "preview_said")
        self._busy = Busy("preview_busy", _("Ritar papperet"))
        self._build()
        self._connect()
        self.resize(self._fitting(parent))

    def _build(self) -> None:
        self._smaller = named(IconButton("zoom-out", _("Mindre"), "Ctrl+−"), "preview_smaller")
        self._larger = named(IconButton("zoom-in", _("Större"), "Ctrl++"), "preview_larger")
        self._percent = named(Button(_("Sidans bredd"), "quiet"), "preview_fit")
        self._size = Text("", "body", "text2")
        self._size.setObjectName("preview_size")
        self._page = Text("", "body", "text2")
        self._page.setObjectName("preview_page")
        self._into_file = named(Button(_("Spara som PDF…"), icon="download"), "preview_save")
        tools = row(
            self._smaller, 4, self._larger, 8, self._percent, 8, self._size, 16, self._page, None,
            self._into_file,
        )  # fmt: skip
        why = Text(self._why_no_file, "small", "text2", wrap=True)
        why.setObjectName("preview_why_no_file")
        why.hide()
        for banner in (self._refusal, self._said):
            banner.hide()
        below = QWidget()
        Box(DOWN, self._refusal, self._said, 8, tools, 4, why, 4, (self.sheets, 1), parent=below)
        why.setVisible(bool(self._why_no_file))
        below.setMinimumHeight(look.px(320))
        self.box.add((below, 1), self._busy)
        self._allow(_("Papperet ritas."))

    def _connect(self) -> None:
        self._to_printer.clicked.disconnect(self.accept)
        self._to_printer.clicked.connect(self.print_paper)
        self._into_file.clicked.connect(self.save_paper)
        self._smaller.clicked.connect(self.sheets.zoom_out)
        self._larger.clicked.connect(self.sheets.zoom_in)
        self._percent.clicked.connect(self.sheets.fit_width)
        self.sheets.moved.connect(self._moved)
        self.sheets.zoomed.connect(self._zoomed)
        self.sheets.failed.connect(self.refuse)
        self._file.saved.connect(self._saved)
        self._file.failed.connect(self.refuse)
        inside = Qt.ShortcutContext.WindowShortcut
        bind(self, "print", self.print_paper, inside)
        bind(self, "larger", self.sheets.zoom_in, inside)
        bind(self, "smaller", self.sheets.zoom_out, inside)
        bind(self, "usual_size", self.sheets.fit_width, inside)
        bind(self, "save", self.save_paper, inside)

    def draw(self) -> None:
        """Ask for the paper; a refusal stands where the paper would have stood."""
        self._busy.begin()
        self._tools.runner.read(self, self._paper.draw, self._show, self._not_drawn, key="draw")

    def print_paper(self) -> None:
        drawn = self._drawn
        if drawn is None or not self._to_printer.isEnabled():
            return
        if not self._tools.printers.are_there():
            self._tell_refusal(_("Ingen skrivare finns på den här datorn."), self._without_printer)
            return

        def chosen(printer: QPrinter) -> None:
            self._hand_over(drawn, printer)

        self._tools.printers.choose(self, self.sheets.count, chosen)

    @property
    def _without_printer(self) -> str:
        if self._paper.is_secret:
            return _("Skriv av det för hand, eller be it-stödet att lägga till en skrivare.")
        return _("Spara papperet som PDF, eller be it-stödet att lägga till en skrivare.")

    def save_paper(self) -> None:
        drawn = self._drawn
        if self._why_no_file:
            announce(self._into_file, self._why_no_file)
        elif drawn is not None and self._into_file.isEnabled():
            target = self._file.ask_where(drawn.file_name)
            if target is not None:
                self._file.write(drawn.pdf, target)

    def refuse(self, error: AppError) -> None:
        self._allow("")
        self._tell_refusal(error.sentence, "")

    def _hand_over(self, drawn: Drawn, printer: QPrinter) -> None:
        job = PrintJob(self._tools.runner, printer, self)
        self._job = job
        self._allow(_("Papperet skickas till skrivaren."))
        job.done.connect(self._printed)
        job.failed.connect(self.refuse)
        job.start(drawn.pdf, wanted_pages(printer, self.sheets.count))

    def _printed(self) -> None:
        self._allow("")
        self._tell_done(_("Papperet är skickat till skrivaren."))

    def _saved(self, target: Path) -> None:
        where = {"name": target.name, "folder": target.parent}
        self._tell_done(_("{name} är sparad i {folder} och läst igen.").format(**where))

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._busy.end()
        self._allow("")
        self.sheets.show_pdf(drawn.pdf, self._paper.title, can_be_saved=not self._paper.is_secret)
        self.sheets.setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_drawn(self, error: AppError) -> None:
        self._busy.end()
        self._allow(_("Papperet kunde inte ritas."))
        self._tell_refusal(error.sentence, "")

    def _moved(self, page: int, count: int) -> None:
        words = _("Sida {page} av {count}").format(page=page, count=count) if count else ""
        self._page.setText(words)
        if words:
            announce(self.sheets, words)

    def _zoomed(self, percent: int) -> None:
        shown = self.sheets.count > 0
        self._size.setText(_("{percent} %").format(percent=percent) if shown else "")

    def _allow(self, reason: str) -> None:
        self.bar.allow(reason)
        self._into_file.allow(self._why_no_file or reason)

    def _tell_refusal(self, title: str, body: str) -> None:
        self._said.hide()
        self._refusal.tell("danger", title, body)

    def _tell_done(self, sentence: str) -> None:
        self._refusal.hide()
        self._said.tell("ok", sentence)
        self._tools.say(sentence)

    def _fitting(self, parent: QWidget) -> QSize:
        """Most of the window it stands over, so that a page can be read."""
        room = parent.window().size()
        wide = min(look.px(_WIDTH), round(room.width() * 0.92))
        return QSize(wide, min(look.px(_HEIGHT), round(room.height() * 0.92)))


def show_paper(
    parent: QWidget,
    runner: Runner,
    questions: Questions,
    say: Callable[[str], None],
    paper: Paper,
) -> PaperPreview:
    """Open the preview over a window; it is gone when it is closed. For `Bench.preview`."""
    tools = PreviewTools(runner=runner, questions=questions, say=say, printers=SystemPrinters())
    dialog = PaperPreview(paper, tools, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.draw()
    return dialog
