"""Write the difference between the tables and the newest revision as a new revision.

    .venv/bin/python packaging/new_revision.py 0006 "give orders a turn number"

The number is the one after the newest in db/migrations/versions. Read what comes out, and test it
up and down with data in it, before it is committed.
"""

from __future__ import annotations

import sys

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, event
from sqlalchemy.engine import Engine

import db.transaction  # noqa: F401 - defines every table
from db.migrations.runner import FOLDER, Migrations

WORDS = 3


def main(arguments: list[str]) -> int:
    if len(arguments) != WORDS:
        print(__doc__)
        return 2
    number, message = arguments[1], arguments[2]
    engine = _empty_store()
    with engine.begin() as connection:
        Migrations().upgrade(connection)
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.revision(config, message=message, autogenerate=True, rev_id=number)
    return 0


def _empty_store() -> Engine:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda raw, _record: setattr(raw, "isolation_level", None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


if __name__ == "__main__":
    sys.exit(main(sys.argv))
