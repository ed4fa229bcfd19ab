"""A small municipality in a store of its own: in memory, or in the real encrypted vault."""

from __future__ import annotations

import copy
import datetime as dt
import itertools
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID, uuid4

from app.access.actor import Actor
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.clients.model import Client
from app.corrections.model import CorrectionCase
from app.decisions.model import Decision, GrantedService
from app.executions.model import Execution
from app.kernel.clock import FixedClock
from app.orders.model import Order, OrderStatus
from app.pauses.model import Pause
from app.providers.model import Channel, ProviderUnit, Regi
from app.settings.model import Municipality
from app.users.model import User, actor_from
from app.vault.model import Credentials
from db.kernel.engine import SingleConnection
from db.kernel.schema import metadata
from db.transaction import SqlTransaction
from tests.support import builders
from tests.support.builders import NOON
from tests.support.local_vault import cheap_vaults, new_vault

WHO = Credentials("grundare", "tre glada laxar")
VAULT = "prov.verkstall"
T = TypeVar("T")


class World:
    """The municipality, and short ways to put things into it and to sit down at a desk."""

    def __init__(self, begin: Any) -> None:
        self._begin = begin
        self._clients = itertools.count()
        self.clock = FixedClock(NOON)
        self.users: dict[str, User] = {}
        self.units: dict[str, ProviderUnit] = {}

    def over(self, begin: Any) -> World:
        """The same municipality in a store that holds a copy of it."""
        other = copy.copy(self)
        other._begin, other._clients = begin, copy.copy(self._clients)
        other.users, other.units = dict(self.users), dict(self.units)
        return other

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with self._begin() as connection:
            yield SqlTransaction(connection)

    def actor(self, login: str) -> Actor:
        return actor_from(self.users[login], self.clock.today())

    def desk(self, login: str) -> Desk[SqlTransaction]:
        return Desk(self.actor(login), self.begin, shipped_rights(), self.clock)

    def at(self, day: dt.date) -> None:
        """From now on it is noon of that day."""
        self.clock = FixedClock(dt.datetime.combine(day, dt.time(11), dt.UTC))

    def add_user(
        self, login: str, role: Role, unit: ProviderUnit | None = None, **values: Any
    ) -> User:
        user = builders.a_user(login, role=role, unit_id=unit.id if unit else None, **values)
        with self.begin() as tx:
            self.users[login] = tx.users.add(user)
        return user

    def count_saturdays(self) -> None:
        """The municipality counts Saturday as a weekday."""
        with self.begin() as tx:
            tx.settings.save(replace(tx.settings.municipality(), saturday_is_weekday=True))

    def add_unit(self, name: str, provider: Any, **values: Any) -> ProviderUnit:
        unit = builders.a_unit(provider, name=name, **values)
        with self.begin() as tx:
            self.units[name] = tx.providers.units.add(unit)
        return unit

    def client(self, officer: str | None = "handlaggare", **values: Any) -> Client:
        """A client with contact, and a care case of the officer."""
        client = builders.a_client(next(self._clients), **values)
        with self.begin() as tx:
            tx.clients.add(client)
            tx.clients.contacts.add(builders.a_contact(client))
            if officer is not None:
                tx.clients.care_cases.add(builders.a_care_case(client, self.users[officer]))
        return client

    def granted(self, client: Client, *, has_level: bool = True, **values: Any) -> GrantedService:
        """A service granted from spring on; `decision` holds values of the decision."""
        with self.begin() as tx:
            case = tx.clients.care_cases_of(client.id)[0]
            decision = tx.decisions.decisions.add(
                builders.a_decision(case, **values.pop("decision", {}))
            )
            if has_level:
                tx.decisions.levels.add(builders.a_level(client.id))
            return tx.decisions.granted.add(builders.a_granted(decision, **values))

    def decision_of(self, granted: GrantedService) -> Decision:
        with self.begin() as tx:
            return tx.decisions.decisions.get(granted.decision_id)

    def order(self, granted: GrantedService, unit: str = "norr", **values: Any) -> Order:
        order = builders.an_order(granted, self.units[unit], self.users["handlaggare"], **values)
        with self.begin() as tx:
            return tx.orders.add(order)

    def execution(self, order: Order, **values: Any) -> Execution:
        """A running execution; the order becomes executed unless it says otherwise."""
        execution = builders.an_execution(order, self.users["utforare"], **values)
        with self.begin() as tx:
            stored = tx.orders.get(order.id)
            if stored.status is OrderStatus.CHECKED:
                tx.orders.save(replace(stored, status=OrderStatus.EXECUTED))
            return tx.executions.add(execution)

    def pause(self, execution: Execution, start: dt.date, end: dt.date | None = None) -> Pause:
        with self.begin() as tx:
            return tx.pauses.add(builders.a_pause(execution, start, end))

    def case(self, order: Order, *roles: Role, **values: Any) -> CorrectionCase:
        with self.begin() as tx:
            return tx.cases.cases.add(
                builders.a_case(order, self.users["handlaggare"], roles, **values)
            )

    def order_now(self, order_id: UUID) -> Order:
        with self.begin() as tx:
            return tx.orders.get(order_id)

    def log(self) -> list[str]:
        """Every line of the log: who, what, with what outcome."""
        with self.begin() as tx:
            events = [entry.event for entry in tx.log.entries()]
        return [f"{one.login} {one.data} {one.command} {one.outcome}" for one in events]


