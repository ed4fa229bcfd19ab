"""The preview on a real paper: read, made larger, printed, saved; and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from app.kernel.errors import NotFound
from app.papers.service import Drawn
from tests.support import uidump
from tests.support.screens import grab
from ui.bench import Paper
from ui.kernel.questions import PreparedAnswers
from ui.kernel.sheet_images import draw_page, page_sizes
from ui.kernel.tasks import TaskRunner
from ui.preview.dialog import PaperPreview, PreviewTools, show_paper
from ui.preview.print_job import PrintJob
from ui.preview.printers import fresh_printer, wanted_pages
from ui.widgets.sheets import KEPT


class NoPrinters:
    def are_there(self) -> bool:
        return False

    def choose(self, parent, pages, chosen):
        raise AssertionError("nobody may be asked to choose among none")


class FilePrinter:
    """A printer that prints into a file, chosen at once."""

    def __init__(self, target: Path) -> None:
        self.target, self.asked = target, []

    def are_there(self) -> bool:
        return True

    def choose(self, parent, pages, chosen):
        self.asked.append(pages)
        printer = fresh_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.target))
        chosen(printer)
        return parent


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


@pytest.fixture
def opened(qtbot, window, runner, pdf):
    """Open a preview of the paper and wait until its pages are there."""

    def make(printers=None, questions=None, said=None, draw=None, *, is_secret=False):
        tools = PreviewTools(
            runner=runner,
            questions=questions or PreparedAnswers(),
            say=(said if said is not None else []).append,
            printers=printers or NoPrinters(),
        )
        drawn = Drawn("personkort-v1.pdf", pdf)
        paper = Paper(title="Personkort", draw=draw or (lambda: drawn), is_secret=is_secret)
        dialog = PaperPreview(paper, tools, window)
        qtbot.addWidget(dialog)
        dialog.open()
        dialog.draw()
        if draw is None:
            qtbot.waitUntil(lambda: dialog.sheets.is_drawn)
        return dialog

    return make


def press(qtbot, dialog, name: str) -> None:
    qtbot.mouseClick(dialog.findChild(QWidget, name), Qt.MouseButton.LeftButton)


def text_of(dialog, name: str) -> str:
    return dialog.findChild(QWidget, name).text()


def test_that_pages_are_drawn_with_the_pixels_of_the_paper(pdf: bytes) -> None:
    sizes = page_sizes(pdf)
    assert len(sizes) >= 2
    assert [round(side) for side in sizes[0]] == [595, 842]
    image = draw_page(pdf, 0, 72)
    assert (image.width(), image.height()) == (596, 842)
    dark = sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    )
    assert dark > 200


def test_that_the_preview_shows_the_paper_and_where_one_is_in_it(qtbot, opened) -> None:
    dialog = opened()
    count = dialog.sheets.count
    assert text_of(dialog, "preview_page") == f"Sida 1 av {count}"
    qtbot.keyClick(dialog.sheets, Qt.Key.Key_End)
    assert text_of(dialog, "preview_page") == f"Sida {count} av {count}"
    qtbot.keyClick(dialog.sheets, Qt.Key.Key_Home)
    assert text_of(dialog, "preview_page") == f"Sida 1 av {count}"


def test_that_larger_and_smaller_keep_the_page_that_is_read(qtbot, opened) -> None:
    dialog = opened()
    dialog.sheets.go_to(2)
    fitting = dialog.sheets.percent
    press(qtbot, dialog, "preview_larger")
    assert dialog.sheets.percent > fitting
    assert dialog.sheets.page == 2
    for _ in range(9):
        press(qtbot, dialog, "preview_smaller")
    assert dialog.sheets.percent == 50
    assert dialog.sheets.page == 2
    press(qtbot, dialog, "preview_fit")
    assert dialog.sheets.percent == fitting


def test_that_keys_change_the_size_and_escape_closes(qtbot, opened) -> None:
    dialog = opened()
    before = dialog.sheets.percent
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheets.percent < before
    qtbot.keyClick(dialog, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert dialog.sheets.percent == before
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_a_long_paper_keeps_only_the_pages_near(qtbot, opened, runner) -> None:
    dialog = opened()
    sheets = dialog.sheets
    for page in range(1, sheets.count + 1):
        sheets.go_to(page)
        qtbot.waitUntil(lambda: sheets.is_drawn)
    assert len(sheets._kept) <= KEPT


def test_that_without_a_printer_a_sentence_says_what_to_do(qtbot, opened) -> None:
    dialog = opened(printers=NoPrinters())
    press(qtbot, dialog, "preview_print")
    banner = dialog.findChild(QWidget, "preview_refusal")
    assert banner.isVisible()
    assert "Ingen skrivare finns" in banner.accessibleName()
    assert "Spara papperet som PDF" in banner.accessibleName()


def test_that_every_page_reaches_the_printer(qtbot, opened, tmp_path: Path) -> None:
    said: list[str] = []
    printers = FilePrinter(tmp_path / "ut.pdf")
    dialog = opened(printers=printers, said=said)
    press(qtbot, dialog, "preview_print")
    qtbot.waitUntil(lambda: said == ["Papperet är skickat till skrivaren."])
    assert printers.asked == [dialog.sheets.count]
    with pypdfium2.PdfDocument(str(tmp_path / "ut.pdf")) as printed:
        assert len(printed) == dialog.sheets.count
        assert [round(side) for side in printed.get_page_size(0)] == [595, 842]


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_that_a_printer_that_refuses_is_told_and_nothing_is_said_to_be_sent(
    qtbot, opened, tmp_path: Path
) -> None:
    said: list[str] = []
    dialog = opened(printers=FilePrinter(tmp_path / "finns inte" / "ut.pdf"), said=said)
    press(qtbot, dialog, "preview_print")
    banner = dialog.findChild(QWidget, "preview_refusal")
    qtbot.waitUntil(banner.isVisible)
    assert "Skrivaren tog inte emot papperet" in banner.accessibleName()
    assert said == []
    assert dialog.findChild(QWidget, "preview_print").isEnabled()


def test_that_only_the_pages_that_were_chosen_are_printed() -> None:
    printer = fresh_printer()
    assert wanted_pages(printer, 3) == [0, 1, 2]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert wanted_pages(printer, 3) == [1, 2]


def test_that_nothing_of_a_printer_is_remembered() -> None:
    first = fresh_printer()
    first.setCopyCount(4)
    first.setDocName("annat")
    again = fresh_printer()
    assert (again.copyCount(), again.docName()) == (1, "Verkställ")


def test_that_a_print_job_without_pages_is_refused(runner, qapp) -> None:
    job = PrintJob(runner, fresh_printer(), runner)
    failures = []
    job.failed.connect(failures.append)
    job.start(b"", [])
    assert [error.code for error in failures] == ["printer.refused"]


def test_that_a_saved_paper_is_byte_for_byte_the_drawn_one(
    qtbot, opened, tmp_path: Path, pdf: bytes
) -> None:
    said: list[str] = []
    dialog = opened(questions=PreparedAnswers(paths=[tmp_path / "kort"]), said=said)
    press(qtbot, dialog, "preview_save")
    qtbot.waitUntil(lambda: bool(said))
    assert (tmp_path / "kort.pdf").read_bytes() == pdf
    assert said == [f"kort.pdf är sparad i {tmp_path} och läst igen."]


def test_that_a_file_that_is_there_is_never_overwritten(qtbot, opened, tmp_path: Path) -> None:
    target = tmp_path / "kort.pdf"
    target.write_bytes(b"annat")
    said: list[str] = []
    dialog = opened(questions=PreparedAnswers(paths=[target]), said=said)
    press(qtbot, dialog, "preview_save")
    banner = dialog.findChild(QWidget, "preview_refusal")
    qtbot.waitUntil(banner.isVisible)
    assert "finns redan en fil" in banner.accessibleName()
    assert (target.read_bytes(), said) == (b"annat", [])


def test_that_leaving_the_file_question_changes_nothing(qtbot, opened) -> None:
    said: list[str] = []
    dialog = opened(questions=PreparedAnswers(paths=[None]), said=said)
    press(qtbot, dialog, "preview_save")
    assert said == []
    assert not dialog.findChild(QWidget, "preview_refusal").isVisible()


def test_that_a_secret_paper_is_printed_and_never_saved(qtbot, opened, tmp_path: Path) -> None:
    questions = PreparedAnswers(paths=[tmp_path / "kod.pdf"])
    printer = FilePrinter(tmp_path / "utskrift.pdf")
    dialog = opened(printers=printer, questions=questions, is_secret=True)
    save = dialog.findChild(QWidget, "preview_save")
    assert save.reason.startswith("Det här papperet skrivs bara ut.")
    assert dialog.findChild(QWidget, "preview_why_no_file").isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    dialog.save_paper()
    assert questions.paths == [tmp_path / "kod.pdf"]
    assert "Spara" not in dialog.sheets.accessibleDescription()
    with qtbot.waitSignal(dialog._tools.runner.idle):
        dialog.print_paper()
    qtbot.waitUntil((tmp_path / "utskrift.pdf").exists)
    assert save.reason.startswith("Det här papperet skrivs bara ut.")
    assert not (tmp_path / "kod.pdf").exists()


def test_that_a_secret_paper_without_a_printer_is_written_off_by_hand(opened) -> None:
    dialog = opened(is_secret=True)
    dialog.print_paper()
    said = dialog.findChild(QWidget, "preview_refusal").accessibleName()
    assert "Skriv av det för hand" in said
    assert "Spara" not in said


def test_that_the_size_of_the_paper_is_shown(opened) -> None:
    dialog = opened()
    size = dialog.findChild(QWidget, "preview_size")
    assert size.text() == f"{dialog.sheets.percent} %"
    dialog.sheets.zoom_in()
    assert size.text() == f"{dialog.sheets.percent} %"


def test_that_a_paper_that_is_refused_says_why_and_cannot_be_printed(qtbot, opened) -> None:
    def refuse() -> Drawn:
        raise NotFound("card.none", "Inget personkort är utfärdat.")

    dialog = opened(draw=refuse)
    banner = dialog.findChild(QWidget, "preview_refusal")
    qtbot.waitUntil(banner.isVisible)
    assert banner.accessibleName().startswith("Inget personkort är utfärdat.")
    for name in ("preview_print", "preview_save"):
        button = dialog.findChild(QWidget, name)
        assert not button.isEnabled()
        assert button.accessibleDescription() == "Papperet kunde inte ritas."


def test_that_show_paper_opens_over_the_window_and_draws(
    qtbot, window, runner: TaskRunner, pdf: bytes
) -> None:
    paper = Paper(title="Checklista", draw=lambda: Drawn("c.pdf", pdf))
    dialog = show_paper(window, runner, PreparedAnswers(), [].append, paper)
    qtbot.waitUntil(lambda: dialog.sheets.is_drawn)
    assert dialog.title.text() == "Checklista"
    assert dialog.windowTitle() == "Verkställ"
    qtbot.mouseClick(dialog.findChild(QWidget, "preview_close"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.findChildren(PaperPreview))


@pytest.mark.parametrize("percent", [100, 130])
def test_that_nothing_in_the_preview_is_cut_or_out_of_reach(
    qtbot, opened, theme, percent: int
) -> None:
    theme.set_percent(percent)
    dialog = opened()
    grab(dialog, 900, 700)
    assert uidump.elided(dialog) == []
    assert uidump.unreachable(dialog) == []
    assert uidump.unexplained(dialog) == []
    assert uidump.pale(dialog) == []
    assert {"preview_sheets", "preview_print", "preview_save", "preview_close"} <= {
        *uidump.tab_order(dialog)
    }
