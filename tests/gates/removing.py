"""The child of `kill_removal`: opens a vault where all is ready, and removes."""

import signal
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.corrections.model import CorrectionCase
from tests.gates.walk import Walk
from tests.support.world import VAULT, reopened


def remove(there: Path, files: Path, case_id: UUID, send: Connection) -> None:
    """The removal as the program does it; says so when the files have been verified."""
    with reopened(there / VAULT) as world:
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
