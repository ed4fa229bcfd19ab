"""Saves that come too late, twice or at once, and days that are no days."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.access.actor import Relation
from app.access.desk import DoneBefore
from app.access.review import LogService
from app.access.roles import Role
from app.clients.commands import ChangeContact, CloseCareCase, ContactValues, OpenCareCase
from app.clients.model import Law
from app.corrections.commands import EndCase, RemoveExecution, SaveIncident
from app.executions.commands import AddVisit, EndExecution, StartExecution
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.kernel.clock import SWEDEN
from app.kernel.errors import AppError, Conflict
from app.messages.commands import SendMessage
from app.orders.commands import DraftOrder, EndOrder, RecallOrder
from app.pauses.commands import RegisterPause
from app.pauses.model import PauseReason
from app.person_cards.commands import IssueCard, SaveCardNotes
from app.plans.commands import SavePlan, SignPlan
from app.settings.commands import ChangeMunicipality
from app.users.commands import ChangeUser, EndUser
from tests.rights.attacks import decision
from tests.rights.conftest import Town
from tests.rights.stories import Story
from tests.rights.test_hostile_words import everything
from tests.support.builders import NOON, SPRING, TODAY
from tests.support.world import op

Save = Callable[[Town, Story], object]
STALE = 99
FIRST_DAY, LAST_DAY = dt.date.min, dt.date.max
AT = NOON - dt.timedelta(hours=1)


@pytest.fixture
def story(town: Town) -> Story:
    return town.stories[Relation.OWN]


def _user(town: Town) -> object:
    return town.world.users["avgift"].id


LATE: dict[str, Save] = {
    "contact": lambda t, s: t.services("handlaggare").clients.change_contact(
        ChangeContact(
            op_id=op(), client_id=s.client, seen_version=STALE, values=ContactValues(city="Ort")
        )
    ),
    "care case": lambda t, s: t.services("handlaggare").clients.close_care_case(
        CloseCareCase(
            op_id=op(),
            client_id=s.client,
            care_case_id=s.care_case,
            seen_version=STALE,
            closed_on=TODAY,
        )
    ),
    "order": lambda t, s: t.services("handlaggare").orders.end(
        EndOrder(op_id=op(), order_id=s.order, seen_version=STALE, last_day=TODAY)
    ),
    "recall": lambda t, s: t.services("handlaggare").orders.recall(
        RecallOrder(op_id=op(), order_id=s.order, seen_version=STALE, reason="Fel")
    ),
    "start": lambda t, s: t.services("utforare").executions.start(
        StartExecution(op_id=op(), order_id=s.order, seen_version=STALE, actual_start=TODAY)
    ),
    "execution": lambda t, s: t.services("utforare").executions.end(
        EndExecution(
            op_id=op(),
            execution_id=s.execution,
            seen_version=STALE,
            actual_end=TODAY,
            reason="Klar",
        )
    ),
    "plan": lambda t, s: t.services("utforare").plans.save(
        SavePlan(
            op_id=op(),
            execution_id=s.execution,
            seen_version=STALE,
            goals="Ut",
            activities=(),
            participants="",
            fixed_on=SPRING,
        )
    ),
    "signature": lambda t, s: t.services("utforare").plans.sign(
        SignPlan(
            op_id=op(),
            execution_id=s.execution,
            seen_version=STALE,
            signed_on=TODAY,
            signed_by_client=True,
        )
    ),
    "card": lambda t, s: t.services("handlaggare").cards.issue(
        IssueCard(op_id=op(), client_id=s.client, seen_number=STALE, reason="Ny")
    ),
    "case": lambda t, s: t.services("handlaggare").cases.cancel(
        EndCase(op_id=op(), case_id=s.case, seen_version=STALE, reason="Fel")
    ),
    "incident": lambda t, s: t.services("utforare").paperwork.save_incident(
        SaveIncident(
            op_id=op(),
            case_id=s.case,
            seen_version=STALE,
            description="Fel",
            categories="",
            consequence="Ringa",
            measures="Åtkomsten är borta",
        )
    ),
    "removal": lambda t, s: t.services("systemforvaltare").removal.remove(
        RemoveExecution(
            op_id=op(),
            case_id=s.case,
            seen_version=STALE,
            typed_number=t.services("systemforvaltare").cases.open(s.case).case.number,
        )
    ),
    "user": lambda t, _: t.services("systemforvaltare").users.change(
        ChangeUser(
            op_id=op(),
            user_id=_user(t),
            seen_version=STALE,
            display_name="Ny",
            title="",
            phone="",
        )
    ),
    "end of a user": lambda t, _: t.services("systemforvaltare").users.end(
        EndUser(op_id=op(), user_id=_user(t), seen_version=STALE, ended_on=TODAY)
    ),
    "settings": lambda t, _: t.services("systemforvaltare").settings.change(
        ChangeMunicipality(
            op_id=op(),
            value=replace(t.services("systemforvaltare").settings.municipality(), version=STALE),
        )
    ),
}


@pytest.mark.rule("INV-14")
@pytest.mark.parametrize("save", LATE)
def test_that_a_save_over_another_version_is_refused_with_what_is_there(
    town: Town, story: Story, save: str
):
    before = everything(town)
    with pytest.raises(Conflict) as refused:
        LATE[save](town, story)
    assert refused.value.theirs is not None
    assert everything(town) == before


def _note(op_id: object, story: Story, text: str) -> WriteEntry:
    return WriteEntry(
        op_id=op_id,
        execution_id=story.execution,
        kind=EntryKind.OBSERVATION,
        occurred_at=AT,
        text=text,
    )


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What each gave or was refused with, all begun in the same moment."""
    ready, found = threading.Barrier(len(acts)), list[object]()

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            found.append(act())
        except AppError as refusal:
            found.append(refusal)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def test_that_one_press_from_two_threads_writes_one_note(town: Town, story: Story):
    command = _note(op(), story, "En gång.")
    found = at_once(*[lambda: town.services("utforare").journal.write(command)] * 6)
    assert sum(isinstance(one, DoneBefore) for one in found) == 5
    rows = town.services("utforare").journal.whole(story.execution)
    assert [row.entry.text for row in rows].count("En gång.") == 1
    assert LogService(town.world.desk("loggranskare")).verify().holds


