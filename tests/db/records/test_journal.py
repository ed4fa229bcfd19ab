"""The journal on the real store: signed, append-only, one line in the log for each opening."""

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest

from app.access.desk import DoneBefore
from app.access.roles import Role
from app.drafts.model import JOURNAL_FORM
from app.drafts.service import DraftService, SaveDraft
from app.journal.commands import (
    CorrectEntry,
    EraseWorkingNote,
    NoteObjection,
    WriteEntry,
    WriteWorkingNote,
)
from app.journal.model import EntryKind, JournalEntry
from app.journal.service import JournalService
from app.journal.working_notes import WorkingNoteService
from app.kernel.errors import BadInput, NotAllowed, NotFound, RuleViolation
from app.orders.model import OrderStatus
from app.providers.model import ServiceType
from tests.db.records.world import NOW, World


def service(world: World, login: str = "norr") -> JournalService:
    return JournalService(world.desk(login))


def note(world: World, text: str = "Besök enligt plan.") -> WriteEntry:
    return WriteEntry(
        op_id=uuid4(),
        execution_id=world.execution.id,
        kind=EntryKind.OBSERVATION,
        occurred_at=NOW - dt.timedelta(hours=1),
        text=text,
    )


def write(world: World, text: str = "Besök enligt plan.") -> JournalEntry:
    return service(world).write(note(world, text))[0]


def correction(world: World, wrong: JournalEntry, text: str = "Besöket var kl. 9.") -> CorrectEntry:
    return CorrectEntry(
        op_id=uuid4(),
        execution_id=wrong.execution_id,
        entry_id=wrong.id,
        text=text,
        reason="Fel klockslag",
    )


def test_that_a_note_is_signed_and_numbered_when_it_is_written(world: World) -> None:
    first, second = write(world, "Anna mår bra"), write(world)
    assert (first.number, second.number) == (1, 2)
    assert (first.author_name, first.author_title) == ("Prov Norr", "titel norr")
    assert first.written_at == NOW


def test_that_letters_are_composed_and_hidden_characters_refused(world: World) -> None:
    assert write(world, "Bra\u030a idag").text == "Br\u00e5 idag"
    with pytest.raises(BadInput) as refused:
        write(world, "Rad ett\nvänd\u202eom")
    assert "(U+202E), rad 2, tecken 5" in refused.value.sentence


def test_that_a_note_about_the_future_is_refused(world: World) -> None:
    tomorrow = replace(note(world), occurred_at=NOW + dt.timedelta(minutes=1))
    with pytest.raises(BadInput, match=r"journal\.future"):
        service(world).write(tomorrow)


def test_that_the_same_press_writes_one_note(world: World) -> None:
    cmd = note(world)
    entry, _changes = service(world).write(cmd)
    with pytest.raises(DoneBefore) as before:
        service(world).write(cmd)
    assert before.value.result == str(entry.id)
    assert service(world).summary(world.execution.id).entries == 1


@pytest.mark.rule("INV-9")
def test_that_a_correction_leaves_the_original_as_it_was(world: World) -> None:
    wrong = write(world, "Besöket var kl. 8.")
    right, _changes = service(world).correct(correction(world, wrong))
    rows = service(world).whole(world.execution.id)
    assert [row.entry.text for row in rows] == ["Besöket var kl. 8.", "Besöket var kl. 9."]
    assert rows[0].entry == wrong
    assert (rows[0].corrected_by, rows[1].corrects) == (2, 1)
    assert right.correction_reason == "Fel klockslag"


@pytest.mark.rule("INV-9")
def test_that_the_store_offers_no_way_to_change_or_erase_a_note(world: World) -> None:
    with world.begin() as tx:
        offered = {name for name in dir(tx.journal) if not name.startswith("_")}
    assert offered == {
        "add",
        "correction_of",
        "erase_working_note",
        "get",
        "last_number",
        "links",
        "of_execution",
        "page",
        "summary",
        "working_notes",
        "working_notes_of",
    }


def test_that_only_the_newest_wording_of_a_chain_is_corrected(world: World) -> None:
    wrong = write(world)
    service(world).correct(correction(world, wrong))
    with pytest.raises(RuleViolation) as refused:
        service(world).correct(correction(world, wrong, "En tredje lydelse."))
    assert "Rätta anteckning 2" in refused.value.sentence


def test_that_a_correction_without_a_reason_is_refused(world: World) -> None:
    wrong = write(world)
    with pytest.raises(BadInput, match=r"text\.empty"):
        service(world).correct(replace(correction(world, wrong), reason="  "))


def test_that_an_objection_hangs_on_to_the_note_and_corrects_nothing(world: World) -> None:
    wrong = write(world)
    objection = NoteObjection(
        op_id=uuid4(),
        execution_id=world.execution.id,
        entry_id=wrong.id,
        objection="Det var inte så.",
        occurred_at=NOW,
    )
    entry, _changes = service(world).object(objection)
    rows = service(world).whole(world.execution.id)
    assert rows[0].objections == (2,)
    assert rows[0].corrected_by is None
    assert (rows[1].objection_to, rows[1].corrects) == (1, None)
    with pytest.raises(RuleViolation, match=r"journal\.objection"):
        service(world).correct(correction(world, entry))


