"""The anchor file: the newest link of the log chain, kept where the database cannot rewrite it."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any
from uuid import UUID

from app.vault.model import Anchor
from db.vault.files import write_durably
from db.vault.problems import problem

_HASH = re.compile(r"[0-9a-f]{64}")


def write(path: Path, vault_id: UUID, anchor: Anchor) -> None:
    """Replace the file as a whole."""
    fields = {
        "vault": str(vault_id),
        "seq": anchor.seq,
        "hash": anchor.hash,
        "at": anchor.at.astimezone(dt.UTC).isoformat(),
    }
    write_durably(path, content=json.dumps(fields, sort_keys=True).encode() + b"\n")


def read(path: Path, vault_id: UUID) -> Anchor | None:
    """The anchor; None where no file lies. One that is damaged or another vault's is refused."""
    try:
        fields = json.loads(path.read_bytes())
        owner, anchor = UUID(fields["vault"]), _anchor(fields)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise problem("vault.anchor_damaged", path) from error
    if owner != vault_id:
        raise problem("vault.anchor_foreign", path)
    return anchor


def _anchor(fields: dict[str, Any]) -> Anchor:
    seq, hash_, at = fields["seq"], fields["hash"], dt.datetime.fromisoformat(fields["at"])
    if type(seq) is not int or seq < 0 or not _HASH.fullmatch(hash_) or at.tzinfo is None:
        raise ValueError("not what is written here")
    return Anchor(seq, hash_, at)