def test_that_notes_from_many_threads_are_numbered_without_a_gap(town: Town, story: Story):
    acts = [
        lambda n=n: town.services("utforare").journal.write(_note(op(), story, f"Not {n}"))
        for n in range(8)
    ]
    assert not [one for one in at_once(*acts) if isinstance(one, AppError)]
    rows = town.services("utforare").journal.whole(story.execution)
    assert [row.entry.number for row in rows] == list(range(1, 10))
    assert LogService(town.world.desk("loggranskare")).verify().holds


def test_that_of_two_saves_at_once_one_is_told_what_the_other_wrote(town: Town, story: Story):
    def saving(city: str) -> Callable[[], object]:
        command = ChangeContact(
            op_id=op(), client_id=story.client, seen_version=1, values=ContactValues(city=city)
        )
        return lambda: town.services("handlaggare").clients.change_contact(command)

    found = at_once(saving("Norrby"), saving("Söderby"))
    conflicts = [one for one in found if isinstance(one, Conflict)]
    assert len(conflicts) == 1
    with town.world.begin() as tx:
        kept = tx.clients.contacts.get(story.client)
    assert conflicts[0].theirs == kept


def test_that_the_second_press_after_a_change_of_card_notes_does_nothing(town: Town, story: Story):
    command = SaveCardNotes(
        op_id=op(),
        client_id=story.client,
        seen_version=None,
        health_and_safety="Allergi",
        health_and_safety_ticked=True,
        keys_and_alarm="",
    )
    town.services("handlaggare").cards.save_notes(command)
    with pytest.raises(DoneBefore):
        town.services("handlaggare").cards.save_notes(command)


def _draft(**days: dt.date) -> Save:
    def save(town: Town, story: Story) -> object:
        defaults = {"planned_start": TODAY, "valid_from": TODAY}
        return town.services("handlaggare").orders.draft(
            DraftOrder(
                op_id=op(),
                client_id=story.client,
                granted_service_id=story.granted,
                unit_id=story.unit,
                **defaults | days,
            )
        )

    return save


def _pause(start: dt.date, last: dt.date | None = None) -> Save:
    return lambda t, s: t.services("utforare").pauses.register(
        RegisterPause(
            op_id=op(),
            execution_id=s.execution,
            start=start,
            last_day=last,
            reason=PauseReason.OTHER,
        )
    )


