"""Users without widgets: who is let in, who no longer is, and what can be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.access.actor import Command, Data
from app.access.desk import DoneBefore
from app.kernel.changes import Changes, Topic
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.users.commands import AddUser, ChangeUser, EndUser
from app.users.model import User
from ui.bench import Bench
from ui.kernel.change_bus import touches
from ui.settings.ports import SettingsServices

ACTIVE, ENDED, ALL = "active", "ended", "all"


@dataclass(frozen=True, slots=True)
class Person:
    """A user as a row."""

    user: User
    unit: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that a user can belong to."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Everybody:
    """All users by name; None of it when the person may not see the list."""

    may_see: bool
    people: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()


class PeopleModel(QObject):
    """`done` tells what was done, `refused` an AppError."""

    changed = Signal()
    done = Signal(str)
    refused = Signal(object)

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__()
        self.bench = bench
        self._services = services
        self._state: Everybody | None = None
        bench.bus.changed.connect(self._reload_if_touched)

    @property
    def state(self) -> Everybody | None:
        return self._state

    def person(self, user_id: object) -> Person | None:
        people = self._state.people if self._state else ()
        return next((one for one in people if one.user.id == user_id), None)

    def shown(self, kind: str, words: str) -> list[Person]:
        """Those of a filter whose name, login, title or unit holds the words."""
        people = self._state.people if self._state else ()
        wanted = words.casefold().split()
        return [
            one
            for one in people
            if kind == ALL or one.is_active == (kind == ACTIVE)
            if all(word in _searched(one) for word in wanted)
        ]

    def count(self, kind: str) -> int:
        return len(self.shown(kind, ""))

    def load(self) -> None:
        self.bench.runner.read(self, self._ask, self._show, self.refused.emit, key="load")

    # Acts

    def add(self, cmd: AddUser, password: str) -> None:
        people = self._services.people
        self._do(lambda: people.add(cmd, password), _("Användaren är tillagd"))

    def change(self, cmd: ChangeUser) -> None:
        users = self._services.users
        self._do(lambda: users.change(cmd)[1], _("Användarens uppgifter är sparade"))

    def end(self, person: Person, day: dt.date) -> None:
        command = EndUser(
            op_id=self.bench.new_id(),
            user_id=person.user.id,
            seen_version=person.user.version,
            ended_on=day,
        )
        people = self._services.people
        self._do(lambda: people.end(command, person.user.login), _("Användaren är avslutad"))

    def _ask(self) -> Everybody:
        services = self._services
        if not services.may(Data.USER, Command.LIST):
            return Everybody(may_see=False)
        today = self.bench.today()
        units = tuple(
            sorted(
                (Unit(view.unit.id, view.unit.name) for view in services.providers.units()),
                key=lambda unit: unit.name.casefold(),
            )
        )
        names = {unit.id: unit.name for unit in units}
        people = tuple(
            Person(user, names.get(user.unit_id, "") if user.unit_id else "", user.is_active(today))
            for user in sorted(
                services.users.everybody(), key=lambda user: user.display_name.casefold()
            )
        )
        return Everybody(may_see=True, people=people, units=units)

    def _show(self, state: Everybody) -> None:
        self._state = state
        self.changed.emit()

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        def done(changes: Changes) -> None:
            self.done.emit(said)
            self.bench.say(said)
            self.bench.bus.publish(changes)

        def failed(error: AppError) -> None:
            if isinstance(error, DoneBefore):
                self.done.emit(said)
                self.load()
            else:
                self.refused.emit(error)

        self.bench.runner.write(self, work, done, failed)

    def _reload_if_touched(self, changes: Changes) -> None:
        if self._state is not None and touches(changes, (Topic.USER, Topic.PROVIDER)):
            self.load()


def _searched(person: Person) -> str:
    user = person.user
    return f"{user.display_name} {user.login} {user.title} {person.unit}".casefold()
