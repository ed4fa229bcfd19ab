"""The settings page over a real encrypted vault, wired as the program wires it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.access.actor import Actor
from app.access.roles import Role
from app.kernel.clock import FixedClock
from app.services import Services
from app.settings.model import Municipality
from app.vault.model import Credentials
from app.vault.service import VaultService
from tests.support.builders import NOON
from tests.support.local_vault import new_vault
from tests.support.world import World, furnish
from ui.bench import Bench, Paper
from ui.composition import OpenStore
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.questions import PreparedAnswers
from ui.kernel.runner import Runner
from ui.kernel.settings import Settings
from ui.settings.page import SettingsPage
from ui.settings.ports import SettingsServices
from ui.store_access import StorePeople, store_info
from ui.theme.theme import Theme

ADMIN = "systemforvaltare"
PASSWORD = "tre glada laxar"


@dataclass(slots=True)
class Desk:
    """One person at the page, and everything that the page told the window."""

    store: OpenStore
    world: World
    services: SettingsServices
    bench: Bench
    questions: PreparedAnswers
    said: list[str] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)

    def page(self) -> SettingsPage:
        return SettingsPage(self.bench, self.services)


@dataclass(slots=True)
class Vaulted:
    """The open vault with its people."""

    store: OpenStore
    world: World
    kept: Settings
    theme: Theme

    def sit_down(self, runner: Runner, login: str = ADMIN) -> Desk:
        services = self.store.services(self.store.actor(login))
        questions, said, papers = PreparedAnswers(), [], []
        return Desk(
            self.store,
            self.world,
            self._services(services, login),
            _bench(services.desk.actor, runner, questions, said.append, papers.append),
            questions,
            said,
            papers,
        )

    def _services(self, services: Services, login: str) -> SettingsServices:
        vault = self.store.vault
        return SettingsServices(
            settings=services.settings,
            users=services.users,
            providers=services.providers,
            drafts=services.drafts,
            log=services.log,
            may=services.desk.may,
            people=StorePeople(self.store, services, login),
            care=VaultService(services.desk, vault),
            store_info=lambda: store_info(self.store),
            theme=self.theme,
            kept=self.kept,
        )


@contextmanager
def vaulted(
    folder: Path, theme: Theme, fill: Callable[[World], World] = furnish
) -> Iterator[Vaulted]:
    vault = new_vault(folder / "prov.valv", Credentials(ADMIN, PASSWORD))
    try:
        world = fill(World(vault.begin))
        kept = Settings.in_file(folder / "settings.ini")
        yield Vaulted(OpenStore(vault, FixedClock(NOON), ADMIN), world, kept, theme)
    finally:
        vault.close()


def found(world: World) -> World:
    """What a new vault holds: its municipality and its founder."""
    with world.begin() as tx:
        tx.settings.add(Municipality(name="Provköping"))
    world.add_user(ADMIN, Role.SYSTEM_ADMIN)
    return world


def _bench(actor: Actor, runner: Runner, questions: PreparedAnswers, say: Any, show: Any) -> Bench:
    return Bench(
        actor=actor,
        runner=runner,
        bus=ChangeBus(),
        questions=questions,
        go=_nowhere,
        say=say,
        hold=_nowhere,
        now=lambda: NOON,
        today=lambda: NOON.astimezone(dt.UTC).date(),
        new_id=uuid4,
        preview=show,
    )


def _nowhere(_place: Place | object) -> None:
    """No other page stands here."""
