"""A person and the way into the vault: made together, and ended together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from app.access.desk import Desk
from app.access.roles import Role
from app.kernel.changes import Changes
from app.users.commands import AddUser, EndUser
from app.users.model import User, login_of
from app.users.ports import HasUsers
from app.users.service import UserService
from app.vault.passwords import check_new_password
from app.vault.ports import Keys, OpenVault


class PeopleService:
    """Use cases of people where each has a password of their own to the vault."""

    def __init__(self, desk: Desk[HasUsers], vault: OpenVault) -> None:
        self._desk = desk
        self._users = UserService(desk)
        self._vault = vault

    def add(self, cmd: AddUser, password: str) -> tuple[User, Changes]:
        """Both or neither: the way in is opened last in the transaction that adds the user.

        Killed before the commit, the way in is nobody's; it is closed when the vault is opened.
        """
        check_new_password(password, practice=self._vault.is_practice)
        keys, is_admin = self._vault.keyring, cmd.role is Role.SYSTEM_ADMIN
        # Slow on purpose, so before the transaction: others can read meanwhile.
        let_in = keys.prepared(login_of(cmd.login), password, admin=is_admin)
        opened: list[str] = []

        def finish(user: User) -> None:
            let_in()
            opened.append(user.login)

        try:
            return self._users.add(cmd, finish)
        except BaseException:
            for login in opened:
                keys.end_user(login)
            raise

    def end(self, cmd: EndUser) -> tuple[User, Changes]:
        """No way in and no use case from `ended_on` on; what the person did stays.

        Killed after the commit, the way in is closed when the vault is opened.
        """
        user, changes = self._users.end(cmd)
        if not user.is_active(self._desk.clock.today()):
            self._vault.keyring.end_user(user.login)
        return user, changes


def close_ways(keys: Keys, everybody: Iterable[User], today: dt.date, opener: str) -> None:
    """Close what leads in for nobody: who has ended since, and who was never added.

    Somebody unknown who opens the vault now is left to the sign-in, which refuses.
    """
    known = {user.login: user.is_active(today) for user in everybody}
    for way in keys.users():
        if not known.get(way.login, way.login == opener.casefold()):
            keys.end_user(way.login)
