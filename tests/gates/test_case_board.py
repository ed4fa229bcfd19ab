"""The board of a case in a low or narrow window: what is cut can be reached, and one sees how."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar

from tests.gates.screen import case_on_screen
from tests.gates.test_case_page import ROOMS
from tests.gates.walk import Walked
from tests.support.screens import settle
from ui.corrections.page import CorrectionsPage
from ui.theme import tokens
from ui.theme.theme import Theme
from ui.widgets.layout import Scroll
from ui.widgets.painted.parts import Part, find

A_LANE = 80  # so much of the lanes is seen that one wants to know whether there is more


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


def the_scroll(page: CorrectionsPage) -> Scroll:
    return page.case_page.findChildren(Scroll)[0]


def the_bar(page: CorrectionsPage) -> QScrollBar:
    bar = page.case_page.lanes.findChild(QScrollBar, "case_lanes_scroll")
    assert bar is not None
    return bar


def in_view(page: CorrectionsPage, area: QRect) -> QRect:
    """Where a part of the board lies in what is seen of the page."""
    corner = page.case_page.lanes.mapTo(the_scroll(page).viewport(), area.topLeft())
    return QRect(corner, area.size())


def is_in_view(page: CorrectionsPage, area: QRect) -> bool:
    return the_scroll(page).viewport().rect().contains(in_view(page, area))


def area_of(page: CorrectionsPage, part: Part) -> QRect:
    box = page.case_page.lanes.on_screen(part.box)
    return QRect(round(box.x), round(box.y), round(box.width), round(box.height))


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_that_a_board_that_is_cut_shows_its_bar_wherever_the_page_stands(
    walked: Walked, width: int, height: int
):
    seen = 0
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(width, height)
        settle(page)
        lanes, down, bar = page.case_page.lanes, the_scroll(page).verticalScrollBar(), the_bar(page)
        assert lanes.layout_now().is_scrolled
        for place in range(0, down.maximum() + 1, 40):
            down.setValue(place)
            shown = in_view(page, lanes.rect()) & the_scroll(page).viewport().rect()
            if shown.height() >= A_LANE and in_view(page, lanes.rect()).top() >= 0:
                assert bar.isVisible()
                assert is_in_view(page, bar.geometry()), place
                seen += 1
    assert seen


def test_that_the_bar_lies_under_a_board_that_is_seen_whole(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(1158, 1400)
        settle(page)
        bar = the_bar(page)
        assert bar.isVisible()
        assert bar.y() == round(page.case_page.lanes.layout_now().bottom)
        assert bar.geometry().bottom() <= page.case_page.lanes.rect().bottom()


def test_that_the_bar_brings_the_last_step_into_sight(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(*ROOMS[0])
        settle(page)
        lanes, bar = page.case_page.lanes, the_bar(page)
        last = max(lanes.parts(), key=lambda part: part.box.right)
        assert area_of(page, last).right() > lanes.width()
        bar.setValue(bar.maximum())
        assert area_of(page, last).right() <= lanes.width()


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_that_the_page_follows_the_arrows_through_the_board(
    walked: Walked, width: int, height: int
):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(width, height)
        settle(page)
        lanes = page.case_page.lanes
        lanes.setFocus(Qt.FocusReason.TabFocusReason)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
            QTest.keyClick(lanes, key)
            settle(page)
            part = find(lanes.parts(), lanes.current())
            assert part is not None
            step = area_of(page, part)
            assert is_in_view(page, step), lanes.current()
            assert not step.intersects(the_bar(page).geometry())


def test_that_a_panel_that_grows_over_the_board_leaves_the_bar_in_sight(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(*ROOMS[0])
        settle(page)
        before = page.case_page.lanes.mapTo(page, QPoint(0, 0)).y()
        page.case_page.step.setMinimumHeight(page.case_page.step.height() + 60)
        settle(page)
        assert page.case_page.lanes.mapTo(page, QPoint(0, 0)).y() == before + 60
        assert is_in_view(page, the_bar(page).geometry())


@pytest.mark.parametrize("name", tokens.THEMES)
def test_that_the_handle_stands_out_from_the_board(name: str):
    colours = tokens.THEMES[name]
    assert tokens.contrast(colours["line_strong"], colours["surface"]) >= 3
