"""What each role may and may not, as sentences, tried on a municipality."""

import pytest

from app.access.actor import Command, Data, Relation
from app.access.rights import shipped_rights
from app.access.roles import Role
from app.kernel.errors import NotAllowed
from tests.rights.conftest import Town
from tests.rights.probes import PROBES
from tests.rights.test_matrix import LOGINS


def roles_that_may(data: Data, *commands: Command) -> set[Role]:
    return {
        row.role
        for row in shipped_rights()
        if row.data is data and row.command in commands and row.relations
    }


def try_it(town: Town, login: str, data: Data, command: Command, relation: Relation) -> object:
    return PROBES[data, command].act(town.services(login), town.stories[relation])


def refused(town: Town, login: str, data: Data, command: Command, relation: Relation) -> bool:
    try:
        try_it(town, login, data, command, relation)
    except NotAllowed as refusal:
        return refusal.code == "access.refused"
    return False


def test_that_only_the_case_officer_creates_sends_and_recalls_orders():
    officer = {Role.CASE_OFFICER}
    assert roles_that_may(Data.ORDER, Command.CREATE, Command.SEND, Command.RECALL) == officer
    assert roles_that_may(Data.CARD, Command.ISSUE) == officer


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CASE_OFFICER])
def test_that_a_card_that_is_not_issued_is_refused_to_all_but_the_officer(town: Town, role: Role):
    for relation in Relation:
        assert refused(town, LOGINS[role], Data.CARD, Command.PREVIEW, relation)
    assert try_it(town, "handlaggare", Data.CARD, Command.PREVIEW, Relation.OWN)


@pytest.mark.parametrize("login", ["systemforvaltare", "handlaggare", "avgift", "expertanvandare"])
def test_that_no_journal_is_read_by_who_does_not_work_with_it(town: Town, login: str):
    for relation in Relation:
        assert refused(town, login, Data.JOURNAL, Command.READ, relation)


@pytest.mark.rule("NKP-09")
def test_that_a_provider_reads_nothing_of_another_providers_execution(town: Town):
    for data in (Data.JOURNAL, Data.PLAN, Data.EXECUTION, Data.PAUSE, Data.WORKING_NOTE):
        assert refused(town, "utforare", data, Command.READ, Relation.OTHER)


def test_that_a_provider_reads_its_journal_in_the_grace_days_and_not_after(town: Town):
    assert try_it(town, "utforare", Data.JOURNAL, Command.READ, Relation.ENDED)
    assert refused(town, "utforare", Data.JOURNAL, Command.READ, Relation.NONE)


def test_that_a_provider_finishes_its_notes_in_the_grace_days_and_not_after(town: Town):
    for command in (Command.CREATE, Command.CORRECT):
        assert try_it(town, "utforare", Data.JOURNAL, command, Relation.ENDED)
        assert refused(town, "utforare", Data.JOURNAL, command, Relation.NONE)
        assert refused(town, "utforare", Data.JOURNAL, command, Relation.OTHER)


def test_that_a_case_officer_opens_own_clients_only(town: Town):
    assert try_it(town, "handlaggare", Data.CLIENT, Command.READ, Relation.OWN)
    for relation in (Relation.OTHER, Relation.ENDED, Relation.NONE):
        assert refused(town, "handlaggare", Data.CLIENT, Command.READ, relation)


def test_that_specialists_see_a_client_only_while_a_case_has_a_step_for_them(town: Town):
    for login in ("objektspecialist", "sammanhallande", "expertanvandare"):
        assert try_it(town, login, Data.CLIENT, Command.READ, Relation.OWN)
        for relation in (Relation.OTHER, Relation.ENDED, Relation.NONE):
            assert refused(town, login, Data.CLIENT, Command.READ, relation)


def test_that_the_system_administrator_sees_no_client_decision_or_plan(town: Town):
    for data in (Data.CLIENT, Data.PROTECTED, Data.DECISION, Data.PLAN, Data.CARD):
        for relation in Relation:
            assert refused(town, "systemforvaltare", data, Command.READ, relation)


def test_that_only_the_responsible_officer_sees_what_is_protected(town: Town):
    assert roles_that_may(Data.PROTECTED, Command.READ) == {Role.CASE_OFFICER}
    for login in LOGINS.values():
        for relation in Relation:
            is_responsible = (login, relation) == ("handlaggare", Relation.OWN)
            if not is_responsible:
                assert refused(town, login, Data.PROTECTED, Command.READ, relation)


def test_that_removal_is_for_administrator_and_expert_inside_an_open_case(town: Town):
    remover = {Role.SYSTEM_ADMIN, Role.EXPERT_USER}
    assert roles_that_may(Data.EXECUTION, Command.REMOVE) == remover
    assert roles_that_may(Data.EXECUTION, Command.REOPEN) == {Role.SYSTEM_ADMIN}
    for relation in (Relation.OTHER, Relation.ENDED, Relation.NONE):
        assert refused(town, "systemforvaltare", Data.EXECUTION, Command.REMOVE, relation)


def test_that_the_fee_officer_sees_dates_and_messages_and_no_words(town: Town):
    mine = {row.data for row in shipped_rights() if row.role is Role.FEE_OFFICER and row.relations}
    about_care = mine - {Data.PROVIDER, Data.SETTINGS, Data.ROUTINE, Data.LOG}
    assert about_care == {Data.EXECUTION, Data.PAUSE, Data.MESSAGE, Data.CASE}
    assert refused(town, "avgift", Data.CLIENT, Command.READ, Relation.OWN)


def test_that_notes_are_exported_by_the_unit_and_the_specialists_alone():
    exporters = {Role.PROVIDER, Role.OBJECT_SPECIALIST, Role.LEAD_SPECIALIST}
    assert roles_that_may(Data.JOURNAL, Command.EXPORT) == exporters


def test_that_users_settings_and_copies_are_the_system_administrators():
    admin = {Role.SYSTEM_ADMIN}
    assert roles_that_may(Data.USER, *Command) == admin
    assert roles_that_may(Data.SETTINGS, Command.CHANGE) == admin
    assert roles_that_may(Data.BACKUP, Command.CREATE) == admin
    assert roles_that_may(Data.PROVIDER, Command.CHANGE) == admin


def test_that_the_log_is_reviewed_by_the_log_reviewer_who_sees_no_client(town: Town):
    assert roles_that_may(Data.LOG, Command.READ) == {Role.LOG_REVIEWER}
    assert refused(town, "enhetschef", Data.LOG, Command.READ, Relation.NONE)
    for data in (Data.CLIENT, Data.JOURNAL, Data.EXECUTION, Data.CASE):
        assert refused(town, "loggranskare", data, Command.READ, Relation.OWN)


def test_that_a_manager_of_a_unit_reads_it_and_the_authority_manager_reads_open_cases(town: Town):
    assert try_it(town, "enhetschef", Data.JOURNAL, Command.READ, Relation.OWN)
    assert refused(town, "enhetschef", Data.JOURNAL, Command.READ, Relation.OTHER)
    assert try_it(town, "myndighetschef", Data.CLIENT, Command.READ, Relation.OTHER)
    assert refused(town, "myndighetschef", Data.CLIENT, Command.READ, Relation.ENDED)


def test_that_working_notes_stay_at_the_unit_that_wrote_them():
    commands = (Command.READ, Command.CREATE, Command.ERASE)
    assert roles_that_may(Data.WORKING_NOTE, *commands) == {Role.PROVIDER}
