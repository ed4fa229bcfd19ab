"""Registering clients and keeping what is known about them right."""

import datetime as dt

import pytest

from app.access.actor import Relation, Subject
from app.clients.commands import (
    AssignOfficer,
    ChangeClient,
    ChangeContact,
    CloseCareCase,
    ContactValues,
    OpenCareCase,
    RegisterClient,
    SaveRelative,
    SaveRepresentative,
)
from app.clients.identity import check_digit
from app.clients.model import IdentityKind, Law, ProtectionLevel, RepresentativeKind
from app.clients.reading import ClientReading
from app.clients.service import ClientService
from app.kernel.errors import AppError, Conflict, NotAllowed, RuleViolation
from tests.support.builders import TODAY, an_identity
from tests.support.world import World, op

DAY = dt.timedelta(days=1)


def register(world: World, login: str = "handlaggare", **over):
    defaults = {
        "op_id": op(),
        "identity": an_identity(70),
        "given_name": "Ada",
        "family_name": "Provlund",
        "law": Law.SOL,
        "committee": "ÄLN",
    }
    return ClientService(world.desk(login)).register(RegisterClient(**defaults | over))[0]


def change(client, **over) -> ChangeClient:
    defaults = {
        "op_id": op(),
        "client_id": client.id,
        "seen_version": client.version,
        "given_name": client.given_name,
        "family_name": client.family_name,
        "birth_date": client.birth_date,
        "protection_level": client.protection_level,
        "language": "",
        "needs_interpreter": False,
        "has_healthcare_assignments": None,
    }
    return ChangeClient(**defaults | over)


def code(action, *args, **kwargs) -> str:
    with pytest.raises(AppError) as refused:
        action(*args, **kwargs)
    assert refused.value.sentence.endswith(".")
    assert "{" not in refused.value.sentence
    return refused.value.code


def test_that_a_registered_client_is_the_officers_own(world: World) -> None:
    client = register(world, contact=ContactValues(street="Provgatan 1"))
    assert client.customer_number == "K-10001"
    assert client.birth_date == dt.date(1930, 1, 4)
    card = ClientReading(world.desk("handlaggare")).by_number("k-10001")
    assert card.client == client
    assert card.contact is not None
    assert card.contact.street == "Provgatan 1"
    assert card.officer is not None
    assert card.officer.phone == "08-465 004 10"
    assert (card.committee, card.may_change, card.is_masked) == ("ÄLN", True, False)
    assert code(ClientReading(world.desk("handlaggare2")).open, client.id) == "access.refused"


@pytest.mark.parametrize("form", ["{0}", "{1}-{2}", "{1}{2}", "{3}-{2}"])
def test_that_a_number_is_taken_once_however_it_is_written(world: World, form: str) -> None:
    digits = "000103980"
    number = f"20{digits}{check_digit(digits)}"
    register(world, identity=f"{number[:8]}-{number[8:]}")
    text = form.format(number, number[2:8], number[8:], number[:8])
    with pytest.raises(RuleViolation) as mine:
        register(world, identity=text)
    assert mine.value.facts["number"] == "K-10001"
    with pytest.raises(RuleViolation) as elsewhere:
        register(world, "handlaggare2", identity=text)
    assert elsewhere.value.code == "client.duplicate_elsewhere"
    assert "K-10001" not in elsewhere.value.sentence


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"identity": "1"}, "identity.format"),
        ({"given_name": "  "}, "text.empty"),
        ({"family_name": "Prov\u202elund"}, "text.hidden"),
        ({"committee": "XYZ"}, "care_case.unknown_committee"),
    ],
)
def test_that_bad_values_are_refused_and_leave_nothing(
    world: World, over: dict[str, str], expected: str
) -> None:
    assert code(register, world, **over) == expected
    with world.begin() as tx:
        assert tx.clients.by_number("K-10001") is None


def test_that_a_reserve_number_is_registered_by_its_kind(world: World) -> None:
    client = register(world, identity="REGA19300101", identity_kind=IdentityKind.RESERVE)
    assert (client.identity_kind, client.birth_date) == (IdentityKind.RESERVE, None)


@pytest.mark.rule("INV-14")
def test_that_a_change_over_a_newer_one_is_refused_with_what_it_said(world: World) -> None:
    client, service = register(world), ClientService(world.desk("handlaggare"))
    theirs, _ = service.change(change(client, family_name="Nylund"))
    with pytest.raises(Conflict) as refused:
        service.change(change(client, family_name="Gammal"))
    assert refused.value.theirs == theirs


def test_that_a_name_is_kept_in_composed_letters(world: World) -> None:
    assert register(world, family_name="A\u030aberg").family_name == "Åberg"


@pytest.mark.rule("INV-13")
def test_that_contact_details_of_a_protected_person_take_a_right_and_a_purpose(
    world: World,
) -> None:
    client = world.client(is_protected=True)
    world.order(world.granted(client))
    reading = ClientReading(world.desk("handlaggare"))
    service = ClientService(world.desk("handlaggare"))
    service.save_relative(
        SaveRelative(
            op_id=op(), client_id=client.id, name="Siv", relation="syster", phone="08-465 004 50"
        )
    )
    masked = reading.open(client.id)
    assert (masked.contact, masked.is_masked, masked.may_reveal) == (None, True, True)
    assert "Provgatan" not in repr(masked)
    assert "08-465 004 50" not in repr(masked)
    assert code(reading.reveal, client.id, " ") == "client.no_purpose"
    shown = reading.reveal(client.id, "Hembesök")
    assert shown.contact is not None
    assert shown.relatives[0].phone == "08-465 004 50"
    with world.begin() as tx:
        last = [entry.event for entry in tx.log.entries()][-1]
    assert (last.data, last.purpose) == ("protected", "Hembesök")
    provider = ClientReading(world.desk("utforare"))
    assert not provider.open(client.id).may_reveal
    assert code(provider.reveal, client.id, "Hembesök") == "access.refused"


