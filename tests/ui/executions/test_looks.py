"""The page as text and as a picture: nothing cut, nothing unreachable, nothing unexplained."""

import pytest

from app.executions.model import ExecutionStatus
from tests.support import uidump
from tests.support.builders import TODAY
from tests.support.screens import grab
from tests.support.sitting import pick
from ui.executions.allowing import Act

LONG = {"given_name": "Elsa-Britt", "family_name": "Norlander-Wallgrenska"}
ENDED = {"status": ExecutionStatus.ENDED, "actual_end": TODAY, "end_reason": "Flyttat"}


@pytest.fixture
def order(world):
    return world.order(world.granted(world.client(**LONG)))


@pytest.mark.parametrize("values", [{}, ENDED])
@pytest.mark.parametrize("login", ["handlaggare", "utforare", "avgift"])
def test_that_every_state_can_be_read_and_reached(world, sit, order, login, values) -> None:
    execution = world.execution(order, **values)
    world.pause(execution, TODAY, TODAY)
    seat = sit(login)
    seat.page.show_key(str(execution.id))
    grab(seat.page, 1232, 800)
    assert uidump.unreachable(seat.page) == []
    assert uidump.unexplained(seat.page) == []
    assert uidump.same_names(seat.page) == []
    assert uidump.elided(seat.page) == []
    assert uidump.pale(seat.page) == []


@pytest.mark.parametrize(("choice", "percent"), [("dark", 100), ("contrast", 100), ("light", 130)])
def test_that_nothing_is_cut_or_pale_in_other_themes(
    world, sit, order, theme, choice, percent
) -> None:
    execution = world.execution(order)
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    theme.choose(choice)
    theme.set_percent(percent)
    grab(seat.page, 1158, 720)
    assert uidump.elided(seat.page) == []
    assert uidump.pale(seat.page) == []


@pytest.mark.parametrize("act", [Act.PLAN, Act.PAUSE, Act.VISIT, Act.END])
def test_that_every_form_can_be_read_and_reached(world, sit, order, act) -> None:
    execution = world.execution(order)
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.press(f"execution_{act.value}")
    form = seat.page.forms.place.form
    if act is Act.PAUSE:
        seat.write("pause_first", TODAY.isoformat())
    grab(form, form.width(), max(form.height(), form.sizeHint().height()))
    assert uidump.unreachable(form) == []
    assert uidump.unexplained(form) == []
    assert uidump.elided(form) == []
    assert uidump.pale(form) == []


def test_that_the_hours_of_the_month_are_said_in_words(world, sit, order) -> None:
    execution = world.execution(order)
    world.pause(execution, TODAY.replace(day=1), TODAY.replace(day=15))
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    said = seat.text_of_page()
    assert "'Timmar i november'" in said
    assert "'uppehåll 15 dagar'" in said
    band = pick(seat.page, "hours_band").spoken()
    assert "uppehåll 1 november 2026 till 15 november 2026" in band
    assert "kvar 6,5\u00a0h" in band


def test_that_the_first_month_holds_no_more_than_the_days_from_the_start(world, sit, order) -> None:
    execution = world.execution(order, actual_start=TODAY.replace(day=16))
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    said = seat.text_of_page()
    assert "'15 dagar före första dagen'" in said
    assert "'de dagar insatsen pågår'" in said
    assert seat.words("hours_granted") == "13\u00a0h"
    assert seat.words("hours_left") == "6,5\u00a0h"
    assert "6,5\u00a0h av 13\u00a0h" in [getattr(one, "right", "") for one in seat.rows]


def test_that_the_page_is_walked_with_the_keyboard_alone(world, sit, order) -> None:
    execution = world.execution(order)
    seat = sit("utforare")
    seat.page.show_key(str(execution.id))
    seat.button("execution_plan")
    seat.page.activateWindow()
    seat.page.list.filter.setFocus()
    stops = uidump.tab_order(seat.page)
    wanted = [
        "executions_list",
        "execution_plan",
        "execution_end",
        "hours_band",
        "execution_order",
        "execution_journal",
    ]
    assert [stop for stop in stops if stop in wanted] == wanted
