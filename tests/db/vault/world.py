"""A vault on the real SQLCipher with keys that cost nothing, and a small schema of its own."""

import datetime as dt
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.kernel.clock import FixedClock
from app.vault.model import Credentials
from app.vault.ports import Vaults
from db.migrations import runner
from db.migrations.runner import Migrations
from db.vault.kdf import KdfPolicy
from db.vault.settings import VaultSettings, nothing_more
from db.vault.steps import Steps, no_steps
from db.vault.vault import LocalVault
from db.vault.vaults import LocalVaults
from tests.support.local_vault import POLICY, cheap_settings

NOON = FixedClock(dt.datetime(2026, 11, 24, 11, 0, tzinfo=dt.UTC))
ANNA = Credentials("anna", "tre glada laxar")
BO = Credentials("bo", "fyra lugna gäddor")

FIRST = '''
"""Clients and their notes."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0001", None
def upgrade():
    op.create_table("client", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("name", sa.Text, nullable=False))
    op.create_table("note", sa.Column("id", sa.Integer, primary_key=True),
                    sa.Column("client_id", sa.Integer, nullable=False),
                    sa.Column("body", sa.Text, nullable=False),
                    sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE",
                                            name="fk_note_client_id"))
    op.create_index("ix_note_body", "note", ["body"])
def downgrade():
    op.drop_table("note")
    op.drop_table("client")
'''
SECOND = '''
"""Clients get a number; batch mode rebuilds the table that notes refer to."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    with op.batch_alter_table("client") as batch:
        batch.add_column(sa.Column("number", sa.Integer, nullable=False, server_default="7"))
        batch.create_check_constraint("ck_client_number", "number > 0")
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO extra VALUES (1), (2)")
def downgrade():
    op.drop_table("extra")
    with op.batch_alter_table("client") as batch:
        batch.drop_constraint("ck_client_number", type_="check")
        batch.drop_column("number")
'''


def revisions(folder: Path, *sources: str) -> Path:
    """A folder of revisions run by our own env.py."""
    versions = folder / "versions"
    versions.mkdir(parents=True, exist_ok=True)
    shutil.copy(runner.FOLDER / "env.py", folder)
    for number, source in enumerate(sources, start=1):
        (versions / f"r{number:04}.py").write_text(source, encoding="utf-8")
    return folder


def settings(
    scripts: Path, *, steps: Steps = no_steps, policy: KdfPolicy = POLICY, kind: str = "ext4"
) -> VaultSettings:
    return cheap_settings(
        clock=NOON,
        disk=kind,
        kdf=policy,
        migrations=Migrations(scripts),
        steps=steps,
        inspect=nothing_more,  # these schemas have no log
    )


class World:
    """One folder, one schema, one vault at `path`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "valv"
        self.folder.mkdir(exist_ok=True)
        self.scripts = folder / "revisions"
        if not self.scripts.exists():
            revisions(self.scripts, FIRST)
        self.path = self.folder / "kommun.valv"

    def vaults(self, **over: object) -> LocalVaults:
        return LocalVaults(settings(self.scripts, **over))

    def create(self, *notes: str) -> str:
        """Make the vault with Anna and these notes, close it; returns the recovery code."""
        entered = self.vaults().create(self.path, ANNA)
        write(entered.vault, *notes)
        entered.vault.close()
        return entered.recovery_code

    @contextmanager
    def opened(self, who: Credentials = ANNA, **over: object) -> Iterator[LocalVault]:
        vault = self.vaults(**over).open(self.path, who)
        try:
            yield vault
        finally:
            vault.close()

    def key_files(self) -> tuple[Path, Path]:
        return self.path.with_name("kommun.valv.nycklar"), self.path.with_name(
            "kommun.valv.nycklar2"
        )

    def backups(self) -> list[Path]:
        return sorted((self.folder / "kommun-kopior").glob("*.valv"))

    def contents(self) -> dict[str, bytes]:
        """Every file of the folder, to see that a refusal changed nothing."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def write(vault: LocalVault, *notes: str) -> None:
    with vault.begin() as connection:
        connection.exec_driver_sql("INSERT OR IGNORE INTO client(id, name) VALUES (1, 'Test')")
        for note in notes:
            connection.exec_driver_sql("INSERT INTO note(client_id, body) VALUES (1, ?)", (note,))


def read(vault: LocalVault) -> list[str]:
    with vault.begin() as connection:
        found = connection.exec_driver_sql("SELECT body FROM note ORDER BY id").all()
    return [str(body) for (body,) in found]


def as_port(vaults: LocalVaults) -> Vaults:
    """The type checker's proof that the real thing fits the port."""
    return vaults
