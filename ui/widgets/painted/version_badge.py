"""The number of a card, large enough to be compared with a paper from a desk's distance."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.texts import _
from ui.theme import fonts, paint
from ui.theme.look import look
from ui.widgets.painted.canvas import Canvas
from ui.widgets.painted.geometry import Box, Ruler
from ui.widgets.painted.parts import Part
from ui.widgets.painted.pens import RULER, Ink, draw_line, panel, rect

SIDE = 64


class VersionState(StrEnum):
    VALID = "valid"
    DRAFT = "draft"
    REPLACED = "replaced"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionBadgeData:
    number: int
    state: VersionState
    can_activate: bool = False
    name: str = ""

    @property
    def version(self) -> str:
        return f"v{self.number}"


@dataclass(frozen=True, slots=True)
class VersionBadgeLayout:
    box: Box
    number: Box
    word: Box
    height: float


def state_word(state: VersionState) -> str:
    return {
        VersionState.VALID: _("gäller"),
        VersionState.DRAFT: _("utkast"),
        VersionState.REPLACED: _("ersatt"),
        VersionState.RECALLED: _("återkallad"),
    }[state]


def badge_width(data: VersionBadgeData, ruler: Ruler) -> float:
    """A square, wider only when its words are."""
    widest = max(
        ruler.width(data.version, "number"), ruler.width(state_word(data.state), "smallstrong")
    )
    return max(ruler.px(SIDE), widest + ruler.px(16))


def lay_out(data: VersionBadgeData, ruler: Ruler) -> VersionBadgeLayout:
    width = badge_width(data, ruler)
    return VersionBadgeLayout(
        box=Box(0, 0, width, ruler.px(SIDE)),
        number=Box(0, ruler.px(9), width, ruler.px(28)),
        word=Box(0, ruler.px(37), width, ruler.px(18)),
        height=ruler.px(SIDE),
    )


def spoken(data: VersionBadgeData) -> str:
    return _("Version {number} {state}.").format(number=data.number, state=state_word(data.state))


INKS = {
    VersionState.VALID: "ok",
    VersionState.DRAFT: "warn",
    VersionState.REPLACED: "neutral",
    VersionState.RECALLED: "danger",
}
STRUCK = {VersionState.REPLACED, VersionState.RECALLED}


class VersionBadge(Canvas[VersionBadgeLayout]):
    """Green valid, amber draft, grey replaced and red recalled with the number struck."""

    KEY = "version"

    def __init__(
        self, object_name: str, data: VersionBadgeData, parent: QWidget | None = None
    ) -> None:
        super().__init__(object_name, parent)
        self._data = data
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.measure_again()

    def set_data(self, data: VersionBadgeData) -> None:
        self._data = data
        self.measure_again()

    def measure_again(self) -> None:
        super().measure_again()
        stops = Qt.FocusPolicy.StrongFocus if self._data.can_activate else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(stops)

    def lay_out(self, width: float) -> VersionBadgeLayout:
        del width
        return lay_out(self._data, RULER)

    def parts_of(self, layout: VersionBadgeLayout) -> tuple[Part, ...]:
        return (
            Part(
                key=self.KEY,
                box=layout.box,
                row=0,
                words=spoken(self._data),
                can_activate=self._data.can_activate,
                radius=8,
            ),
        )

    def draw(self, painter: QPainter, layout: VersionBadgeLayout) -> None:
        tone = INKS[self._data.state]
        panel(painter, layout.box, Ink(f"{tone}_soft", f"{tone}_line"), 8)
        painter.setFont(fonts.font("number", strike=self._data.state in STRUCK))
        painter.setPen(look.colour(tone))
        painter.drawText(rect(layout.number), int(paint.CENTRE), self._data.version)
        word = state_word(self._data.state)
        draw_line(painter, layout.word, word, role="smallstrong", tone=tone, align=paint.CENTRE)

    def title(self) -> str:
        return self._data.name or _("Personkortets version")

    def spoken(self) -> str:
        return spoken(self._data)

    def smallest_width(self) -> float:
        return badge_width(self._data, RULER)
