"""Moves through time and from chair to chair while the municipality is built."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from random import Random
from typing import Any
from uuid import UUID

from app.access.desk import Desk
from app.access.rights import shipped_rights
from app.kernel.clock import SWEDEN, local_day
from app.services import Services, services_at
from app.users.model import actor_from

DAY_BEGINS = 8


class MovingClock:
    """Stands where it was put; each look at it is a second later, so that nothing is at once."""

    def __init__(self, at: dt.datetime) -> None:
        self._at = at

    def now(self) -> dt.datetime:
        self._at += dt.timedelta(seconds=1)
        return self._at

    def today(self) -> dt.date:
        return local_day(self._at)

    def put(self, day: dt.date, hour: int) -> None:
        self._at = dt.datetime.combine(day, dt.time(hour), SWEDEN).astimezone(dt.UTC)


class Stage:
    """One store, one clock, repeatable ids: the same seed and day give the same municipality."""

    def __init__(
        self,
        begin: Callable[[], AbstractContextManager[Any]],
        today: dt.date,
        seed: int,
    ) -> None:
        self.rng = Random(seed)  # noqa: S311 - invented people, not secrets
        self.today = today
        self.begin = begin
        self.clock = MovingClock(dt.datetime.combine(today, dt.time(DAY_BEGINS), SWEDEN))
        self._chairs: dict[str, Services] = {}

    def new_id(self) -> UUID:
        return UUID(int=self.rng.getrandbits(128), version=4)

    def ago(self, days: int) -> dt.date:
        return self.today - dt.timedelta(days=days)

    def at(self, days_ago: int, hour: int = DAY_BEGINS) -> None:
        """From now on it is this hour, so many days before today."""
        self.clock.put(self.ago(days_ago), hour)

    def sitting(self, login: str) -> Services:
        """The services of a person; the desk is kept for the next time."""
        if login not in self._chairs:
            with self.begin() as tx:
                actor = actor_from(tx.users.by_login(login), self.today)
            desk = Desk(actor, self.begin, shipped_rights(), self.clock, self.new_id)
            self._chairs[login] = services_at(desk, None, practice=True)
        return self._chairs[login]
