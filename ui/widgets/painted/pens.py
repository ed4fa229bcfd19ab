"""From measured boxes to the painter: what the pictures draw with, over `ui.theme.paint`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from ui.theme import fonts, icons, paint
from ui.theme.look import look
from ui.theme.tokens import FOCUS_RING
from ui.widgets.painted.geometry import Box, Words


class ThemeRuler:
    """The ruler of the theme in force."""

    def px(self, length: float) -> float:
        return look.px(length)

    def width(self, text: str, role: str) -> float:
        return fonts.width_of(text, role)


RULER = ThemeRuler()
RING_ROOM = FOCUS_RING["gap"] + FOCUS_RING["width"]


@dataclass(frozen=True, slots=True)
class Ink:
    """Fill and edge of a shape, as tokens."""

    fill: str
    line: str = ""
    dashed: bool = False
    width: float = 1


def rect(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)


def draw_words(painter: QPainter, words: Words, tone: str, *, is_struck: bool = False) -> None:
    painter.setFont(fonts.font(words.role, strike=is_struck))
    painter.setPen(look.colour(tone))
    for line, box in zip(words.lines, words.line_boxes(), strict=True):
        _draw(painter, box, line, paint.LEFT)


def draw_line(
    painter: QPainter,
    box: Box,
    text: str,
    *,
    role: str,
    tone: str,
    align: Qt.AlignmentFlag = paint.LEFT,
) -> None:
    painter.setFont(fonts.font(role))
    painter.setPen(look.colour(tone))
    _draw(painter, box, text, align)


def _draw(painter: QPainter, box: Box, text: str, align: Qt.AlignmentFlag) -> None:
    """One line that was measured before: never shortened here."""
    flags = int(align) | int(Qt.TextFlag.TextDontClip) | int(Qt.TextFlag.TextSingleLine)
    painter.drawText(rect(box), flags, text)


def draw_icon(painter: QPainter, box: Box, name: str, tone: str, size: int = 16) -> None:
    icons.draw(painter, rect(box), name, tone=tone, size=size)


def panel(painter: QPainter, box: Box, ink: Ink, radius: float) -> None:
    line = paint.edge(ink.line, ink.width, dashed=ink.dashed) if ink.line else None
    paint.panel(painter, rect(box), fill=ink.fill or None, line=line, radius=radius)


def draw_rule(painter: QPainter, start: QPointF, length: float, tone: str = "line") -> None:
    painter.fillRect(QRectF(start.x(), round(start.y()), length, 1), look.colour(tone))


def pointed_bar(box: Box, *, radius: float, back: float, on: float) -> QPainterPath:
    """A bar with round corners; an end that goes on beyond the picture is a point `on` long."""
    path = QPainterPath()
    corner = min(radius, box.width / 2, box.height / 2)
    on, back = min(on, box.width / 2), min(back, box.width / 2)
    path.moveTo(box.x + (back or corner), box.y)
    if on:
        path.lineTo(box.right - on, box.y)
        path.lineTo(box.right, box.middle)
        path.lineTo(box.right - on, box.bottom)
    else:
        path.lineTo(box.right - corner, box.y)
        path.quadTo(box.right, box.y, box.right, box.y + corner)
        path.lineTo(box.right, box.bottom - corner)
        path.quadTo(box.right, box.bottom, box.right - corner, box.bottom)
    if back:
        path.lineTo(box.x + back, box.bottom)
        path.lineTo(box.x, box.middle)
    else:
        path.lineTo(box.x + corner, box.bottom)
        path.quadTo(box.x, box.bottom, box.x, box.bottom - corner)
        path.lineTo(box.x, box.y + corner)
        path.quadTo(box.x, box.y, box.x + corner, box.y)
    path.closeSubpath()
    return path


def draw_shape(painter: QPainter, path: QPainterPath, ink: Ink) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(ink.fill) if ink.fill else Qt.BrushStyle.NoBrush)
    painter.setPen(
        paint.edge(ink.line, ink.width, dashed=ink.dashed) if ink.line else Qt.PenStyle.NoPen
    )
    painter.drawPath(path)


def draw_focus(painter: QPainter, box: Box, radius: float) -> None:
    """The ring of the thing the arrows stand on, with its light gap."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width, gap = FOCUS_RING["width"], FOCUS_RING["gap"]
    for tone, wide, out in (("focus_gap", gap, gap / 2), ("focus", width, gap + width / 2)):
        painter.setPen(QPen(look.colour(tone), wide))
        ring = rect(box).adjusted(-out, -out, out, out)
        painter.drawRoundedRect(ring, look.px(radius) + out, look.px(radius) + out)
