"""`verkstall vault …`: make, look at, check, copy and restore vaults, and who may open them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from app.access.roles import Role
from app.kernel.errors import NotFound
from app.kernel.texts import N_, _
from app.settings.model import Municipality
from app.users.commands import AddUser, EndUser
from app.users.model import User, login_of
from app.users.people import PeopleService
from app.vault.model import CheckReport, Credentials, VaultInfo
from app.vault.service import VaultService
from ui.command_line.answers import note, tell_json, tell_table
from ui.command_line.sign_in import (
    add_password_option,
    administering,
    asked,
    file_line,
    has_new_password,
    is_password_given,
    new_password,
    password,
)
from ui.composition import OpenStore, found_store, open_store, recover_store, vaults

_NO_USER = N_("Användaren {login} finns inte i valvet. Se namnen med verkstall vault user list.")
_UNNAMED = N_("Kommunen")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `vault` to the program's commands."""
    vault = subparsers.add_parser("vault", help=_("valv: skapa, kontrollera, kopiera"))
    commands = vault.add_subparsers(dest="vault_command", required=True, metavar="KOMMANDO")
    create = _command(commands, "create", _create)
    create.add_argument("--user", required=True, metavar="NAMN")
    create.add_argument("--municipality", default="", metavar="KOMMUN")
    create.add_argument("--name", default="", metavar=_("FULLSTÄNDIGT NAMN"))
    info = _command(commands, "info", _info)
    info.add_argument("--json", action="store_true")
    check = _command(commands, "check", _check)
    check.add_argument("--user", metavar="NAMN")
    check.add_argument("--json", action="store_true")
    _command(commands, "backup", _backup).add_argument("target", metavar="MÅL", type=Path)
    restore = _command(commands, "restore", _restore, path="source")
    restore.add_argument("path", metavar="VALV", type=Path)
    change = _command(commands, "password", _password)
    change.add_argument("user", metavar="NAMN")
    _new_password_option(change)
    recover = _command(commands, "recover", _recover)
    recover.add_argument("--user", metavar="NAMN")
    recover.add_argument("--code-file", metavar="FIL", type=Path)
    _new_password_option(recover)
    _command(commands, "rotate-key", _rotate)
    _user_commands(commands.add_parser("user", help=_("vem som får öppna valvet")))


def _user_commands(user: argparse.ArgumentParser) -> None:
    commands = user.add_subparsers(dest="user_command", required=True, metavar="add|list|end")
    add = _command(commands, "add", _add_user)
    add.add_argument("user", metavar="NAMN")
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--unit", default="", metavar="ENHET")
    add.add_argument("--name", default="", metavar=_("FULLSTÄNDIGT NAMN"))
    add.add_argument("--title", default="", metavar="TITEL")
    _new_password_option(add)
    listing = _command(commands, "list", _list_users)
    listing.add_argument("--json", action="store_true")
    _command(commands, "end", _end_user).add_argument("user", metavar="NAMN")


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    path: str = "path",
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, allow_abbrev=False)
    parser.add_argument(path, metavar="VALV" if path == "path" else "KOPIA", type=Path)
    parser.add_argument("--as", dest="signer", metavar="NAMN")
    add_password_option(parser)
    parser.set_defaults(run=run)
    return parser


def _new_password_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--new-password-file", metavar="FIL", type=Path)


def _create(args: argparse.Namespace) -> int:
    municipality = Municipality(name=args.municipality or _(_UNNAMED))
    founded = found_store(
        args.path, Credentials(args.user, password(args)), municipality, args.name
    )
    founded.store.close()
    print(_("Valvet är skapat: {name}").format(name=args.path.name))
    print(_("Återställningskod, visas bara nu: {code}").format(code=founded.recovery_code))
    return 0


def _info(args: argparse.Namespace) -> int:
    info = vaults().info(args.path)
    if args.json:
        tell_json(_info_fields(info))
        return 0
    tell_table(list(_info_fields(info).items()))
    return 0


