"""The key file: what it holds, how it is read and written, how one copy heals the other.

It names nobody: a slot is a random id, and its salt comes from the login name (FORMAT.md).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from app.vault.model import CopyState, SlotKind
from db.vault.files import VaultFiles, write_durably
from db.vault.kdf import Kdf
from db.vault.problems import problem

FORMAT = 1
MOST_SLOTS = 500
MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The data key as one slot may read it: sealed to the slot's public key."""

    ephemeral: bytes
    sealed_key: bytes
    sealed_label: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One password or the recovery code. `wrapped` holds the private key under the password."""

    slot_id: UUID
    kind: SlotKind
    kdf: Kdf
    public: bytes
    wrapped: bytes
    doors: Mapping[str, Door]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupSeal:
    """What a backup was when it was checked; the manifest of rows is sealed."""

    made: dt.datetime
    size: int
    sha256: str
    manifest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """`checks` has one entry per data key: two only while the key is being changed, newest last."""

    vault_id: UUID
    created: dt.datetime
    practice: bool
    serial: int
    salt: bytes
    cipher: tuple[str, ...]
    checks: Mapping[str, bytes]
    slots: tuple[Slot, ...]
    backup: BackupSeal | None = None

    def bound(self) -> bytes:
        """What the check value of every key vouches for: all of it but the backup's own seal."""
        body = _to_json(replace(self, backup=None))
        body["checks"] = sorted(self.checks)
        return canonical(body)

    def slot(self, slot_id: UUID) -> Slot:
        return next(slot for slot in self.slots if slot.slot_id == slot_id)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The newest good copy, and how each copy was."""

    header: Header
    copies: tuple[CopyState, CopyState]
    alike: bool


class _NewerFormat(Exception):
    """The file says it was written by a later program."""


def load(files: VaultFiles) -> Loaded:
    """The newest undamaged copy; refuses when there is none."""
    contents = [_content(path) for path in files.keys]
    headers: list[Header | None] = []
    for content in contents:
        try:
            headers.append(None if content is None else decode(content))
        except _NewerFormat as error:
            raise problem("vault.newer", files.database) from error
    good = [header for header in headers if header is not None]
    if contents == [None, None]:
        first, second = files.keys
        raise problem("vault.header_missing", files.database, first=first.name, second=second.name)
    if not good:
        raise problem("vault.header_damaged", files.database)
    first_state, second_state = (
        _state(content, header) for content, header in zip(contents, headers, strict=True)
    )
    newest = max(good, key=lambda header: header.serial)
    return Loaded(newest, (first_state, second_state), contents[0] == contents[1])


def store(files: VaultFiles, header: Header) -> None:
    """Write both copies, one after the other: at any moment one of them is whole."""
    write_durably(*files.keys, content=encode(header))


def encode(header: Header) -> bytes:
    body = _to_json(header)
    digest = hashlib.sha256(canonical(body)).hexdigest()
    text = json.dumps({"body": body, "sha256": digest}, indent=1, sort_keys=True)
    return text.encode() + b"\n"


def decode(content: bytes) -> Header | None:
    """The header, or None when the file is damaged."""
    if len(content) > MOST_BYTES:
        return None
    try:
        outer = json.loads(content)
        body = outer["body"]
        if hashlib.sha256(canonical(body)).hexdigest() != outer["sha256"]:
            return None
        if body["format"] > FORMAT:
            raise _NewerFormat
        # Any byte that is not what we would write ourselves is damage too.
        header = _from_json(body)
        return header if encode(header) == content else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def canonical(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _content(path: Path) -> bytes | None:
    try:
        with path.open("rb") as handle:
            return handle.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError:
        return b""  # there, but it cannot be read: as good as damaged


def _state(content: bytes | None, header: Header | None) -> CopyState:
    if content is None:
        return CopyState.MISSING
    return CopyState.DAMAGED if header is None else CopyState.GOOD


def _to_json(header: Header) -> dict[str, Any]:
    backup = header.backup
    return {
        "format": FORMAT,
        "vault": str(header.vault_id),
        "created": header.created.isoformat(),
        "practice": header.practice,
        "serial": header.serial,
        "salt": header.salt.hex(),
        "cipher": list(header.cipher),
        "checks": [[key_id, check.hex()] for key_id, check in header.checks.items()],
        "slots": [_slot_to_json(slot) for slot in header.slots],
        "backup": None
        if backup is None
        else {
            "made": backup.made.isoformat(),
            "size": backup.size,
            "sha256": backup.sha256,
            "manifest": backup.manifest.hex(),
        },
    }


def _slot_to_json(slot: Slot) -> dict[str, Any]:
    return {
        "id": str(slot.slot_id),
        "kind": slot.kind.value,
        "kdf": [slot.kdf.memory_kib, slot.kdf.passes, slot.kdf.lanes],
        "public": slot.public.hex(),
        "wrapped": slot.wrapped.hex(),
        "doors": {
            key_id: [door.ephemeral.hex(), door.sealed_key.hex(), door.sealed_label.hex()]
            for key_id, door in slot.doors.items()
        },
    }


def _from_json(body: Mapping[str, Any]) -> Header:
    slots = tuple(_slot_from_json(slot) for slot in body["slots"])
    if not 0 < len(slots) <= MOST_SLOTS:
        raise ValueError("number of slots")
    backup = body["backup"]
    return Header(
        vault_id=UUID(body["vault"]),
        created=_moment(body["created"]),
        practice=bool(body["practice"]),
        serial=int(body["serial"]),
        salt=bytes.fromhex(body["salt"]),
        cipher=tuple(str(line) for line in body["cipher"]),
        checks={str(key_id): bytes.fromhex(check) for key_id, check in body["checks"]},
        slots=slots,
        backup=None
        if backup is None
        else BackupSeal(
            made=_moment(backup["made"]),
            size=int(backup["size"]),
            sha256=str(backup["sha256"]),
            manifest=bytes.fromhex(backup["manifest"]),
        ),
    )


def _slot_from_json(body: Mapping[str, Any]) -> Slot:
    memory_kib, passes, lanes = (int(number) for number in body["kdf"])
    return Slot(
        slot_id=UUID(body["id"]),
        kind=SlotKind(body["kind"]),
        kdf=Kdf(memory_kib, passes, lanes),
        public=bytes.fromhex(body["public"]),
        wrapped=bytes.fromhex(body["wrapped"]),
        doors={
            str(key_id): Door(
                ephemeral=bytes.fromhex(ephemeral),
                sealed_key=bytes.fromhex(sealed_key),
                sealed_label=bytes.fromhex(sealed_label),
            )
            for key_id, (ephemeral, sealed_key, sealed_label) in body["doors"].items()
        },
    )


def _moment(text: str) -> dt.datetime:
    moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment
