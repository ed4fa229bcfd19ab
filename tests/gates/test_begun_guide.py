"""A guide that was closed stands among the begun ones: go on with it, or throw it away."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.access.roles import Role
from app.corrections.begun import KeptGuide, key_of_order
from app.kernel.errors import RuleViolation
from app.users.model import User
from app.worklist.model import Group, Target
from tests.gates import walk as stages
from tests.gates.screen import button, case_page, click
from tests.gates.walk import Walk, misdirected
from tests.support import uidump
from tests.support.builders import NOON, TODAY
from tests.support.screens import settle
from tests.support.world import in_memory
from ui.corrections.page import GUIDE, CorrectionsPage
from ui.kernel.questions import PreparedAnswers, Reply
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.theme.theme import Theme
from ui.today.rows import opener, place_of

LOGIN = "utforare"
SAID = {"discovered_by": "provider", "what_is_wrong": "wrong_recipient"}


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    with in_memory() as world:
        yield misdirected(world, tmp_path)


def sit(walk: Walk, qtbot, login: str = LOGIN) -> CorrectionsPage:
    walk.case = walk.execution  # no case is started; the page is told to show none
    page = case_page(walk, login)
    qtbot.addWidget(page)
    page.resize(1440, 900)
    page.show()
    page.came_into_view()
    settle(page)
    return page


def begin(page: CorrectionsPage, walk: Walk) -> None:
    """One question answered, and left."""
    page.show_key(f"{GUIDE}{walk.order}")
    settle(page)
    click(page, "guide_answers_wrong_recipient")
    click(page, "guide_continue")
    settle(page)


def kept(**values: object) -> KeptGuide:
    return KeptGuide(begun_at=NOON, at="progress", answers=SAID, **values)


def keep(walk: Walk, login: str = LOGIN) -> None:
    with walk.world.begin() as tx:
        client_id = tx.orders.get(walk.order).client_id
    walk.at(login).guide.keep(walk.order, client_id, kept())


def rows(page: CorrectionsPage) -> list[str]:
    model = page.model
    return [model.index(n).data(SHAPE_ROLE).title for n in range(model.rowCount())]


# In the service


def test_that_what_was_answered_comes_back_with_the_guide(walk: Walk):
    keep(walk)
    start = walk.at(LOGIN).guide.begin(walk.order)
    assert start.kept == kept()
    assert walk.at("handlaggare").guide.begin(walk.order).kept is None


def test_that_the_list_says_which_order_since_when_and_of_whom(walk: Walk):
    keep(walk)
    [row] = walk.at(LOGIN).guide.begun()
    with walk.world.begin() as tx:
        order = tx.orders.get(walk.order)
        client = tx.clients.get(order.client_id)
    assert (row.order_number, row.begun_at, row.answered) == (order.number, NOON, len(SAID))
    assert (row.client_name, row.unit, row.case_number) == (client.full_name, "norr", "")
    assert walk.at("handlaggare").guide.begun() == ()


def test_that_starting_the_case_takes_the_begun_guide_away_in_the_same_breath(walk: Walk):
    keep(walk)
    keep(walk, "handlaggare")
    stages.start(walk)
    assert walk.at(LOGIN).guide.begun() == ()
    [left] = walk.at("handlaggare").guide.begun()
    assert left.case_number == walk.view().case.number
    with pytest.raises(RuleViolation):
        walk.at("handlaggare").guide.begin(walk.order)


def test_that_a_start_that_is_refused_keeps_the_guide(walk: Walk):
    keep(walk)
    stages.start(walk)
    keep(walk)
    with pytest.raises(RuleViolation):
        stages.start(walk)
    assert len(walk.at(LOGIN).guide.begun()) == 1


def test_that_a_guide_on_an_order_that_may_not_be_read_any_more_says_no_name(walk: Walk):
    keep(walk)
    _move_away(walk)
    [row] = walk.at(LOGIN).guide.begun()
    assert (row.order_number, row.client_name, row.customer_number) == ("", "", "")
    [work] = [one for one in walk.at(LOGIN).worklist.today() if one.target is Target.GUIDE]
    assert (work.about, work.target_id) == (None, None)
    walk.at(LOGIN).guide.throw_away(walk.order)
    assert walk.at(LOGIN).guide.begun() == ()


def _move_away(walk: Walk) -> None:
    """The person sits at another unit from now on."""
    world = walk.world
    with world.begin() as tx:
        user: User = tx.users.by_login(LOGIN)
        world.users[LOGIN] = tx.users.save(replace(user, unit_id=world.units["väster"].id))
    walk.chairs.clear()


def test_that_idag_leads_back_to_the_guide(walk: Walk):
    keep(walk)
    [row] = [one for one in walk.at(LOGIN).worklist.today() if one.target is Target.GUIDE]
    with walk.world.begin() as tx:
        number = tx.orders.get(walk.order).number
    assert (row.group, row.number) == (Group.UNSAVED, number)
    assert number in row.reason
    place = place_of(row, Role.PROVIDER)
    assert place is not None
    assert (place.page, place.key) == ("corrections", f"{GUIDE}{walk.order}")
    assert opener(row) == "Fortsätt guiden"


# Through the page


def test_that_a_guide_that_was_closed_is_found_and_goes_on_where_it_was(walk: Walk, qtbot):
    page = sit(walk, qtbot)
    begin(page, walk)
    at = page.guide.state.at
    click(page, "guide_later")
    settle(page)
    assert rows(page)[0] == "Påbörjade"
    assert page.list.key == key_of_order(walk.order)
    assert "1 påbörjad guide" in uidump.dump(page)
    page.close()
    page = sit(walk, qtbot)  # another day
    page.list.choose_row(1)
    settle(page)
    said = uidump.dump(page.begun_page)
    with walk.world.begin() as tx:
        assert tx.orders.get(walk.order).number in said
    assert "18 maj" in said or f"{TODAY.day} " in said
    click(page, "begun_continue")
    settle(page)
    state = page.guide.state
    assert (state.at, state.walk.answers["what_is_wrong"]) == (at, "wrong_recipient")
    assert "dina svar är kvar" in uidump.dump(page)


def test_that_a_guide_is_kept_without_being_closed_in_order(walk: Walk, qtbot):
    """As after a power cut: nobody pressed anything."""
    begin(sit(walk, qtbot), walk)
    [row] = walk.at(LOGIN).guide.begun()
    assert row.answered == len(SAID)


def test_that_a_guide_where_nothing_was_answered_is_not_begun(walk: Walk, qtbot):
    page = sit(walk, qtbot)
    page.show_key(f"{GUIDE}{walk.order}")
    settle(page)
    click(page, "guide_later")
    settle(page)
    assert walk.at(LOGIN).guide.begun() == ()
    assert "Inget ärende är valt" in uidump.dump(page)


def test_that_a_begun_guide_is_thrown_away_after_a_question_and_not_before(walk: Walk, qtbot):
    page = sit(walk, qtbot)
    answers = page._bench.questions
    assert isinstance(answers, PreparedAnswers)
    begin(page, walk)
    click(page, "guide_later")
    settle(page)
    answers.replies += [Reply(False), Reply(True)]
    click(page, "begun_throw")
    assert len(walk.at(LOGIN).guide.begun()) == 1
    assert answers.asked[0].removes
    click(page, "begun_throw")
    settle(page)
    assert walk.at(LOGIN).guide.begun() == ()
    assert rows(page) == []
    assert "Inget ärende är valt" in uidump.dump(page)
    page.show_key(f"{GUIDE}{walk.order}")
    settle(page)
    assert not page.guide.state.is_begun


def test_that_a_guide_that_became_a_case_of_somebody_else_says_so(walk: Walk, qtbot):
    keep(walk, "handlaggare")
    stages.start(walk)
    number, case = walk.view().case.number, walk.case
    page = sit(walk, qtbot, "handlaggare")
    page.show_key(str(case))
    page.load_list()
    settle(page)
    page.list.choose_row(next(n for n, name in enumerate(rows(page)) if name == "Påbörjade") + 1)
    settle(page)
    go_on = button(page, "begun_continue")
    assert not go_on.isEnabled()
    assert number in go_on.accessibleDescription()


def test_that_starting_from_a_guide_that_was_begun_leaves_none_behind(walk: Walk, qtbot):
    page = sit(walk, qtbot)
    begin(page, walk)
    click(page, "guide_later")
    settle(page)
    click(page, "begun_continue")
    settle(page)
    _to_the_result(page)
    click(page, "result_start")
    settle(page)
    assert walk.at(LOGIN).guide.begun() == ()
    assert "Påbörjade" not in rows(page)
    assert page.case.view is not None


def _to_the_result(page: CorrectionsPage) -> None:
    for _turn in range(12):
        if page.result_page.isVisible():
            return
        if not page.guide_page.answers.value:
            page.guide_page.answers.press("1")
        if page.guide_page.reason.isVisible():
            field = page.guide_page.reason.findChild(QWidget, "guide_reason")
            QTest.keyClicks(field, "Fel enhet")
        click(page, "guide_continue")
        settle(page)


def test_that_the_case_of_last_time_does_not_take_the_place_of_a_guide(walk: Walk, qtbot):
    stages.start(walk)
    case, world = walk.case, walk.world
    other = world.order(world.granted(world.client()))
    world.execution(other)
    page = sit(walk, qtbot)
    page.show_key(f"{GUIDE}{other.id}")
    page.load_list()
    page.list.choose_row(1)
    settle(page)
    assert page.list.key == case
    assert page.guide_page.isVisible()
    click(page, "guide_later")
    settle(page)
    assert page.case_page.isVisible()
    assert page.case.case_id == case
