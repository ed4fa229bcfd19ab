"""Design tokens: every colour, length and type role of the window. Knows no Qt."""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

ThemeName = Literal["light", "dark", "contrast"]
Tone = Literal["danger", "warn", "ok", "wait", "neutral", "info"]

# One line a token: light, dark, high contrast.
_TABLE: dict[str, tuple[str, str, str]] = {
    # grounds, back to front
    "nav": ("#ECEAE5", "#161614", "#000000"),
    "window": ("#F6F5F2", "#1B1B19", "#000000"),
    "surface": ("#FFFFFF", "#232321", "#000000"),
    "sunken": ("#F3F1ED", "#1D1D1B", "#000000"),
    "overlay": ("#FFFFFF", "#2B2B28", "#000000"),
    # lines
    "line": ("#E2DFD8", "#363530", "#FFFFFF"),
    "line_strong": ("#8A857B", "#858177", "#FFFFFF"),
    # text
    "text": ("#1D1C1A", "#ECEAE4", "#FFFFFF"),
    "text2": ("#55514A", "#BFBBB2", "#FFFFFF"),
    "text3": ("#676259", "#ADA9A0", "#FFFFFF"),
    "disabled": ("#96918A", "#76726A", "#A6F0A6"),
    # the one accent: ink
    "accent": ("#1F4E8C", "#92B8EE", "#6FE9FF"),
    "accent_hover": ("#173F74", "#AECBF4", "#B5F4FF"),
    "on_accent": ("#FFFFFF", "#0F1D31", "#000000"),
    "accent_soft": ("#E6EEF8", "#24334A", "#000000"),
    "accent_line": ("#A8C0E0", "#4B6A97", "#6FE9FF"),
    "select": ("#DEE9F6", "#2B3C57", "#00303A"),
    "hover": ("#F1EFEB", "#2A2A27", "#1A1A1A"),
    "nav_hover": ("#E2DFD8", "#262623", "#1A1A1A"),
    "pressed": ("#E2DFD8", "#363530", "#333333"),
    "focus": ("#1F4E8C", "#92B8EE", "#FFFF00"),
    "focus_gap": ("#FFFFFF", "#1B1B19", "#000000"),
    # meaning: strong is text and mark, soft the ground under it, line the edge of that ground
    "danger": ("#A92318", "#FFA196", "#FFB0A8"),
    "danger_soft": ("#FBE8E5", "#43241F", "#000000"),
    "danger_line": ("#E5A79F", "#8A4A42", "#FFB0A8"),
    "warn": ("#7D4B00", "#EFBF72", "#FFD84D"),
    "warn_soft": ("#FCEFD5", "#3D2F17", "#000000"),
    "warn_line": ("#DDB469", "#80622E", "#FFD84D"),
    "ok": ("#1B6539", "#8AD2A2", "#7CFFA6"),
    "ok_soft": ("#E1F2E7", "#1E3627", "#000000"),
    "ok_line": ("#93C6A6", "#3F7553", "#7CFFA6"),
    "wait": ("#594A87", "#C3B6F0", "#D9CCFF"),
    "wait_soft": ("#EDE9F6", "#322D47", "#000000"),
    "wait_line": ("#BBB0DA", "#655A91", "#D9CCFF"),
    "neutral": ("#55514A", "#BFBBB2", "#FFFFFF"),
    "neutral_soft": ("#EFEDE8", "#31302C", "#000000"),
    "neutral_line": ("#CBC6BC", "#56534B", "#FFFFFF"),
    "info": ("#1F4E8C", "#92B8EE", "#6FE9FF"),
    "info_soft": ("#E6EEF8", "#24334A", "#000000"),
    "info_line": ("#A8C0E0", "#4B6A97", "#6FE9FF"),
    # diagrams
    "bar_decision": ("#8A857B", "#858177", "#FFFFFF"),
    "bar_exec": ("#2F639F", "#7FA9E3", "#6FE9FF"),
    "bar_pause": ("#DDB469", "#C79A4B", "#FFD84D"),
    "today": ("#A92318", "#FF8D80", "#FFB0A8"),
    "scrim": ("#1D1C1A", "#000000", "#000000"),
}

