"""Puts a theme and a text size in force, and follows the system when it is asked to."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QDir, QObject, Qt, QTemporaryDir, Slot
from PySide6.QtWidgets import QApplication

from ui.theme import fonts, icons, sheet, tokens
from ui.theme.look import look

Choice = Literal["system", "light", "dark", "contrast"]
STYLE = "Fusion"  # whoever made the application with it says so by a property of this name
STEP = 10  # per cent a key press


class Theme(QObject):
    """The one that changes how the program looks; widgets hear of it through `look.changed`."""

    def __init__(self, app: QApplication, choice: Choice = "system", percent: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._percent = _within(percent)
        self._pictures = QTemporaryDir()
        fonts.load()
        if app.property(STYLE) != STYLE:
            app.setStyle(STYLE)
        app.screenAdded.connect(self._see_screen)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._apply()

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def percent(self) -> int:
        return self._percent

    def choose(self, choice: Choice) -> None:
        """Follow the system, or keep one of the three themes."""
        self._choice = choice
        if self._wanted() != look.name:
            self._apply()

    def set_percent(self, percent: int) -> None:
        """Text size, 80 to 200 per cent of the system's."""
        if _within(percent) != self._percent:
            self._percent = _within(percent)
            self._apply()

    @Slot()
    def larger(self) -> None:
        self.set_percent(self._percent + STEP)

    @Slot()
    def smaller(self) -> None:
        self.set_percent(self._percent - STEP)

    @Slot()
    def usual_size(self) -> None:
        self.set_percent(100)

    @Slot()
    def _follow(self) -> None:
        if self._choice == "system":
            self.choose("system")

    @Slot()
    def _see_screen(self) -> None:
        """Icons are drawn for the pixels of the screens there are."""
        look.changed.emit()

    def _wanted(self) -> tokens.ThemeName:
        if self._choice != "system":
            return self._choice
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _apply(self) -> None:
        """The order matters: font, palette, then the sheet, so that widgets are polished once."""
        look.name, look.scale = self._wanted(), self._percent / 100
        icons.forget()
        sheet.write_pictures(Path(self._pictures.path()))
        QDir.setSearchPaths("tone", [self._pictures.path()])
        self._app.setFont(fonts.font())
        self._app.setPalette(sheet.palette())
        self._app.setStyleSheet(sheet.style_sheet())
        look.changed.emit()


def _within(percent: int) -> int:
    return min(max(percent, tokens.SCALES.start), tokens.SCALES.stop - 1)
