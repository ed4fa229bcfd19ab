"""Creating, opening, restoring and recovering vaults: the doors that the command line uses."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import uuid4

from app.kernel.errors import StoreProblem
from app.vault.model import CheckReport, Credentials, VaultInfo
from app.vault.passwords import check_login, check_new_password
from app.vault.recovery import new_code, read_code
from db.vault import backup, cipher, header, opening, overview
from db.vault.files import VaultFiles, copy_durably, place_new, remove_with_journals, sync_file
from db.vault.header import Header
from db.vault.kdf import SALT_LENGTH
from db.vault.opening import Unlocked
from db.vault.places import probe
from db.vault.problems import problem, told
from db.vault.settings import VaultSettings
from db.vault.slots import VaultKeys, make, person_slots, recovery_slot, with_checks
from db.vault.vault import LocalVault


@dataclass(frozen=True, slots=True)
class Entered:
    """An open vault and the recovery code that must be printed now: it is shown only once."""

    vault: LocalVault
    recovery_code: str = field(repr=False)


class LocalVaults:
    """Vault files on this computer."""

    def __init__(self, settings: VaultSettings) -> None:
        opening.check_library()
        self._settings = settings

    def create(self, path: Path, who: Credentials, *, practice: bool = False) -> Entered:
        """A new vault where nothing is yet, with its first user, who is an administrator."""
        check_login(who.login)
        check_new_password(who.password, practice=practice)
        files = VaultFiles(self._settings.places.check(path.absolute()))
        refuse_to_overwrite(files)
        probe(files.database.parent)
        code = new_code()
        keys = VaultKeys.fresh()
        head = self._first_header(who, code, keys, practice=practice)
        with told(files.database):
            self._build(files, head, keys)
        # What was written is what is opened, not what is still in memory.
        opened = Unlocked(header.load(files).header, keys, head.slots[0])
        return Entered(self._entered(files, lambda _files: opened), code)

    def open(self, path: Path, who: Credentials) -> LocalVault:
        """The vault, with its schema brought up to date after a checked backup."""
        return self._enter(path, lambda f: opening.unlock(f, who, self._settings.kdf))

    def recover(
        self,
        path: Path,
        code: str,
        who: Credentials,
        first: Callable[[LocalVault], None] = lambda _vault: None,
    ) -> Entered:
        """By the recovery code: gives `who` the password, and a new code to print.

        `first` sees the open vault before anything is changed; when it refuses, the code is good.
        """
        secret = read_code(code)
        vault = self._enter(path, lambda f: opening.unlock_with_code(f, secret, self._settings.kdf))
        try:
            check_new_password(who.password, practice=vault.is_practice)
            first(vault)
            vault.keyring.reset_password(who.login, who.password)
            return Entered(vault, vault.keyring.renew_recovery_code())
        except BaseException:
            vault.close()
            raise

    def info(self, path: Path) -> VaultInfo:
        """What can be seen without a password; refuses a file that is empty, cut or altered."""
        return overview.looked_at(VaultFiles(path.absolute()))

    def check(self, path: Path, who: Credentials | None = None) -> CheckReport:
        """Everything that can be checked, with or without a password; changes nothing."""
        return overview.check(path, who, self._settings)

    def restore(self, source: Path, path: Path, who: Credentials | None = None) -> VaultInfo:
        """Put a backup where nothing is.

        Its bytes are compared with those that were checked when it was made; with a password its
        content is checked as well, before it counts.
        """
        source = source.absolute()
        files = VaultFiles(self._settings.places.check(path.absolute()))
        head = backup.check_unchanged(source)
        vault_head = replace(head, backup=None)
        refuse_to_overwrite(files, but_not=header.encode(vault_head))
        if who is not None and (found := overview.check(source, who, self._settings).findings):
            raise StoreProblem(found[0].code, found[0].sentence)
        with told(files.database):
            self._put_back(source, files, head, vault_head)
        return overview.info_of(files)

    def _enter(self, path: Path, unlock: Callable[[VaultFiles], Unlocked]) -> LocalVault:
        return self._entered(opening.files_at(path.absolute(), self._settings), unlock)

    def _entered(self, files: VaultFiles, unlock: Callable[[VaultFiles], Unlocked]) -> LocalVault:
        ownership = opening.own(files, self._settings)
        try:
            return LocalVault(files, ownership, unlock(files), self._settings)
        except BaseException:
            ownership.release()
            raise

    def _first_header(
        self, who: Credentials, code: str, keys: VaultKeys, *, practice: bool
    ) -> Header:
        kdf = self._settings.kdf.for_new()
        vault_id, salt = uuid4(), secrets.token_bytes(SALT_LENGTH)
        wanted = (
            *person_slots(who.login, who.password, kdf, admin=True),
            recovery_slot(code, self._settings.kdf),
        )
        bare = Header(
            vault_id=vault_id,
            created=self._settings.clock.now(),
            practice=practice,
            serial=0,
            salt=salt,
            cipher=cipher.SETTINGS,
            checks={},
            slots=tuple(make(new, vault_id, salt, keys) for new in wanted),
        )
        return with_checks(bare, keys)

    def _build(self, files: VaultFiles, head: Header, keys: VaultKeys) -> None:
        draft = VaultFiles(files.incoming)
        try:
            cipher.new_database(draft.database)
            store = opening.connected(draft, key_settings=head.cipher, keys=keys)
            try:
                with store.begin() as connection:
                    # A page must exist before the file counts as a vault.
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                opening.upgrade(store, draft, self._settings)
            finally:
                store.close()
            sync_file(draft.database)
            self._settings.steps("create:built")
            header.store(files, head)
            self._settings.steps("create:keys")
            place_new(draft.database, files.database)
        except BaseException:
            remove_with_journals(draft.database)
            raise

    def _put_back(self, source: Path, files: VaultFiles, head: Header, new: Header) -> None:
        remove_with_journals(files.incoming)
        steps = self._settings.steps
        try:
            copied = copy_durably(source, files.incoming)
            steps("restore:copied")
            backup.expect(head, copied, source)
            header.store(files, new)
            steps("restore:keys")
            place_new(files.incoming, files.database)
        except BaseException:
            remove_with_journals(files.incoming)
            raise


APPLICATION_ID = 0x56415256  # "VARV" read as four bytes: a vault of Verkställ


def refuse_to_overwrite(files: VaultFiles, *, but_not: bytes | None = None) -> None:
    """Refuse when a file is in the way; key files that are the very same are not in the way."""
    for path in (files.database, *files.journals):  # a stray journal would be played back
        if path.exists():
            raise problem("vault.exists", path)
    for path in files.keys:
        if path.exists() and path.read_bytes() != but_not:
            raise problem("vault.exists", path)
