"""The vaults that were opened on this computer, the last one first. Paths and times, no names."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ui.kernel import settings as keys
from ui.kernel.settings import Settings

MOST = 8


@dataclass(frozen=True, slots=True)
class KnownVault:
    """Where a vault lay, who opened it last, and when."""

    path: Path
    login: str
    used: dt.datetime

    @property
    def is_there(self) -> bool:
        """Whether the file can be seen now; a folder that may not be read counts as gone."""
        try:
            return self.path.exists()
        except OSError:
            return False


class KnownStores:
    """Kept in the person's settings; what cannot be read there counts as nothing."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[KnownVault]:
        """The last used first."""
        try:
            entries = json.loads(self._settings.get(keys.STORES) or "[]")
            return [_read(entry) for entry in entries]
        except (ValueError, KeyError, TypeError, AttributeError):
            return []

    def note(self, path: Path, login: str, at: dt.datetime) -> None:
        """It was opened now."""
        self._keep([KnownVault(path, login, at), *self._without(path)][:MOST])

    def forget(self, path: Path) -> None:
        """Off the list; the file is left alone."""
        self._keep(self._without(path))

    def _without(self, path: Path) -> list[KnownVault]:
        return [known for known in self.all() if known.path != path]

    def _keep(self, vaults: list[KnownVault]) -> None:
        entries = [
            asdict(one) | {"path": str(one.path), "used": one.used.isoformat()} for one in vaults
        ]
        self._settings.set(keys.STORES, json.dumps(entries))


def _read(entry: dict[str, str]) -> KnownVault:
    used = dt.datetime.fromisoformat(entry["used"])
    return KnownVault(Path(entry["path"]), entry["login"], used)
