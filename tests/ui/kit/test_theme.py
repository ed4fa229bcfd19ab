"""The look changes while the program runs, follows the system, and keeps within its limits."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStackedWidget

from tests.support.screens import grab, settle
from ui.kernel.settings import TEXT_SIZE, THEME
from ui.kernel.shapes import ChipShape
from ui.theme import sheet, tokens
from ui.theme.look import look
from ui.theme.theme import STEP
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.layout import FlowRow, column
from ui.widgets.panel import Panel
from ui.widgets.text import Text


def colours(widget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_that_an_open_window_changes_its_colours(qtbot, theme, name):
    words = Text("Verkställd 8 maj")
    widget = Panel(words, Chip(ChipShape("gäller", "ok", "check")), Button("Öppna"))
    qtbot.addWidget(widget)
    grab(widget, 300, 200)
    assert tokens.THEMES["light"]["surface"] in colours(widget)
    theme.choose(name)
    settle(widget)
    seen, wanted = colours(widget), tokens.THEMES[name]
    assert wanted["surface"] in seen
    assert tokens.THEMES["light"]["surface"] not in seen - {wanted["text"], wanted["line"]}
    shown = words.palette().color(QPalette.ColorRole.WindowText)
    assert shown.name().upper() == wanted["text"]


def test_that_text_and_gaps_and_controls_grow_together(qtbot, theme):
    words, button = Text("Verkställd 8 maj"), Button("Öppna", "primary", "send")
    widget = column(words, 16, button)
    qtbot.addWidget(widget)
    grab(widget, 600, 300)
    before = (words.sizeHint(), button.sizeHint(), widget.sizeHint().height())
    theme.set_percent(200)
    settle(widget)
    assert words.sizeHint().width() == pytest.approx(2 * before[0].width(), abs=4)
    assert button.sizeHint().height() == 2 * before[1].height() - 2
    assert widget.sizeHint().height() == pytest.approx(2 * before[2], abs=6)


@pytest.mark.parametrize("percent", [160, 110])
def test_that_buttons_of_a_page_that_was_hidden_have_room_for_their_lines(qtbot, theme, percent):
    """A hidden page is laid out before it is visible: its rows must know their lines already."""
    buttons = FlowRow(*(Button(words) for words in ("Avsluta", "Skriv ut", "Avbryt ärendet")))
    page = column(buttons, Text("Under knapparna"), None)
    stack = QStackedWidget()
    for one in (page, column(None)):
        stack.addWidget(one)
    qtbot.addWidget(stack)
    theme.set_percent(130)
    grab(stack, 400, 400)
    stack.setCurrentIndex(1)
    theme.set_percent(percent)
    settle(stack)
    stack.setCurrentIndex(0)
    assert buttons.height() == buttons.flow.height_in(buttons.width())
    settle(stack)
    assert buttons.height() == buttons.flow.height_in(buttons.width())


def test_that_the_text_size_keeps_within_80_and_200(theme):
    theme.set_percent(500)
    assert theme.percent == 200
    theme.larger()
    assert theme.percent == 200
    theme.set_percent(1)
    assert theme.percent == 80
    theme.usual_size()
    theme.smaller()
    assert theme.percent == 90


def system(scheme, contrast):
    """What the system says, without a system."""
    accessibility = SimpleNamespace(contrastPreference=lambda: contrast)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: accessibility)
    return SimpleNamespace(styleHints=lambda: hints)


@pytest.mark.parametrize(
    ("scheme", "contrast", "shown"),
    [
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "contrast"),
    ],
)
def test_that_the_system_is_followed_when_it_is_asked_for(
    theme, monkeypatch, scheme, contrast, shown
):
    monkeypatch.setattr(theme, "_choice", "system")
    with monkeypatch.context() as patched:
        patched.setattr(theme, "_app", system(scheme, contrast))
        assert theme._wanted() == shown


def test_that_a_chosen_theme_is_kept_when_the_system_changes(theme):
    theme.choose("dark")
    theme._follow()
    assert look.name == "dark"
    assert theme.choice == "dark"


def test_that_the_sheet_names_no_token_that_does_not_exist(theme):
    for name in tokens.THEMES:
        theme.choose(name)
        text = sheet.style_sheet()
        assert "$" not in text
        assert text.rindex(":disabled") > text.rindex('[kind="danger"]')


def test_that_a_misspelt_name_in_the_sheet_is_an_error(theme):
    with pytest.raises(KeyError):
        sheet._Values()["c_nothing"]
    with pytest.raises(KeyError):
        sheet._Values()["x_text"]


def test_that_the_choices_are_those_of_the_settings():
    assert set(THEME.choices) == {"system", *tokens.THEMES}
    assert (TEXT_SIZE.smallest, TEXT_SIZE.largest) == (tokens.SCALES[0], tokens.SCALES[-1])
    assert STEP == 10
