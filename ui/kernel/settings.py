"""Settings of this person on this computer, declared once. Nothing personal is ever kept here.

A filter comes back as the id of its choice and a selection as the id of the row: what was typed
into a search field may be a name, and is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QSettings

from app.kernel.texts import N_

V = TypeVar("V", str, int, bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[V]):
    """One setting: where it lies, what it is until somebody chooses, what it may be."""

    key: str
    default: V
    text: str
    choices: tuple[V, ...] = ()
    smallest: int | None = None
    largest: int | None = None

    def allows(self, value: V) -> bool:
        if self.choices:
            return value in self.choices
        if isinstance(value, int) and not isinstance(value, bool):
            above = self.smallest is None or value >= self.smallest
            return above and (self.largest is None or value <= self.largest)
        return True


THEME = Setting(
    key="look/theme",
    default="system",
    text=N_("Färger"),
    choices=("system", "light", "dark", "contrast"),
)
TEXT_SIZE = Setting(
    key="look/text_size", default=100, text=N_("Textstorlek i procent"), smallest=80, largest=200
)
LANGUAGE = Setting(key="look/language", default="sv", text=N_("Språk"), choices=("sv", "en"))
STORES = Setting(key="start/stores", default="", text=N_("Valv som har öppnats"))

ALL: tuple[Setting[str] | Setting[int] | Setting[bool], ...] = (
    THEME,
    TEXT_SIZE,
    LANGUAGE,
    STORES,
)


class Settings:
    """Typed access to one settings file; what is not allowed there counts as the default."""

    def __init__(self, backend: QSettings) -> None:
        self._backend = backend

    @classmethod
    def of_user(cls) -> Settings:
        """The settings of the person who is logged in to the computer."""
        return cls(
            QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Verkstall", "verkstall"
            )
        )

    @classmethod
    def in_file(cls, path: Path) -> Settings:
        """Settings of their own, as tests have."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    def get(self, setting: Setting[V]) -> V:
        stored = self._backend.value(setting.key)
        value = setting.default if stored is None else _read(stored, setting.default)
        return value if setting.allows(value) else setting.default

    def set(self, setting: Setting[V], value: V) -> None:
        if not setting.allows(value):
            raise ValueError(setting.key)
        self._backend.setValue(setting.key, value)

    def keep_bytes(self, name: str, state: QByteArray) -> None:
        """Geometry and columns, as Qt packs them."""
        self._backend.setValue(f"state/{name}", state)

    def bytes(self, name: str) -> QByteArray:
        stored = self._backend.value(f"state/{name}")
        return stored if isinstance(stored, QByteArray) else QByteArray()

    def keep_choice(self, name: str, choice: str) -> None:
        """The id of a filter, a tab or a row."""
        self._backend.setValue(f"choice/{name}", choice)

    def choice(self, name: str) -> str:
        return str(self._backend.value(f"choice/{name}", ""))

    def flush(self) -> bool:
        """Write now; False when the disk refused."""
        self._backend.sync()
        return self._backend.status() == QSettings.Status.NoError


def _read(stored: object, default: V) -> V:
    readers: dict[type, Callable[[str], object]] = {
        bool: lambda text: text.casefold() == "true",
        int: lambda text: int(text) if text.lstrip("-").isdigit() else default,
        str: str,
    }
    kind = type(default)
    value = readers[kind](str(stored))
    return value if isinstance(value, kind) else default