def _decide(**days: dt.date) -> Save:
    return lambda t, s: t.services("handlaggare").decisions.create(decision(s, **days))


NO_DAYS: dict[str, Save] = {
    "order that ends before it begins": _draft(valid_to=TODAY - dt.timedelta(days=1)),
    "order on the first day there is": _draft(valid_from=FIRST_DAY),
    "order on the last day there is": _draft(valid_from=LAST_DAY, valid_to=LAST_DAY),
    "pause that ends before it begins": _pause(TODAY, TODAY - dt.timedelta(days=1)),
    "pause before the execution": _pause(FIRST_DAY, FIRST_DAY),
    "decision that ends before it begins": _decide(valid_to=TODAY - dt.timedelta(days=1)),
    "decision of the last day": _decide(valid_from=LAST_DAY, valid_to=LAST_DAY),
    "decision of the first day": _decide(valid_from=FIRST_DAY),
    "decision to come": _decide(decided_on=TODAY + dt.timedelta(days=1)),
    "visit to come": lambda t, s: t.services("utforare").executions.add_visit(
        AddVisit(
            op_id=op(),
            execution_id=s.execution,
            performed_on=TODAY + dt.timedelta(days=1),
            minutes=5,
        )
    ),
    "effect until the last day": lambda t, s: t.services("utforare").pauses.effect(
        s.execution, TODAY, LAST_DAY
    ),
    "answer before today": lambda t, s: t.services("utforare").messages.send(
        SendMessage(
            op_id=op(),
            client_id=s.client,
            subject="F",
            body="F",
            to_role=Role.CASE_OFFICER,
            answer_by=FIRST_DAY,
        )
    ),
    "care case of the last day": lambda t, s: t.services("handlaggare").clients.open_care_case(
        OpenCareCase(
            op_id=op(), client_id=s.client, law=Law.LSS, committee="ÄLN", opened_on=LAST_DAY
        )
    ),
    "note to come": lambda t, s: t.services("utforare").journal.write(
        replace(_note(op(), s, "Fram"), occurred_at=NOON + dt.timedelta(seconds=1))
    ),
    "note without a zone": lambda t, s: t.services("utforare").journal.write(
        replace(_note(op(), s, "Var"), occurred_at=AT.replace(tzinfo=None))
    ),
    "note of the first day": lambda t, s: t.services("utforare").journal.write(
        replace(
            _note(op(), s, "Först"),
            occurred_at=dt.datetime.min.replace(tzinfo=dt.timezone(dt.timedelta(hours=14))),
        )
    ),
}


@pytest.mark.parametrize("days", NO_DAYS)
def test_that_days_that_cannot_be_are_refused_with_a_sentence(town: Town, story: Story, days: str):
    before = everything(town)
    with pytest.raises(AppError) as refused:
        NO_DAYS[days](town, story)
    assert refused.value.sentence
    assert everything(town) == before


def test_that_the_29th_of_february_is_a_day_like_others(town: Town, story: Story):
    leap = dt.date(2028, 2, 29)
    town.services("utforare").pauses.register(
        RegisterPause(
            op_id=op(),
            execution_id=story.execution,
            start=leap,
            last_day=leap,
            reason=PauseReason.TRAVEL,
        )
    )
    effect = town.services("utforare").pauses.effect(
        story.execution, leap + dt.timedelta(days=1), None
    )
    assert effect.months
    with pytest.raises(ValueError, match="day is out of range"):
        dt.date(2027, 2, 29)


def test_that_the_hour_that_comes_twice_is_two_hours(town: Town, story: Story):
    """The night of 25 October 2026: 02.30 comes twice, and the notes stand in order."""
    for fold in (0, 1):
        at = dt.datetime(2026, 10, 25, 2, 30, tzinfo=SWEDEN, fold=fold)
        town.services("utforare").journal.write(
            replace(_note(op(), story, f"Klockan {fold}"), occurred_at=at)
        )
    rows = town.services("utforare").journal.whole(story.execution)
    first, second = (row.entry.occurred_at for row in rows[-2:])
    assert second - first == dt.timedelta(hours=1)
    assert (first.astimezone(SWEDEN).hour, second.astimezone(SWEDEN).hour) == (2, 2)
