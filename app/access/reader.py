"""For whom a list is made: the person, the day, and how near a row must stand to be shown."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.access.actor import Actor, Relation


@dataclass(frozen=True, slots=True)
class Reader:
    """`relations` are those the matrix lets the person read a kind of data with."""

    actor: Actor
    today: dt.date
    relations: frozenset[Relation]
