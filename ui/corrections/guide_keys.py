"""The keys that go back in the guide: Backspace and Alt+Left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key


def is_back(event: QKeyEvent) -> bool:
    alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
    return event.key() == (Key.Key_Left if alt else Key.Key_Backspace)


def claims_back(event: QEvent) -> bool:
    """Alt+Left is a question back here, before it is a page back: to be accepted."""
    is_asked = event.type() == QEvent.Type.ShortcutOverride
    return is_asked and isinstance(event, QKeyEvent) and is_back(event)
