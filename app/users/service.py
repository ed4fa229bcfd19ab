"""Users: who may sign in, in what role."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.access.actor import Actor, Command, Data
from app.access.desk import Desk
from app.kernel.changes import Changes, Topic
from app.kernel.errors import RuleViolation
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.wording import clean_line
from app.users import model
from app.users.commands import AddUser, ChangeUser, EndUser
from app.users.model import User
from app.users.ports import HasUsers, UserStore

_NAME, _TITLE, _PHONE = N_("Namn"), N_("Titel"), N_("Telefon")
NAME_LIMIT, _SHORT = 120, 40
_NO_SUCH_UNIT = N_("Enheten finns inte. Välj en annan.")


def actor_of(users: UserStore, login: str, today: dt.date) -> Actor:
    """For sign-in, before there is a desk: the person with this login, if access is in force."""
    return model.actor_from(users.by_login(login.strip().lower()), today)


def _nothing_more(_user: User) -> None:
    """The user is all there is to add."""


class UserService:
    """Use cases of users."""

    def __init__(self, desk: Desk[HasUsers]) -> None:
        self._desk = desk

    def everybody(self) -> tuple[User, ...]:
        with self._desk.reading(Data.USER, command=Command.LIST) as tx:
            return tuple(tx.users.everybody())

    def add(
        self, cmd: AddUser, finish: Callable[[User], None] = _nothing_more
    ) -> tuple[User, Changes]:
        """What `finish` refuses is not added either."""
        user = User(
            id=self._desk.new_id(),
            login=model.login_of(cmd.login),
            display_name=clean_line(cmd.display_name, _NAME, limit=NAME_LIMIT),
            title=clean_line(cmd.title, _TITLE, limit=NAME_LIMIT, required=False),
            role=cmd.role,
            unit_id=cmd.unit_id,
            phone=clean_line(cmd.phone, _PHONE, limit=_SHORT, required=False),
            since=self._desk.clock.today(),
        )
        with self._desk.changing(
            Data.USER, Command.CREATE, op_id=cmd.op_id, result=str(user.id), detail=user.login
        ) as tx:
            if user.unit_id is not None and not tx.users.has_unit(user.unit_id):
                raise RuleViolation("user.unknown_unit", _NO_SUCH_UNIT)
            tx.users.add(model.check_new(user, tx.users.everybody()))
            finish(user)
        return user, changed(None, Topic.USER)

    def change(self, cmd: ChangeUser) -> tuple[User, Changes]:
        with self._desk.changing(Data.USER, Command.CREATE, op_id=cmd.op_id) as tx:
            user = as_seen(tx.users.get(cmd.user_id), cmd.seen_version)
            saved = tx.users.save(
                replace(
                    user,
                    display_name=clean_line(cmd.display_name, _NAME, limit=NAME_LIMIT),
                    title=clean_line(cmd.title, _TITLE, limit=NAME_LIMIT, required=False),
                    phone=clean_line(cmd.phone, _PHONE, limit=_SHORT, required=False),
                )
            )
        return saved, changed(None, Topic.USER)

    def end(self, cmd: EndUser) -> tuple[User, Changes]:
        with self._desk.changing(Data.USER, Command.END, op_id=cmd.op_id) as tx:
            user = as_seen(tx.users.get(cmd.user_id), cmd.seen_version)
            saved = tx.users.save(model.ended(user, cmd.ended_on, tx.users.everybody()))
        return saved, changed(None, Topic.USER)
