"""Changes of the schema: old or new, never between, and never a lost row (F03, F15, F16)."""

import pytest
from sqlalchemy import Connection

from app.kernel.errors import StoreProblem
from db.migrations.runner import BadRevision, Migrations, migrating
from db.vault import backup
from tests.db.vault import children
from tests.db.vault.world import ANNA, FIRST, SECOND, World, read, revisions

FAILING = '''
"""Half of it goes well."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    op.execute("SELECT * FROM no_such_table")
'''
ORPHANING = '''
"""Takes away what notes refer to."""
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.execute("DELETE FROM client")
'''

GUARD = "CREATE TRIGGER guard BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'never deleted'); END"
WIDENING = '''
"""Copies the table; drops one trigger by name, and forgets the other."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "0002", "0001"
def upgrade():
    op.execute("DROP TRIGGER old")
    with op.batch_alter_table("note", recreate="always") as batch:
        batch.add_column(sa.Column("width", sa.Integer, nullable=True))
'''


def tables(connection: Connection) -> set[str]:
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name) for (name,) in found}


def state(world: World) -> tuple[str, set[str]]:
    """Revision and tables, read without upgrading."""
    head = world.scripts
    revisions(head, FIRST)
    for later in (head / "versions").glob("r0002.py"):
        later.rename(later.with_suffix(".away"))
    try:
        with world.opened() as vault, vault.begin() as connection:
            return "0001", tables(connection)
    except StoreProblem as error:
        if error.code == "vault.newer":
            return "0002", set()
        raise
    finally:
        for away in (head / "versions").glob("r0002.away"):
            away.rename(away.with_suffix(".py"))


def test_that_an_older_vault_is_upgraded_after_a_checked_backup(world: World):
    world.create("one", "two")
    revisions(world.scripts, FIRST, SECOND)
    with world.opened() as vault:
        assert read(vault) == ["one", "two"]
        with vault.begin() as connection:
            assert connection.exec_driver_sql("SELECT number FROM client").scalar_one() == 7
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
            assert not any(name.startswith("_alembic") for name in tables(connection))
    (copy,) = world.backups()
    report = world.vaults().check(copy, ANNA)
    assert report.is_sound
    assert report.rows == {"alembic_version": 1, "client": 1, "note": 2}


def test_that_a_vault_that_is_current_is_opened_without_a_backup(world: World):
    world.create("one")
    with world.opened():
        pass
    assert world.backups() == []


def test_that_rows_survive_up_and_down_although_they_cascade(world: World):
    world.create("one", "two")
    revisions(world.scripts, FIRST, SECOND)
    with world.opened() as vault:
        migrations = Migrations(world.scripts)
        for target, number in (("0001", None), ("head", 7)):
            with vault._store.turns.taken(), migrating(vault._store.engine) as connection:
                move = migrations.downgrade if number is None else migrations.upgrade
                move(connection, target)
            assert read(vault) == ["one", "two"]
            with vault.begin() as connection:
                assert ("extra" in tables(connection)) is (number == 7)


def test_that_the_cascade_trap_is_real_without_the_runner(world: World):
    world.create("one", "two")
    revisions(world.scripts, FIRST, SECOND)
    migrations = Migrations(world.scripts)
    first = World(world.folder.parent)
    with first.opened() as vault, vault.begin() as connection:
        migrations.downgrade(connection, "0001")  # foreign keys on
    with first.opened() as vault:
        assert read(vault) == []


def test_that_a_kill_after_any_statement_leaves_the_old_or_the_new_schema(world: World):
    world.create("one", "two")
    old = state(world)
    revisions(world.scripts, FIRST, SECOND)
    seen = []
    for _step in children.every_kill(children.open_and_close, world.folder.parent):
        seen.append(state(world))
        if seen[-1][0] == "0001":
            assert seen[-1] == old
    assert [revision for revision, _tables in seen] == ["0001"] * (len(seen) - 1) + ["0002"]
    assert len(seen) > 15  # the steps of the backup and every statement of the revision
    with world.opened() as vault:
        assert read(vault) == ["one", "two"]


def test_that_a_failing_revision_changes_nothing_and_names_the_backup(world: World):
    world.create("one", "two")
    old = state(world)
    revisions(world.scripts, FIRST, FAILING)
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.migration_failed"
    assert "kommun-kopior" in caught.value.sentence
    assert len(world.backups()) == 1
    assert state(world) == old


def test_that_a_revision_that_leaves_loose_rows_is_rolled_back(world: World):
    world.create("one", "two")
    old = state(world)
    revisions(world.scripts, FIRST, ORPHANING)
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert isinstance(caught.value.__cause__, BadRevision)
    assert state(world) == old


@pytest.mark.parametrize("after", ["", f"    op.execute({GUARD!r})\n"], ids=["lost", "put back"])
def test_that_a_trigger_does_not_vanish_with_the_copy_of_its_table(world: World, after: str):
    world.create("one", "two")
    with world.opened() as vault, vault.begin() as connection:
        connection.exec_driver_sql(GUARD)
        connection.exec_driver_sql("CREATE TRIGGER old AFTER INSERT ON note BEGIN SELECT 1; END")
    revisions(world.scripts, FIRST, WIDENING + after)
    if not after:
        with pytest.raises(StoreProblem) as caught:
            world.vaults().open(world.path, ANNA)
        assert str(caught.value.__cause__) == "guard"
        (world.scripts / "versions" / "r0002.py").unlink()
    with world.opened() as vault, vault.begin() as connection:
        found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        assert {*found.scalars()} == ({"guard"} if after else {"guard", "old"})


def test_that_nothing_is_upgraded_when_the_backup_fails(world: World, monkeypatch):
    world.create("one", "two")
    old = state(world)
    revisions(world.scripts, FIRST, SECOND)
    monkeypatch.setattr(backup.cipher, "rows_of", lambda *_args: {})
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.backup_incomplete"
    monkeypatch.undo()
    assert state(world) == old


def test_that_a_newer_vault_is_read_through_but_not_judged(world: World):
    revisions(world.scripts, FIRST, SECOND)
    world.create("one")
    (world.scripts / "versions" / "r0002.py").unlink()
    with pytest.raises(StoreProblem) as caught:
        world.vaults().open(world.path, ANNA)
    assert caught.value.code == "vault.newer"
    report = world.vaults().check(world.path, ANNA)
    assert [finding.code for finding in report.findings] == ["vault.newer"]
    assert report.rows["note"] == 1


def test_that_foreign_keys_cannot_be_left_off_by_mistake(world: World):
    world.create("one")
    with world.opened() as vault:
        with pytest.raises(ZeroDivisionError), migrating(vault._store.engine):
            raise ZeroDivisionError
        with vault.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
            with pytest.raises(RuntimeError), migrating(vault._store.engine):
                pass
