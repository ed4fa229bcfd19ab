"""The provider's start page in each state, for pictures."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.clients.model import Client
from tests.support.world import World, in_memory
from tests.ui.person_cards.samples import Heard, a_bench, furnish_cards, services_of
from ui.kernel.tasks import SynchronousRunner
from ui.person_cards.card_model import CardServices
from ui.person_cards.page import CardsPage

_OPEN = []  # stores that live as long as the picture is taken


def _world() -> tuple[World, dict[str, Client]]:
    store = in_memory()
    world = store.__enter__()
    _OPEN.append(store)
    return world, furnish_cards(world)


def _page(name: str = "", login: str = "utforare") -> CardsPage:
    world, people = _world()
    made = services_of(world, login)
    services = CardServices(issued=made.issued_cards, papers=made.papers, messages=made.messages)
    page = CardsPage(a_bench(world, login, SynchronousRunner(), Heard()), services)
    if name:
        page.show_key(str(people[name].id))
    else:
        page.came_into_view()
    page.refresh()
    return page


def read() -> QWidget:
    return _page("read")


def unread() -> QWidget:
    return _page("printed")


def news() -> QWidget:
    page = _page("printed")
    page.card.read()
    return page


def guarded() -> QWidget:
    return _page("guarded")


def without() -> QWidget:
    return _page("without")


def nobody() -> QWidget:
    return _page(login="utforare2")
