"""The open store as Inställningar asks for it: people, copies, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.changes import Changes
from app.services import Services
from app.users.commands import AddUser, EndUser
from app.users.people import PeopleService
from app.vault.model import Credentials
from ui.composition import OpenStore
from ui.settings.ports import StoreInfo


@dataclass(frozen=True, slots=True)
class StorePeople:
    """People and their ways into the store, as one signed-in person may change them."""

    store: OpenStore
    services: Services
    login: str

    def add(self, cmd: AddUser, password: str) -> Changes:
        _user, changes = self._service.add(cmd, password)
        return changes

    def end(self, cmd: EndUser) -> Changes:
        _user, changes = self._service.end(cmd)
        return changes

    def change_password(self, old: str, new: str) -> None:
        self.store.vault.keyring.change_password(Credentials(self.login, old), new)

    @property
    def _service(self) -> PeopleService:
        return PeopleService(self.services.desk, self.store.vault)


def store_info(store: OpenStore) -> StoreInfo:
    """Read from the disk; not on the UI thread."""
    vault = store.vault
    copies = vault.own_backups
    return StoreInfo(
        path=vault.path,
        store_id=vault.vault_id,
        is_practice=vault.is_practice,
        backed_up_at=copies.last,
        failure=copies.failure,
    )
