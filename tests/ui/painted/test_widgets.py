"""The pictures as widgets: keys, mouse, tool tips, speech, themes, no warning while painting."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.painted import samples
from tests.ui.painted.samples import clock, day
from ui.theme.look import look
from ui.widgets.painted.before_after import BeforeAfter
from ui.widgets.painted.day_counter import DayCounter
from ui.widgets.painted.effect_band import EffectBand
from ui.widgets.painted.hours_clock import HoursClock
from ui.widgets.painted.lanes.widget import Lanes
from ui.widgets.painted.parts import find
from ui.widgets.painted.route_line import RouteLine
from ui.widgets.painted.stepper import Stepper
from ui.widgets.painted.timeline.widget import TimeLine
from ui.widgets.painted.version_badge import VersionBadge, VersionBadgeData, VersionState

BADGE = VersionBadgeData(number=8, state=VersionState.VALID)
PICTURES = {
    "time_line": lambda: TimeLine("p", samples.GUNVOR),
    "hard_time_line": lambda: TimeLine("p", samples.HARD),
    "empty_time_line": lambda: TimeLine("p", replace(samples.GUNVOR, tracks=())),
    "lanes": lambda: Lanes("p", samples.CASE),
    "long_lanes": lambda: Lanes("p", samples.long_case()),
    "stepper": lambda: Stepper("p", samples.ORDER_WAY),
    "day_counter": lambda: DayCounter("p", samples.DEADLINE),
    "effect_band": lambda: EffectBand("p", samples.LEAP_MONTHS),
    "hours_clock": lambda: HoursClock("p", replace(clock(4), can_activate=True)),
    "version_badge": lambda: VersionBadge("p", replace(BADGE, can_activate=True)),
    "before_after": lambda: BeforeAfter("p", samples.CARD_CHANGES),
    "route_line": lambda: RouteLine("p", samples.ROUTE),
}


@pytest.fixture
def show(qtbot, theme):
    """Shows a picture as high as it wants to be, and gives it the keyboard."""

    def shown(picture, width=900):
        qtbot.addWidget(picture)
        picture.resize(width, picture.heightForWidth(width))
        picture.show()
        picture.activateWindow()
        picture.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(picture.hasFocus)
        return picture

    return shown


@pytest.fixture(params=PICTURES)
def picture(request, show):
    return show(PICTURES[request.param]())


def test_that_every_picture_has_a_name_and_tells_itself_in_words(picture):
    assert picture.objectName() == "p"
    assert picture.accessibleName()
    assert picture.accessibleDescription() == picture.spoken()


def test_that_the_arrows_reach_every_part_and_the_name_follows(picture, qtbot):
    reached = [picture.current()]
    qtbot.keyClick(picture, Qt.Key.Key_Home)
    for part in picture.parts():
        assert picture.current() == part.key
        assert picture.accessibleName().endswith(part.words)
        reached.append(part.key)
        qtbot.keyClick(picture, Qt.Key.Key_Right)
    assert {part.key for part in picture.parts()} == {key for key in reached if key}


def test_that_enter_gives_the_id_of_what_the_arrows_stand_on(picture, qtbot):
    for part in picture.parts():
        picture.set_current(part.key)
        given_ids = []
        picture.activated.connect(given_ids.append)
        qtbot.keyClick(picture, Qt.Key.Key_Return)
        picture.activated.disconnect(given_ids.append)
        assert given_ids == ([part.key] if part.can_activate else [])


def test_that_every_part_lies_in_the_picture(picture):
    for part in picture.parts():
        picture.set_current(part.key)
        box = picture.on_screen(find(picture.parts(), part.key).box)
        assert box.width > 0
        assert box.x >= -0.5 and box.right <= picture.width() + 0.5
        assert box.y >= -0.5 and box.bottom <= picture.heightForWidth(picture.width()) + 0.5


@pytest.mark.parametrize("percent", [80, 100, 175, 200])
@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_that_a_picture_is_painted_anew_in_every_theme_and_size(theme, show, name, percent):
    for build in PICTURES.values():
        one = show(build())
        before = one.grab().toImage()
        height = one.heightForWidth(900)
        theme.set_percent(percent)
        theme.choose(name)
        one.resize(900, one.heightForWidth(900))
        after = one.grab().toImage()
        if (name, percent) == ("light", 100):
            assert after == before
        else:
            assert after != before
        if percent > 100 and one.parts():
            assert one.heightForWidth(900) > height
        theme.choose("light")
        theme.set_percent(100)


def test_that_the_ring_is_shown_for_the_keyboard_and_not_for_the_mouse(show, qtbot):
    line = show(TimeLine("p", samples.GUNVOR))
    qtbot.keyClick(line, Qt.Key.Key_Home)
    qtbot.keyClick(line, Qt.Key.Key_Right)
    part = line.parts()[1]
    with_ring = line.grab().toImage()
    point = QPoint(round(part.box.centre), round(part.box.middle))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=point)
    assert line.current() == part.key
    assert line.grab().toImage() != with_ring


def test_that_the_ring_of_a_part_at_the_edge_is_whole(show, qtbot, theme):
    theme.choose("contrast")  # a yellow that nothing else has
    route = show(RouteLine("p", samples.ROUTE), 320)
    qtbot.keyClick(route, Qt.Key.Key_Home)
    image = route.grab().toImage()
    middle = round(route.parts()[0].box.middle)
    row = [image.pixelColor(x, middle).name() for x in (*range(5), *range(315, 320))]
    yellow = look.hex("focus").lower()
    assert yellow in row[:5] and yellow in row[5:]


def test_that_a_click_chooses_the_bar_under_the_pointer(show, qtbot):
    line = show(TimeLine("p", samples.GUNVOR))
    bar = find(line.parts(), "e3").box
    with qtbot.waitSignal(line.activated) as chosen:
        point = QPoint(round(bar.centre), round(bar.middle))
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == ["e3"]
    assert line.current() == "e3"


def test_that_a_click_on_a_pause_chooses_the_pause_and_not_its_execution(show, qtbot):
    line = show(TimeLine("p", samples.GUNVOR))
    pause = find(line.parts(), "p1").box
    with qtbot.waitSignal(line.activated) as chosen:
        point = QPoint(round(pause.centre), round(pause.middle))
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == ["p1"]


def test_that_a_tool_tip_says_the_part_and_reads_no_markup(show):
    track = samples.BEFORE[0]
    bars = (replace(track.bars[1], label="<b>Norr</b>"),)
    data = replace(samples.GUNVOR, tracks=(replace(track, bars=bars),))
    line = show(TimeLine("p", data))
    box = line.parts()[0].box
    point = QPoint(round(box.centre), round(box.middle))
    event = QHelpEvent(QEvent.Type.ToolTip, point, line.mapToGlobal(point))
    QApplication.sendEvent(line, event)
    assert "&lt;b&gt;Norr&lt;/b&gt;, från 6 maj 2026, tills vidare" in QToolTip.text()
    QToolTip.hideText()


def test_that_speech_says_every_bar_and_pause_with_its_days():
    line = samples.GUNVOR
    said = TimeLine("p", line).accessibleDescription()
    assert said.startswith("I dag är det 18 maj 2026.")
    for words in (
        "Hemtjänst, 14 h i veckan, till 31 dec, något är fel:",
        "Beslut, 12 januari 2026 till 4 maj 2026",
        "Verkställighet, Verkställd 14 jan, 14 januari 2026 till 5 maj 2026",
        "Uppehåll, Sjukhus, 9 mars 2026 till 24 mars 2026",
        "Beställning, Hemtjänst Norr, fel mottagare, fel eller borttagen, från 6 maj 2026",
        "Trygghetslarm, tills vidare: Beslut, från 2 februari 2026, tills vidare",
    ):
        assert words in said


def test_that_plus_minus_and_nought_change_the_days_shown(show, qtbot):
    line = show(TimeLine("p", samples.GUNVOR))
    whole = line.window_shown()
    qtbot.keyClick(line, Qt.Key.Key_Plus)
    assert line.window_shown().days < whole.days
    qtbot.keyClick(line, Qt.Key.Key_Minus)
    qtbot.keyClick(line, Qt.Key.Key_Minus)
    assert line.window_shown().days > whole.days
    qtbot.keyClick(line, Qt.Key.Key_0)
    assert line.window_shown() == whole


def test_that_ctrl_plus_is_left_for_the_text_size(show, qtbot):
    line = show(TimeLine("p", samples.GUNVOR))
    whole = line.window_shown()
    qtbot.keyClick(line, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert line.window_shown() == whole


def test_that_the_days_move_so_that_the_bar_the_arrows_reach_is_seen(show):
    line = show(TimeLine("p", replace(samples.GUNVOR, first=day(7, 1), last=day(8, 31))))
    line.set_current("p1")
    assert line.window_shown().shows(day(3, 24))


def test_that_new_data_keeps_the_zoom_and_forgets_a_bar_that_is_gone(show):
    line = show(TimeLine("p", samples.GUNVOR))
    line.zoom_in()
    zoomed = line.window_shown()
    line.set_current("e3")
    line.set_data(replace(samples.GUNVOR, tracks=samples.GUNVOR.tracks[:1]))
    assert line.window_shown() == zoomed
    assert line.current() == ""
    assert "Trygghetslarm" not in line.accessibleDescription()


def test_that_thirty_services_are_painted_without_a_warning(show):
    line = show(TimeLine("p", samples.thirty_services()), 1000)
    assert not line.grab().isNull()
    assert len(line.parts()) == 120


def test_that_the_lanes_begin_at_what_is_mine_to_do_now(show):
    assert show(Lanes("p", samples.CASE)).current() == "export"


def test_that_a_long_case_scrolls_to_the_step_the_arrows_reach(show, qtbot):
    board = show(Lanes("p", samples.long_case()), 1000)
    last = board.parts()[-1].key
    qtbot.keyClick(board, Qt.Key.Key_End)
    assert board.current() == last
    box = board.on_screen(find(board.parts(), last).box)
    assert board.layout_now().side <= box.x and box.right <= board.width()
    qtbot.keyClick(board, Qt.Key.Key_Home)
    first = board.on_screen(board.parts()[0].box)
    assert board.layout_now().side <= first.x


def test_that_the_first_click_in_a_scrolled_case_takes_the_step_under_the_pointer(show, qtbot):
    lanes = show(Lanes("p", samples.long_case()))
    lanes.clearFocus()
    lanes.set_data(samples.CASE)  # what the keyboard stood on is gone
    lanes.set_data(samples.long_case())
    assert lanes.current() == ""
    last = max(lanes.parts(), key=lambda part: part.box.right)
    lanes.reveal(last)
    box = lanes.on_screen(last.box)
    point = QPoint(round(box.centre), round(box.middle))
    qtbot.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=point)
    assert lanes.hasFocus()
    assert lanes.current() == last.key


def test_that_only_an_answer_that_was_given_can_be_changed(show, qtbot):
    route = show(RouteLine("p", samples.ROUTE))
    changed = []
    route.activated.connect(changed.append)
    for part in route.parts():
        route.set_current(part.key)
        qtbot.keyClick(route, Qt.Key.Key_Return)
    assert changed == ["who", "what"]


def test_that_a_badge_and_a_clock_are_stops_only_where_they_open_something(show):
    assert VersionBadge("p", BADGE).focusPolicy() is Qt.FocusPolicy.NoFocus
    assert HoursClock("p", clock(4)).focusPolicy() is Qt.FocusPolicy.NoFocus
    opens = VersionBadge("p", replace(BADGE, can_activate=True))
    assert opens.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_that_a_picture_that_is_gone_hears_no_theme(show, theme, qtbot):
    line = TimeLine("p", samples.GUNVOR)
    with qtbot.waitSignal(line.destroyed):
        line.deleteLater()
    theme.choose("dark")
    assert look.name == "dark"
