"""The page of corrections on the store of a walk, used by mouse on object names."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from tests.gates.walk import Walk
from ui.bench import Bench
from ui.corrections.acting import ActServices
from ui.corrections.case_model import CaseServices
from ui.corrections.page import CorrectionServices, CorrectionsPage
from ui.kernel.change_bus import ChangeBus
from ui.kernel.questions import PreparedAnswers
from ui.kernel.runner import Runner
from ui.kernel.tasks import SynchronousRunner
from ui.widgets.painted.lanes.widget import Lanes
from ui.widgets.text import Text

PATIENCE_MS = 5000
LEFT = Qt.MouseButton.LeftButton


def case_page(
    walk: Walk, login: str, step: str = "", runner: Runner | None = None
) -> CorrectionsPage:
    """The case as the person with the login sees it; with a step chosen if one is named."""
    services, world = walk.at(login), walk.world
    bench = Bench(
        actor=services.desk.actor,
        runner=runner or SynchronousRunner(),
        bus=ChangeBus(),
        questions=PreparedAnswers(),
        go=lambda _place: None,
        say=lambda _text: None,
        hold=lambda held: held.act(),
        now=world.clock.now,
        today=world.clock.today,
        new_id=uuid4,
        preview=lambda _paper: None,
    )
    acts = ActServices(
        archive=services.archive,
        attaching=services.attaching,
        executions=services.executions,
        messages=services.messages,
        providers=services.providers,
        export_folder=str(walk.folder),
    )
    case = CaseServices(
        cases=services.cases,
        paperwork=services.paperwork,
        removal=services.removal,
        succession=services.succession,
    )
    page = CorrectionsPage(
        bench,
        CorrectionServices(guide=services.guide, case=case, acts=acts, papers=services.papers),
    )
    page.show_key(str(walk.case))
    page.load_list()
    if step:
        page.case.pick(step)
    return page


@contextmanager
def case_on_screen(
    walk: Walk, login: str, runner: Runner | None = None
) -> Iterator[CorrectionsPage]:
    page = case_page(walk, login, runner=runner)
    page.resize(1440, 1400)
    try:
        page.show()
        yield page
    finally:
        page.close()
        page.deleteLater()


def click(page: QWidget, name: str) -> None:
    QTest.mouseClick(_named(page, name), Qt.MouseButton.LeftButton)


def write(page: QWidget, name: str, text: str) -> None:
    """Click into the field and write, as a person does."""
    field = _named(page, name)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    field.setFocus()
    QTest.keyClicks(field, text)


def pick(page: QWidget, name: str, choice: str) -> None:
    """Choose in a list that drops down, with the keyboard."""
    combo = _named(page, name)
    assert isinstance(combo, QComboBox)
    combo.setFocus()
    while combo.currentText() != choice:
        before = combo.currentIndex()
        QTest.keyClick(combo, Qt.Key.Key_Down)
        assert combo.currentIndex() > before, f"{choice} is not offered"
    combo.activated.emit(combo.currentIndex())


def button(page: QWidget, name: str) -> QPushButton:
    found = _named(page, name)
    assert isinstance(found, QPushButton)
    return found


def words(page: QWidget, name: str) -> str:
    """What is said by the text of this name; empty where there is none."""
    found = [child for child in page.findChildren(Text, name) if child.isVisible()]
    return " ".join(child.text() for child in found)


def choose_step(page: QWidget, step: str) -> None:
    """Click the step on the board."""
    board = _named(page, "case_lanes")
    assert isinstance(board, Lanes)
    part = next(part for part in board.parts() if part.key == step)
    board.reveal(part)
    box = board.on_screen(part.box)
    point = QPoint(round(box.centre), round(box.middle))
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=point)


def _named(page: QWidget, name: str) -> QWidget:
    """The control of that name, once it is shown: what is laid out anew appears a moment later."""

    def shown() -> list[QWidget]:
        return [child for child in page.findChildren(QWidget, name) if child.isVisible()]

    limit = QDeadlineTimer(PATIENCE_MS)
    while len(shown()) != 1 and not limit.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    assert len(shown()) == 1, f"{name}: {len(shown())}"
    return shown()[0]
