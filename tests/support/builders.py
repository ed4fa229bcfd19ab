"""Invented people and things with sensible defaults; a test names only what it is about."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from app.access.roles import Role
from app.clients.identity import check_digit
from app.clients.model import (
    CareCase,
    Client,
    Contact,
    IdentityKind,
    Law,
    ProtectionLevel,
    Relative,
    Representative,
    RepresentativeKind,
)
from app.corrections.model import CaseStatus, CorrectionCase
from app.decisions.model import Decision, GrantedService, LevelAssessment
from app.executions.model import Execution, ExecutionStatus
from app.orders.model import Order, OrderStatus
from app.pauses.model import Pause, PauseReason
from app.providers.model import Channel, Provider, ProviderUnit, Regi, ServiceType
from app.users.model import User

TODAY = dt.date(2026, 11, 24)  # a Tuesday
NOON = dt.datetime(2026, 11, 24, 11, 0, tzinfo=dt.UTC)
SPRING = dt.date(2026, 3, 1)
BIRTH_NUMBERS = range(980, 1000)  # never given to anybody


def an_identity(number: int = 0) -> str:
    """Twelve digits of nobody: the `number`-th, up to many thousands."""
    days, birth = divmod(number, len(BIRTH_NUMBERS))
    day = dt.date(1930, 1, 1) + dt.timedelta(days=days)
    digits = f"{day:%y%m%d}{BIRTH_NUMBERS[birth]}"
    return f"19{digits}{check_digit(digits)}"


def a_provider(**values: Any) -> Provider:
    defaults = {"id": uuid4(), "name": "Provköpings kommun", "org_no": "", "regi": Regi.OWN}
    return Provider(**defaults | values)


def a_unit(provider: Provider, **values: Any) -> ProviderUnit:
    defaults = {
        "id": uuid4(),
        "provider_id": provider.id,
        "name": "Hemtjänst Norr",
        "channel": Channel.SYSTEM,
        "services": (ServiceType.HOME_CARE, ServiceType.SAFETY_ALARM),
        "valid_from": dt.date(2020, 1, 1),
    }
    return ProviderUnit(**defaults | values)


def a_user(login: str = "handlaggare", **values: Any) -> User:
    defaults = {
        "id": uuid4(),
        "login": login,
        "display_name": f"Person {login}",
        "title": "",
        "role": Role.CASE_OFFICER,
        "phone": "08-465 004 10",
        "since": dt.date(2020, 1, 1),
    }
    return User(**defaults | values)


def a_client(number: int = 0, *, is_protected: bool = False, **values: Any) -> Client:
    identity = an_identity(number)
    defaults = {
        "id": uuid4(),
        "customer_number": f"K-{10001 + number}",
        "identity_kind": IdentityKind.PERSONAL,
        "identity_value": identity,
        "birth_date": dt.datetime.strptime(identity[:8], "%Y%m%d").replace(tzinfo=dt.UTC).date(),
        "given_name": "Britta",
        "family_name": "Ekdal",
        "protection_level": ProtectionLevel.SECRECY_MARKED
        if is_protected
        else ProtectionLevel.NONE,
    }
    return Client(**defaults | values)


def a_contact(client: Client, **values: Any) -> Contact:
    defaults = {
        "id": client.id,
        "street": "Provgatan 7",
        "postal_code": "799 99",
        "city": "Provköping",
        "phone": "08-465 004 21",
        "mobile": "070-174 06 21",
    }
    return Contact(**defaults | values)


def a_care_case(client: Client, officer: User, **values: Any) -> CareCase:
    defaults = {
        "id": uuid4(),
        "number": f"A-2025-{client.customer_number[-4:]}",
        "client_id": client.id,
        "law": Law.SOL,
        "committee": "ÄLN",
        "officer_id": officer.id,
        "opened_on": dt.date(2026, 1, 15),
    }
    return CareCase(**defaults | values)


def a_representative(client: Client, **values: Any) -> Representative:
    defaults = {
        "id": uuid4(),
        "client_id": client.id,
        "kind": RepresentativeKind.GOD_MAN,
        "name": "Gunnar Provman",
        "mandate": "bevaka rätt",
        "phone": "08-465 004 31",
        "valid_from": dt.date(2026, 1, 1),
    }
    return Representative(**defaults | values)


def a_relative(client: Client, **values: Any) -> Relative:
    defaults = {
        "id": uuid4(),
        "client_id": client.id,
        "name": "Dotter Provman",
        "relation": "dotter",
        "phone": "070-174 06 41",
    }
    return Relative(**defaults | values)


def a_decision(case: CareCase, **values: Any) -> Decision:
    defaults = {
        "id": uuid4(),
        "number": f"BES-{uuid4().hex[:8]}",
        "client_id": case.client_id,
        "care_case_id": case.id,
        "law": case.law,
        "paragraph": "4 kap. 1 § SoL",
        "decided_on": SPRING,
        "registered_on": SPRING,
        "valid_from": SPRING,
        "decided_by": case.officer_id,
    }
    return Decision(**defaults | values)


def a_granted(decision: Decision, **values: Any) -> GrantedService:
    defaults = {
        "id": uuid4(),
        "decision_id": decision.id,
        "client_id": decision.client_id,
        "service": ServiceType.HOME_CARE,
        "scope": "Dusch och städning",
        "frequency": "Två gånger i veckan",
        "minutes_per_week": 180,
        "minutes_per_month": 780,
        "goal": "Klara vardagen hemma",
        "purpose": "Trygghet",
    }
    return GrantedService(**defaults | values)


def a_level(client_id: UUID, **values: Any) -> LevelAssessment:
    defaults = {
        "id": uuid4(),
        "client_id": client_id,
        "level": 2,
        "assessed_on": SPRING,
        "reason": "Behöver hjälp varje vecka",
    }
    return LevelAssessment(**defaults | values)


def an_order(granted: GrantedService, unit: ProviderUnit, officer: User, **values: Any) -> Order:
    defaults = {
        "id": uuid4(),
        "number": f"B-{uuid4().hex[:8]}",
        "client_id": granted.client_id,
        "granted_service_id": granted.id,
        "unit_id": unit.id,
        "channel": unit.channel,
        "status": OrderStatus.CHECKED,
        "planned_start": SPRING,
        "valid_from": SPRING,
        "officer_id": officer.id,
    }
    made = defaults | values
    if made["status"] is not OrderStatus.DRAFT:
        made = {"sent_at": NOON, "sent_by": officer.id} | made
    return Order(**made)


def an_execution(order: Order, by: User, **values: Any) -> Execution:
    defaults = {
        "id": uuid4(),
        "number": f"V-{uuid4().hex[:8]}",
        "order_id": order.id,
        "client_id": order.client_id,
        "unit_id": order.unit_id,
        "granted_service_id": order.granted_service_id,
        "status": ExecutionStatus.ACTIVE,
        "actual_start": SPRING,
        "registered_at": NOON,
        "registered_by": by.id,
    }
    return Execution(**defaults | values)


def a_pause(execution: Execution, start: dt.date, end: dt.date | None = None, **values: Any):
    defaults = {
        "id": uuid4(),
        "execution_id": execution.id,
        "client_id": execution.client_id,
        "start": start,
        "end": end,
        "reason": PauseReason.HOSPITAL,
        "registered_at": NOON,
        "registered_by": execution.registered_by,
    }
    return Pause(**defaults | values)


def a_case(order: Order, by: User, roles: tuple[Role, ...], **values: Any) -> CorrectionCase:
    defaults = {
        "id": uuid4(),
        "number": f"RF-{uuid4().hex[:8]}",
        "client_id": order.client_id,
        "order_id": order.id,
        "execution_id": None,
        "routine": "ru541",
        "routine_version": "03",
        "leaf": "S3",
        "roles": roles,
        "status": CaseStatus.OPEN,
        "discovered_at": NOON,
        "started_at": NOON,
        "started_by": by.id,
        "answers": {},
        "facts": {},
        "evidence": {},
        "contradictions": {},
        "feedback_recipient": "case_officer",
    }
    return CorrectionCase(**defaults | values)
