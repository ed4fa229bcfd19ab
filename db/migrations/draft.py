"""Draft the next revision: `python -m db.migrations.draft "Clients get a second address"`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

from sqlalchemy import create_engine

import db
from db.migrations.runner import Migrations


def load_tables() -> None:
    """Import every module under `db`, so that each has put its tables on the one metadata."""
    for module in pkgutil.walk_packages(db.__path__, "db."):
        if not module.name.startswith("db.migrations"):
            importlib.import_module(module.name)


def main(message: str) -> None:
    """Compare a database at head with the tables and write the difference down."""
    load_tables()
    migrations = Migrations()
    with create_engine("sqlite://").begin() as connection:
        migrations.upgrade(connection)
        migrations.draft(connection, message)


if __name__ == "__main__":
    main(sys.argv[1])
