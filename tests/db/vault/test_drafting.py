"""The draft of a revision: complete, and free of our own code."""

import shutil
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from db.kernel.schema import metadata
from db.migrations import draft, runner
from db.migrations.runner import Migrations, migrating
from tests.db.vault.world import ANNA, World


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Our own env.py and template, with no revision yet."""
    folder = tmp_path / "drafts"
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako"):
        shutil.copy(runner.FOLDER / name, folder)
    return folder


def test_that_the_real_revisions_make_the_tables_of_the_program_and_unmake_them(world: World):
    draft.load_tables()
    world.scripts = runner.FOLDER
    made = world.vaults().create(world.path, ANNA)
    migrations = Migrations()
    try:
        with made.vault.begin() as connection:
            assert migrations.differences(connection) == []
        engine = made.vault._store.engine
        with made.vault._store.turns.taken(), migrating(engine) as connection:
            migrations.downgrade(connection, "base")
            kept = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
            assert [name for name in kept if "alembic" not in name] == []
            migrations.upgrade(connection)
    finally:
        made.vault.close()
    assert world.vaults().check(world.path, ANNA).is_sound


def test_that_a_draft_of_every_table_makes_a_vault_that_differs_in_nothing(
    empty: Path, world: World
):
    draft.load_tables()
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        before = Migrations(empty)
        assert len(before.differences(connection)) >= len(metadata.tables) > 20
        before.draft(connection, "Everything")
    engine.dispose()
    (revision,) = (empty / "versions").glob("*_everything.py")
    source = revision.read_text(encoding="utf-8")
    imports = [line for line in source.splitlines() if "import" in line]
    assert imports == [
        "from __future__ import annotations", "import sqlalchemy as sa", "from alembic import op"
    ]  # fmt: skip
    assert 'sa.DateTime(timezone=True), "postgresql")' in source
    world.scripts = empty
    world.path = world.folder / "whole.valv"
    made = world.vaults().create(world.path, ANNA)
    try:
        with made.vault.begin() as connection:
            assert Migrations(empty).differences(connection) == []
    finally:
        made.vault.close()
