"""What must hold when a wrong execution is taken away, and what the database itself refuses."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from pypdf import PdfReader
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from app.corrections.commands import StartCase
from app.executions.model import ExecutionStatus
from app.kernel.errors import AppError, BadInput, Conflict, GateClosed, NotAllowed, RuleViolation
from app.orders.commands import DraftOrder, SendOrder
from app.orders.model import OrderStatus
from tests.gates import walk as stages
from tests.gates.walk import ANSWERS, FACTS, Walk, Walked
from tests.support.builders import NOON, TODAY
from tests.support.world import op

READY = "taken over"
PAST_THE_SERVICES = (
    "UPDATE execution SET status = 'removed' WHERE order_id = :order",
    "UPDATE correction_case SET executor_id = :me WHERE id = :case",
    "UPDATE correction_case SET requester_id = investigator_id",
    "UPDATE journal_entry SET text = 'annat'",
    "DELETE FROM journal_entry",
    "UPDATE journal_export SET sealed = x'00'",
    "UPDATE journal_export SET content_sha256 = 'annan'",
    "DELETE FROM journal_export",
    "DELETE FROM case_step",
    "UPDATE log_entry SET login = 'annan'",
    "DELETE FROM log_entry WHERE seq = 1",
    "DELETE FROM operation",
    "DELETE FROM execution WHERE order_id = :order",
    "DELETE FROM care_order WHERE id = :order",
)


def is_removed(walk: Walk) -> bool:
    with walk.world.begin() as tx:
        return tx.executions.get(walk.execution).status is ExecutionStatus.REMOVED


@contextmanager
def file_as_it_was(walk: Walk) -> Iterator[None]:
    """The exported file is put back when the test is done with it."""
    kept = {path: path.read_bytes() for path in walk.folder.iterdir()}
    yield
    for path, data in kept.items():
        path.write_bytes(data)


@pytest.mark.rule("INV-4")
def test_that_a_removed_execution_stays_readable_with_its_notes(walked: Walked):
    walk = walked.at("removed")
    assert is_removed(walk)
    card = walk.at("objektspecialist").executions.open(walk.execution)
    assert card.execution.correction_case_id == walk.case
    assert card.order.status is OrderStatus.REMOVED
    assert len(walk.at("objektspecialist").journal.whole(walk.execution)) == 2


def test_that_a_note_after_the_export_closes_gate_3_again(walked: Walked):
    """F91: what was saved must be what is there."""
    walk = walked.at(READY)
    walk.note("Skriven efter exporten.")
    with pytest.raises(GateClosed) as refused:
        stages.remove(walk)
    assert refused.value.gate == "G3"
    assert not is_removed(walk)
    stages.export(walk)
    stages.remove(walk)
    assert is_removed(walk)


@pytest.mark.parametrize("harm", ["altered", "cut", "gone", "another"])
def test_that_a_file_that_was_harmed_before_the_removal_refuses_it(walked: Walked, harm: str):
    """F92: read again at the removal, where it lies."""
    walk = walked.at(READY)
    with walk.world.begin() as tx:
        file = tx.archive.exports_of(walk.execution)[-1].storage_path
    path = next(one for one in walk.folder.iterdir() if str(one.resolve()) == file)
    data = path.read_bytes()
    with file_as_it_was(walk):
        if harm == "gone":
            path.unlink()
        else:
            path.write_bytes(
                {"altered": data[:-9] + b"!" + data[-8:], "cut": data[:-200], "another": b"%PDF-"}[
                    harm
                ]
            )
        with pytest.raises(RuleViolation) as refused:
            stages.remove(walk)
        assert refused.value.code == f"export.file_{'missing' if harm == 'gone' else 'changed'}"
        assert not is_removed(walk)
    stages.remove(walk)
    assert is_removed(walk)


def test_that_a_sealed_copy_that_was_harmed_refuses_the_removal(walked: Walked):
    walk = walked.at(READY)
    with walk.world.begin() as tx:
        tx.connection.exec_driver_sql("UPDATE journal_export SET sealed = substr(sealed, 1, 999)")
    with pytest.raises(RuleViolation) as refused:
        stages.remove(walk)
    assert refused.value.code == "export.sealed"
    assert not is_removed(walk)


@pytest.mark.parametrize("part", ["requester_id", "investigator_id"])
def test_that_who_has_another_part_in_the_case_does_not_remove(walked: Walked, part: str):
    """F93."""
    walk = walked.at(READY)
    with walk.world.begin() as tx:
        me = walk.world.users["systemforvaltare"].id
        tx.cases.cases.save(replace(tx.cases.get(walk.case), **{part: me}))
    with pytest.raises(RuleViolation) as refused:
        stages.remove(walk)
    assert refused.value.code == "case.same_person"
    assert not is_removed(walk)


def test_that_three_people_stand_in_the_case_after_the_removal(walked: Walked):
    case = walked.at("removed").view().case
    users = walked.walk.world.users
    assert (case.requester_id, case.investigator_id, case.executor_id) == tuple(
        users[login].id for login in ("utforare", "objektspecialist", "systemforvaltare")
    )


def test_that_a_wrong_number_and_an_old_version_remove_nothing(walked: Walked):
    walk = walked.at(READY)
    removal = walk.at("systemforvaltare").removal
    with pytest.raises(BadInput):
        removal.remove(walk.removal(typed_number="RF-2026-9999"))
    with pytest.raises(Conflict):
        removal.remove(walk.removal(seen_version=1))
    assert not is_removed(walk)


def test_that_nothing_is_removed_in_a_case_that_was_cancelled(walked: Walked):
    walk = walked.at(READY)
    command = walk.removal()
    walk.at("utforare").cases.cancel(walk.ending("Det var rätt enhet."))
    for login in ("systemforvaltare", "utforare", "handlaggare"):
        with pytest.raises(AppError):
            walk.at(login).removal.remove(replace(command, op_id=op(), attested_name="Ida N"))
    with pytest.raises(AppError):
        walk.at("handlaggare").removal.send_new_order(walk.new_order())
    assert not is_removed(walk)


def test_that_an_order_has_one_open_case(walked: Walked):
    walk = walked.at("started")
    with pytest.raises(RuleViolation):
        stages.start(walk)
    with walk.world.begin() as tx:
        case = tx.cases.get(walk.case)
        again = replace(case, id=op(), number="RF-2026-0999")
    with pytest.raises(IntegrityError), walk.world.begin() as tx:
        tx.cases.cases.add(again)


def test_that_the_case_starts_when_the_error_was_discovered_and_not_later(walked: Walked):
    walk = walked.at("started")
    for at in (NOON + dt.timedelta(minutes=1), NOON.replace(tzinfo=None)):
        with pytest.raises(BadInput):
            walk.at("utforare").guide.start(
                StartCase(
                    op_id=op(), order_id=walk.order, answers=ANSWERS, facts=FACTS, discovered_at=at
                )
            )


@pytest.mark.rule("INV-5")
def test_that_no_new_order_goes_out_past_the_case_while_the_removal_waits(walked: Walked):
    walk = walked.at("started")
    last = TODAY + dt.timedelta(days=10)
    with walk.world.begin() as tx:
        wrong = tx.orders.save(replace(tx.orders.get(walk.order), valid_to=last))
    orders, first = walk.at("handlaggare").orders, last + dt.timedelta(days=1)
    draft, _changes = orders.draft(
        DraftOrder(
            op_id=op(),
            client_id=wrong.client_id,
            granted_service_id=wrong.granted_service_id,
            unit_id=walk.world.units["väster"].id,
            planned_start=first,
            valid_from=first,
        )
    )
    with pytest.raises(GateClosed) as refused:
        orders.send(SendOrder(op_id=op(), order_id=draft.id, seen_version=1))
    assert (refused.value.gate, refused.value.waits_for) == ("G2", "system_admin")
    _walk_on(walk, "ticket sent", "removed")
    sent, _changes = orders.send(SendOrder(op_id=op(), order_id=draft.id, seen_version=1))
    assert sent.status is OrderStatus.SENT


def _walk_on(walk: Walk, first: str, last: str) -> None:
    names = list(stages.STAGES)
    for name in names[names.index(first) : names.index(last) + 1]:
        stages.STAGES[name](walk)


@pytest.mark.rule("INV-1")
def test_that_the_new_order_of_a_case_overlaps_no_other(walked: Walked):
    walk = walked.at("officer told")
    with walk.world.begin() as tx:
        wrong = tx.orders.get(walk.order)
    walk.at("handlaggare").orders.draft(
        DraftOrder(
            op_id=op(),
            client_id=wrong.client_id,
            granted_service_id=wrong.granted_service_id,
            unit_id=walk.world.units["väster"].id,
            planned_start=TODAY,
            valid_from=TODAY,
        )
    )
    with pytest.raises(RuleViolation) as refused:
        stages.send_new_order(walk)
    assert refused.value.code == "order.overlap"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"unit_id": "norr"}, "case.same_unit"),
        ({"valid_from": dt.date(2026, 1, 1)}, "order.outside_decision"),
        ({"planned_start": dt.date(2026, 1, 1)}, "case.start_before_order"),
    ],
)
def test_that_the_new_order_of_a_case_fits_unit_and_days(walked: Walked, values: dict, code: str):
    walk = walked.at("officer told")
    if "unit_id" in values:
        values = {"unit_id": walk.world.units[values["unit_id"]].id}
    with pytest.raises(AppError) as refused:
        walk.at("handlaggare").removal.send_new_order(walk.new_order(**values))
    assert refused.value.code == code


def test_that_one_person_alone_attests_the_removal_and_the_paper_says_so(walked: Walked, tmp_path):
    """Product decision 2: in a vault with one active user, and nowhere else."""
    walk = walked.at(READY)
    removal = walk.at("utforare").removal
    with pytest.raises(NotAllowed) as refused:
        removal.remove(walk.removal(attested_name="Ida Nordgren"))
    assert refused.value.code == "case.not_your_step"
    command = walk.removal(attested_name="Ida Nordgren")
    _leave_alone(walk, "utforare")
    removal.remove(command)
    assert is_removed(walk)
    step = walk.view("utforare").situation.done["UPP-S3-6f"]
    assert (step.attested, step.attested_name) == (True, "Ida Nordgren")
    assert walk.view("utforare").case.executor_id is None
    paper = tmp_path / "checklista.pdf"
    paper.write_bytes(walk.at("utforare").papers.checklist(walk.case).pdf)
    said = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Ida Nordgren" in said
    assert "intyg" in said.lower()


def _leave_alone(walk: Walk, login: str) -> None:
    with walk.world.begin() as tx:
        for user in tx.users.everybody():
            if user.login != login:
                tx.users.save(replace(user, ended_on=TODAY))


def test_that_the_database_refuses_what_goes_past_the_services(in_a_vault: Walk):
    """The last line of defence: constraints and triggers of a real vault."""
    walk = in_a_vault
    walk.until(READY)
    named = {
        "case": walk.case.hex,
        "order": walk.order.hex,
        "me": walk.world.users["objektspecialist"].id.hex,
    }
    for statement in PAST_THE_SERVICES:
        with pytest.raises(IntegrityError), walk.world.begin() as tx:
            tx.connection.execute(text(statement), named)
    assert not is_removed(walk)
    stages.remove(walk)
    assert is_removed(walk)
    assert walk.at("systemforvaltare").log.verify().holds
