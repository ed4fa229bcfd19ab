"""Real vaults as the program makes them, with keys that cost nothing and on a disk that will do.

Deriving a key from a password takes half a second on purpose. Here it takes none, so that each test
can have a vault of its own; `tests/db/vault/test_kdf.py` looks at what the program really uses.
"""

from __future__ import annotations

from typing import Any

from app.kernel.clock import Clock, FixedClock
from db.access import log_findings
from db.vault.kdf import Kdf, KdfPolicy
from db.vault.places import Places
from db.vault.settings import VaultSettings
from db.vault.vaults import LocalVaults
from tests.support.builders import NOON

CHEAP = Kdf(memory_kib=32, passes=1, lanes=1)
POLICY = KdfPolicy(new=CHEAP, floor=CHEAP)


def cheap_settings(*, clock: Clock | None = None, disk: str = "ext4", **over: Any) -> VaultSettings:
    """`disk` is the kind of file system that every folder is said to lie on."""
    values = {"kdf": POLICY, "places": Places(lambda _folder: disk), "inspect": log_findings}
    return VaultSettings(clock=clock or FixedClock(NOON), **values | over)


def cheap_vaults(*, clock: Clock | None = None, disk: str = "ext4") -> LocalVaults:
    return LocalVaults(cheap_settings(clock=clock, disk=disk))
