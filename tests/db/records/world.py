"""A small municipality in a real encrypted store: two units, one client, one execution."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection

from app.access.actor import Actor
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.clients.model import (
    CareCase,
    Client,
    Contact,
    IdentityKind,
    Law,
    ProtectionLevel,
    Relative,
    Representative,
    RepresentativeKind,
)
from app.corrections.model import CaseStatus, CorrectionCase
from app.decisions.model import Decision, GrantedService
from app.executions.model import Execution, ExecutionStatus
from app.kernel.clock import local_day
from app.orders.model import Order, OrderStatus
from app.providers.model import Channel, Provider, ProviderUnit, Regi, ServiceType
from app.settings.model import Municipality
from app.users.model import User
from db.kernel.engine import SingleConnection
from db.kernel.schema import metadata
from db.transaction import SqlTransaction

NOW = dt.datetime(2026, 3, 9, 8, 30, tzinfo=dt.UTC)
START = dt.date(2026, 3, 2)


@dataclass
class MovableClock:
    at: dt.datetime = NOW

    def now(self) -> dt.datetime:
        return self.at

    def today(self) -> dt.date:
        return local_day(self.at)


@dataclass
class World:
    """Everything a test needs by name; `desk(role)` is the door of one signed-in person."""

    store: SingleConnection
    clock: MovableClock = field(default_factory=MovableClock)
    users: dict[str, User] = field(default_factory=dict)
    norr: ProviderUnit = field(init=False)
    syd: ProviderUnit = field(init=False)
    client: Client = field(init=False)
    order: Order = field(init=False)
    execution: Execution = field(init=False)
    statements: int = 0

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with self.store.begin() as connection:
            yield SqlTransaction(connection)

    def desk(self, login: str) -> Desk[Any]:
        user = self.users[login]
        actor = Actor(
            user_id=user.id,
            login=user.login,
            name=user.display_name,
            title=user.title,
            role=user.role,
            unit_id=user.unit_id,
        )
        return Desk(actor, self.begin, shipped_rights(), self.clock)

    def add_user(self, login: str, role: Role, unit_id: UUID | None = None) -> User:
        user = User(
            id=uuid4(),
            login=login,
            display_name=f"Prov {login.title()}",
            title=f"titel {login}",
            role=role,
            unit_id=unit_id,
            phone="08-465 004 01",
            since=dt.date(2026, 1, 1),
        )
        with self.begin() as tx:
            tx.users.add(user)
        self.users[login] = user
        return user

    def add_unit(self, name: str, regi: Regi) -> ProviderUnit:
        provider = Provider(id=uuid4(), name=f"{name} AB", org_no="556000-0000", regi=regi)
        unit = ProviderUnit(
            id=uuid4(),
            provider_id=provider.id,
            name=name,
            channel=Channel.SYSTEM,
            services=(ServiceType.HOME_CARE,),
            valid_from=dt.date(2025, 1, 1),
        )
        with self.begin() as tx:
            tx.providers.providers.add(provider)
            tx.providers.units.add(unit)
        return unit

    def add_client(
        self, number: str, birth_number: int, level: ProtectionLevel = ProtectionLevel.NONE
    ) -> Client:
        client = Client(
            id=uuid4(),
            customer_number=number,
            identity_kind=IdentityKind.PERSONAL,
            identity_value=f"19320514{birth_number}",
            birth_date=dt.date(1932, 5, 14),
            given_name="Provina",
            family_name=f"Övning{birth_number}",
            protection_level=level,
        )
        with self.begin() as tx:
            tx.clients.add(client)
            tx.clients.contacts.add(
                Contact(
                    id=client.id,
                    street="Provgatan 1",
                    postal_code="999 01",
                    city="Provstad",
                    phone="08-465 004 10",
                )
            )
            tx.clients.care_cases.add(
                CareCase(
                    id=uuid4(),
                    number=f"A-{number}",
                    client_id=client.id,
                    law=Law.SOL,
                    committee="ÄLN",
                    officer_id=self.users["handlaggare"].id,
                    opened_on=dt.date(2026, 1, 2),
                )
            )
        return client

    def add_people(self, client: Client) -> None:
        with self.begin() as tx:
            tx.clients.representatives.add(
                Representative(
                    id=uuid4(),
                    client_id=client.id,
                    kind=RepresentativeKind.GOD_MAN,
                    name="Gode Man",
                    mandate="bevaka rätt",
                    valid_from=dt.date(2026, 1, 1),
                )
            )
            tx.clients.relatives.add(
                Relative(id=uuid4(), client_id=client.id, name="Anna Anhörig", relation="dotter")
            )

    def add_granted(self, client: Client, service: ServiceType) -> GrantedService:
        with self.begin() as tx:
            case = tx.clients.care_cases_of(client.id)[0]
            decision = Decision(
                id=uuid4(),
                number=f"BES-{uuid4().hex[:8]}",
                client_id=client.id,
                care_case_id=case.id,
                law=Law.SOL,
                paragraph="4 kap. 1 §",
                decided_on=dt.date(2026, 2, 1),
                registered_on=dt.date(2026, 2, 1),
                valid_from=dt.date(2026, 2, 1),
                decided_by=self.users["handlaggare"].id,
            )
            granted = GrantedService(
                id=uuid4(),
                decision_id=decision.id,
                client_id=client.id,
                service=service,
                scope="Personlig omvårdnad",
                frequency="varje dag",
                minutes_per_week=600,
                minutes_per_month=2600,
                goal="Bo kvar hemma",
                purpose="Skälig levnadsnivå",
            )
            tx.decisions.decisions.add(decision)
            tx.decisions.granted.add(granted)
        return granted

    def add_order(self, granted: GrantedService, unit: ProviderUnit, number: str) -> Order:
        order = Order(
            id=uuid4(),
            number=number,
            client_id=granted.client_id,
            granted_service_id=granted.id,
            unit_id=unit.id,
            channel=Channel.SYSTEM,
            status=OrderStatus.EXECUTED,
            planned_start=START,
            valid_from=START,
            officer_id=self.users["handlaggare"].id,
            sent_at=NOW - dt.timedelta(days=10),
            sent_by=self.users["handlaggare"].id,
        )
        with self.begin() as tx:
            tx.orders.add(order)
        return order

    def add_execution(self, order: Order, number: str) -> Execution:
        execution = Execution(
            id=uuid4(),
            number=number,
            order_id=order.id,
            client_id=order.client_id,
            unit_id=order.unit_id,
            granted_service_id=order.granted_service_id,
            status=ExecutionStatus.ACTIVE,
            actual_start=START,
            registered_at=NOW - dt.timedelta(days=6),
            registered_by=self.users["norr"].id,
        )
        with self.begin() as tx:
            tx.executions.add(execution)
        return execution

    def open_case(
        self, order: Order, execution: Execution, roles: tuple[Role, ...]
    ) -> CorrectionCase:
        case = CorrectionCase(
            id=uuid4(),
            number="RF-2026-0001",
            client_id=order.client_id,
            order_id=order.id,
            execution_id=execution.id,
            routine="ru541",
            routine_version="03",
            leaf="S3",
            roles=roles,
            status=CaseStatus.OPEN,
            discovered_at=NOW,
            started_at=NOW,
            started_by=self.users["norr"].id,
            answers={},
            facts={},
            evidence={},
            contradictions={},
            feedback_recipient="provider",
        )
        with self.begin() as tx:
            tx.cases.cases.add(case)
        return case

    def end(self, execution: Execution, day: dt.date) -> Execution:
        with self.begin() as tx:
            now = tx.executions.get(execution.id)
            return tx.executions.save(replace(now, status=ExecutionStatus.ENDED, actual_end=day))

    def remove(self, execution: Execution, case: CorrectionCase) -> Execution:
        with self.begin() as tx:
            now = tx.executions.get(execution.id)
            return tx.executions.save(
                replace(
                    now,
                    status=ExecutionStatus.REMOVED,
                    removed_at=NOW,
                    removed_by=self.users["system"].id,
                    correction_case_id=case.id,
                )
            )

    def log_lines(self) -> list[str]:
        with self.begin() as tx:
            return [
                f"{e.event.login} {e.event.data} {e.event.command} {e.event.outcome}"
                for e in tx.log.entries()
            ]


def open_store(path: Path) -> SingleConnection:
    """An encrypted database with every table."""
    raw = driver.connect(str(path), isolation_level=None, check_same_thread=False)
    raw.execute("PRAGMA key = \"x'" + "5a" * 32 + "'\"")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA synchronous = OFF")
    store = SingleConnection(raw, driver, lambda _error: None)
    with store.begin() as connection:
        _create(connection)
    return store


def _create(connection: Connection) -> None:
    metadata.create_all(connection)


def build(store: SingleConnection) -> World:
    world = World(store)
    with world.begin() as tx:
        tx.settings.add(Municipality(name="Provköping", committees=("ÄLN",)))
    world.norr = world.add_unit("Hemtjänst Norr", Regi.OWN)
    world.syd = world.add_unit("Omsorg Syd", Regi.PRIVATE)
    for login, role, unit in (
        ("handlaggare", Role.CASE_OFFICER, None),
        ("handlaggare2", Role.CASE_OFFICER, None),
        ("norr", Role.PROVIDER, world.norr),
        ("norr2", Role.PROVIDER, world.norr),
        ("syd", Role.PROVIDER, world.syd),
        ("objekt", Role.OBJECT_SPECIALIST, None),
        ("system", Role.SYSTEM_ADMIN, None),
        ("avgift", Role.FEE_OFFICER, None),
        ("granskare", Role.LOG_REVIEWER, None),
    ):
        world.add_user(login, role, unit.id if unit else None)
    world.client = world.add_client("K-10001", 980)
    granted = world.add_granted(world.client, ServiceType.HOME_CARE)
    world.order = world.add_order(granted, world.norr, "B-2026-0001")
    world.execution = world.add_execution(world.order, "V-2026-0001")
    return world
