"""Small painters that widgets and delegates share: text, panel, chip, hatch, dot."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ui.theme import fonts, icons
from ui.theme.look import look

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


def text(
    painter: QPainter,
    rect: QRectF,
    value: str,
    *,
    role: str = "body",
    tone: str = "text",
    align: Qt.AlignmentFlag = LEFT,
) -> float:
    """Draw one line, shortened with … when it does not fit; return the width used."""
    painter.setFont(fonts.font(role))
    painter.setPen(look.colour(tone))
    measure = fonts.metrics(role)
    shown = measure.elidedText(value, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    painter.drawText(rect.adjusted(0, 0, 0.5, 0), int(align), shown)
    return measure.horizontalAdvance(shown)


def paragraph(
    painter: QPainter, rect: QRectF, value: str, *, role: str = "body", tone: str = "text"
) -> None:
    """Draw text over as many lines as it needs, from the top left."""
    painter.setFont(fonts.font(role))
    painter.setPen(look.colour(tone))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect, int(flags) | int(Qt.TextFlag.TextWordWrap), value)


def panel(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: str | None = None,
    line: str | QPen | None = None,
    radius: float = 8,
) -> None:
    """A rounded ground; its edge (a token, or a pen of `edge`) lies inside the rectangle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    pen = edge(line) if isinstance(line, str) else line
    painter.setPen(pen or Qt.PenStyle.NoPen)
    inset = pen.widthF() / 2 if pen else 0
    corner = look.px(radius)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner)


def edge(tone: str, width: float = 1, *, dashed: bool = False) -> QPen:
    """A pen in the colour of a token; dashed says: ours, not the routine's, or removed."""
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    return QPen(look.colour(tone), width, style)


def chip_width(value: str, icon: str | None = None) -> float:
    return fonts.width_of(value, "smallstrong") + look.px(16) + (look.px(18) if icon else 0)


def chip(painter: QPainter, rect: QRectF, value: str, tone: str, icon: str | None = None) -> None:
    """A state in words on soft ground; the icon repeats it for those who do not see colours."""
    line = f"{tone}_line" if look.is_contrast else None
    panel(painter, rect, fill=f"{tone}_soft", line=line, radius=4)
    left = rect.left() + look.px(8)
    if icon:
        slot = QRectF(left - look.px(1), rect.top(), look.px(14), rect.height())
        icons.draw(painter, slot, icon, tone=tone, size=14)
        left += look.px(18)
    words = QRectF(left, rect.top(), rect.right() - left, rect.height())
    text(painter, words, value, role="smallstrong", tone=tone)


def hatch(painter: QPainter, rect: QRectF, *, tone: str, ground: str, radius: float = 3) -> None:
    """A hatched bar: a pause, or a day that does not count."""
    panel(painter, rect, fill=ground, radius=radius)
    painter.save()
    painter.setClipRect(rect)
    painter.setPen(QPen(look.colour(tone), look.px(1.5)))
    step, x = look.px(6), rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += step
    painter.restore()
    panel(painter, rect, line=tone, radius=radius)


def dot(painter: QPainter, centre: QPointF, radius: float, fill: str) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(look.colour(fill))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(centre, look.px(radius), look.px(radius))
