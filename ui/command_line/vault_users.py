"""`verkstall vault user …`: who may open a vault."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import uuid4

from app.access.roles import Role, role_title
from app.kernel.errors import NotFound
from app.kernel.texts import N_, _
from app.users.commands import AddUser, EndUser
from app.users.model import User, login_of
from app.users.people import PeopleService
from ui.command_line.answers import note, tell_json, tell_table
from ui.command_line.parsing import Commands, Run, add_command, add_group, add_json_option
from ui.command_line.sign_in import (
    add_new_password_option,
    add_signer_options,
    administering,
    has_new_password,
    new_password,
    password,
)
from ui.composition import OpenStore

_NO_USER = N_("Användaren {login} finns inte i valvet. Se namnen med verkstall vault user list.")


def add_parser(commands: Commands) -> None:
    """Add `user` to the commands of the vault."""
    users = add_group(
        commands,
        "user",
        _("vem som får öppna valvet"),
        "vault user list kommun.valv",
        "vault user add kommun.valv bo --role provider --unit Norr",
        "vault user end kommun.valv bo",
    )
    add = _command(users, "add", _add, _("ge en person ett lösenord till valvet"))
    add.add_argument("user", metavar=_("NAMN"), help=_("användarnamnet"))
    add.add_argument(
        "--role", required=True, choices=[role.value for role in Role], help=_("personens roll")
    )
    add.add_argument(
        "--unit", default="", metavar=_("ENHET"), help=_("en utförares eller enhetschefs enhet")
    )
    add.add_argument("--name", default="", metavar=_("NAMN"), help=_("personens hela namn"))
    add.add_argument("--title", default="", metavar=_("TITEL"), help=_("personens titel"))
    add_new_password_option(add)
    listing = _command(users, "list", _list, _("visa alla som har eller har haft tillgång"))
    add_json_option(listing)
    end = _command(users, "end", _end, _("avsluta en persons tillgång i dag"))
    end.add_argument("user", metavar=_("NAMN"), help=_("användarnamnet"))


def _command(commands: Commands, name: str, run: Run, text: str) -> argparse.ArgumentParser:
    parser = add_command(commands, name, run, text)
    parser.add_argument("path", metavar=_("VALV"), type=Path, help=_("valvets fil"))
    add_signer_options(parser)
    return parser


def _add(args: argparse.Namespace) -> int:
    given = password(args)
    fresh = new_password(args) if has_new_password(args) else given
    with administering(args, given) as (store, services):
        command = AddUser(
            op_id=uuid4(),
            login=args.user,
            display_name=args.name or args.user,
            title=args.title,
            role=Role(args.role),
            unit_id=store.unit_by_name(args.unit) if args.unit else None,
        )
        PeopleService(services.desk, store.vault).add(command, fresh)
    print(_("{login} kan öppna valvet.").format(login=args.user))
    if not has_new_password(args):
        note(
            _(
                "Lösenordet är det som angavs. Låt {login} byta det: verkstall vault password"
            ).format(login=args.user)
        )
    return 0


def _list(args: argparse.Namespace) -> int:
    with administering(args, password(args)) as (store, services):
        users = services.users.everybody()
        rows = [_fields(store, user) for user in users]
    if args.json:
        tell_json(rows)
    else:
        titles = [{"role": role_title(user.role)} for user in users]
        told = [row | title for row, title in zip(rows, titles, strict=True)]
        tell_table([list(row.values()) for row in told])
    return 0


def _end(args: argparse.Namespace) -> int:
    with administering(args, password(args)) as (store, services):
        login = login_of(args.user)
        user = next((u for u in services.users.everybody() if u.login == login), None)
        if user is None:
            raise NotFound("user.unknown", _NO_USER, login=args.user)
        command = EndUser(
            op_id=uuid4(),
            user_id=user.id,
            seen_version=user.version,
            ended_on=store.clock.today(),
        )
        PeopleService(services.desk, store.vault).end(command)
    print(_("{login} kan inte längre öppna valvet.").format(login=args.user))
    return 0


def _fields(store: OpenStore, user: User) -> dict[str, object]:
    return {
        "login": user.login,
        "name": user.display_name,
        "role": user.role.value,
        "unit": store.unit_name(user.unit_id),
        "ended": user.ended_on.isoformat() if user.ended_on else None,
    }
