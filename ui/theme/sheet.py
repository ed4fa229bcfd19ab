"""What Qt is told of the tokens: a palette, and a sheet for what a palette cannot say."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtGui import QPalette

from ui.theme import icons
from ui.theme.look import look

# A style sheet can only name picture files, so the few it needs are written in the theme's colours.
PICTURES = (
    ("text2", "chevron-down"),
    ("text2", "calendar-days"),
    ("text2", "chevron-left"),
    ("text2", "chevron-right"),
    ("on_accent", "check"),
    ("disabled", "check"),
)
_DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="5.5" fill="{}"/></svg>'
)

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "wait",
    QPalette.ColorRole.ToolTipBase: "overlay",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "line",
}

# $c_x is the colour of token x, $p_n is n logical pixels. Always a type selector; :disabled last.
_SHEET = Template("""
QPushButton { background: $c_surface; color: $c_text; border: 1px solid $c_line_strong;
  border-radius: $p_6; padding: 0 $p_12; min-height: $p_30; outline: none; }
QPushButton:hover { background: $c_hover; }
QPushButton:pressed { background: $c_pressed; }
QPushButton[kind="primary"] { background: $c_accent; color: $c_on_accent; border-color: $c_accent; }
QPushButton[kind="primary"]:hover { background: $c_accent_hover; border-color: $c_accent_hover; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: $c_accent;
  padding: 0 $p_8; }
QPushButton[kind="quiet"]:hover { background: $c_hover; }
QPushButton[kind="quiet"]:pressed { background: $c_pressed; }
QPushButton[kind="danger"] { color: $c_danger; border-color: $c_danger; }
QPushButton[kind="danger"]:hover { background: $c_danger_soft; }
QPushButton[kind="danger"]:pressed { background: $c_pressed; }
QPushButton[bulk="small"] { min-height: $p_24; padding: 0 $p_8; border-radius: $p_5; }
QPushButton[bulk="large"] { min-height: $p_46; padding: 0 $p_24; border-radius: $p_8; }
QPushButton[bulk="icon"] { padding: 0; }
QPushButton[bulk="inner"] { padding: 0; min-height: 0; }
QPushButton:disabled { color: $c_disabled; border-color: $c_line; background: $c_sunken; }
QPushButton[kind="quiet"]:disabled { background: transparent; border-color: transparent; }

QLineEdit { background: $c_surface; color: $c_text; border: 1px solid $c_line_strong;
  border-radius: $p_6; padding: 0 $p_8; min-height: $p_30; placeholder-text-color: $c_text3;
  selection-background-color: $c_accent; selection-color: $c_on_accent; }
QLineEdit:focus { border: 2px solid $c_focus; padding: 0 $p_7; min-height: $p_28; }
QLineEdit[state="error"] { border: 2px solid $c_danger; padding: 0 $p_7; min-height: $p_28; }
QLineEdit:disabled { background: $c_sunken; color: $c_disabled; border-color: $c_line; }
QPlainTextEdit { background: $c_surface; color: $c_text; border: 1px solid $c_line_strong;
  border-radius: $p_6; padding: $p_4; placeholder-text-color: $c_text3;
  selection-background-color: $c_accent; selection-color: $c_on_accent; }
QPlainTextEdit:focus { border: 2px solid $c_focus; padding: $p_3; }
QPlainTextEdit[state="error"] { border: 2px solid $c_danger; padding: $p_3; }
QPlainTextEdit:disabled { background: $c_sunken; color: $c_disabled; border-color: $c_line; }

QComboBox { background: $c_surface; color: $c_text; border: 1px solid $c_line_strong;
  border-radius: $p_6; padding: 0 $p_8; min-height: $p_30; }
QComboBox:focus { border: 2px solid $c_focus; padding: 0 $p_7; min-height: $p_28; }
QComboBox[state="error"] { border: 2px solid $c_danger; padding: 0 $p_7; min-height: $p_28; }
QComboBox:disabled { background: $c_sunken; color: $c_disabled; border-color: $c_line; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit,
QComboBox QLineEdit:focus { background: transparent; border: none; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: $p_28; subcontrol-position: center right; }
QComboBox::down-arrow { image: url(tone:$theme-text2-chevron-down.svg); width: $p_16;
  height: $p_16; }
QComboBox QAbstractItemView { background: $c_overlay; color: $c_text; outline: none;
  border: 1px solid $c_line_strong; padding: $p_4; selection-background-color: $c_select;
  selection-color: $c_text; }

QCheckBox, QRadioButton { spacing: $p_10; min-height: $p_24; color: $c_text;
  background: transparent; outline: none; }
QCheckBox::indicator, QRadioButton::indicator { width: $p_16; height: $p_16;
  border: 1px solid $c_line_strong; background: $c_surface; border-radius: $p_3; }
QRadioButton::indicator { border-radius: $p_9; }
QCheckBox::indicator:checked { background: $c_accent; border-color: $c_accent;
  image: url(tone:$theme-on_accent-check.svg); }
QRadioButton::indicator:checked { background: $c_accent; border-color: $c_accent;
  image: url(tone:$theme-on_accent-dot.svg); }
QCheckBox:disabled, QRadioButton:disabled { color: $c_disabled; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $c_sunken;
  border-color: $c_line; }
QCheckBox::indicator:checked:disabled { image: url(tone:$theme-disabled-check.svg); }

QProgressBar { background: $c_neutral_soft; border: none; border-radius: $p_4; max-height: $p_8;
  min-height: $p_8; }
QProgressBar::chunk { background: $c_accent; border-radius: $p_4; }
QScrollBar:vertical { background: transparent; width: $p_10; margin: 0; }
QScrollBar::handle:vertical { background: $c_neutral_line; border-radius: $p_3; min-height: $p_32;
  margin: $p_2; }
QScrollBar:horizontal { background: transparent; height: $p_10; margin: 0; }
QScrollBar::handle:horizontal { background: $c_neutral_line; border-radius: $p_3; min-width: $p_32;
  margin: $p_2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $c_overlay; color: $c_text; border: 1px solid $c_line_strong; padding: $p_4; }
QMenu::item { padding: $p_6 $p_24 $p_6 $p_12; background: transparent; }
QMenu::item:selected { background: $c_select; color: $c_text; }
QMenu::item:disabled { color: $c_disabled; }
QMenu::separator { height: 1px; background: $c_line; margin: $p_4 $p_8; }
QMenu::icon { padding-left: $p_8; }
QToolTip { background: $c_overlay; color: $c_text; border: 1px solid $c_line_strong;
  padding: $p_4; }
""")


class _Values(dict[str, str]):
    """Answers the template's names from the tokens and the text scale."""

    def __missing__(self, name: str) -> str:
        kind, _, rest = name.partition("_")
        if kind == "c":
            return look.hex(rest)
        if kind == "p":
            return f"{look.px(int(rest))}px"
        raise KeyError(name)


def style_sheet() -> str:
    """The sheet for the theme and text scale in force."""
    return _SHEET.substitute(_Values(theme=look.name))


def palette() -> QPalette:
    """The palette of the theme in force."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, look.colour(token))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, look.colour("disabled"))
    return made


def write_pictures(folder: Path) -> None:
    """Write this theme's pictures; names differ by theme, for Qt keeps what it read."""
    for tone, name in PICTURES:
        drawing = icons.svg(name).replace("currentColor", look.hex(tone))
        (folder / f"{look.name}-{tone}-{name}.svg").write_text(drawing, "utf-8")
    dot = _DOT.format(look.hex("on_accent"))
    (folder / f"{look.name}-on_accent-dot.svg").write_text(dot, "utf-8")
