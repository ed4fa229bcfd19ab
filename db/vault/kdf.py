"""From a password to a key: Argon2id, calibrated to the computer that makes the vault."""

from __future__ import annotations

import hashlib
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.kernel.errors import StoreProblem
from db.vault.problems import problem

KEY_LENGTH = 32
SALT_LENGTH = 16
CEILING_KIB = 2 * 1024 * 1024
MOST_PASSES = 64
MOST_LANES = 64
SHORTEST = 0.5  # seconds an unlocking should cost
LONGEST = 1.5
_STEP_LIMIT = 6


@dataclass(frozen=True, slots=True)
class Kdf:
    """The cost of one guess. Memory counts in KiB."""

    memory_kib: int
    passes: int
    lanes: int

    def is_at_least(self, floor: Kdf) -> bool:
        return (
            self.memory_kib >= floor.memory_kib
            and self.passes >= floor.passes
            and self.lanes >= floor.lanes
        )

    def cost(self) -> int:
        return self.memory_kib * self.passes

    def is_bearable(self) -> bool:
        """Whether a header may ask it of this computer."""
        return (
            8 * self.lanes <= self.memory_kib <= CEILING_KIB
            and 1 <= self.passes <= MOST_PASSES
            and 1 <= self.lanes <= MOST_LANES
        )


FLOOR = Kdf(memory_kib=64 * 1024, passes=3, lanes=4)  # RFC 9106, second choice
DEFAULT = Kdf(memory_kib=256 * 1024, passes=3, lanes=4)


@dataclass(frozen=True, slots=True)
class KdfPolicy:
    """What new slots cost, and the least that is accepted from a header.

    `new` None means: measure this computer when a vault is made. Only tests give a lower floor.
    """

    new: Kdf | None = None
    floor: Kdf = FLOOR

    def accepts(self, kdf: Kdf) -> bool:
        """No weaker than the floor, and nothing that would exhaust this computer."""
        return kdf.is_bearable() and kdf.is_at_least(self.floor)

    def for_new(self) -> Kdf:
        return self.new or calibrate()


def derive(secret: str, salt: bytes, kdf: Kdf) -> bytes:
    """The key-encrypting key. Composed and decomposed letters give the same key."""
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFC", secret).encode(),
            salt,
            time_cost=kdf.passes,
            memory_cost=kdf.memory_kib,
            parallelism=kdf.lanes,
            hash_len=KEY_LENGTH,
            type=Type.ID,
        )
    except HashingError as error:
        raise problem("vault.memory") from error


def login_salt(vault_salt: bytes, login: str) -> bytes:
    """The salt of one login name in one vault, so that the header need not name anybody."""
    name = unicodedata.normalize("NFC", login.strip()).casefold()
    return hashlib.sha256(vault_salt + name.encode()).digest()[:SALT_LENGTH]


def measured(kdf: Kdf) -> float:
    """Seconds that one derivation takes here."""
    start = time.perf_counter()
    derive("kalibrering", bytes(SALT_LENGTH), kdf)
    return time.perf_counter() - start


def calibrate(seconds: Callable[[Kdf], float] = measured) -> Kdf:
    """Parameters that take 0.5-1.5 s here, never below the floor."""
    kdf = DEFAULT
    for _ in range(_STEP_LIMIT):
        try:
            took = seconds(kdf)
        except StoreProblem:  # not that much memory here
            took = float("inf")
        better = _nearer(kdf, took)
        if better == kdf:
            break
        kdf = better
    return kdf


def _nearer(kdf: Kdf, took: float) -> Kdf:
    if took > LONGEST and kdf.memory_kib > FLOOR.memory_kib:
        return replace(kdf, memory_kib=max(FLOOR.memory_kib, kdf.memory_kib // 2))
    if took < SHORTEST and kdf.passes < MOST_PASSES:
        wanted = round(kdf.passes * 1.2 * SHORTEST / max(took, 1e-3))
        return replace(kdf, passes=min(MOST_PASSES, max(kdf.passes + 1, wanted)))
    return kdf
