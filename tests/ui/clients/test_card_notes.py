"""The tick of the card notes: what another desk saved meanwhile is said under it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from app.person_cards.commands import SaveCardNotes
from app.person_cards.model import CardNotes
from tests.support.world import op
from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import services_of
from ui.clients import seeing

HEALTH = "Hör bäst på vänster öra"
ON = "Nu är rutan kryssad. Ditt val sparas om du sparar igen."
OFF = "Nu är rutan inte kryssad. Ditt val sparas om du sparar igen."


def stored(stage: Stage) -> CardNotes | None:
    return services_of(stage.world, "handlaggare").cards.notes(stage.people["unread"].id)


def other_saves(stage: Stage, **values: Any) -> None:
    """The same person at another computer."""
    old = stored(stage)
    written = {"health_and_safety": HEALTH, "keys_and_alarm": "", **values}
    services_of(stage.world, "handlaggare").cards.save_notes(
        SaveCardNotes(
            op_id=op(),
            client_id=stage.people["unread"].id,
            seen_version=old.version if old else None,
            **written,
        )
    )


def begin(stage: Stage, *, ticked: bool) -> Any:
    other_saves(stage, health_and_safety_ticked=ticked)
    stage.open()
    stage.choose("unread")
    stage.to_tab(seeing.CARD)
    return stage.find("client_health_ticked")


def test_that_a_tick_that_differs_from_what_another_saved_is_said_under_it(stage: Stage) -> None:
    box = begin(stage, ticked=False)
    stage.write("client_keys", "En nyckel")
    other_saves(stage, health_and_safety_ticked=True, keys_and_alarm="En nyckel")
    stage.press("client_notes_save")
    assert box.accessibleDescription() == ON
    assert not box.isChecked(), "the choice of the person was taken away"
    assert stored(stage).health_and_safety_ticked
    stage.press("client_notes_save")
    assert not stored(stage).health_and_safety_ticked
    assert box.accessibleDescription() == "Bara det som utföraren behöver veta."


def test_that_it_is_said_as_well_when_the_other_took_the_tick_away(stage: Stage) -> None:
    box = begin(stage, ticked=True)
    stage.write("client_keys", "En nyckel")
    other_saves(stage, health_and_safety_ticked=False)
    stage.press("client_notes_save")
    assert box.accessibleDescription() == OFF
    stage.qtbot.keyClick(box, Qt.Key.Key_Space)
    stage.write("client_keys", "")
    assert box.accessibleDescription() == "Bara det som utföraren behöver veta."
    assert not stage.find("client_notes_save").isEnabled()


def test_that_nothing_is_said_under_a_tick_that_is_the_same(stage: Stage) -> None:
    box = begin(stage, ticked=True)
    stage.write("client_keys", "En nyckel")
    other_saves(stage, health_and_safety_ticked=True, keys_and_alarm="Två nycklar")
    stage.press("client_notes_save")
    assert box.accessibleDescription() == "Bara det som utföraren behöver veta."
