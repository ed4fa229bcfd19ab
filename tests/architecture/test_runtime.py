"""What the program stands on is new enough, sound, and loaded only when it is needed."""

import gc
import ssl
import sys
from collections.abc import Callable, Iterator

import PySide6
import pytest
import sqlcipher3
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from tests.support.startup import loaded, modules_after

QT = ("PySide6", "shiboken6")
SLOW = ("sqlalchemy", "reportlab", "psycopg", "alembic", "pyhanko", "pikepdf")
CALLS = 300


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(maxsplit=1)[0].split("."))


def test_that_the_encrypted_store_is_new_enough() -> None:
    connection = sqlcipher3.connect(":memory:")
    sqlite = connection.execute("select sqlite_version()").fetchone()[0]
    cipher = connection.execute("pragma cipher_version").fetchone()[0]
    connection.close()
    assert numbers(sqlite) >= (3, 51, 3)  # a lost-update fault of write-ahead logs was mended there
    assert numbers(cipher) >= (4, 12, 0)


def test_that_the_window_kit_is_the_pinned_one() -> None:
    assert PySide6.__version__ == "6.11.3"  # docs/adr/0007


def test_that_the_interpreter_and_its_tls_are_new_enough() -> None:
    assert (3, 11) <= sys.version_info[:2] < (3, 14)
    assert ssl.HAS_TLSv1_3


class Sender(QObject):
    sent = Signal()
    landed = 0

    def land(self) -> None:
        self.landed += 1

    def send(self) -> None:
        self.sent.connect(self.land)
        self.sent.emit()
        self.sent.disconnect(self.land)


@pytest.fixture(autouse=True, scope="module")
def nothing_old_is_looked_through() -> Iterator[None]:
    """Each full collection would go through all that the tests before have made."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def worn_per_call(call: Callable[[], object], constant: object) -> float:
    """How many references to the constant one call takes away or leaves: 1.0 in a worn binding."""
    for _ in range(5):
        call()
    gc.collect()
    before = sys.getrefcount(constant)
    for _ in range(CALLS):
        call()
    gc.collect()
    return abs(sys.getrefcount(constant) - before) / CALLS


def test_that_emitting_and_connecting_do_not_wear_out_true(qapp: QObject) -> None:
    sender = Sender()
    assert worn_per_call(sender.send, constant=True) < 0.3
    assert sender.landed == CALLS + 5


def void_calls() -> dict[str, Callable[[], object]]:
    table, items = QTableWidget(10, 5), QStandardItemModel(10, 5)
    widget, layout, label = QWidget(), QVBoxLayout(), QLabel("x")
    return {
        "setItem": lambda: table.setItem(1, 1, QTableWidgetItem("x")),
        "setRowCount": lambda: table.setRowCount(10),
        "model.setItem": lambda: items.setItem(1, 1, QStandardItem("x")),
        "update": widget.update,
        "setWindowTitle": lambda: widget.setWindowTitle("x"),
        "addWidget": lambda: layout.addWidget(QLabel("x")),
        "setText": lambda: label.setText("x"),
        "setProperty": lambda: label.setProperty("x", None),
        "singleShot": lambda: QTimer.singleShot(0, label, label.update),
    }


def test_that_calls_without_an_answer_do_not_wear_out_none(qapp: QObject) -> None:
    worn = {name: worn_per_call(call, None) for name, call in void_calls().items()}
    assert {name: change for name, change in worn.items() if change > 0.3} == {}


def test_that_the_standard_buttons_speak_swedish() -> None:
    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    assert translator.load(QLocale("sv_SE"), "qtbase", "_", folder)
    assert translator.translate("QPlatformTheme", "Cancel") == "Avbryt"


def test_that_the_commands_load_neither_qt_nor_what_draws_papers() -> None:
    assert loaded("import ui.command_line.main", *QT, "reportlab") == []


@pytest.mark.parametrize("package", ["app.kernel.errors", "app.kernel.texts"])
def test_that_the_kernel_loads_nothing_slow(package: str) -> None:
    assert loaded(f"import {package}", *QT, *SLOW) == []


def test_that_what_a_start_loads_is_seen() -> None:
    assert "wave" in modules_after("import wave")
    assert loaded("import sqlalchemy", *SLOW) == ["sqlalchemy"]