THEMES: Mapping[ThemeName, Mapping[str, str]] = MappingProxyType(
    {
        "light": MappingProxyType({key: value[0] for key, value in _TABLE.items()}),
        "dark": MappingProxyType({key: value[1] for key, value in _TABLE.items()}),
        "contrast": MappingProxyType({key: value[2] for key, value in _TABLE.items()}),
    }
)


class TypeRole(NamedTuple):
    """Points at text scale 1 (10.5 pt is 14 px at 96 dpi) and weight."""

    points: float
    weight: int


TYPE: Mapping[str, TypeRole] = MappingProxyType(
    {
        "display": TypeRole(21.0, 600),
        "number": TypeRole(18.0, 600),
        "h1": TypeRole(16.5, 600),
        "h2": TypeRole(13.5, 600),
        "h3": TypeRole(11.5, 600),
        "large": TypeRole(12.0, 400),
        "largestrong": TypeRole(12.0, 600),
        "body": TypeRole(10.5, 400),
        "strong": TypeRole(10.5, 600),
        "small": TypeRole(9.5, 400),
        "smallstrong": TypeRole(9.5, 600),
    }
)

# Lengths are logical pixels at text scale 1.
SPACE = (0, 4, 8, 12, 16, 24, 32, 48)
RADIUS = MappingProxyType({"chip": 4, "control": 6, "panel": 8, "dialog": 12})
ICON = MappingProxyType({"chip": 14, "row": 16, "nav": 18, "empty": 32})
ICON_STROKE = 1.75  # of 24
ROW = MappingProxyType(
    {"compact": 28, "normal": 32, "two_line": 48, "provider": 72, "group": 36, "nav": 32}
)
CONTROL = MappingProxyType({"small": 26, "normal": 32, "large": 48})
BAR = MappingProxyType({"top": 52, "head": 52, "bottom": 60, "status": 28, "undo": 48})
WIDTH = MappingProxyType(
    {"nav": 208, "nav_folded": 56, "reading": 640, "dialog": 480, "dialog_wide": 820}
)
FOLD_BELOW = 1240  # window width divided by text scale
SMALLEST_WINDOW = (1024, 600)
FOCUS_RING = MappingProxyType({"width": 2.0, "gap": 1.5, "outside": 3})
SCALES = range(80, 201)  # text size in per cent


class Pair(NamedTuple):
    """A foreground that is promised to be read on a ground."""

    what: str
    foreground: str
    ground: str
    demanded: float


_TEXT, _EDGE = 4.5, 3.0  # WCAG 2.2

