"""A new order of a case that waits in the undo bar cannot be sent a second time."""

from dataclasses import replace

import pytest

from tests.gates.screen import button, case_on_screen, choose_step, words
from tests.gates.walk import Walked
from ui.theme.theme import Theme
from ui.widgets.undo_bar import Held

HELD = "Beställningen skickas strax. Ångra längst ned."


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def test_that_a_held_order_switches_its_button_off_until_it_is_sent_or_taken_back(
    walked: Walked, monkeypatch: pytest.MonkeyPatch
):
    walk, held = walked.at("officer told"), list[Held]()
    with case_on_screen(walk, "handlaggare") as page:
        monkeypatch.setattr(page.case, "bench", replace(page.case.bench, hold=held.append))
        choose_step(page, "UPP-S3-6g")
        assert button(page, "step_act").isEnabled()
        page.forms.hold_order(walk.new_order())
        assert not button(page, "step_act").isEnabled()
        assert words(page, "step_reason") == HELD
        page.forms.hold_order(walk.new_order())
        assert len(held) == 1, "it was held twice"
        held[0].undo()
        assert button(page, "step_act").isEnabled()
        assert walk.view().situation.new_order is None
        page.forms.hold_order(walk.new_order())
        held[1].act()
    assert walk.view().situation.new_order is not None