@pytest.mark.rule("INV-7")
def test_that_another_unit_can_neither_read_write_nor_correct(world: World) -> None:
    wrong = write(world)
    other = service(world, "syd")
    with pytest.raises(NotAllowed):
        other.open(world.execution.id)
    with pytest.raises(NotAllowed):
        other.write(note(world))
    with pytest.raises(NotAllowed):
        other.correct(correction(world, wrong))
    assert service(world).summary(world.execution.id).entries == 1


def test_that_a_note_of_another_execution_cannot_be_corrected_from_here(world: World) -> None:
    granted = world.add_granted(world.client, ServiceType.MEALS)
    other = world.add_execution(world.add_order(granted, world.norr, "B-2"), "V-2")
    wrong = write(world)
    with pytest.raises(RuleViolation, match=r"journal\.elsewhere"):
        service(world).correct(replace(correction(world, wrong), execution_id=other.id))


def test_that_nothing_is_written_after_the_days_of_grace(world: World) -> None:
    world.end(world.execution, dt.date(2026, 3, 9))
    world.clock.at = NOW + dt.timedelta(days=14)
    write(world)
    world.clock.at = NOW + dt.timedelta(days=15)
    with pytest.raises(RuleViolation) as refused:
        write(world)
    assert "stängdes 23 mars 2026" in refused.value.sentence


@pytest.mark.rule("INV-4")
def test_that_nothing_is_written_in_a_removed_execution(world: World) -> None:
    case = world.open_case(world.order, world.execution, (Role.SYSTEM_ADMIN,))
    world.remove(world.execution, case)
    with pytest.raises(RuleViolation, match=r"journal\.removed"):
        write(world)


def test_that_a_journal_is_opened_with_one_line_in_the_log(world: World) -> None:
    for number in range(7):
        write(world, f"Anteckning {number}")
    before = len(world.log_lines())
    reader = service(world)
    page = reader.open(world.execution.id, "uppföljning", limit=3)
    second = reader.more(page.opening, page.after or 0, limit=3)
    third = reader.more(page.opening, second.after or 0, limit=3)
    read = [row.entry.number for part in (page, second, third) for row in part.rows]
    assert read == [1, 2, 3, 4, 5, 6, 7]
    assert third.after is None
    assert world.log_lines()[before:] == ["norr journal read done"]


def test_that_a_journal_that_was_not_opened_here_is_not_read_on(world: World) -> None:
    write(world)
    opening = service(world).open(world.execution.id).opening
    with pytest.raises(NotAllowed, match=r"journal\.not_opened"):
        service(world).more(opening, 0)


def test_that_reading_on_stops_when_the_right_is_gone(world: World) -> None:
    write(world)
    reader = service(world)
    opening = reader.open(world.execution.id).opening
    with world.begin() as tx:
        tx.orders.save(replace(tx.orders.get(world.order.id), status=OrderStatus.REMOVED))
    with pytest.raises(NotAllowed):
        reader.more(opening, 0)


@pytest.mark.rule("INV-10")
def test_that_words_are_found_in_one_clients_journal_and_never_logged(world: World) -> None:
    write(world, "Promenad i parken")
    write(world, "Lunch")
    hits = service(world).search(world.client.id, "PARKEN promenad")
    assert [(hit.number, hit.excerpt) for hit in hits] == [(1, "Promenad i parken")]
    with world.begin() as tx:
        entries = list(tx.log.entries())
    assert entries[-1].event.detail == "search"
    assert not any("parken" in repr(entry).casefold() for entry in entries)


@pytest.mark.rule("INV-7")
def test_that_a_search_leaves_out_the_journals_of_other_units(world: World) -> None:
    granted = world.add_granted(world.client, ServiceType.MEALS)
    other = world.add_execution(world.add_order(granted, world.syd, "B-2"), "V-2")
    write(world, "Promenad hos Norr")
    service(world, "syd").write(replace(note(world, "Promenad hos Syd"), execution_id=other.id))
    hits = service(world, "syd").search(world.client.id, "promenad")
    assert [hit.excerpt for hit in hits] == ["Promenad hos Syd"]


def test_that_a_summary_counts_without_a_word_of_the_text(world: World) -> None:
    write(world)
    summary = service(world, "handlaggare").summary(world.execution.id)
    assert (summary.entries, summary.last_written_at) == (1, NOW)
    assert summary.last_occurred_at == NOW - dt.timedelta(hours=1)


def test_that_the_draft_goes_in_the_same_moment_as_the_note_is_signed(world: World) -> None:
    drafts = DraftService(world.desk("norr"))
    draft = SaveDraft(form=JOURNAL_FORM, subject_id=world.execution.id, values={"text": "Bes"})
    drafts.save(draft)
    with pytest.raises(BadInput):
        write(world, "")
    assert drafts.open(JOURNAL_FORM, world.execution.id) is not None
    write(world)
    assert drafts.open(JOURNAL_FORM, world.execution.id) is None


@pytest.mark.rule("GOT-32", "GOT-47")
def test_that_working_notes_are_apart_from_the_journal_and_can_be_erased(world: World) -> None:
    notes = WorkingNoteService(world.desk("norr"))
    cmd = WriteWorkingNote(op_id=uuid4(), execution_id=world.execution.id, text="Köp mjölk")
    kept, _changes = notes.write(cmd)
    assert service(world).whole(world.execution.id) == ()
    erase = EraseWorkingNote(op_id=uuid4(), execution_id=world.execution.id, note_id=kept.id)
    notes.erase(erase)
    assert notes.read(world.execution.id) == []
    with pytest.raises(NotFound):
        notes.erase(replace(erase, op_id=uuid4()))
