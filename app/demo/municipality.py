"""The whole fictive municipality: clients in all states, an order for each scenario, open cases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any
from uuid import UUID

from app.clients.commands import ChangeContact, ContactValues
from app.clients.model import Client
from app.corrections.commands import CompleteStep, SendTicket, StartCase
from app.corrections.progress import StepStatus
from app.corrections.views import CaseView
from app.demo.people import Invented, invented_people
from app.demo.stage import Stage
from app.demo.stories import Served, Stories
from app.demo.town import ALARM, NORTH, PRIVATE, REGISTER, SOUTH, build_town
from app.providers.model import ServiceType
from app.routines.words import Act

STORIES_FROM = 20  # from so many clients up there is an order for each scenario
OFFICER, SECOND_OFFICER = "handlaggare", "handlaggare2"
NORTH_USER, PRIVATE_USER = "utforare", "utforare2"
NO_DECISION_EVERY = 9
NEW_PHONE = "070-174 06 58"
_STATES = ("unanswered", "corrected", "plan is late", "paused", "new card", "alarm", "quiet")
_NOTHING_PLANNED = "Inga besök finns."

Begin = Callable[[], AbstractContextManager[Any]]


def build(begin: Begin, today: dt.date, clients: int, seed: int) -> None:
    """Fill an empty store. The same seed, day and number give the same content.

    One person after the other, each from the first day on: the log of a person follows time, that
    of all goes back to where the next one begins. Told side by side, the numbers would not follow
    the stories: the first eight people would no longer be those of S1 to S8.
    """
    stage = Stage(begin, today, seed)
    stories = Stories(stage, build_town(stage))
    people = iter([*invented_people(stage.rng, clients, today)])
    if clients >= STORIES_FROM:
        _scenarios(stories, people)
        _waiting_cases(stage, stories, people)
    for number, person in enumerate(people):
        _everyday(stage, stories, person, number)


def _unprotected(people: Iterator[Invented]) -> Iterator[Invented]:
    """The stories are about people whose names can be shown."""
    return (person for person in people if not person.is_protected)


def _scenarios(stories: Stories, people: Iterator[Invented]) -> None:
    """One order ready for each of S1 to S8, all wrongly sent to or started at Hemtjänst Norr."""
    told: tuple[Callable[[Stories, Invented], None], ...] = (
        _ready_s1,
        _ready_s2,
        _ready_s3,
        _ready_s4,
        _ready_s5,
        _ready_s6,
        _ready_s7,
        _ready_s8,
    )
    for tell, person in zip(told, islice(_unprotected(people), len(told)), strict=True):
        tell(stories, person)


def _sent(
    stories: Stories,
    person: Invented,
    unit: str = NORTH,
    service: ServiceType = ServiceType.HOME_CARE,
    days_ago: int = 12,
) -> Served:
    client = stories.client(person, OFFICER, days_ago + 10, service)
    granted = stories.granted(client, OFFICER, service, days_ago + 1)
    order = stories.order(client, granted, OFFICER, unit, days_ago)
    stories.card(client, OFFICER, days_ago, "Ny insats")
    if unit == NORTH and days_ago > 1:
        stories.read_card(client, NORTH_USER, days_ago - 1)
    return Served(client, granted, order)


def _ready_s1(stories: Stories, person: Invented) -> None:
    _sent(stories, person, days_ago=1)


def _ready_s2(stories: Stories, person: Invented) -> None:
    _started(stories, person)


def _ready_s3(stories: Stories, person: Invented) -> None:
    _documented(stories, person)


def _ready_s4(stories: Stories, person: Invented) -> None:
    served = _sent(stories, person)
    execution = stories.executed(stories.received(served.order, NORTH_USER, 11), NORTH_USER, 10)
    stories.notes(execution, NORTH_USER, range(9, 6, -1), corrected=False)
    stories.visits(execution, NORTH_USER, range(9, 4, -1))


def _ready_s5(stories: Stories, person: Invented) -> None:
    _started(stories, person, start=3)


def _ready_s6(stories: Stories, person: Invented) -> None:
    served = _sent(stories, person, days_ago=40)
    execution = stories.executed(stories.received(served.order, NORTH_USER, 39), NORTH_USER, 38)
    stories.plan(execution, NORTH_USER, 30)
    stories.notes(execution, NORTH_USER, range(28, 20, -2), corrected=False)
    stories.ended(execution, NORTH_USER, 2)


def _ready_s7(stories: Stories, person: Invented) -> None:
    _started(stories, person)


def _ready_s8(stories: Stories, person: Invented) -> None:
    _sent(stories, person, REGISTER, ServiceType.PERSONAL_ASSISTANCE)


def _started(stories: Stories, person: Invented, start: int = 10) -> UUID:
    served = _sent(stories, person)
    stories.executed(stories.received(served.order, NORTH_USER, 11), NORTH_USER, start)
    return served.order.id


def _documented(stories: Stories, person: Invented) -> UUID:
    """Executed at the wrong unit with signed notes, a correction chain and a plan."""
    served = _sent(stories, person)
    execution = stories.executed(stories.received(served.order, NORTH_USER, 11), NORTH_USER, 10)
    stories.notes(execution, NORTH_USER, range(9, 6, -1), corrected=True)
    stories.plan(execution, NORTH_USER, 6)
    return served.order.id


def _waiting_cases(stage: Stage, stories: Stories, people: Iterator[Invented]) -> None:
    """Cases that wait at the object specialist: S3 twice, and S2, S5 and S7."""
    wrong = {"discovered_by": "provider", "what_is_wrong": "wrong_recipient"}
    late = {"discovered_by": "provider", "what_is_wrong": "wrong_start"}
    found = {"discovered_by": "case_officer", "order_state": "executed"}
    plots: tuple[tuple[dict[str, str], Callable[[Stories, Invented], UUID], str], ...] = (
        (wrong | {"progress": "documented"}, _documented, NORTH_USER),
        (wrong | {"progress": "documented"}, _documented, NORTH_USER),
        (wrong | {"progress": "executed"}, _started, NORTH_USER),
        (late, _started, NORTH_USER),
        (found, _started, OFFICER),
    )
    for (answers, tell, starter), person in zip(
        plots, islice(_unprotected(people), len(plots)), strict=True
    ):
        order_id = tell(stories, person)
        stage.at(2, 9)
        case_id, _changes = stage.sitting(starter).guide.start(
            StartCase(
                op_id=stage.new_id(),
                order_id=order_id,
                answers=answers,
                discovered_at=stage.clock.now(),
            )
        )
        _walk_to_specialist(stage, case_id)


def _walk_to_specialist(stage: Stage, case_id: UUID) -> None:
    """Do what provider and officer have to do, until it is the object specialist's turn."""
    for _turn in range(12):
        view = stage.sitting(OFFICER).cases.open(case_id)
        if view.board.waits_for is not None and view.board.waits_for.value == "object_specialist":
            return
        for login in (NORTH_USER, OFFICER):
            if _do_one(stage, login, case_id):
                break


