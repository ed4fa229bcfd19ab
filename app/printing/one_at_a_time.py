"""Turns at what may only be used by one thread: a preview while an export is read back."""

from __future__ import annotations

from threading import RLock

# Two threads inside pdfium at once end the process, whatever documents they look at.
PDFIUM = RLock()
