"""What a vault needs from outside: time, judgement of folders, cost of a password, schema."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.kernel.clock import Clock
from db.migrations.runner import Migrations
from db.vault.kdf import KdfPolicy
from db.vault.places import Places, this_computer
from db.vault.steps import Steps, no_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultSettings:
    """Given once by the composition root; tests give cheap keys, other places and step hooks."""

    clock: Clock
    kdf: KdfPolicy = field(default_factory=KdfPolicy)
    places: Places = field(default_factory=this_computer)
    migrations: Migrations = field(default_factory=Migrations)
    steps: Steps = no_steps
