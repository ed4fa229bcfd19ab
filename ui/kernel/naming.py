"""Names for tests, style sheet and screen reader. Every control that can be used has both."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, object_name: str, accessible_name: str = "") -> W:
    """Give a widget its snake_case object name and what a screen reader says."""
    widget.setObjectName(object_name)
    if accessible_name:
        widget.setAccessibleName(accessible_name)
    return widget


def ruled(widget: W, *rule_ids: str) -> W:
    """Tie a widget to the ids of the rules that F1 shows for it."""
    widget.setProperty("rule", list(rule_ids))
    return widget


def follows(widget: QWidget, routine: str, version: str) -> None:
    """F1 explains what stands in the widget by this version of a routine (ADR 0005)."""
    widget.setProperty("routine", [routine, version])


def follows_the_one_in_force(widget: QWidget) -> None:
    """What stands in the widget now has no case that was begun with a version of its own."""
    widget.setProperty("routine", None)


def routine_of(widget: QWidget | None) -> tuple[str, str] | None:
    """The routine and version around the widget; None where the one in force holds."""
    while widget is not None:
        if found := widget.property("routine"):
            routine, version = found
            return str(routine), str(version)
        widget = widget.parentWidget()
    return None


def rules_of(widget: QWidget | None) -> tuple[str, ...]:
    """The rules of the nearest widget outwards that has some."""
    while widget is not None:
        if rules := widget.property("rule"):
            return tuple(str(rule) for rule in rules)
        widget = widget.parentWidget()
    return ()
