"""What a vault needs from outside: time, judgement of folders, cost of a password, schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.kernel.clock import Clock
from app.vault.model import Anchor, Finding
from db.migrations.runner import Migrations
from db.vault.kdf import KdfPolicy
from db.vault.places import Places, this_computer
from db.vault.steps import Steps, no_steps

Inspect = Callable[[Connection, Anchor | None], Iterable[Finding]]


def nothing_more(_connection: Connection, _anchor: Anchor | None) -> Iterable[Finding]:
    """No table of this store has anything to say of itself."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSettings:
    """Given once by the composition root; tests give cheap keys, other places and step hooks."""

    clock: Clock
    kdf: KdfPolicy = field(default_factory=KdfPolicy)
    places: Places = field(default_factory=this_computer)
    migrations: Migrations = field(default_factory=Migrations)
    steps: Steps = no_steps
    inspect: Inspect = nothing_more
    """What a check with a password asks of the content: the chain of the log."""
