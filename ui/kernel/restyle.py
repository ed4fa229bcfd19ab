"""Ties what depends on colours and text size to the theme in force."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.theme.look import look


def follow(restyle: Callable[[], None]) -> None:
    """Do it now, and again at each change. Give a bound method of a QObject: it ends with it."""
    restyle()
    look.changed.connect(restyle)


def polish(widget: QWidget) -> None:
    """Let the style sheet look again after a dynamic property was set."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
