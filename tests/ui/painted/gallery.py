"""Draws every picture with real and hard data, to be looked at beside the look.

    python -m tests.ui.painted.gallery FOLDER [light dark contrast] [--text 175]

QT_SCALE_FACTOR=1.75 gives the pixels of a screen at 175 per cent.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from tests.ui.painted import samples
from tests.ui.painted.samples import clock
from ui.theme.theme import Theme
from ui.widgets.painted.before_after import BeforeAfter
from ui.widgets.painted.day_counter import DayCounter
from ui.widgets.painted.effect_band import EffectBand
from ui.widgets.painted.hours_clock import HoursClock
from ui.widgets.painted.lanes.widget import Lanes
from ui.widgets.painted.route_line import RouteLine
from ui.widgets.painted.stepper import Stepper
from ui.widgets.painted.timeline.data import before_and_after
from ui.widgets.painted.timeline.widget import TimeLine
from ui.widgets.painted.version_badge import VersionBadge, VersionBadgeData, VersionState
from ui.widgets.panel import Panel


class Ground(QWidget):
    """The window behind the panels."""

    def __init__(self, width: int, *panels: QWidget) -> None:
        super().__init__()
        self.setAutoFillBackground(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        for panel in panels:
            layout.addWidget(panel)
        layout.addStretch(1)
        self.resize(width, 10)
        self.show()
        for _pass in range(3):  # the pictures learn their width, then their height
            QApplication.processEvents()
            self.resize(width, layout.heightForWidth(width))


def panel(title: str, *things: QWidget, in_a_row: bool = False) -> QWidget:
    if not in_a_row:
        return Panel(*things, title=title)
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    for thing in things:
        layout.addWidget(thing, 0, Qt.AlignmentFlag.AlignTop)
    layout.addStretch(1)
    return Panel(row, title=title)


def lanes() -> QWidget:
    return Ground(1184, Panel(Lanes("case", samples.CASE), margins=(1, 1, 1, 1)))


def laptop_lanes() -> QWidget:
    return Ground(1110, Panel(Lanes("case", samples.CASE), margins=(1, 1, 1, 1)))


def long_lanes() -> QWidget:
    board = Lanes("case", samples.long_case())
    ground = Ground(1184, Panel(board, margins=(1, 1, 1, 1)))
    board.setFocus(Qt.FocusReason.TabFocusReason)
    board.set_current("s9")
    return ground


def small_things() -> QWidget:
    badges = [
        VersionBadge(f"badge_{state}", VersionBadgeData(number=8, state=state))
        for state in VersionState
    ]
    hours = [clock(4.6), clock(51), clock(71.4), clock(75.2), clock(80, 30), clock(80, 75)]
    clocks = [HoursClock(f"clock_{n}", data) for n, data in enumerate(hours)]
    return Ground(
        760,
        panel("Beställningens väg", Stepper("way", samples.ORDER_WAY)),
        panel("Återkallad", Stepper("recalled", samples.RECALLED_WAY)),
        panel("Så räknas dagarna", DayCounter("days", samples.DEADLINE)),
        panel("Minskning", EffectBand("months", samples.PAUSED_MONTHS)),
        panel("En månad", EffectBand("month", samples.ONE_MONTH)),
        panel("Skottdag och öppet slut", EffectBand("leap", samples.LEAP_MONTHS)),
        panel("Ändrat från v7 till v8", BeforeAfter("changes", samples.CARD_CHANGES)),
        panel("Version", *badges, in_a_row=True),
        panel("72 timmar", *clocks, in_a_row=True),
    )


def narrow_things() -> QWidget:
    return Ground(
        332,
        panel("Frågor", RouteLine("route", samples.ROUTE)),
        panel("Beställningens väg", Stepper("way", samples.ORDER_WAY)),
        panel("Så räknas dagarna", DayCounter("days", samples.DEADLINE)),
        panel("Minskning", EffectBand("months", samples.PAUSED_MONTHS)),
        panel("Ändrat", BeforeAfter("changes", samples.CARD_CHANGES)),
    )


def time_lines() -> QWidget:
    pair = before_and_after(samples.BEFORE, samples.AFTER, shown=samples.PAIR_DAYS)
    several = before_and_after(
        samples.GUNVOR.tracks[:2], samples.GUNVOR.tracks[:2], shown=samples.GUNVOR
    )
    close = TimeLine("close", samples.GUNVOR)
    for _press in range(3):
        close.zoom_in()
    far = TimeLine("far", samples.GUNVOR)
    for _press in range(4):
        far.zoom_out()
    empty = replace(samples.GUNVOR, tracks=())
    return Ground(
        840,
        panel("Tidslinje", TimeLine("gunvor", samples.GUNVOR)),
        panel("Svåra fall", TimeLine("hard", samples.HARD)),
        panel("Före och efter", TimeLine("pair", pair)),
        panel("Flera insatser före och efter", TimeLine("several", several)),
        panel("Nära", close),
        panel("Långt ifrån", far),
        panel("Tom", TimeLine("empty", empty)),
    )


def narrow_time_lines() -> QWidget:
    return Ground(
        460,
        panel("Smal", TimeLine("gunvor", samples.GUNVOR)),
        panel("Smal och svår", TimeLine("hard", samples.HARD)),
    )


def thirty() -> QWidget:
    return Ground(1000, panel("Trettio insatser", TimeLine("thirty", samples.thirty_services())))


SCENES: dict[str, Callable[[], QWidget]] = {
    "tidslinje": time_lines,
    "tidslinje-smal": narrow_time_lines,
    "trettio": thirty,
    "banor": lanes,
    "delar": small_things,
    "delar-smal": narrow_things,
    "banor-1366": laptop_lanes,
    "banor-lang": long_lanes,
}


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("themes", nargs="*", default=["light"])
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme = Theme(app, "light", wanted.text)
    for name in wanted.themes:
        theme.choose(name)
        for scene, build in SCENES.items():
            if wanted.only in scene:
                target = wanted.folder / f"{scene}-{name}-{wanted.text}.png"
                build().grab().save(str(target))


if __name__ == "__main__":
    main()