def _check(args: argparse.Namespace) -> int:
    signer = args.user or args.signer or ""
    is_signing = bool(signer) or is_password_given(args)
    who = Credentials(signer, password(args)) if is_signing else None
    report = vaults().check(args.path, who)
    if args.json:
        tell_json(_check_fields(report))
    for finding in report.findings:
        note(finding.sentence)
    if report.is_sound and not args.json:
        _tell_sound(report)
    return 0 if report.is_sound else 1


def _tell_sound(report: CheckReport) -> None:
    if not report.with_key:
        print(_("Filerna är hela. Innehåll, logg och skydd kontrolleras när lösenordet anges."))
        return
    print(_("Valvet är helt."))
    if report.info.backup_made is None and not report.anchored:
        print(_("Inget ankare låg bredvid: att ingen rad saknas i loggens slut är inte visat."))


def _backup(args: argparse.Namespace) -> int:
    with administering(args, password(args)) as (store, services):
        made = VaultService(services.desk, store.vault).back_up(uuid4(), args.target)
    print(_("Säkerhetskopian är gjord och kontrollerad: {name}").format(name=made.file_name))
    return 0


def _restore(args: argparse.Namespace) -> int:
    who = Credentials(args.signer, password(args)) if args.signer else None
    vaults().restore(args.source, args.path, who)
    print(_("Valvet är återställt: {name}").format(name=args.path.name))
    return 0


def _password(args: argparse.Namespace) -> int:
    who = Credentials(args.user, password(args))
    store = open_store(args.path, who)
    try:
        store.vault.keyring.change_password(who, new_password(args))
    finally:
        store.close()
    print(_("Lösenordet är bytt för {login}.").format(login=args.user))
    return 0


def _recover(args: argparse.Namespace) -> int:
    code = file_line(args.code_file) if args.code_file else asked(_("Återställningskod: "))
    login = args.user or args.signer or asked(_("Användarnamn: "))
    fresh = new_password(args) if has_new_password(args) else password(args)
    entered = recover_store(args.path, code, Credentials(login, fresh))
    entered.store.close()
    print(_("{login} har ett nytt lösenord.").format(login=login))
    print(_("Ny återställningskod, visas bara nu: {code}").format(code=entered.recovery_code))
    return 0


def _rotate(args: argparse.Namespace) -> int:
    with administering(args, password(args)) as (store, services):
        VaultService(services.desk, store.vault).rotate_key(uuid4())
    print(_("Valvet har en ny nyckel. Äldre kopior öppnas fortfarande med den gamla."))
    return 0


def _add_user(args: argparse.Namespace) -> int:
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


def _list_users(args: argparse.Namespace) -> int:
    with administering(args, password(args)) as (store, services):
        rows = [_user_fields(store, user) for user in services.users.everybody()]
    if args.json:
        tell_json(rows)
    else:
        tell_table([list(row.values()) for row in rows])
    return 0


def _end_user(args: argparse.Namespace) -> int:
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


def _info_fields(info: VaultInfo) -> dict[str, object]:
    return {
        "vault": str(info.vault_id),
        "format": info.format,
        "created": info.created.date().isoformat(),
        "practice": info.practice,
        "size": info.size,
        "users": info.user_slots,
        "key_files": [copy.value for copy in info.key_files],
        "backup": info.backup_made.date().isoformat() if info.backup_made else None,
    }


def _check_fields(report: CheckReport) -> dict[str, object]:
    return {
        "sound": report.is_sound,
        "with_key": report.with_key,
        "anchored": report.anchored,
        "findings": [{"code": one.code, "text": one.sentence} for one in report.findings],
        "rows": dict(report.rows),
    }


def _user_fields(store: OpenStore, user: User) -> dict[str, object]:
    return {
        "login": user.login,
        "name": user.display_name,
        "role": user.role.value,
        "unit": store.unit_name(user.unit_id),
        "ended": user.ended_on.isoformat() if user.ended_on else None,
    }
