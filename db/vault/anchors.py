"""The anchor file: the newest link of the log chain, kept where the database cannot rewrite it."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from uuid import UUID

from app.vault.model import Anchor
from db.vault.files import write_durably


def write(path: Path, vault_id: UUID, anchor: Anchor) -> None:
    """Replace the file as a whole."""
    fields = {
        "vault": str(vault_id),
        "seq": anchor.seq,
        "hash": anchor.hash,
        "at": anchor.at.astimezone(dt.UTC).isoformat(),
    }
    write_durably(path, content=json.dumps(fields, sort_keys=True).encode() + b"\n")


def read(path: Path, vault_id: UUID | None = None) -> Anchor | None:
    """The anchor; None when it is missing, unreadable or of another vault."""
    try:
        fields = json.loads(path.read_bytes())
        if vault_id is not None and fields["vault"] != str(vault_id):
            return None
        at = dt.datetime.fromisoformat(fields["at"])
        return Anchor(int(fields["seq"]), str(fields["hash"]), at)
    except (OSError, ValueError, KeyError, TypeError):
        return None
