"""The key under a time line: only of what is seen in it."""

from __future__ import annotations

from collections.abc import Sequence

from app.kernel.texts import _
from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.timeline.placed import LegendItem, PlacedBar

WRONG, PAUSE = "wrong", "pause"


def kinds_shown(bars: Sequence[PlacedBar]) -> list[tuple[str, str]]:
    """Kind and word of everything that is seen, in the order of reading."""
    shown = {WRONG if p.bar.is_wrong else p.bar.kind.value for p in bars}
    if any(p.pauses for p in bars):
        shown.add(PAUSE)
    names = {
        "decision": _("Beslut"),
        "order": _("Beställning"),
        "execution": _("Verkställighet"),
        PAUSE: _("Uppehåll"),
        WRONG: _("Fel eller borttagen"),
    }
    return [(kind, name) for kind, name in names.items() if kind in shown]


def lay_out_legend(
    bars: Sequence[PlacedBar], chart: Box, top: float, ruler: Ruler
) -> tuple[tuple[LegendItem, ...], float]:
    """The items, as many lines as they need, and where the last one ends."""
    height, x, y = ruler.px(22), chart.x, top + ruler.px(8)
    items: list[LegendItem] = []
    for kind, text in kinds_shown(bars):
        words = ruler.width(text, "small")
        if x > chart.x and x + ruler.px(24) + words > chart.right:
            x, y = chart.x, y + height
        thick = ruler.px(5 if kind == "decision" else 10)
        swatch = Box(x, y + (height - thick) / 2, ruler.px(18), thick)
        items.append(LegendItem(kind, text, swatch, Box(x + ruler.px(24), y, words, height)))
        x += words + ruler.px(44)
    return tuple(items), y + height if items else top