PAIRS: tuple[Pair, ...] = (
    Pair("Text on list and detail", "text", "surface", _TEXT),
    Pair("Text on page ground", "text", "window", _TEXT),
    Pair("Text on navigation", "text", "nav", _TEXT),
    Pair("Text on selected row", "text", "select", _TEXT),
    Pair("Secondary text on surface", "text2", "surface", _TEXT),
    Pair("Secondary text on selected row", "text2", "select", _TEXT),
    Pair("Quiet text on surface", "text3", "surface", _TEXT),
    Pair("Quiet text on page ground", "text3", "window", _TEXT),
    Pair("Quiet text on navigation", "text3", "nav", _TEXT),
    Pair("Quiet text on selected row", "text3", "select", _TEXT),
    Pair("Quiet text in well", "text3", "sunken", _TEXT),
    Pair("Quiet text on hovered row", "text3", "hover", _TEXT),
    Pair("Link and accent text", "accent", "surface", _TEXT),
    Pair("Accent text on selected row", "accent", "select", _TEXT),
    Pair("Accent on page ground", "accent", "window", _TEXT),
    Pair("Primary button", "on_accent", "accent", _TEXT),
    Pair("Primary button, hover", "on_accent", "accent_hover", _TEXT),
    Pair("Text on pressed button", "text", "pressed", _TEXT),
    Pair("Danger text on pressed button", "danger", "pressed", _TEXT),
    Pair("Late: chip", "danger", "danger_soft", _TEXT),
    Pair("Late: on surface", "danger", "surface", _TEXT),
    Pair("Due: chip", "warn", "warn_soft", _TEXT),
    Pair("Due: on surface", "warn", "surface", _TEXT),
    Pair("Done: chip", "ok", "ok_soft", _TEXT),
    Pair("Done: on surface", "ok", "surface", _TEXT),
    Pair("Waiting: chip", "wait", "wait_soft", _TEXT),
    Pair("Waiting: on surface", "wait", "surface", _TEXT),
    Pair("Neutral: chip", "neutral", "neutral_soft", _TEXT),
    Pair("Info: chip", "info", "info_soft", _TEXT),
    Pair("Secondary text in info box", "text2", "info_soft", _TEXT),
    Pair("Quiet text in info box", "text3", "info_soft", _TEXT),
    Pair("Secondary text in warning box", "text2", "warn_soft", _TEXT),
    Pair("Secondary text in error box", "text2", "danger_soft", _TEXT),
    Pair("Quiet text in a done step", "text3", "ok_soft", _TEXT),
    Pair("Secondary text in the card's answer", "text2", "ok_soft", _TEXT),
    Pair("Struck text in well", "text2", "sunken", _TEXT),
    Pair("Late: on selected row", "danger", "select", _TEXT),
    Pair("Link in info box", "accent", "info_soft", _TEXT),
    Pair("Label on order bar", "accent", "accent_soft", _TEXT),
    Pair("Edge of field and button", "line_strong", "surface", _EDGE),
    Pair("Edge on page ground", "line_strong", "window", _EDGE),
    Pair("Edge of well, dashed too", "line_strong", "sunken", _EDGE),
    Pair("Focus ring on surface", "focus", "surface", _EDGE),
    Pair("Focus ring on page ground", "focus", "window", _EDGE),
    Pair("Focus ring on navigation", "focus", "nav", _EDGE),
    Pair("Focus ring gap on primary button", "focus_gap", "accent", _EDGE),
    Pair("Bar: execution", "bar_exec", "surface", _EDGE),
    Pair("Bar: decision", "bar_decision", "surface", _EDGE),
    Pair("Today's line", "today", "surface", _EDGE),
    Pair("Disabled text (no demand)", "disabled", "surface", 0.0),
    # Combinations of our own, beside those of the look
    Pair("Text on hovered row", "text", "hover", _TEXT),
    Pair("Text in menus and dialogs", "text", "overlay", _TEXT),
    Pair("Quiet text in menus and dialogs", "text3", "overlay", _TEXT),
    Pair("Secondary text in menus and dialogs", "text2", "overlay", _TEXT),
    Pair("Secondary text on page ground", "text2", "window", _TEXT),
    Pair("Secondary text on navigation", "text2", "nav", _TEXT),
    Pair("Secondary text on page under the pointer", "text2", "nav_hover", _TEXT),
    Pair("Secondary text in waiting box", "text2", "wait_soft", _TEXT),
    Pair("Text on chosen answer", "text", "accent_soft", _TEXT),
    Pair("Secondary text on chosen answer", "text2", "accent_soft", _TEXT),
    Pair("Link under the pointer", "accent", "hover", _TEXT),
    Pair("Late: counter on navigation", "danger", "nav", _TEXT),
    Pair("Edge in dialogs", "line_strong", "overlay", _EDGE),
)


_LINEAR_PART = 0.04045  # of sRGB, as WCAG has it


def _linear(channel: float) -> float:
    if channel <= _LINEAR_PART:
        return channel / 12.92
    return math.pow((channel + 0.055) / 1.055, 2.4)


def luminance(colour: str) -> float:
    """WCAG relative luminance of #RRGGBB."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)
