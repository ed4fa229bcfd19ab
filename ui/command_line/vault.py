"""`verkstall vault …`: make, look at, check, copy and restore vaults."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import uuid4

from app.kernel.texts import N_, _
from app.settings.model import Municipality
from app.vault.model import CheckReport, CopyState, Credentials, VaultInfo
from app.vault.service import VaultService
from ui.command_line import vault_users
from ui.command_line.answers import note, tell_json, tell_table
from ui.command_line.parsing import Commands, Run, add_command, add_group, add_json_option
from ui.command_line.sign_in import (
    add_new_password_option,
    add_signer_options,
    administering,
    asked,
    file_line,
    has_new_password,
    is_password_given,
    new_password,
    password,
)
from ui.composition import found_store, open_store, recover_store, vaults

_UNNAMED = N_("Kommunen")
_COPIES = {
    CopyState.GOOD: N_("hel"),
    CopyState.DAMAGED: N_("skadad"),
    CopyState.MISSING: N_("borta"),
}


def add_parser(subparsers: Commands) -> None:
    """Add `vault` to the program's commands."""
    commands = add_group(
        subparsers,
        "vault",
        _("valvet: skapa, kontrollera, kopiera, och vem som får öppna det"),
        "vault create kommun.valv --user anna",
        "vault check kommun.valv --password-file losen.txt",
        "vault backup kommun.valv kopia.valv --as anna",
    )
    _add_making(commands)
    _add_looking(commands)
    _add_copying(commands)
    _add_keys(commands)
    vault_users.add_parser(commands)


def _add_making(commands: Commands) -> None:
    create = _command(
        commands, "create", _create, _("skapa ett valv med en första användare, systemförvaltaren")
    )
    create.add_argument(
        "--user", required=True, metavar=_("NAMN"), help=_("den första användarens namn")
    )
    create.add_argument("--municipality", default="", metavar=_("KOMMUN"), help=_("kommunens namn"))
    create.add_argument(
        "--name", default="", metavar=_("NAMN"), help=_("den första användarens hela namn")
    )


def _add_looking(commands: Commands) -> None:
    info = _command(commands, "info", _info, _("visa vad som syns av valvet utan lösenord"))
    add_json_option(info)
    check = _command(
        commands,
        "check",
        _check,
        _("kontrollera filer, innehåll, logg och databasens skydd; ändrar inget"),
    )
    check.add_argument(
        "--user", metavar=_("NAMN"), help=_("vems lösenord det är; annars en systemförvaltares")
    )
    add_json_option(check)


def _add_copying(commands: Commands) -> None:
    backup = _command(commands, "backup", _backup, _("gör en säkerhetskopia och kontrollera den"))
    backup.add_argument("target", metavar=_("MÅL"), type=Path, help=_("kopians fil"))
    text = _("återställ en säkerhetskopia där inget valv ligger")
    restore = add_command(commands, "restore", _restore, text)
    restore.add_argument("source", metavar=_("KOPIA"), type=Path, help=_("säkerhetskopians fil"))
    restore.add_argument("path", metavar=_("VALV"), type=Path, help=_("valvets nya fil"))
    add_signer_options(restore)


def _add_keys(commands: Commands) -> None:
    change = _command(commands, "password", _password, _("byt en användares eget lösenord"))
    change.add_argument("user", metavar=_("NAMN"), help=_("vems lösenord som byts"))
    add_new_password_option(change)
    recover = _command(
        commands, "recover", _recover, _("öppna med återställningskoden och ge ett nytt lösenord")
    )
    recover.add_argument("--user", metavar=_("NAMN"), help=_("vem som får det nya lösenordet"))
    recover.add_argument(
        "--code-file", metavar=_("FIL"), type=Path, help=_("fil med återställningskoden")
    )
    add_new_password_option(recover)
    _command(commands, "rotate-key", _rotate, _("byt valvets nyckel, när en kopia är borta"))


def _command(commands: Commands, name: str, run: Run, text: str) -> argparse.ArgumentParser:
    parser = add_command(commands, name, run, text)
    parser.add_argument("path", metavar=_("VALV"), type=Path, help=_("valvets fil"))
    add_signer_options(parser)
    return parser


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
    else:
        tell_table(_info_rows(info))
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


def _info_rows(info: VaultInfo) -> list[tuple[str, object]]:
    made = info.backup_made
    first, second = (_(_COPIES[copy]) for copy in info.key_files)
    return [
        (_("Valvets id"), info.vault_id),
        (_("Format"), info.format),
        (_("Skapat"), info.created.date().isoformat()),
        (_("Övningsvalv"), _("ja") if info.practice else _("nej")),
        (_("Storlek i byte"), info.size),
        (_("Användare"), info.user_slots),
        (_("Nyckelfiler"), f"{first}, {second}"),
        (_("Säkerhetskopia gjord"), made.date().isoformat() if made else _("nej, det är valvet")),
    ]


def _check_fields(report: CheckReport) -> dict[str, object]:
    return {
        "sound": report.is_sound,
        "with_key": report.with_key,
        "anchored": report.anchored,
        "findings": [{"code": one.code, "text": one.sentence} for one in report.findings],
        "rows": dict(report.rows),
    }
