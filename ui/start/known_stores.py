"""The vaults that were opened on this computer, the last one first. Paths and times, no names.

Read before the first paint, so kept as lines of text: seconds, login and path.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.kernel import settings as keys
from ui.kernel.settings import Settings

if TYPE_CHECKING:
    import datetime as dt

MOST = 8
_BETWEEN, _PARTS = "\t", 3


@dataclass(frozen=True)
class KnownVault:
    """Where a vault lay, who opened it last, and when, in seconds since 1970."""

    path: Path
    login: str
    used: int

    @property
    def is_there(self) -> bool:
        """Whether the file can be seen now; a folder that may not be read counts as gone."""
        try:
            return self.path.exists()
        except OSError:
            return False


class KnownStores:
    """Kept in the person's settings; a line that cannot be read there counts as nothing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[KnownVault]:
        """The last used first."""
        read = map(_read, self._settings.get(keys.STORES).splitlines())
        return [vault for vault in read if vault is not None]

    def note(self, path: Path, login: str, at: dt.datetime) -> None:
        """It was opened now. A path with a line break in it is not remembered."""
        vault = KnownVault(path, login, int(at.timestamp()))
        if _read(_line(vault)) == vault:
            self._keep([vault, *self._without(path)][:MOST])

    def forget(self, path: Path) -> None:
        """Off the list; the file is left alone."""
        self._keep(self._without(path))

    def _without(self, path: Path) -> list[KnownVault]:
        return [known for known in self.all() if known.path != path]

    def _keep(self, vaults: list[KnownVault]) -> None:
        self._settings.set(keys.STORES, "\n".join(map(_line, vaults)))


def _line(vault: KnownVault) -> str:
    return _BETWEEN.join((str(vault.used), vault.login, str(vault.path)))


def _read(line: str) -> KnownVault | None:
    parts = line.split(_BETWEEN, _PARTS - 1)
    if len(parts) != _PARTS or not parts[0].isdecimal() or len(line.splitlines()) != 1:
        return None
    return KnownVault(Path(parts[2]), parts[1], int(parts[0]))