def test_that_a_protected_address_is_changed_with_a_purpose_only(world: World) -> None:
    client, service = world.client(is_protected=True), ClientService(world.desk("handlaggare"))

    def move(purpose: str):
        values = ContactValues(street="Provvägen 2")
        return service.change_contact(
            ChangeContact(
                op_id=op(), client_id=client.id, seen_version=1, values=values, purpose=purpose
            )
        )

    assert code(move, "") == "client.no_purpose"
    assert move("Har flyttat")[0].street == "Provvägen 2"


def test_that_a_person_who_becomes_protected_leaves_the_order_of_names(world: World) -> None:
    client, service = register(world), ClientService(world.desk("handlaggare"))
    reading = ClientReading(world.desk("handlaggare"))
    service.change(change(client, protection_level=ProtectionLevel.PROTECTED_REGISTRATION))
    with world.begin() as tx:
        assert tx.clients.get(client.id).is_protected
    assert reading.search("Provlund").words == ("provlund",)
    card = reading.open(client.id)
    assert card.is_masked


@pytest.mark.rule("GOT-10")
def test_that_a_god_man_has_a_mandate(world: World) -> None:
    client, service = world.client(), ClientService(world.desk("handlaggare"))

    def save(mandate: str, **over):
        defaults = {
            "kind": RepresentativeKind.GOD_MAN,
            "name": "Gunnar Provman",
            "valid_from": TODAY,
        }
        cmd = SaveRepresentative(
            op_id=op(), client_id=client.id, mandate=mandate, **defaults | over
        )
        return service.save_representative(cmd)[0]

    assert code(save, " ") == "representative.no_mandate"
    saved = save("bevaka rätt")
    changed = save("förvalta egendom", id=saved.id, seen_version=1)
    assert (changed.id, changed.version, changed.mandate) == (saved.id, 2, "förvalta egendom")
    assert save("", kind=RepresentativeKind.PROXY).mandate == ""
    assert code(save, "x", valid_to=TODAY - DAY) == "period.end_before_start"


@pytest.mark.rule("INV-7")
def test_that_what_belongs_to_another_person_is_not_changed_through_an_own_one(
    world: World,
) -> None:
    mine, theirs = world.client(), world.client(officer="handlaggare2")
    other = ClientService(world.desk("handlaggare2"))
    relative, _ = other.save_relative(
        SaveRelative(op_id=op(), client_id=theirs.id, name="Siv", relation="syster")
    )
    service = ClientService(world.desk("handlaggare"))
    stolen = SaveRelative(
        op_id=op(),
        client_id=mine.id,
        id=relative.id,
        seen_version=1,
        name="Siv",
        relation="syster",
    )
    with pytest.raises(NotAllowed):
        service.save_relative(stolen)
    with world.begin() as tx:
        case = tx.clients.care_cases_of(theirs.id)[0]
        officer = world.users["handlaggare"].id
    take = AssignOfficer(
        op_id=op(),
        client_id=mine.id,
        care_case_id=case.id,
        seen_version=1,
        officer_id=officer,
    )
    with pytest.raises(NotAllowed):
        service.assign_officer(take)


@pytest.mark.rule("INV-6")
def test_that_a_case_is_handed_over_closed_and_opened_anew(world: World) -> None:
    client = world.client()
    with world.begin() as tx:
        case = tx.clients.care_cases_of(client.id)[0]

    def assign(login: str):
        cmd = AssignOfficer(
            op_id=op(),
            client_id=client.id,
            care_case_id=case.id,
            seen_version=1,
            officer_id=world.users[login].id,
        )
        return ClientService(world.desk("handlaggare")).assign_officer(cmd)[0]

    assert code(assign, "utforare") == "care_case.no_officer"
    handed = assign("handlaggare2")
    new = ClientService(world.desk("handlaggare2"))

    def close(day: dt.date):
        cmd = CloseCareCase(
            op_id=op(),
            client_id=client.id,
            care_case_id=case.id,
            seen_version=handed.version,
            closed_on=day,
        )
        return new.close_care_case(cmd)[0]

    assert code(close, case.opened_on - DAY) == "care_case.closed_before"
    assert close(TODAY).closed_on == TODAY


@pytest.mark.rule("INV-6")
def test_that_a_client_whom_nobody_answers_for_is_taken_over_and_no_other(world: World) -> None:
    client = world.client(officer=None)
    with world.begin() as tx:
        stands = tx.relations.relation(
            world.actor("handlaggare"), Subject(client_id=client.id), world.clock.today()
        )
    assert stands is Relation.NONE

    def take(login: str, law: Law):
        cmd = OpenCareCase(
            op_id=op(), client_id=client.id, law=law, committee="OSN", opened_on=TODAY
        )
        return ClientService(world.desk(login)).open_care_case(cmd)[0]

    assert take("handlaggare", Law.LSS).officer_id == world.users["handlaggare"].id
    assert take("handlaggare", Law.SOL).number == "A-2026-0002"
    with pytest.raises(NotAllowed):
        take("handlaggare2", Law.SOL)
