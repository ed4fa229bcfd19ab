"""The tokens keep what the look promises: contrast, sizes, fonts, icons."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo

from ui.theme import fonts, icons, tokens
from ui.theme.look import look

UI = Path(tokens.__file__).parents[1]
ICON_NAME = re.compile(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"')


@pytest.mark.parametrize("theme_name", list(tokens.THEMES))
@pytest.mark.parametrize("pair", tokens.PAIRS, ids=lambda pair: pair.what)
def test_that_every_pair_is_read_in_every_theme(theme_name, pair):
    colours = tokens.THEMES[theme_name]
    ratio = tokens.contrast(colours[pair.foreground], colours[pair.ground])
    assert ratio >= pair.demanded


def test_that_contrast_is_computed_as_the_guideline_says():
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert tokens.contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


def test_that_all_themes_have_the_same_tokens():
    names = [set(colours) for colours in tokens.THEMES.values()]
    assert names[0] == names[1] == names[2]
    assert len(names[0]) == 45


def test_that_nothing_on_screen_is_smaller_than_nine_and_a_half_points():
    assert min(role.points for role in tokens.TYPE.values()) == 9.5


def test_that_a_colour_is_written_in_the_tokens_only():
    strays = [
        path.relative_to(UI)
        for path in UI.rglob("*.py")
        if path.name != "tokens.py" and re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text("utf-8"))
    ]
    assert strays == []


def test_that_the_fonts_of_the_program_are_used(theme):
    info = QFontInfo(fonts.font("h1"))
    assert info.family() == "Source Sans 3"
    assert info.weight() == 600


def test_that_figures_are_equally_wide(theme):
    widths = {round(fonts.width_of(figure * 10), 2) for figure in "0123456789"}
    assert len(widths) == 1


def test_that_every_icon_that_is_named_in_the_program_lies_there():
    used = {
        name
        for path in UI.rglob("*.py")
        for name in ICON_NAME.findall(path.read_text("utf-8"))
        if name in KNOWN_WITH_DASH
    }
    missing = [name for name in used if not (icons.FOLDER / f"{name}.svg").is_file()]
    assert used
    assert missing == []


KNOWN_WITH_DASH = {
    "arrow-left", "calendar-days", "chevron-down", "circle-check", "cloud-off", "octagon-x",
    "triangle-alert", "circle-help", "graduation-cap", "hard-drive", "key-round", "lock-open",
    "log-in", "undo-2",
}  # fmt: skip


def inks(image) -> set[str]:
    """The colours of what is fully covered."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name().upper() for colour in pixels if colour.alpha() == 255}


def test_that_every_icon_is_drawn_in_the_colour_that_was_asked_for(theme):
    names = sorted(path.stem for path in icons.FOLDER.glob("*.svg"))
    drawn = {name: icons.pixmap(name, "danger", 32, ratio=1.75).toImage() for name in names}
    assert {(i.width(), i.height(), i.devicePixelRatio()) for i in drawn.values()} == {
        (56, 56, 1.75)
    }
    assert {
        name: found for name, i in drawn.items() if (found := inks(i)) != {look.hex("danger")}
    } == {}


def test_that_every_icon_that_is_shipped_is_named_in_the_program():
    code = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    shipped = {path.stem for path in icons.FOLDER.glob("*.svg")}
    assert shipped
    assert [name for name in sorted(shipped) if f'"{name}"' not in code] == []


def test_that_the_icons_are_shipped_with_their_licence():
    assert "ISC License" in (icons.FOLDER / "LICENSE").read_text("utf-8")


def test_that_an_unknown_icon_is_an_error_and_not_an_empty_picture(theme):
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")
