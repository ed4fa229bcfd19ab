"""Every sample of the kit, in every theme and size: nothing cut, pale, nameless or unreachable."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from tests.support import uidump
from tests.support.screens import Shot, grab, settle, take
from tests.ui.kit import gallery, window_samples
from ui.widgets.buttons import Button
from ui.widgets.fields import TextField
from ui.widgets.layout import column
from ui.widgets.text import Text
from ui.widgets.undo_bar import UndoBar

SAMPLES = {
    "parts": gallery.parts,
    "list_and_detail": gallery.list_and_detail,
    "states": gallery.states,
    "window": window_samples.window,
    "start": window_samples.start,
    "first_start": window_samples.first_start,
    "unlock": window_samples.unlock,
    "first_run": window_samples.first_run,
    "recovery": window_samples.recovery,
    "recovered": window_samples.recovered,
    "forgotten": window_samples.forgotten,
    "open_file": window_samples.open_file,
    "lock": window_samples.lock,
    "lock_over": window_samples.lock_over,
    "closing": window_samples.closing,
    "rule": window_samples.rule,
}
# 1920x1080 at 175 % leaves 1097x617 logical pixels.
SIZES = [(1440, 900, 100), (1366, 768, 100), (1097, 617, 100), (1440, 900, 130), (1920, 1080, 200)]


@pytest.fixture
def shown(request, qtbot, theme):
    widgets = []

    def show(name: str, width: int = 1366, height: int = 768):
        widget = SAMPLES[name]()
        qtbot.addWidget(widget)
        widgets.append(widget)
        grab(widget, width, height)
        return widget

    yield show
    for widget in widgets:
        for bar in widget.findChildren(UndoBar):
            bar.act_on_all()
        widget.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_word_is_cut(shown, theme, name, size):
    width, height, percent = size
    theme.set_percent(percent)
    assert uidump.elided(shown(name, width, height)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_that_no_word_is_cut_after_the_text_has_grown(shown, theme, name):
    widget = shown(name, 1920, 1080)
    theme.set_percent(150)
    settle(widget)
    assert uidump.elided(widget) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_that_everything_is_reached_named_and_explained(shown, name):
    widget = shown(name)
    assert uidump.unreachable(widget) == []
    assert uidump.unexplained(widget) == []
    assert uidump.same_names(widget) == []


@pytest.mark.parametrize("theme_name", ["light", "dark", "contrast"])
@pytest.mark.parametrize("name", SAMPLES)
def test_that_every_text_is_read_on_its_ground(shown, theme, name, theme_name):
    theme.choose(theme_name)
    assert uidump.pale(shown(name)) == []


def test_that_tab_comes_round_the_whole_window(qtbot, shown):
    window = shown("window")
    window.activateWindow()
    stops = uidump.tab_order(window)
    assert {"nav_today", "menu", "search", "who", "work", "remind", "wrong", "cancel"} <= {*stops}
    assert "" not in stops


def test_that_the_checks_can_fail(qtbot, theme):
    nameless, off = Button("Öppna"), Button("Spara")
    off.setObjectName("off")
    off.setEnabled(False)
    cut = Text("En lång mening som inte får plats")
    pale = Text("Blek", "body", "disabled")
    page = column(nameless, off, cut, pale, TextField("twice", "A"), TextField("twice", "B"))
    qtbot.addWidget(page)
    grab(page, 400, 300)
    cut.setFixedWidth(20)
    assert uidump.unreachable(page) == ["Button"]
    assert uidump.unexplained(page) == ["Button#off"]
    assert uidump.same_names(page) == ["twice"]
    assert len(uidump.elided(page)) == 1
    assert [words.partition(" in ")[2][:5] for words in uidump.pale(page)] == ["light", "dark:"]


def test_that_a_window_can_be_read_as_text(shown):
    text = uidump.dump(shown("unlock"))
    assert "TextField" in text
    assert "_DayEdit" not in text
    assert "#unlock_user 'Användare' = 'karin'" in text


def test_that_a_picture_is_taken_in_a_process_of_its_own(tmp_path, qapp):
    shot = Shot(640, 400, "dark", ratio=1.75)
    target = take("tests.ui.kit.window_samples:lock", tmp_path / "lock.png", shot)
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == (1120, 700)