def furnish(world: World) -> World:
    """Units and people of every role; `utforare` and `utforare2` work for different providers."""
    own = builders.a_provider()
    private = builders.a_provider(name="Omsorg Syd AB", regi=Regi.PRIVATE)
    with world.begin() as tx:
        tx.settings.add(Municipality(name="Provköping", committees=("ÄLN", "OSN")))
        tx.providers.providers.add(own)
        tx.providers.providers.add(private)
    norr = world.add_unit("norr", own, has_gatekeeper=True)
    world.add_unit("väster", own)
    syd = world.add_unit("syd", private)
    world.add_unit("papper", own, channel=Channel.PAPER)
    for login, role, unit in (
        ("handlaggare", Role.CASE_OFFICER, None),
        ("handlaggare2", Role.CASE_OFFICER, None),
        ("utforare", Role.PROVIDER, norr),
        ("utforare2", Role.PROVIDER, syd),
        ("objektspecialist", Role.OBJECT_SPECIALIST, None),
        ("sammanhallande", Role.LEAD_SPECIALIST, None),
        ("systemforvaltare", Role.SYSTEM_ADMIN, None),
        ("expertanvandare", Role.EXPERT_USER, None),
        ("avgift", Role.FEE_OFFICER, None),
        ("enhetschef", Role.MANAGER, norr),
        ("myndighetschef", Role.MANAGER, None),
        ("loggranskare", Role.LOG_REVIEWER, None),
    ):
        world.add_user(login, role, unit)
    return world


@contextmanager
def in_memory() -> Iterator[World]:
    """Plain SQLite: fast, for rules and rights."""
    with as_told(_nothing) as (world, _told):
        yield world


@contextmanager
def as_told(tell: Callable[[World], T]) -> Iterator[tuple[World, T]]:
    """A municipality in memory, and what `tell` put into it: told once, and copied for each test.

    What is told must be frozen values, in a dict at most.
    """
    content, world, told = _told_once(tell)
    store = _store_with(content)
    try:
        yield world.over(store.begin), copy.copy(told)
    finally:
        store.close()


def empty_store() -> SingleConnection:
    """Plain SQLite in memory, with the tables and nothing in them."""
    return _store_with(_tables())


def _nothing(_world: World) -> None:
    """Only the units and the people of every role."""


@cache
def _told_once(tell: Callable[[World], Any]) -> tuple[bytes, World, Any]:
    store = empty_store()
    world = furnish(World(store.begin))
    told = tell(world)
    content: bytes = store.raw.serialize()
    store.close()
    return content, world, told


def _store_with(content: bytes) -> SingleConnection:
    raw = _plain()
    raw.deserialize(content)
    return SingleConnection(raw, sqlite3, lambda _error: None)


def _plain() -> sqlite3.Connection:
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA foreign_keys = ON")
    return raw


@cache
def _tables() -> bytes:
    """Made once: a hundred tables and indexes take longer than most tests."""
    store = SingleConnection(_plain(), sqlite3, lambda _error: None)
    with store.begin() as connection:
        metadata.create_all(connection)
    made: bytes = store.raw.serialize()
    store.close()
    return made


@contextmanager
def in_vault(folder: Path) -> Iterator[World]:
    """The real vault: SQLCipher, brought up by the migrations."""
    vault = new_vault(folder / VAULT, WHO)
    try:
        yield furnish(World(vault.begin))
    finally:
        vault.close()


@contextmanager
def reopened(path: Path) -> Iterator[World]:
    """A vault that another process left, with the people who are in it."""
    vault = cheap_vaults().open(path, WHO)
    try:
        world = World(vault.begin)
        with world.begin() as tx:
            world.users = {user.login: user for user in tx.users.everybody()}
        yield world
    finally:
        vault.close()


STORES: dict[str, Any] = {"memory": lambda _folder: in_memory(), "vault": in_vault}


def open_world(kind: str, folder: Path) -> AbstractContextManager[World]:
    return STORES[kind](folder)


def op() -> UUID:
    """One press of a button."""
    return uuid4()
