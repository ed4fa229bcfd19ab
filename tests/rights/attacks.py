"""What two clients of the same officer and unit are attacked with, and every place for words."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from app.access.roles import Role
from app.clients.commands import (
    ChangeContact,
    ContactValues,
    RegisterClient,
    SaveRelative,
    SaveRepresentative,
)
from app.clients.model import Law, RepresentativeKind
from app.corrections.commands import CompleteStep, EndCase, SaveIncident, SendTicket, StartCase
from app.decisions.commands import AssessLevel, CreateDecision, GrantedValues
from app.executions.commands import EndExecution
from app.journal.commands import CorrectEntry, NoteObjection, WriteEntry, WriteWorkingNote
from app.journal.model import EntryKind
from app.messages.commands import SendMessage
from app.orders.commands import RecallOrder
from app.person_cards.commands import IssueCard, SaveCardNotes
from app.person_cards.views import CardGroup
from app.plans.commands import SavePlan
from app.plans.model import Activity
from app.providers.commands import AddProvider, AddUnit, UnitValues
from app.providers.model import Regi, ServiceType
from app.settings.commands import ChangeMunicipality
from app.users.commands import AddUser
from tests.rights.conftest import Town
from tests.rights.stories import ANSWERS, FACTS, Story
from tests.support.builders import NOON, SPRING, TODAY, an_identity
from tests.support.world import op

Write = Callable[[Town, Story, str], object]
AT = NOON - dt.timedelta(hours=1)


def _register(town: Town, _: Story, text: str) -> object:
    return town.services("handlaggare").clients.register(
        RegisterClient(
            op_id=op(),
            identity=an_identity(778),
            given_name=text,
            family_name="Provman",
            law=Law.SOL,
            committee="ÄLN",
        )
    )


def _contact(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").clients.change_contact(
        ChangeContact(
            op_id=op(), client_id=story.client, seen_version=1, values=ContactValues(street=text)
        )
    )


def _relative(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").clients.save_relative(
        SaveRelative(op_id=op(), client_id=story.client, name=text, relation="bror")
    )


def _representative(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").clients.save_representative(
        SaveRepresentative(
            op_id=op(),
            client_id=story.client,
            kind=RepresentativeKind.GOD_MAN,
            name="Gunnar Provman",
            mandate=text,
            valid_from=SPRING,
        )
    )


def _level(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").decisions.assess_level(
        AssessLevel(op_id=op(), client_id=story.client, level=2, assessed_on=TODAY, reason=text)
    )


def decision(story: Story, **values: object) -> CreateDecision:
    service = GrantedValues(
        service=ServiceType.SAFETY_ALARM,
        scope="Larm",
        frequency="Dygnet runt",
        minutes_per_week=10,
        minutes_per_month=43,
        goal="Trygg",
        purpose="Trygghet",
    )
    defaults = {
        "op_id": op(),
        "client_id": story.client,
        "care_case_id": story.care_case,
        "paragraph": "4 kap. 1 § SoL",
        "decided_on": TODAY,
        "valid_from": TODAY,
        "services": (service,),
    }
    return CreateDecision(**defaults | values)


def _scope(town: Town, story: Story, text: str) -> object:
    made = decision(story)
    return town.services("handlaggare").decisions.create(
        replace(made, services=(replace(made.services[0], scope=text),))
    )


def _recall(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").orders.recall(
        RecallOrder(op_id=op(), order_id=story.order, seen_version=2, reason=text)
    )


def _end(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").executions.end(
        EndExecution(
            op_id=op(), execution_id=story.execution, seen_version=1, actual_end=TODAY, reason=text
        )
    )


def write(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").journal.write(
        WriteEntry(
            op_id=op(),
            execution_id=story.execution,
            kind=EntryKind.OBSERVATION,
            occurred_at=AT,
            text=text,
        )
    )


def _correct(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").journal.correct(
        CorrectEntry(
            op_id=op(),
            execution_id=story.execution,
            entry_id=story.entry,
            text="Rättat",
            reason=text,
        )
    )


def _object(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").journal.object(
        NoteObjection(
            op_id=op(),
            execution_id=story.execution,
            entry_id=story.entry,
            objection=text,
            occurred_at=AT,
        )
    )


def _jot(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").working_notes.write(
        WriteWorkingNote(op_id=op(), execution_id=story.execution, text=text)
    )


def _plan(town: Town, story: Story, text: str) -> object:
    activity = Activity(goal="Ut", what=text, responsible="A", when="tis", how="lugnt")
    return town.services("utforare").plans.save(
        SavePlan(
            op_id=op(),
            execution_id=story.execution,
            seen_version=1,
            goals="Ut",
            activities=(activity,),
            participants="",
            fixed_on=SPRING,
        )
    )


def _card_notes(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").cards.save_notes(
        SaveCardNotes(
            op_id=op(),
            client_id=story.client,
            seen_version=None,
            health_and_safety=text,
            health_and_safety_ticked=True,
            keys_and_alarm="",
        )
    )


def _issue(town: Town, story: Story, text: str) -> object:
    return town.services("handlaggare").cards.issue(
        IssueCard(
            op_id=op(),
            client_id=story.client,
            seen_number=1,
            reason=text,
            stated_missing=frozenset(CardGroup),
        )
    )


def _message(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").messages.send(
        SendMessage(
            op_id=op(),
            client_id=story.client,
            subject="Fråga",
            body=text,
            to_role=Role.CASE_OFFICER,
        )
    )


def _step(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").cases.complete(
        CompleteStep(op_id=op(), case_id=story.case, step="UPP-S3-6a", note=text)
    )


def _cancel(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").cases.cancel(
        EndCase(op_id=op(), case_id=story.case, seen_version=1, reason=text)
    )


def _ticket(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").paperwork.send_ticket(
        SendTicket(op_id=op(), case_id=story.case, reason="Fel enhet.", free_text=text)
    )


def _incident(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").paperwork.save_incident(
        SaveIncident(
            op_id=op(),
            case_id=story.case,
            seen_version=1,
            description=text,
            categories="",
            consequence="Ringa",
            measures="Åtkomsten är borta",
        )
    )


def _start(town: Town, story: Story, text: str) -> object:
    with town.world.begin() as tx:
        case = tx.cases.get(story.case)
        tx.cases.cases.save(replace(case, status="cancelled", ended_at=NOON))
    return town.services("utforare").guide.start(
        StartCase(
            op_id=op(),
            order_id=story.order,
            answers=ANSWERS,
            facts=FACTS,
            discovered_at=NOON,
            contact_person=text,
        )
    )


def _provider(town: Town, _: Story, text: str) -> object:
    return town.services("systemforvaltare").providers.add_provider(
        AddProvider(op_id=op(), name=text, org_no="", regi=Regi.PRIVATE)
    )


def _unit(town: Town, _: Story, text: str) -> object:
    values = UnitValues(
        name="Ny enhet",
        services=(ServiceType.HOME_CARE,),
        valid_from=TODAY,
        contact_person=text,
    )
    provider = town.world.units["norr"].provider_id
    return town.services("systemforvaltare").providers.add_unit(
        AddUnit(op_id=op(), provider_id=provider, values=values)
    )


def _user(town: Town, _: Story, text: str) -> object:
    return town.services("systemforvaltare").users.add(
        AddUser(op_id=op(), login="ny", display_name=text, title="", role=Role.FEE_OFFICER)
    )


def _settings(town: Town, _: Story, text: str) -> object:
    settings = town.services("systemforvaltare").settings
    value = replace(settings.municipality(), fee_mailbox=text)
    return settings.change(ChangeMunicipality(op_id=op(), value=value))


def _search(town: Town, story: Story, text: str) -> object:
    return town.services("utforare").journal.search(story.client, text)


WORDS: dict[str, Write] = {
    "given name": _register,
    "street": _contact,
    "relative": _relative,
    "mandate": _representative,
    "reason of a level": _level,
    "scope": _scope,
    "recall": _recall,
    "end": _end,
    "note": write,
    "correction": _correct,
    "objection": _object,
    "working note": _jot,
    "plan": _plan,
    "card notes": _card_notes,
    "card reason": _issue,
    "message": _message,
    "step": _step,
    "cancel": _cancel,
    "ticket": _ticket,
    "incident": _incident,
    "contact person": _start,
    "provider": _provider,
    "unit": _unit,
    "user": _user,
    "settings": _settings,
    "search": _search,
}
