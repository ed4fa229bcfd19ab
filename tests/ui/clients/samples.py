"""An officer's clients in a real store: services, pauses, a wrong order, cards, protection."""

from __future__ import annotations

import datetime as dt

from app.access.roles import Role
from app.clients.commands import SaveRelative, SaveRepresentative
from app.clients.model import Client, RepresentativeKind
from app.kernel.numbers import care_case_number, customer_number
from app.orders.model import OrderStatus
from app.person_cards.commands import PrintCard, SaveCardNotes
from app.providers.model import ServiceType
from app.services import Services
from tests.support.world import World, op
from tests.ui.person_cards.samples import (
    Heard,
    a_bench,
    a_served_client,
    issue,
    later,
    move_phone,
    services_of,
)
from tests.unit.corrections.cases import ANSWERS_S3, OWN_REGI
from ui.bench import Bench
from ui.clients.page import ClientsPage
from ui.clients.parts import ClientServices
from ui.clients.seen_page import SeenPage
from ui.kernel.runner import Runner


def client_services(made: Services) -> ClientServices:
    return ClientServices(
        reading=made.client_reading,
        clients=made.clients,
        decisions=made.decisions,
        orders=made.order_reading,
        cards=made.cards,
        issued=made.issued_cards,
        papers=made.papers,
        cases=made.cases,
        settings=made.settings,
        drafts=made.drafts,
    )


def a_page(world: World, login: str, runner: Runner, heard: Heard) -> ClientsPage:
    return page_of(a_bench(world, login, runner, heard), services_of(world, login))


def page_of(bench: Bench, made: Services) -> ClientsPage:
    return ClientsPage(bench, client_services(made))


def a_seen_page(world: World, login: str, runner: Runner, heard: Heard) -> SeenPage:
    return SeenPage(a_bench(world, login, runner, heard), services_of(world, login).client_review)


def furnish_clients(world: World) -> dict[str, Client]:
    """Gunvor has everything; the others one state each."""
    people = {
        "whole": _with_everything(world),
        "unread": a_served_client(world, given_name="Rut", family_name="Ingelgren"),
        "guarded": a_served_client(
            world, given_name="Viola", family_name="Thunmark", is_protected=True
        ),
        "bare": world.client(given_name="Elsa-Britt", family_name="Norlander-Wallgrenska"),
        "other": world.client("handlaggare2", given_name="Sture", family_name="Palmblad"),
    }
    issue(world, people["unread"])
    issue(world, people["guarded"])
    _use_up_numbers(world, len(people))
    return people


def _use_up_numbers(world: World, count: int) -> None:
    """Those that the people above were given without asking."""
    with world.begin() as tx:
        for _ in range(count):
            customer_number(tx.numbers)
            care_case_number(tx.numbers, world.clock.today().year)


def _with_everything(world: World) -> Client:
    client = world.client(
        given_name="Gunvor", family_name="Sandgren", needs_interpreter=True, language="Finska"
    )
    home = world.granted(client, decision={"number": "BES-2026-0012"})
    alarm = world.granted(
        client,
        service=ServiceType.SAFETY_ALARM,
        scope="Dygnet runt",
        frequency="Alla dagar",
        decision={"number": "BES-2026-0031", "valid_from": dt.date(2026, 8, 3)},
    )
    first = world.order(home, "norr", number="B-2026-0041")
    execution = world.execution(first)
    world.pause(execution, dt.date(2026, 9, 7), dt.date(2026, 9, 27))
    world.order(
        home,
        "väster",
        number="B-2026-0058",
        status=OrderStatus.MOVED,
        valid_from=dt.date(2026, 11, 1),
    )
    second = world.order(alarm, "syd", number="B-2026-0060", valid_from=dt.date(2026, 8, 10))
    world.execution(second, actual_start=dt.date(2026, 8, 12), unit_id=world.units["syd"].id)
    _people(world, client)
    _cards(world, client)
    world.case(first, Role.CASE_OFFICER, answers=ANSWERS_S3, facts=OWN_REGI)
    return client


def _people(world: World, client: Client) -> None:
    clients = services_of(world, "handlaggare").clients
    clients.save_representative(
        SaveRepresentative(
            op_id=op(),
            client_id=client.id,
            kind=RepresentativeKind.GOD_MAN,
            name="Ragnar Provholm",
            mandate="Bevaka rätt, förvalta egendom",
            phone="070-174 06 32",
            valid_from=dt.date(2026, 1, 12),
        )
    )
    clients.save_relative(
        SaveRelative(
            op_id=op(),
            client_id=client.id,
            name="Lena Provlind",
            relation="dotter",
            phone="070-174 06 90",
            may_be_informed=True,
        )
    )


def _cards(world: World, client: Client) -> None:
    """Version 1 is read and printed; version 2 is read by one of two units."""
    services_of(world, "handlaggare").cards.save_notes(
        SaveCardNotes(
            op_id=op(),
            client_id=client.id,
            seen_version=None,
            health_and_safety="Hör bäst på vänster öra",
            health_and_safety_ticked=True,
            keys_and_alarm="Två nycklar, kvitterade",
        )
    )
    issue(world, client)
    later(world, 1)
    command = PrintCard(op_id=op(), client_id=client.id)
    services_of(world, "utforare").issued_cards.print_data(command)
    move_phone(world, client, "070-174 06 58")
    issue(world, client, "Ny telefon")
    services_of(world, "utforare").issued_cards.open(client.id)
    later(world, 1)
