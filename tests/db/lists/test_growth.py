"""A list of twice as many people costs at most somewhat more than twice the work.

The work is counted in instructions of the database, so that a busy machine changes nothing.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from app.access.roles import Role
from app.clients.views import ClientFilter
from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from app.orders.views import OrderFilter
from app.services import Services, services_at
from tests.rights.stories import ANSWERS, FACTS
from tests.support.builders import NOON
from tests.support.crowd import add_crowd
from tests.support.world import World, in_vault

CROWD = 300
STEP = 10  # instructions between two counts
WINDOW = Window(0, 20)
LISTS: dict[str, Callable[[Services], Any]] = {
    "clients": lambda at: at.client_reading.rows(ClientFilter(), WINDOW),
    "found": lambda at: at.client_reading.rows(
        ClientFilter(search=at.client_reading.search("berg")), WINDOW
    ),
    "orders": lambda at: at.order_reading.rows(OrderFilter(), WINDOW),
    "executions": lambda at: at.executions.rows(ExecutionFilter(), WINDOW),
    "cards": lambda at: at.issued_cards.rows(WINDOW),
    "cards found": lambda at: at.issued_cards.rows(WINDOW, "berg"),
    "unread": lambda at: at.issued_cards.unread(),
    "cases": lambda at: at.cases.rows(),
    "numbered": lambda at: at.cases.found("ber"),
    "worklist": lambda at: at.worklist.today(),
}
LOGINS = ("handlaggare", "handlaggare2", "utforare", "utforare2", "myndighetschef")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with in_vault(tmp_path_factory.mktemp("crowd")) as world:
        order = world.order(world.granted(world.client()))
        world.execution(order)
        world.case(order, *Role, answers=ANSWERS, facts=FACTS)
        yield world


@pytest.fixture(scope="module")
def growth(world: World) -> dict[tuple[str, str], float]:
    """How much more work each list of each login is after the crowd has doubled."""
    _add(world)
    before = _work(world)
    _add(world)
    after = _work(world)
    return {which: after[which] / before[which] for which in before}


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("name", LISTS)
def test_that_a_list_does_not_grow_with_the_square(growth, name: str, login: str):
    assert growth[name, login] < 2.5


@pytest.mark.parametrize("login", LOGINS)
def test_that_to_look_for_the_number_of_a_case_does_not_grow_with_the_crowd(growth, login: str):
    assert growth["numbered", login] < 1.2


def _add(world: World) -> None:
    with world.begin() as tx:
        add_crowd(tx.connection, CROWD, NOON.date())


def _work(world: World) -> dict[tuple[str, str], int]:
    return {
        (name, login): _steps(world, lambda at=at, ask=ask: ask(at))
        for login in LOGINS
        for at in [services_at(world.desk(login), None, practice=True)]
        for name, ask in LISTS.items()
    }


def _steps(world: World, ask: Callable[[], Any]) -> int:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with world.begin() as tx:
        raw = tx.connection.connection.dbapi_connection
    raw.set_progress_handler(count, STEP)
    ask()
    raw.set_progress_handler(None, STEP)
    return steps
