"""Real vaults as the program makes them, with keys that cost nothing and on a disk that will do.

Deriving a key from a password takes half a second on purpose. Here it takes none, so that each test
can have a vault of its own; `tests/db/vault/test_kdf.py` looks at what the program really uses.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.kernel.clock import Clock, FixedClock
from app.vault.model import Credentials
from db.access import log_findings
from db.vault.kdf import Kdf, KdfPolicy
from db.vault.places import Places
from db.vault.settings import VaultSettings
from db.vault.vault import LocalVault
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


def new_vault(path: Path, who: Credentials) -> LocalVault:
    """An open vault with nothing in it. All that `who` gets are copies of one: the tables are slow.

    For a test that is about vaults, with two of them or a recovery code, `create` makes its own.
    """
    for ending, content in _made_once(who).items():
        path.with_name(path.name + ending).write_bytes(content)
    return cheap_vaults().open(path, who)


@cache
def _made_once(who: Credentials) -> dict[str, bytes]:
    """The files of a vault, by what their names end with."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "vault"
        cheap_vaults().create(path, who).vault.close()
        return {file.name[len(path.name) :]: file.read_bytes() for file in Path(folder).iterdir()}
