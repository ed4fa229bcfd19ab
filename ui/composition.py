"""The composition root: the only module that knows the stores. Loads no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid4

from app.access.actor import Actor
from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.demo.municipality import build
from app.demo.town import STAFF, logins
from app.kernel.clock import SWEDEN, Clock, local_day
from app.kernel.errors import NotFound
from app.kernel.texts import N_
from app.kernel.wording import clean_line
from app.services import Services, services_at
from app.settings.model import Municipality, checked
from app.users.model import User, actor_from, login_of
from app.users.people import close_ways
from app.users.service import NAME_LIMIT
from app.vault.model import Credentials
from app.vault.service import note_recovery
from db.access import log_findings
from db.transaction import SqlTransaction
from db.vault.settings import VaultSettings
from db.vault.vault import LocalVault, discard
from db.vault.vaults import LocalVaults

_NO_UNIT = N_(
    "Enheten {name} finns inte. Skriv namnet som det står under Utförare och enheter i "
    "Inställningar, eller lägg till enheten där."
)
PRACTICE_DAY = "practice.today"  # what `demo --date` set; only practice vaults have it


class MachineClock:
    """The machine's time; in a practice vault the day may be another, the time of day goes on."""

    def __init__(self, day: dt.date | None = None) -> None:
        self._shift = dt.timedelta() if day is None else day - local_day(self._real())

    def now(self) -> dt.datetime:
        return self._real() + self._shift

    def today(self) -> dt.date:
        return self.now().astimezone(SWEDEN).date()

    @staticmethod
    def _real() -> dt.datetime:
        return dt.datetime.now(dt.UTC)


@dataclass(frozen=True, slots=True)
class Signable:
    """Somebody who may sign in, and the unit whose clients are theirs; empty for an authority."""

    user: User
    unit: str


@dataclass(frozen=True, slots=True)
class OpenStore:
    """An open vault and its clock: sign people in, and give them their services."""

    vault: LocalVault
    clock: Clock
    signed_in: str = ""

    @property
    def is_practice(self) -> bool:
        return self.vault.is_practice

    @contextmanager
    def begin(self) -> Iterator[SqlTransaction]:
        with self.vault.begin() as connection:
            yield SqlTransaction(connection)

    def logins(self) -> list[Signable]:
        """People who may sign in today, for the change of user."""
        today = self.clock.today()
        with self.begin() as tx:
            units = {unit.id: unit.name for unit in tx.providers.all_units()}
            return [
                Signable(user, units.get(user.unit_id, "") if user.unit_id else "")
                for user in tx.users.everybody()
                if user.is_active(today)
            ]

    def actor(self, login: str) -> Actor:
        """The person behind a login; refuses one who has ended."""
        with self.begin() as tx:
            return actor_from(tx.users.by_login(login_of(login)), self.clock.today())

    def services(self, actor: Actor) -> Services:
        desk = Desk(actor, self.begin, shipped_rights(), self.clock)
        return services_at(desk, self.vault, practice=self.is_practice)

    def close_ways(self) -> None:
        """Who was to end on a day that has come has no way in any more."""
        with self.begin() as tx:
            everybody = tx.users.everybody()
        close_ways(self.vault.keyring, everybody, self.clock.today(), self.signed_in)

    def municipality(self) -> Municipality:
        with self.begin() as tx:
            return tx.settings.municipality()

    def unit_name(self, unit_id: UUID | None) -> str:
        """The unit of a person, for the top of the window; empty for the authority side."""
        if unit_id is None:
            return ""
        with self.begin() as tx:
            return tx.providers.unit(unit_id).name

    def unit_by_name(self, name: str) -> UUID:
        with self.begin() as tx:
            unit = tx.providers.unit_by_name(name.strip())
        if unit is None:
            raise NotFound("unit.unknown", _NO_UNIT, name=name)
        return unit.id

    def close(self) -> None:
        self.vault.close()


@dataclass(frozen=True, slots=True)
class Founded:
    """A new store, and the recovery code that is shown once."""

    store: OpenStore
    recovery_code: str = field(repr=False)


def vaults(clock: Clock | None = None) -> LocalVaults:
    """Vault files on this computer."""
    return LocalVaults(VaultSettings(clock=clock or MachineClock(), inspect=log_findings))


def open_store(path: Path, who: Credentials) -> OpenStore:
    """Open a vault by login and password, or by the password of a system administrator alone."""
    vault = vaults().open(path, who)
    try:
        login = who.login.strip() or vault.keyring.identify(who).login
        store = opened(vault, login)
        store.close_ways()
    except BaseException:
        vault.close()
        raise
    return store


def opened(vault: LocalVault, login: str = "") -> OpenStore:
    """A store around a vault that is open."""
    store = OpenStore(vault, MachineClock(), login)
    if not vault.is_practice:
        return store
    with store.begin() as tx:
        day = tx.settings.value(PRACTICE_DAY)
    clock = MachineClock(dt.date.fromisoformat(day)) if day else store.clock
    return OpenStore(vault, clock, login)


def found_store(
    path: Path, who: Credentials, municipality: Municipality, display_name: str
) -> Founded:
    """A new ordinary vault with its first user, who is system administrator."""
    login, settled = login_of(who.login), checked(municipality)
    entered = vaults().create(path, Credentials(login, who.password))
    try:
        store = opened(entered.vault, login)
        founder = User(
            id=uuid4(),
            login=login,
            display_name=clean_line(display_name or who.login, N_("Namn"), limit=NAME_LIMIT),
            title="",
            role=Role.SYSTEM_ADMIN,
            since=store.clock.today(),
        )
        with store.begin() as tx:
            tx.settings.add(settled)
            tx.users.add(founder)
    except BaseException:
        discard(entered.vault)  # nobody has seen its recovery code
        raise
    return Founded(store, entered.recovery_code)


def recover_store(path: Path, code: str, who: Credentials) -> Founded:
    """By the recovery code: a new password and a new code, or a refusal and nothing changed."""
    login = login_of(who.login)

    def note(vault: LocalVault) -> None:
        store = opened(vault, login)
        actor = store.actor(login)
        with store.begin() as tx:
            note_recovery(tx, actor, store.clock.now())

    entered = vaults().recover(path, code, Credentials(login, who.password), note)
    return Founded(opened(entered.vault, login), entered.recovery_code)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWish:
    """How large the fictive municipality is, and what day it is there; None is today."""

    clients: int = 60
    seed: int = 1
    day: dt.date | None = None


def demo_store(path: Path, password: str, wish: DemoWish) -> OpenStore:
    """A practice vault where nothing is yet, with everybody's password the same."""
    admin = next(person.login for person in STAFF if person.role is Role.SYSTEM_ADMIN)
    first, *_others = logins()
    vault = vaults().create(path, Credentials(admin, password), practice=True).vault
    try:
        for login in logins():
            if login != admin:
                vault.keyring.add_user(login, password)
        store = opened(vault, first)
        if wish.day is not None:
            with store.begin() as tx:
                tx.settings.set_value(PRACTICE_DAY, wish.day.isoformat())
            store = opened(vault, first)
        build(store.begin, store.clock.today(), wish.clients, wish.seed)
    except BaseException:
        vault.close()
        raise
    return store
