"""One connection, every store; commits as a whole or not at all."""

from __future__ import annotations

from contextlib import AbstractContextManager

from sqlalchemy import Connection

from db.access import SqlLogStore, SqlOperationStore
from db.archive import SqlArchiveStore
from db.clients import SqlClientStore
from db.correction_store import SqlCaseStore
from db.decisions import SqlDecisionStore
from db.executions import SqlExecutionStore, SqlPauseStore
from db.journal import SqlDraftStore, SqlJournalStore, SqlPlanStore
from db.lists import SqlLists
from db.messages import SqlMessageStore
from db.orders import SqlOrderStore
from db.person_cards import SqlCardStore
from db.providers import SqlProviderStore
from db.relations import SqlRelationStore
from db.settings import SqlNumbers, SqlSettingsStore
from db.users import SqlUserStore
from db.worklist import SqlWorklistQueries


class SqlTransaction:
    """Fits every `Has…` protocol of `app` by shape."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.is_shared = connection.dialect.name == "postgresql"
        self.log = SqlLogStore(connection)
        self.relations = SqlRelationStore(connection)
        self.operations = SqlOperationStore(connection)
        self.settings = SqlSettingsStore(connection)
        self.numbers = SqlNumbers(connection)
        self.users = SqlUserStore(connection)
        self.clients = SqlClientStore(connection)
        self.providers = SqlProviderStore(connection)
        self.decisions = SqlDecisionStore(connection)
        self.orders = SqlOrderStore(connection)
        self.executions = SqlExecutionStore(connection)
        self.pauses = SqlPauseStore(connection)
        self.plans = SqlPlanStore(connection)
        self.journal = SqlJournalStore(connection)
        self.drafts = SqlDraftStore(connection)
        self.cards = SqlCardStore(connection)
        self.messages = SqlMessageStore(connection)
        self.cases = SqlCaseStore(connection)
        self.archive = SqlArchiveStore(connection)
        self.worklist = SqlWorklistQueries(connection)
        self.lists = SqlLists(connection)

    def part(self) -> AbstractContextManager[object]:
        """A savepoint: undone alone when the block raises."""
        return self.connection.begin_nested()
