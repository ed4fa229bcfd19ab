"""Ways into the vault: made, opened, and given a new data key without anybody's password.

Each slot has a key pair. The private half lies under the password (Argon2id, AES-256-GCM); the
data key is sealed to the public half. So a signed-in person can change the data key for everybody,
and who knows an old data key still cannot open another person's slot (F54). The vault secret,
known to those who have opened the vault, goes into every seal: a stranger who can write the file
cannot slip in a data key of his own.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from app.vault.model import SlotInfo, SlotKind
from app.vault.recovery import read_code
from db.vault.header import Door, Header, Slot, canonical
from db.vault.kdf import KEY_LENGTH, Kdf, KdfPolicy, derive, login_salt
from db.vault.keys import DataKey, seal, stretch, unseal

RECOVERY_LOGIN = "\x00recovery"  # no login name can hold NUL
NO_LOGIN = ""


@dataclass(frozen=True, slots=True)
class VaultKeys:
    """What a person who has opened the vault knows: the data keys by id, and the vault secret."""

    data: dict[str, DataKey]
    secret: bytes = field(repr=False)

    @classmethod
    def fresh(cls) -> VaultKeys:
        return cls({new_key_id(): DataKey.fresh()}, secrets.token_bytes(KEY_LENGTH))

    def current(self) -> tuple[str, DataKey]:
        return list(self.data.items())[-1]

    def only(self, key_id: str) -> VaultKeys:
        return VaultKeys({key_id: self.data[key_id]}, self.secret)

    def wipe(self) -> None:
        for key in self.data.values():
            key.wipe()


def new_key_id() -> str:
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class NewSlot:
    """What a new slot is made of."""

    kind: SlotKind
    login: str
    secret: str = field(repr=False)
    kdf: Kdf

    @property
    def typed_login(self) -> str:
        """The login that goes with the secret when the slot is opened."""
        return NO_LOGIN if self.kind is SlotKind.ADMIN else self.login


def person_slots(login: str, password: str, kdf: Kdf, *, admin: bool) -> tuple[NewSlot, ...]:
    """The ways in of one person: an administrator has a second one, by the password alone."""
    kinds = (SlotKind.USER, SlotKind.ADMIN) if admin else (SlotKind.USER,)
    return tuple(NewSlot(kind, login, password, kdf) for kind in kinds)


def recovery_slot(code: str, policy: KdfPolicy) -> NewSlot:
    """The code is random and long: the least cost will do, and printing it need not take longer."""
    return NewSlot(SlotKind.RECOVERY, RECOVERY_LOGIN, read_code(code), policy.floor)


def make(new: NewSlot, vault_id: UUID, salt: bytes, keys: VaultKeys) -> Slot:
    slot_id = uuid4()
    private = X25519PrivateKey.generate()
    public = private.public_key().public_bytes_raw()
    bare = Slot(slot_id=slot_id, kind=new.kind, kdf=new.kdf, public=public, wrapped=b"", doors={})
    content = private.private_bytes_raw() + _binding(keys.secret, slot_id)
    key = derive(new.secret, login_salt(salt, new.typed_login), new.kdf)
    wrapped = seal(key, content, _slot_facts(vault_id, bare))
    label = "" if new.kind is SlotKind.RECOVERY else new.login.strip()
    return with_doors(replace(bare, wrapped=wrapped), vault_id, keys, label)


def with_doors(slot: Slot, vault_id: UUID, keys: VaultKeys, label: str) -> Slot:
    """The same slot, opening exactly the data keys given."""
    doors = {key_id: _door(slot, vault_id, keys, key_id, label) for key_id in keys.data}
    return replace(slot, doors=doors)


def find(
    header: Header, kind: SlotKind, login: str, secret: str
) -> tuple[Slot, VaultKeys | None] | None:
    """The first slot that the secret opens, with its keys; None when it opens none.

    The keys are None when the slot opened but the rest of the header contradicts it.
    """
    salt = login_salt(header.salt, login)
    candidates = [slot for slot in header.slots if slot.kind is kind]
    for kdf in dict.fromkeys(slot.kdf for slot in candidates):
        key = derive(secret, salt, kdf)
        for slot in (slot for slot in candidates if slot.kdf == kdf):
            content = unseal(key, slot.wrapped, _slot_facts(header.vault_id, slot))
            if content is not None:
                return slot, _keys(header, slot, content)
    return None


def check_value(keys: VaultKeys, key_id: str, header: Header) -> bytes:
    """The vault secret under a data key, bound to all of the header: proof that they fit."""
    return seal(keys.data[key_id].subkey("check"), keys.secret, header.bound())


def with_checks(header: Header, keys: VaultKeys) -> Header:
    """The next edition of the header, vouched for by every data key in it."""
    blank = replace(header, serial=header.serial + 1, checks=dict.fromkeys(keys.data, b""))
    return replace(blank, checks={key_id: check_value(keys, key_id, blank) for key_id in keys.data})


def label_of(slot: Slot, vault_id: UUID, keys: VaultKeys) -> SlotInfo | None:
    """Who the slot belongs to, readable with the data key; None when it cannot be read."""
    key_id, key = keys.current()
    door = slot.doors.get(key_id)
    if door is None:
        return None
    label = unseal(key.subkey("label"), door.sealed_label, _slot_facts(vault_id, slot))
    if label is None:
        return None
    return SlotInfo(slot.slot_id, slot.kind, label.rstrip(b"\x00").decode())


def _keys(header: Header, slot: Slot, content: bytes) -> VaultKeys | None:
    private = X25519PrivateKey.from_private_bytes(content[:KEY_LENGTH])
    binding = content[KEY_LENGTH:]
    found: dict[str, DataKey] = {}
    secret = b""
    for key_id, check in header.checks.items():
        door = slot.doors.get(key_id)
        if door is None:
            return None
        shared = private.exchange(X25519PublicKey.from_public_bytes(door.ephemeral))
        raw = unseal(
            _door_key(shared, binding, slot, door.ephemeral),
            door.sealed_key,
            _door_facts(header.vault_id, slot, key_id),
        )
        if raw is None:
            return None
        found[key_id] = DataKey(raw)
        opened = unseal(found[key_id].subkey("check"), check, header.bound())
        if opened is None:
            return None
        secret = opened
    return VaultKeys(found, secret) if found else None


def _door(slot: Slot, vault_id: UUID, keys: VaultKeys, key_id: str, label: str) -> Door:
    ephemeral = X25519PrivateKey.generate()
    public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(slot.public))
    key = _door_key(shared, _binding(keys.secret, slot.slot_id), slot, public)
    data_key = keys.data[key_id]
    # Padded: the length of a login name is nobody's business.
    padded = label.encode().ljust(_LABEL_LENGTH, b"\x00")
    return Door(
        ephemeral=public,
        sealed_key=seal(key, data_key.raw(), _door_facts(vault_id, slot, key_id)),
        sealed_label=seal(data_key.subkey("label"), padded, _slot_facts(vault_id, slot)),
    )


_LABEL_LENGTH = 256  # 64 characters of at most 4 bytes


def _binding(secret: bytes, slot_id: UUID) -> bytes:
    return stretch(secret, slot_id.bytes, "slot")


def _door_key(shared: bytes, binding: bytes, slot: Slot, ephemeral: bytes) -> bytes:
    return stretch(shared + binding, ephemeral + slot.public, "door")


def _slot_facts(vault_id: UUID, slot: Slot) -> bytes:
    """Vault, slot and cost: none of them can be exchanged unseen."""
    return canonical(
        {
            "vault": str(vault_id),
            "slot": str(slot.slot_id),
            "kind": slot.kind.value,
            "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
            "public": slot.public.hex(),
        }
    )


def _door_facts(vault_id: UUID, slot: Slot, key_id: str) -> bytes:
    return _slot_facts(vault_id, slot) + key_id.encode()
