"""The provider's start page on a real store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.support.page_stage import PageStage
from tests.support.world import as_told
from tests.ui.person_cards.samples import Heard, a_bench, furnish_cards, services_of
from ui.kernel.tasks import TaskRunner
from ui.person_cards.card_model import CardServices
from ui.person_cards.page import CardsPage


class Stage(PageStage):
    """Våra kunder of one login."""

    page: CardsPage

    def open(self, login: str = "utforare") -> CardsPage:
        made = services_of(self.world, login)
        services = CardServices(
            issued=made.issued_cards, papers=made.papers, messages=made.messages
        )
        page = CardsPage(a_bench(self.world, login, self.runner, self.heard), services)
        self.show(page, 1366, 768)
        return self.page

    def receipt(self, name: str) -> tuple[dt.datetime | None, dt.datetime | None]:
        """When the unit read and printed the current card."""
        with self.world.begin() as tx:
            current = tx.cards.current_of(self.people[name].id)
            found = tx.cards.receipt_of(current.id, self.world.units["norr"].id)
        return found.read_at, found.printed_at

    def purposes(self) -> list[str]:
        """Why somebody protected was looked at or printed, in the order of the log."""
        with self.world.begin() as tx:
            return [one.event.purpose for one in tx.log.entries() if one.event.purpose]


@pytest.fixture
def stage(qtbot, theme, runner: TaskRunner) -> Iterator[Stage]:
    with as_told(furnish_cards) as (world, people):
        yield Stage(qtbot, world, people, runner, Heard())
