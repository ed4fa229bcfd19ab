"""The ways into an open vault: who has one, one more, one less, another password, another code."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.vault.model import Credentials, SlotInfo, SlotKind
from app.vault.passwords import check_login, check_new_password
from app.vault.recovery import new_code
from db.vault import header
from db.vault.files import VaultFiles
from db.vault.header import Header, Slot
from db.vault.kdf import Kdf
from db.vault.keys import DataKey
from db.vault.opening import unlock
from db.vault.problems import problem, told
from db.vault.settings import VaultSettings
from db.vault.slots import (
    NewSlot,
    VaultKeys,
    label_of,
    make,
    person_slots,
    recovery_slot,
    with_checks,
)


class Keyring:
    """Header and keys of a vault that is open.

    Every change writes both key files, never the
    database; who may ask for a change is decided by the caller.
    """

    def __init__(
        self, files: VaultFiles, head: Header, keys: VaultKeys, settings: VaultSettings
    ) -> None:
        self.header = head
        self.keys = keys
        self._files = files
        self._settings = settings
        self._changing = threading.RLock()

    @property
    def data_key(self) -> DataKey:
        return self.keys.current()[1]

    def wipe(self) -> None:
        self.keys.wipe()

    def users(self) -> tuple[SlotInfo, ...]:
        """The people, in the order they were let in."""
        return tuple(way for way in self._ways() if way.kind is SlotKind.USER)

    def identify(self, who: Credentials) -> SlotInfo:
        """Whose password it is, without changing anything: for *Byt användare*."""
        opened = unlock(self._files, who, self._settings.kdf)
        owner = label_of(opened.slot, opened.header.vault_id, opened.keys)
        opened.keys.wipe()
        if owner is None:
            raise problem("vault.header_damaged", self._path)
        return owner

    def add_user(self, login: str, password: str, *, admin: bool = False) -> SlotInfo:
        """A way in for one more person; an administrator gets in by the password alone as well."""
        return self.prepared(login, password, admin=admin)()

    def prepared(self, login: str, password: str, *, admin: bool = False) -> Callable[[], SlotInfo]:
        """The slow part of it now; nobody is let in until the answer is called."""
        check_login(login)
        check_new_password(password, practice=self.header.practice)
        keys, made = self.keys, self._made_for(login, password, admin=admin)

        def let_in() -> SlotInfo:
            with self._changing:
                if self._find(login) is not None:
                    raise problem("vault.user_exists", self._path, login=login.strip())
                # A slot holds the data key it was made with, and that may be another one now.
                is_current = self.keys is keys
                slots = made if is_current else self._made_for(login, password, admin=admin)
                self._store((*self.header.slots, *slots))
            return SlotInfo(slots[0].slot_id, SlotKind.USER, login.strip())

        return let_in

    def end_user(self, login: str) -> None:
        """Take every way in of a person away.

        Copies made before keep them: change the data key as well (F54).
        """
        with self._changing:
            ended = self._known(login)
            if len(self.users()) == 1:
                raise problem("vault.last_user", self._path, login=ended.login)
            self._store(self._without(ended))

    def change_password(self, who: Credentials, new_password: str) -> None:
        """One's own, knowing the old one."""
        check_new_password(new_password, practice=self.header.practice)
        owner = self.identify(who)
        self.reset_password(owner.login, new_password)

    def reset_password(self, login: str, new_password: str) -> None:
        """Somebody else's, by a signed-in administrator or the recovery code."""
        check_new_password(new_password, practice=self.header.practice)
        with self._changing:
            former = self._known(login)
            admin = any(way.kind is SlotKind.ADMIN for way in self._ways_of(former))
            made = self._made_for(former.login, new_password, admin=admin)
            self._store((*self._without(former), *made))

    def renew_recovery_code(self) -> str:
        """A new code to print; the former one stops working."""
        code = new_code()
        with self._changing:
            new = recovery_slot(code, self._settings.kdf)
            kept = (slot for slot in self.header.slots if slot.kind is not SlotKind.RECOVERY)
            self._store((*kept, self._made(new)))
        return code

    @property
    def _path(self) -> Path:
        return self._files.database

    def _store(self, slots: tuple[Slot, ...]) -> None:
        edition = with_checks(replace(self.header, slots=slots), self.keys)
        with told(self._path):
            header.store(self._files, edition)
        self.header = edition

    def _made(self, new: NewSlot) -> Slot:
        return make(new, self.header.vault_id, self.header.salt, self.keys)

    def _made_for(self, login: str, password: str, *, admin: bool) -> tuple[Slot, ...]:
        used = (slot.kdf for slot in self.header.slots)
        # As costly as configured, or as the costliest that is in use.
        kdf = self._settings.kdf.new or max(used, key=Kdf.cost)
        wanted = person_slots(login, password, kdf, admin=admin)
        return tuple(self._made(new) for new in wanted)

    def _ways(self) -> tuple[SlotInfo, ...]:
        found = (label_of(slot, self.header.vault_id, self.keys) for slot in self.header.slots)
        return tuple(way for way in found if way is not None)

    def _ways_of(self, person: SlotInfo) -> tuple[SlotInfo, ...]:
        return tuple(way for way in self._ways() if way.login == person.login)

    def _without(self, ended: SlotInfo) -> tuple[Slot, ...]:
        gone = {way.slot_id for way in self._ways_of(ended)}
        return tuple(slot for slot in self.header.slots if slot.slot_id not in gone)

    def _find(self, login: str) -> SlotInfo | None:
        wanted = login.strip().casefold()
        return next((user for user in self.users() if user.login.casefold() == wanted), None)

    def _known(self, login: str) -> SlotInfo:
        found = self._find(login)
        if found is None:
            raise problem("vault.no_such_user", self._path, login=login.strip())
        return found
