"""The child of `kill_removal`: opens a vault where all is ready, and removes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.corrections.model import CorrectionCase
from app.kernel.clock import FixedClock
from db.vault.kdf import KdfPolicy
from db.vault.places import Places
from db.vault.settings import VaultSettings
from db.vault.vaults import LocalVaults
from tests.gates.walk import Walk
from tests.support.builders import NOON
from tests.support.world import CHEAP, WHO, World

NAME = "prov.verkstall"


def remove(there: Path, files: Path, case_id: UUID, send: Connection) -> None:
    """The removal as the program does it; says so when the files have been verified."""
    with opened(there) as world:
        with world.begin() as tx:
            case = tx.cases.get(case_id)
        walk = Walk(world, files, case.order_id, case.execution_id or case_id, case_id)
        service, command = walk.at("systemforvaltare").removal, walk.removal()
        verify = service._saved.verify_files

        def verified(about: CorrectionCase) -> None:
            verify(about)
            send.send("verified")

        service._saved.verify_files = verified
        service.remove(command)
        send.send("removed")
        signal.pause()


def vaults() -> LocalVaults:
    return LocalVaults(
        VaultSettings(
            clock=FixedClock(NOON),
            places=Places(lambda _folder: "ext4"),
            kdf=KdfPolicy(new=CHEAP, floor=CHEAP),
        )
    )


@contextmanager
def opened(there: Path) -> Iterator[World]:
    vault = vaults().open(there / NAME, WHO)
    try:
        world = World(vault.begin)
        with world.begin() as tx:
            world.users = {user.login: user for user in tx.users.everybody()}
        yield world
    finally:
        vault.close()
