"""One connection, every store; commits as a whole or not at all."""

from __future__ import annotations

from functools import cached_property

from sqlalchemy import Connection

from db.access import SqlLogStore, SqlOperationStore
from db.archive import SqlArchiveStore
from db.clients import SqlClientStore
from db.correction_store import SqlCaseStore
from db.decisions import SqlDecisionStore
from db.executions import SqlExecutionStore, SqlPauseStore
from db.journal import SqlDraftStore, SqlJournalStore, SqlPlanStore
from db.messages import SqlMessageStore
from db.orders import SqlOrderStore
from db.person_cards import SqlCardStore
from db.providers import SqlProviderStore
from db.relations import SqlRelationStore
from db.settings import SqlNumbers, SqlSettingsStore
from db.users import SqlUserStore


class SqlTransaction:
    """Fits every `Has…` protocol of `app` by shape; a store is built when it is first asked for."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def log(self) -> SqlLogStore:
        return SqlLogStore(self.connection)

    @cached_property
    def relations(self) -> SqlRelationStore:
        return SqlRelationStore(self.connection)

    @cached_property
    def operations(self) -> SqlOperationStore:
        return SqlOperationStore(self.connection)

    @cached_property
    def settings(self) -> SqlSettingsStore:
        return SqlSettingsStore(self.connection)

    @cached_property
    def numbers(self) -> SqlNumbers:
        return SqlNumbers(self.connection)

    @cached_property
    def users(self) -> SqlUserStore:
        return SqlUserStore(self.connection)

    @cached_property
    def clients(self) -> SqlClientStore:
        return SqlClientStore(self.connection)

    @cached_property
    def providers(self) -> SqlProviderStore:
        return SqlProviderStore(self.connection)

    @cached_property
    def decisions(self) -> SqlDecisionStore:
        return SqlDecisionStore(self.connection)

    @cached_property
    def orders(self) -> SqlOrderStore:
        return SqlOrderStore(self.connection)

    @cached_property
    def executions(self) -> SqlExecutionStore:
        return SqlExecutionStore(self.connection)

    @cached_property
    def pauses(self) -> SqlPauseStore:
        return SqlPauseStore(self.connection)

    @cached_property
    def plans(self) -> SqlPlanStore:
        return SqlPlanStore(self.connection)

    @cached_property
    def journal(self) -> SqlJournalStore:
        return SqlJournalStore(self.connection)

    @cached_property
    def drafts(self) -> SqlDraftStore:
        return SqlDraftStore(self.connection)

    @cached_property
    def cards(self) -> SqlCardStore:
        return SqlCardStore(self.connection)

    @cached_property
    def messages(self) -> SqlMessageStore:
        return SqlMessageStore(self.connection)

    @cached_property
    def cases(self) -> SqlCaseStore:
        return SqlCaseStore(self.connection)

    @cached_property
    def archive(self) -> SqlArchiveStore:
        return SqlArchiveStore(self.connection)
