"""A real use case for each kind of data and command of the matrix."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.access.actor import Command, Data
from app.access.roles import Role
from app.clients.commands import ChangeClient, RegisterClient
from app.clients.model import Law, ProtectionLevel
from app.clients.views import ClientFilter
from app.corrections.commands import (
    CompleteStep,
    EndCase,
    RemoveExecution,
    ReopenExecution,
    SaveIncident,
    SendTicket,
    StartCase,
    TakeOverCase,
)
from app.executions.commands import EndExecution, StartExecution
from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from app.messages.commands import SendMessage
from app.orders.commands import (
    CheckItem,
    CheckOrder,
    ConfirmReceived,
    DraftOrder,
    EndOrder,
    MoveOrder,
    RecallOrder,
    SendOrder,
)
from app.orders.views import OrderFilter
from app.pauses.commands import ClosePause, RegisterPause
from app.pauses.model import PauseReason
from app.person_cards.commands import IssueCard, PrintCard, SaveCardNotes
from app.providers.commands import AddProvider
from app.providers.model import Regi, ServiceType
from app.services import Services
from app.settings.commands import ChangeMunicipality
from app.settings.model import Municipality
from app.users.commands import AddUser, EndUser
from app.vault.model import BackupInfo
from app.vault.service import VaultService
from tests.rights import probes_of_care
from tests.rights.stories import ANSWERS, FACTS, Story
from tests.support.builders import NOON, SPRING, TODAY, an_identity
from tests.support.world import op

Act = Callable[[Services, Story], object]
D, C = Data, Command

WHOLE = Window()


@dataclass(frozen=True, slots=True)
class Probe:
    """`about` is what the use case names; nobody where the data belongs to no client."""

    about: str
    act: Act


class _Vault:
    """A vault that says what was asked of it; the real one has tests of its own."""

    def backup_to(self, target: Path) -> BackupInfo:
        return BackupInfo(file_name=target.name, made=NOON, size=0, rows={})


def _listing(s: Services, _: Story) -> object:
    return s.client_reading.rows(ClientFilter(), WHOLE)


def _register(s: Services, _: Story) -> object:
    return s.clients.register(
        RegisterClient(
            op_id=op(),
            identity=an_identity(777),
            given_name="Ny",
            family_name="Provman",
            law=Law.SOL,
            committee="ÄLN",
        )
    )


def _change_client(s: Services, story: Story) -> object:
    return s.clients.change(
        ChangeClient(
            op_id=op(),
            client_id=story.client,
            seen_version=1,
            given_name="Britta",
            family_name="Ekdal",
            birth_date=None,
            protection_level=ProtectionLevel.NONE,
            language="",
            needs_interpreter=False,
            has_healthcare_assignments=None,
        )
    )


def _draft(s: Services, story: Story) -> object:
    return s.orders.draft(
        DraftOrder(
            op_id=op(),
            client_id=story.client,
            granted_service_id=story.granted,
            unit_id=story.unit,
            planned_start=TODAY,
            valid_from=TODAY,
        )
    )


def _move(s: Services, story: Story) -> object:
    return s.orders.move(
        MoveOrder(op_id=op(), order_id=story.order, seen_version=1, to_unit_id=story.unit)
    )


def _on_order(kind: type, method: str, **values: object) -> Act:
    def act(s: Services, story: Story) -> object:
        command = kind(op_id=op(), order_id=story.order, seen_version=2, **values)
        return getattr(s.orders, method)(command)

    return act


def _start(s: Services, story: Story) -> object:
    return s.executions.start(
        StartExecution(op_id=op(), order_id=story.order, seen_version=2, actual_start=TODAY)
    )


def _end(s: Services, story: Story) -> object:
    return s.executions.end(
        EndExecution(
            op_id=op(),
            execution_id=story.execution,
            seen_version=1,
            actual_end=TODAY,
            reason="Flyttar",
        )
    )


def _remove(s: Services, story: Story) -> object:
    return s.removal.remove(
        RemoveExecution(op_id=op(), case_id=story.case, seen_version=1, typed_number="RF")
    )


def _reopen(s: Services, story: Story) -> object:
    return s.removal.reopen(ReopenExecution(op_id=op(), case_id=story.case, seen_version=1))


def _register_pause(s: Services, story: Story) -> object:
    return s.pauses.register(
        RegisterPause(
            op_id=op(), execution_id=story.execution, start=TODAY, reason=PauseReason.TRAVEL
        )
    )


def _close_pause(s: Services, story: Story) -> object:
    return s.pauses.close(
        ClosePause(
            op_id=op(),
            pause_id=story.pause,
            execution_id=story.execution,
            seen_version=1,
            last_day=SPRING,
        )
    )


def _save_card_notes(s: Services, story: Story) -> object:
    return s.cards.save_notes(
        SaveCardNotes(
            op_id=op(),
            client_id=story.client,
            seen_version=None,
            health_and_safety="",
            health_and_safety_ticked=False,
            keys_and_alarm="",
        )
    )


def _issue(s: Services, story: Story) -> object:
    return s.cards.issue(
        IssueCard(op_id=op(), client_id=story.client, seen_number=None, reason="Ny")
    )


def _send_message(s: Services, story: Story) -> object:
    return s.messages.send(
        SendMessage(
            op_id=op(),
            client_id=story.client,
            order_id=None,
            subject="Fråga",
            body="När?",
            to_role=Role.CASE_OFFICER,
        )
    )


def _start_case(s: Services, story: Story) -> object:
    return s.guide.start(
        StartCase(
            op_id=op(), order_id=story.order, answers=ANSWERS, facts=FACTS, discovered_at=NOON
        )
    )


def _step(s: Services, story: Story) -> object:
    return s.cases.complete(CompleteStep(op_id=op(), case_id=story.case, step="UPP-S3-3"))


def _cancel(s: Services, story: Story) -> object:
    return s.cases.cancel(EndCase(op_id=op(), case_id=story.case, seen_version=9, reason="Fel"))


def _take_over(s: Services, story: Story) -> object:
    return s.succession.take_over(
        TakeOverCase(op_id=op(), case_id=story.case, officer_id=op(), reason="Har slutat.")
    )


def _ticket(s: Services, story: Story) -> object:
    return s.paperwork.send_ticket(
        SendTicket(op_id=op(), case_id=story.case, reason="Beställningen skickades fel.")
    )


def _incident(s: Services, story: Story) -> object:
    return s.paperwork.save_incident(
        SaveIncident(
            op_id=op(),
            case_id=story.case,
            seen_version=1,
            description="Fel enhet",
            categories="",
            consequence="Ringa",
            measures="Åtkomsten är borta",
        )
    )


def _add_provider(s: Services, _: Story) -> object:
    return s.providers.add_provider(
        AddProvider(op_id=op(), name="Ny Omsorg AB", org_no="", regi=Regi.PRIVATE)
    )


def _add_user(s: Services, _: Story) -> object:
    return s.users.add(
        AddUser(op_id=op(), login="ny", display_name="Ny", title="", role=Role.FEE_OFFICER)
    )


def _end_user(s: Services, _: Story) -> object:
    me = s.desk.actor.user_id
    return s.users.end(EndUser(op_id=op(), user_id=me, seen_version=1, ended_on=TODAY))


def _change_settings(s: Services, _: Story) -> object:
    return s.settings.change(
        ChangeMunicipality(op_id=op(), value=Municipality(name="Provköping", committees=("ÄLN",)))
    )


def _back_up(s: Services, _: Story) -> object:
    vault: object = _Vault()
    return VaultService(s.desk, vault).back_up(op(), Path("copy"))


def _export(s: Services, story: Story) -> object:
    with tempfile.TemporaryDirectory() as folder:
        return probes_of_care.export(s, story, Path(folder))


PROBES: dict[tuple[Data, Command], Probe] = {
    (D.CLIENT, C.LIST): Probe("nobody", _listing),
    (D.CLIENT, C.READ): Probe("client", lambda s, t: s.client_reading.open(t.client)),
    (D.CLIENT, C.CREATE): Probe("nobody", _register),
    (D.CLIENT, C.CHANGE): Probe("client", _change_client),
    (D.PROTECTED, C.READ): Probe(
        "client", lambda s, t: s.client_reading.reveal(t.client, "hembesök")
    ),
    (D.DECISION, C.READ): Probe("client", lambda s, t: s.decisions.of_client(t.client)),
    (D.DECISION, C.CREATE): Probe("client", probes_of_care.assess),
    (D.ORDER, C.LIST): Probe("nobody", lambda s, _: s.order_reading.rows(OrderFilter(), WHOLE)),
    (D.ORDER, C.READ): Probe("order", lambda s, t: s.order_reading.open(t.order)),
    (D.ORDER, C.CREATE): Probe("client", _draft),
    (D.ORDER, C.SEND): Probe("order", _on_order(SendOrder, "send")),
    (D.ORDER, C.RECALL): Probe("order", _on_order(RecallOrder, "recall", reason="Fel")),
    (D.ORDER, C.MOVE): Probe("order", _move),
    (D.ORDER, C.RECEIVE): Probe("order", _on_order(ConfirmReceived, "confirm_received")),
    (D.ORDER, C.CHECK): Probe(
        "order", _on_order(CheckOrder, "check", confirmed=frozenset(CheckItem))
    ),
    (D.ORDER, C.END): Probe("order", _on_order(EndOrder, "end", last_day=TODAY)),
    (D.EXECUTION, C.LIST): Probe(
        "nobody", lambda s, _: s.executions.rows(ExecutionFilter(), WHOLE)
    ),
    (D.EXECUTION, C.READ): Probe("execution", lambda s, t: s.executions.open(t.execution)),
    (D.EXECUTION, C.START): Probe("order", _start),
    (D.EXECUTION, C.END): Probe("execution", _end),
    (D.EXECUTION, C.REMOVE): Probe("case", _remove),
    (D.EXECUTION, C.REOPEN): Probe("case", _reopen),
    (D.PAUSE, C.READ): Probe("execution", lambda s, t: s.pauses.of_execution(t.execution)),
    (D.PAUSE, C.CREATE): Probe("execution", _register_pause),
    (D.PAUSE, C.END): Probe("execution", _close_pause),
    (D.PLAN, C.READ): Probe("execution", lambda s, t: s.plans.revisions(t.execution)),
    (D.PLAN, C.CREATE): Probe("execution", probes_of_care.save_plan),
    (D.PLAN, C.SIGN): Probe("execution", probes_of_care.sign_plan),
    (D.JOURNAL, C.READ): Probe("execution", lambda s, t: s.journal.open(t.execution)),
    (D.JOURNAL, C.CREATE): Probe("execution", probes_of_care.write),
    (D.JOURNAL, C.CORRECT): Probe("execution", probes_of_care.correct),
    (D.JOURNAL, C.EXPORT): Probe("execution", _export),
    (D.WORKING_NOTE, C.READ): Probe("execution", lambda s, t: s.working_notes.read(t.execution)),
    (D.WORKING_NOTE, C.CREATE): Probe("execution", probes_of_care.jot),
    (D.WORKING_NOTE, C.ERASE): Probe("execution", probes_of_care.erase),
    (D.CARD, C.LIST): Probe("nobody", lambda s, _: s.issued_cards.rows()),
    (D.CARD, C.READ): Probe("client", lambda s, t: s.issued_cards.open(t.client)),
    (D.CARD, C.PREVIEW): Probe("client", lambda s, t: s.cards.preview(t.client)),
    (D.CARD, C.CHANGE): Probe("client", _save_card_notes),
    (D.CARD, C.ISSUE): Probe("client", _issue),
    (D.CARD, C.PRINT): Probe(
        "client", lambda s, t: s.papers.printed_card(PrintCard(op_id=op(), client_id=t.client))
    ),
    (D.MESSAGE, C.LIST): Probe("nobody", lambda s, _: s.messages.inbox()),
    (D.MESSAGE, C.READ): Probe("client", lambda s, t: s.messages.about_client(t.client)),
    (D.MESSAGE, C.SEND): Probe("client", _send_message),
    (D.CASE, C.LIST): Probe("nobody", lambda s, _: s.cases.rows()),
    (D.CASE, C.READ): Probe("case", lambda s, t: s.cases.open(t.case)),
    (D.CASE, C.START): Probe("order", _start_case),
    (D.CASE, C.STEP): Probe("case", _step),
    (D.CASE, C.CANCEL): Probe("case", _cancel),
    (D.CASE, C.ASSIGN): Probe("case", _take_over),
    (D.CASE, C.PRINT): Probe("case", lambda s, t: s.papers.checklist(t.case)),
    (D.TICKET, C.CREATE): Probe("case", _ticket),
    (D.INCIDENT, C.CHANGE): Probe("case", _incident),
    (D.PROVIDER, C.READ): Probe(
        "nobody", lambda s, _: s.providers.units_for(ServiceType.HOME_CARE, TODAY)
    ),
    (D.PROVIDER, C.CHANGE): Probe("nobody", _add_provider),
    (D.USER, C.LIST): Probe("nobody", lambda s, _: s.users.everybody()),
    (D.USER, C.CREATE): Probe("nobody", _add_user),
    (D.USER, C.END): Probe("nobody", _end_user),
    (D.SETTINGS, C.READ): Probe("nobody", lambda s, _: s.settings.municipality()),
    (D.SETTINGS, C.CHANGE): Probe("nobody", _change_settings),
    (D.ROUTINE, C.READ): Probe("nobody", lambda s, _: s.papers.blank_checklist(ANSWERS, FACTS)),
    (D.BACKUP, C.CREATE): Probe("nobody", _back_up),
    (D.LOG, C.READ): Probe("nobody", lambda s, _: s.log.page()),
    (D.LOG, C.VERIFY): Probe("nobody", lambda s, _: s.log.verify()),
}

# What is read with the case and shown only to who may read it too.
PARTS: dict[Data, Callable[[Services, Story], bool]] = {
    D.TICKET: lambda s, t: bool(s.cases.open(t.case).tickets),
    D.INCIDENT: lambda s, t: s.cases.open(t.case).situation.incident is not None,
}
