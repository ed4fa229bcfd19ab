"""Icons in the colour of a token, sharp at every pixel ratio, drawn by Qt's SVG plug-in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QImageReader, QPainter, QPixmap

import resources
from ui.theme.look import look
from ui.theme.tokens import ICON_STROKE

FOLDER = Path(resources.__file__).parent / "icons"


@cache
def svg(name: str) -> str:
    """The drawing, with our stroke; `currentColor` is for the caller to fill."""
    return (
        (FOLDER / f"{name}.svg")
        .read_text("utf-8")
        .replace('stroke-width="2"', f'stroke-width="{ICON_STROKE}"')
    )


def pixmap(name: str, tone: str = "text2", size: int = 16, *, ratio: float = 1.0) -> QPixmap:
    """An icon for a device of this pixel ratio; `size` is logical and grows with the text."""
    return _pixmap(name, look.hex(tone), look.px(size), ratio)


def draw(
    painter: QPainter, rect: QRectF, name: str, *, tone: str = "text2", size: int = 16
) -> None:
    """Paint an icon in the middle of a rectangle."""
    side = look.px(size)
    picture = pixmap(name, tone, size, ratio=painter.device().devicePixelRatioF())
    left, top = rect.center().x() - side / 2, rect.center().y() - side / 2
    painter.drawPixmap(round(left), round(top), picture)


def icon(name: str, tone: str = "text2", size: int = 16, *, disabled: str = "disabled") -> QIcon:
    """For buttons and menus: sharp on the screens there are, and quiet when they are off."""
    made = QIcon()
    for ratio in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(pixmap(name, tone, size, ratio=ratio), QIcon.Mode.Normal)
        made.addPixmap(pixmap(name, disabled, size, ratio=ratio), QIcon.Mode.Disabled)
    return made


@cache
def _pixmap(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    data = QBuffer()
    data.setData(QByteArray(svg(name).replace("currentColor", colour).encode()))
    data.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(data, QByteArray(b"svg"))
    pixels = round(side * ratio)
    reader.setScaledSize(QSize(pixels, pixels))
    image = reader.read()
    if image.isNull():
        raise ValueError(f"icon {name}: {reader.errorString()}")
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def forget() -> None:
    """Drop the pictures of a theme that is left."""
    _pixmap.cache_clear()
