"""Users without widgets: who is let in, who no longer is, and what can be done about it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Command, Data
from app.kernel.changes import Topic
from app.kernel.texts import _
from app.users.commands import AddUser, ChangeUser, EndUser
from app.users.model import User
from ui.bench import Bench
from ui.settings.ports import SettingsServices
from ui.settings.register_model import RegisterModel

ACTIVE, ENDED = "active", "ended"


@dataclass(frozen=True, slots=True)
class Person:
    """A user as a row."""

    user: User
    unit: str
    kind: str

    @property
    def key(self) -> UUID:
        return self.user.id

    @property
    def searched(self) -> str:
        user = self.user
        return f"{user.display_name} {user.login} {user.title} {self.unit}".casefold()


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


class PeopleModel(RegisterModel[Everybody, Person]):
    """What can be asked and done."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__(bench, services, (Topic.USER, Topic.PROVIDER))

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
        self._do(lambda: people.end(command), _("Användaren är avslutad"))

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
            Person(
                user,
                names.get(user.unit_id, "") if user.unit_id else "",
                ACTIVE if user.is_active(today) else ENDED,
            )
            for user in sorted(
                services.users.everybody(), key=lambda user: user.display_name.casefold()
            )
        )
        return Everybody(may_see=True, people=people, units=units)

    def _rows_of(self, state: Everybody) -> Sequence[Person]:
        return state.people