def _do_one(stage: Stage, login: str, case_id: UUID) -> bool:
    """The person's first open step that needs nothing but to be done."""
    services = stage.sitting(login)
    view = services.cases.open(case_id)
    for progress in view.my_steps:
        acts, step = set(progress.step.acts), progress.step
        if progress.status is not StepStatus.OPEN or Act.INCIDENT in acts:
            continue
        if Act.TICKET in acts:
            services.paperwork.send_ticket(_ticket(stage, view))
        else:
            services.cases.complete(
                CompleteStep(
                    op_id=stage.new_id(), case_id=case_id, step=step.id, note=_NOTHING_PLANNED
                )
            )
        return True
    return False


def _ticket(stage: Stage, view: CaseView) -> SendTicket:
    reasons = view.ticket.reasons if view.ticket else ()
    return SendTicket(
        op_id=stage.new_id(),
        case_id=view.case.id,
        reason=reasons[0] if reasons else "",
        free_text="" if reasons else "Beställningen gäller fel period.",
    )


def _everyday(stage: Stage, stories: Stories, person: Invented, number: int) -> None:
    """Somebody for whom things go as they should, or nearly."""
    officer = (OFFICER, OFFICER, SECOND_OFFICER)[number % 3]
    days = 30 + number % 200
    service = ServiceType.RESPITE if officer == SECOND_OFFICER else ServiceType.HOME_CARE
    client = stories.client(person, officer, days + 20, service)
    if number % NO_DECISION_EVERY == 0:
        return
    granted = stories.granted(client, officer, service, days + 1)
    unit, login = ((NORTH, NORTH_USER), (PRIVATE, PRIVATE_USER))[number % 2]
    state = _STATES[number % len(_STATES)]
    if state == "unanswered":
        stories.order(client, granted, officer, (SOUTH, unit)[number % 2], 2)
        stories.card(client, officer, 2, "Ny insats")
        return
    order = stories.order(client, granted, officer, unit, days)
    stories.card(client, officer, days, "Ny insats")
    stories.read_card(client, login, days - 1)
    execution = stories.executed(stories.received(order, login, days - 1), login, days - 2)
    noted = range(days - 3, max(days - 12, 1), -4)
    stories.notes(execution, login, noted, corrected=state == "corrected")
    if state != "plan is late":
        stories.plan(execution, login, days - 12)
    if state == "paused":
        stories.paused(execution, login, 5)
    if state == "new card":
        _new_phone(stage, client, officer)
        stories.card(client, officer, 3, "Ny telefon")
    if state == "alarm" and officer == OFFICER:
        alarm = stories.granted(client, officer, ServiceType.SAFETY_ALARM, 2)
        stories.order(client, alarm, officer, ALARM, 1)


def _new_phone(stage: Stage, client: Client, officer: str) -> None:
    """What the next card is issued for."""
    stage.at(3, 12)
    with stage.begin() as tx:
        old = tx.clients.contacts.get(client.id)
    stage.sitting(officer).clients.change_contact(
        ChangeContact(
            op_id=stage.new_id(),
            client_id=client.id,
            seen_version=old.version,
            values=ContactValues(
                street=old.street,
                postal_code=old.postal_code,
                city=old.city,
                phone=old.phone,
                mobile=NEW_PHONE,
            ),
            purpose="Ny telefon" if client.is_protected else "",
        )
    )
