"""The plainest workload: rows of a table in a vault, changed and added in one transaction."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from tests.db.vault.world import ANNA, World


class VaultWorkload:
    """Each save adds a note, and changes a counter that must always equal the notes."""

    def prepare(self, folder: Path) -> None:
        world = World(folder)
        world.create()
        with world.opened() as vault, vault.begin() as connection:
            connection.exec_driver_sql("CREATE TABLE tally (notes INTEGER NOT NULL)")
            connection.exec_driver_sql("INSERT INTO tally VALUES (0)")

    def saves(self, folder: Path) -> Iterator[str]:
        with World(folder).opened() as vault:
            while True:
                operation = str(uuid4())
                with vault.begin() as connection:
                    connection.exec_driver_sql(
                        "INSERT INTO note(client_id, body) VALUES (1, ?)", (operation,)
                    )
                    connection.exec_driver_sql("UPDATE tally SET notes = notes + 1")
                yield operation

    def missing(self, folder: Path, acknowledged: set[str]) -> set[str]:
        with World(folder).opened() as vault, vault.begin() as connection:
            found = connection.exec_driver_sql("SELECT body FROM note").scalars()
            return acknowledged - set(found)

    def damage(self, folder: Path, *, whole: bool) -> list[str]:
        del whole  # it is soon looked through
        world = World(folder)
        report = world.vaults().check(world.path, ANNA)
        found = [finding.code for finding in report.findings]
        with world.opened() as vault, vault.begin() as connection:
            tally = connection.exec_driver_sql("SELECT notes FROM tally").scalar_one()
        return found if tally == report.rows["note"] else [*found, "half a save"]
