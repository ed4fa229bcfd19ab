"""What has happened to the people of Ängsholm, told through the real use cases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.clients.commands import (
    ContactValues,
    RegisterClient,
    SaveRelative,
    SaveRepresentative,
)
from app.clients.model import Client, Law, ProtectionLevel, RepresentativeKind
from app.decisions.commands import AssessLevel, CreateDecision, GrantedValues
from app.demo.people import Invented, some_name, some_relative, words
from app.demo.stage import Stage
from app.executions.commands import AddVisit, EndExecution, StartExecution
from app.executions.model import Execution
from app.journal.commands import CorrectEntry, WriteEntry
from app.journal.model import EntryKind
from app.orders.commands import CheckItem, CheckOrder, ConfirmReceived, DraftOrder, SendOrder
from app.orders.model import Order
from app.pauses.commands import RegisterPause
from app.pauses.model import PauseReason
from app.person_cards.commands import IssueCard
from app.plans.commands import SavePlan, SignPlan
from app.plans.model import Activity
from app.providers.model import ServiceType

SCOPES = {
    ServiceType.HOME_CARE: ("Omvårdnad och service", "Dagligen", 840, 3640),
    ServiceType.ESCORT_SOL: ("Ledsagning till aktiviteter", "En gång i veckan", 90, 390),
    ServiceType.SAFETY_ALARM: ("Trygghetslarm dygnet runt", "Vid behov", 30, 130),
    ServiceType.PERSONAL_ASSISTANCE: ("Assistans i vardagen", "Dagligen", 2400, 10400),
    ServiceType.RESPITE: ("Avlösning i hemmet", "Två gånger i veckan", 240, 1040),
}

UNDER_LSS = {  # LSS 9 §
    ServiceType.PERSONAL_ASSISTANCE: "9 § 2 LSS",
    ServiceType.RESPITE: "9 § 5 LSS",
}


@dataclass(frozen=True, slots=True)
class Served:
    """A client with a granted service and an order as far as it has come."""

    client: Client
    granted_id: UUID
    order: Order


class Ordering:
    """From a person to an order that is checked; days are counted back from today."""

    def __init__(self, stage: Stage, units: dict[str, UUID]) -> None:
        self._stage = stage
        self.units = units

    def client(
        self,
        person: Invented,
        officer: str,
        days_ago: int,
        service: ServiceType = ServiceType.HOME_CARE,
    ) -> Client:
        """Register somebody with a relative, and every third with a god man."""
        is_lss = service in UNDER_LSS
        stage, rng = self._stage, self._stage.rng
        stage.at(days_ago)
        clients = stage.sitting(officer).clients
        level = ProtectionLevel.SECRECY_MARKED if person.is_protected else ProtectionLevel.NONE
        client, _changes = clients.register(
            RegisterClient(
                op_id=stage.new_id(),
                identity=person.identity,
                given_name=person.given_name,
                family_name=person.family_name,
                protection_level=level,
                language=person.language,
                needs_interpreter=person.language == "arabiska",
                has_healthcare_assignments=rng.choice((True, False, None)),
                contact=ContactValues(
                    street=person.street,
                    postal_code=person.postal_code,
                    city=person.city,
                    phone=person.phone,
                ),
                law=Law.LSS if is_lss else Law.SOL,
                committee="OSN" if is_lss else "ÄLN",
            )
        )
        self._people_around(client, officer, days_ago)
        return client

    def _people_around(self, client: Client, officer: str, days_ago: int) -> None:
        stage, rng = self._stage, self._stage.rng
        clients = stage.sitting(officer).clients
        name, relation = some_relative(rng)
        clients.save_relative(
            SaveRelative(
                op_id=stage.new_id(),
                client_id=client.id,
                name=name,
                relation=relation,
                phone=f"070-174 06 {rng.randint(5, 99):02d}",
                may_be_informed=rng.choice((True, True, False)),
            )
        )
        if rng.random() < 1 / 3:
            clients.save_representative(
                SaveRepresentative(
                    op_id=stage.new_id(),
                    client_id=client.id,
                    kind=RepresentativeKind.GOD_MAN,
                    name=some_name(rng),
                    mandate="Bevaka rätt och förvalta egendom",
                    phone=f"070-174 06 {rng.randint(5, 99):02d}",
                    valid_from=stage.ago(days_ago + 200),
                )
            )

    def granted(self, client: Client, officer: str, service: ServiceType, days_ago: int) -> UUID:
        """A decision with one service and a level."""
        stage = self._stage
        stage.at(days_ago, 9)
        decisions = stage.sitting(officer).decisions
        case = stage.sitting(officer).client_reading.open(client.id).care_cases[0]
        scope, frequency, week, month = SCOPES[service]
        decisions.assess_level(
            AssessLevel(
                op_id=stage.new_id(),
                client_id=client.id,
                level=stage.rng.randint(1, 5),
                assessed_on=stage.ago(days_ago),
                reason="Bedömd vid hembesök.",
            )
        )
        decided, _changes = decisions.create(
            CreateDecision(
                op_id=stage.new_id(),
                client_id=client.id,
                care_case_id=case.id,
                paragraph=UNDER_LSS.get(service, "11 kap. 1 § SoL"),
                decided_on=stage.ago(days_ago),
                valid_from=stage.ago(days_ago),
                services=(
                    GrantedValues(
                        service=service,
                        scope=scope,
                        frequency=frequency,
                        minutes_per_week=week,
                        minutes_per_month=month,
                        goal="Kunna bo kvar hemma med trygga morgnar.",
                        purpose="Behålla rutiner och självständighet.",
                    ),
                ),
            )
        )
        return decided.granted[0].id

    def order(
        self, client: Client, granted_id: UUID, officer: str, unit: str, days_ago: int
    ) -> Order:
        """Draft and send; the start is planned two days later."""
        stage = self._stage
        stage.at(days_ago, 10)
        orders = stage.sitting(officer).orders
        draft, _changes = orders.draft(
            DraftOrder(
                op_id=stage.new_id(),
                client_id=client.id,
                granted_service_id=granted_id,
                unit_id=self.units[unit],
                planned_start=stage.ago(days_ago) + dt.timedelta(days=2),
                valid_from=stage.ago(days_ago),
            )
        )
        sent, _changes = orders.send(
            SendOrder(op_id=stage.new_id(), order_id=draft.id, seen_version=draft.version)
        )
        return sent

    def received(self, order: Order, login: str, days_ago: int) -> Order:
        """Confirmed, and checked item by item (LED-09)."""
        stage = self._stage
        stage.at(days_ago, 11)
        orders = stage.sitting(login).orders
        got, _changes = orders.confirm_received(
            ConfirmReceived(op_id=stage.new_id(), order_id=order.id, seen_version=order.version)
        )
        checked, _changes = orders.check(
            CheckOrder(
                op_id=stage.new_id(),
                order_id=order.id,
                seen_version=got.version,
                confirmed=frozenset(CheckItem),
            )
        )
        return checked

    def card(self, client: Client, officer: str, days_ago: int, reason: str) -> None:
        """The next issue of the card; what is empty is said to be missing."""
        stage = self._stage
        stage.at(days_ago, 13)
        cards = stage.sitting(officer).cards
        preview = cards.preview(client.id)
        cards.issue(
            IssueCard(
                op_id=stage.new_id(),
                client_id=client.id,
                seen_number=preview.replaces,
                reason=reason,
                stated_missing=frozenset(one.group for one in preview.missing),
            )
        )

    def read_card(self, client: Client, login: str, days_ago: int) -> None:
        """The unit opens the card: it counts as read."""
        self._stage.at(days_ago, 7)
        purpose = "Nytt kort att läsa" if client.is_protected else ""
        self._stage.sitting(login).issued_cards.open(client.id, purpose)


class Stories(Ordering):
    """What follows an order: execution, visits, notes, plan, pauses."""

    def executed(self, order: Order, login: str, days_ago: int) -> Execution:
        """Started on the day it says, registered the same day."""
        stage = self._stage
        stage.at(days_ago, 12)
        execution, _changes = stage.sitting(login).executions.start(
            StartExecution(
                op_id=stage.new_id(),
                order_id=order.id,
                seen_version=order.version,
                actual_start=stage.ago(days_ago),
            )
        )
        return execution

    def ended(self, execution: Execution, login: str, days_ago: int) -> None:
        """Ended by mistake: nobody had asked for it (S6)."""
        stage = self._stage
        stage.at(days_ago, 14)
        stage.sitting(login).executions.end(
            EndExecution(
                op_id=stage.new_id(),
                execution_id=execution.id,
                seen_version=execution.version,
                actual_end=stage.ago(days_ago),
                reason="Avslutad",
            )
        )

    def paused(self, execution: Execution, login: str, days_ago: int) -> None:
        """In hospital, no last day yet."""
        stage = self._stage
        stage.at(days_ago - 1, 9)
        stage.sitting(login).pauses.register(
            RegisterPause(
                op_id=stage.new_id(),
                execution_id=execution.id,
                start=stage.ago(days_ago),
                reason=PauseReason.HOSPITAL,
            )
        )

    def visits(self, execution: Execution, login: str, days: range) -> None:
        """Visits, all registered on the day of the last one; `days` are days ago."""
        stage = self._stage
        stage.at(days[-1], 14)
        for day in days:
            stage.sitting(login).executions.add_visit(
                AddVisit(
                    op_id=stage.new_id(),
                    execution_id=execution.id,
                    performed_on=stage.ago(day),
                    minutes=45,
                )
            )

    def notes(self, execution: Execution, login: str, days: range, *, corrected: bool) -> None:
        """Signed notes; the first one is corrected when asked for."""
        stage, first = self._stage, None
        for day in days:
            stage.at(day, 15)
            written, _changes = stage.sitting(login).journal.write(
                WriteEntry(
                    op_id=stage.new_id(),
                    execution_id=execution.id,
                    kind=stage.rng.choice((EntryKind.OBSERVATION, EntryKind.CONTACT)),
                    occurred_at=stage.clock.now() - dt.timedelta(hours=1),
                    text=stage.rng.choice(words("notes")),
                )
            )
            first = first or written
        if corrected and first is not None:
            stage.at(days[-1], 16)
            stage.sitting(login).journal.correct(
                CorrectEntry(
                    op_id=stage.new_id(),
                    execution_id=execution.id,
                    entry_id=first.id,
                    text=f"{first.text} Rättat: besöket började 09.15.",
                    reason="Fel klockslag.",
                )
            )

    def plan(self, execution: Execution, login: str, days_ago: int) -> None:
        """A plan, signed by the client."""
        stage = self._stage
        stage.at(days_ago, 13)
        plans, day = stage.sitting(login).plans, stage.ago(days_ago)
        saved, _changes = plans.save(
            SavePlan(
                op_id=stage.new_id(),
                execution_id=execution.id,
                seen_version=None,
                goals="Trygga morgnar i den egna takten.",
                activities=(
                    Activity(
                        goal="Komma i ordning före nio",
                        what="Stöd vid dusch och påklädning",
                        responsible="Kontaktpersonen i gruppen",
                        when="Måndag, onsdag och fredag 08.30",
                        how="Handräckning, personen gör det mesta själv",
                    ),
                ),
                participants="Personen själv och kontaktpersonen i gruppen",
                fixed_on=day,
                followup_on=day + dt.timedelta(days=180),
            )
        )
        plans.sign(
            SignPlan(
                op_id=stage.new_id(),
                execution_id=execution.id,
                seen_version=saved.version,
                signed_on=day,
                signed_by_client=True,
            )
        )
