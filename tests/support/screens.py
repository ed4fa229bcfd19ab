"""Pictures of widgets at a size, in a theme, at a text scale, in this process or its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.theme import Choice, Theme

SCREEN = (
    '{"screens": [{"name": "main", "x": 0, "y": 0, "width": 1920, "height": 1200,'
    ' "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}'
)


@dataclass(frozen=True, slots=True)
class Shot:
    """How a picture is taken; `ratio` is the scale of the screen (1.75 for 175 %)."""

    width: int = 1440
    height: int = 900
    theme: Choice = "light"
    percent: int = 100
    ratio: float = 1.0


def settle(widget: QWidget) -> None:
    """Let layouts that depend on each other come to rest."""
    app = QApplication.instance()
    for _ in range(6):
        widget.ensurePolished()
        if app is not None:
            app.processEvents()


def grab(widget: QWidget, width: int, height: int) -> QPixmap:
    """The widget as it looks at this size; the caller closes it."""
    widget.resize(width, height)
    widget.show()
    settle(widget)
    widget.resize(width, height)
    settle(widget)
    return widget.grab()


def take(build: str, target: Path, shot: Shot) -> Path:
    """Render `package.module:function` in a process of its own: scale of the screen included."""
    target.parent.mkdir(parents=True, exist_ok=True)
    screen = target.parent / "screen.json"
    screen.write_text(SCREEN, "utf-8")
    arguments = [build, str(target), str(shot.width), str(shot.height), shot.theme]
    subprocess.run(
        [sys.executable, "-m", "tests.support.screens", *arguments, str(shot.percent)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(shot.ratio),
        },
        check=True,
    )
    return target


def main() -> None:
    """`build target width height theme percent`."""
    where, target, width, height, choice, percent = sys.argv[1:7]
    app = QApplication(sys.argv[:1])
    theme = Theme(app, _choice(choice), int(percent))
    module, _, name = where.partition(":")
    build: Callable[[], QWidget] = getattr(import_module(module), name)
    widget = build()
    saved = grab(widget, int(width), int(height)).save(target)
    widget.close()
    if not saved or theme.percent != int(percent):
        sys.exit(1)


def _choice(word: str) -> Choice:
    choices: dict[str, Choice] = {"light": "light", "dark": "dark", "contrast": "contrast"}
    return choices[word]


if __name__ == "__main__":
    main()
