"""Real vaults with keys that cost nothing, where the disk of the test is good enough."""

from __future__ import annotations

from typing import Any

from app.kernel.clock import Clock, FixedClock
from db.vault.kdf import Kdf, KdfPolicy
from db.vault.places import Places
from db.vault.settings import VaultSettings
from db.vault.vaults import LocalVaults
from tests.support.builders import NOON

CHEAP = Kdf(memory_kib=32, passes=1, lanes=1)
POLICY = KdfPolicy(new=CHEAP, floor=CHEAP)


def cheap_settings(clock: Clock | None = None, disk: str = "ext4", **over: Any) -> VaultSettings:
    """`disk` is the kind of file system that the folder is said to lie on."""
    return VaultSettings(
        **{"kdf": POLICY, "places": Places(lambda _folder: disk)} | over,
        clock=clock or FixedClock(NOON),
    )


def cheap_vaults(clock: Clock | None = None, disk: str = "ext4") -> LocalVaults:
    return LocalVaults(cheap_settings(clock, disk))
