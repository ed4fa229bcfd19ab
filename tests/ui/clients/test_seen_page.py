"""Vem har sett: the reviewer's way to the log of one person, by keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.access.actor import Command, Data
from app.access.log import LogEvent, Outcome
from app.access.roles import Role
from tests.support import uidump
from tests.support.page_stage import PageStage
from tests.support.screens import grab
from tests.support.world import World
from tests.ui.clients.samples import a_seen_page, furnish_clients
from tests.ui.person_cards.samples import Heard, seen
from ui.clients.log_words import command_words, data_words
from ui.clients.seen_page import SeenPage
from ui.kernel.tasks import TaskRunner


class Stage(PageStage):
    """The page of one login."""

    page: SeenPage

    def open(self, login: str = "loggranskare") -> SeenPage:
        self.show(a_seen_page(self.world, login, self.runner, self.heard), 1366, 768)
        return self.page

    def ask(self, number: str, purpose: str = "Loggutdrag 2026-114") -> None:
        """Write both, then Enter."""
        for name, words in (("seen_number", number), ("seen_purpose", purpose)):
            self.find(name).setFocus()
            self.find(name).clear()
            self.qtbot.keyClicks(self.find(name), words)
        self.qtbot.keyClick(self.find("seen_purpose"), Qt.Key.Key_Return)
        self.wait()

    def events(self) -> list[LogEvent]:
        with self.world.begin() as tx:
            return [one.event for one in tx.log.entries()]


@pytest.fixture
def stage(qtbot, theme, world: World, runner: TaskRunner) -> Stage:
    return Stage(qtbot, world, furnish_clients(world), runner, Heard())


def test_that_the_button_says_what_is_still_to_be_written(stage: Stage) -> None:
    stage.open()
    show = stage.find("seen_show")
    assert not show.isEnabled()
    assert "Skriv numret först" in show.accessibleDescription()
    stage.qtbot.keyClicks(stage.find("seen_number"), "K-10001")
    assert "varför loggen granskas" in show.accessibleDescription()
    stage.qtbot.keyClicks(stage.find("seen_purpose"), "Stickprov")
    assert show.isEnabled()


@pytest.mark.rule("INV-6")
def test_that_who_has_seen_a_person_is_shown_without_the_person(stage: Stage) -> None:
    page = stage.open()
    stage.ask("K-10001")
    words = seen(page)
    assert "K-10001" in words
    assert "handlaggare" in words
    assert "utforare" in words
    for secret in ("Gunvor", "Sandgren", "Provgatan", "300101"):
        assert secret not in words
    about = [one for one in stage.events() if one.client_id == stage.people["whole"].id]
    assert page.entries.rowCount() == len(about)
    assert stage.events()[-1].purpose == "Loggutdrag 2026-114"


@pytest.mark.parametrize("number", ["300101-9805", "19300101-9805"])
def test_that_a_whole_identity_number_leads_to_the_customer_number(
    stage: Stage, number: str
) -> None:
    page = stage.open()
    stage.ask(number)
    assert page.what.isVisible()
    assert "K-10001" in seen(page)


def test_that_a_chosen_person_narrows_the_accesses_and_all_come_back(stage: Stage) -> None:
    page = stage.open()
    stage.ask("K-10001")
    everything = page.entries.rowCount()
    page.who.setFocus()
    stage.qtbot.keyClick(page.who, Qt.Key.Key_Home)
    stage.qtbot.keyClick(page.who, Qt.Key.Key_Down)
    logins = {page.entries.index(n, 1).data() for n in range(page.entries.rowCount())}
    assert len(logins) == 1
    assert page.entries.rowCount() < everything
    stage.press("seen_everybody")
    assert page.entries.rowCount() == everything
    assert not stage.find("seen_everybody").isEnabled()


def test_that_the_accesses_are_copied_as_a_table(stage: Stage) -> None:
    page = stage.open()
    stage.ask("K-10001")
    page.what.selectAll()
    stage.qtbot.keyClick(page.what, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["När", "Vem", "Uppgift", "Gjort", "Nummer", "Skäl"]
    assert len(lines) == page.entries.rowCount() + 1


@pytest.mark.rule("INV-10")
def test_that_a_name_finds_nobody_and_what_was_shown_goes_away(stage: Stage) -> None:
    page = stage.open()
    stage.ask("K-10001")
    stage.ask("Sandgren")
    assert "namn söks inte här" in stage.find("seen_refusal").accessibleName()
    assert not page.what.isVisible()


def test_that_others_are_refused_by_the_service(stage: Stage) -> None:
    page = stage.open("handlaggare")
    stage.ask("K-10001")
    assert "inte rätt" in stage.find("seen_refusal").accessibleName()
    assert not page.who.isVisible()


def test_that_every_data_of_a_client_and_every_command_has_words(stage: Stage) -> None:
    made = [_event(stage, data, command) for data in Data for command in Command]
    assert {command_words(one) for one in made}.isdisjoint({one.value for one in Command})
    kinds = {one.data for one in stage.events() if one.client_id is not None}
    assert kinds
    for one in made:
        if one.data in kinds:
            assert data_words(one) != one.data.value
    refused = _event(stage, Data.CARD, Command.PRINT, Outcome.REFUSED)
    assert command_words(refused) == "nekades: skrivit ut"


def _event(stage: Stage, data: Data, command: Command, outcome: Outcome = Outcome.DONE) -> LogEvent:
    return LogEvent(
        at=stage.world.clock.now(),
        user_id=stage.people["whole"].id,
        login="x",
        role=Role.CASE_OFFICER,
        unit_id=None,
        data=data,
        command=command,
        outcome=outcome,
    )


@pytest.mark.parametrize("percent", [100, 130])
def test_that_nothing_is_cut_pale_or_out_of_reach(stage: Stage, theme, percent: int) -> None:
    theme.set_percent(percent)
    page = stage.open()
    stage.ask("K-10001")
    grab(page, 1232, 700)
    assert uidump.elided(page) == []
    assert uidump.pale(page) == []
    assert uidump.unreachable(page) == []
    assert uidump.unexplained(page) == []
    assert uidump.same_names(page) == []
    stops = uidump.tab_order(page)
    assert {"seen_number", "seen_purpose", "seen_show", "seen_people", "seen_entries"} <= {*stops}
