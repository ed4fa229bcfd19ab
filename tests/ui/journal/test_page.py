"""The journal driven by keys and clicks, on the services of the fictive municipality."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt

from app.drafts.model import JOURNAL_FORM
from app.executions.model import ExecutionStatus
from app.executions.views import ExecutionFilter
from app.journal.commands import WriteEntry
from app.journal.model import EntryKind
from app.kernel.window import Window
from tests.support import uidump
from tests.support.screens import settle
from tests.support.town import NOW, Town
from tests.ui.journal.gallery import ARCHIVIST, OFFICER, WRITER
from tests.ui.journal.seat import blocks, opened, press, shown, texts
from ui.journal.forms import CorrectForm, ObjectionForm
from ui.journal.page import JournalPage
from ui.journal.reading import STEP
from ui.kernel.history import Place
from ui.kernel.questions import Reply
from ui.widgets.buttons import Button
from ui.widgets.export_form import ExportForm


def choose_text(page: JournalPage, text: str) -> None:
    chain = next(one.chain for one in blocks(page) if text in one.chain.newest.text)
    page.reading.entries.choose(chain.number)


# Reading


def test_that_nothing_is_opened_before_somebody_chooses(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town)
    assert page.model.view is None
    assert "Ingen journal är vald" in uidump.dump(page)
    assert page.chooser.rows.count > 0


def test_that_the_list_has_counts_and_dates_and_no_word_of_a_note(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = shown(qtbot, town)
    said = uidump.dump(page.chooser.list)
    assert "10 anteckningar" in said
    assert not [word for word in ("middag", "duscha", "medicin") if word in said]


def test_that_choosing_with_the_keyboard_opens_the_journal(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town)
    page.chooser.list.setFocus()
    with qtbot.waitSignal(page.key_chosen) as chosen:
        qtbot.keyClick(page.chooser.list, Qt.Key.Key_Down)
    assert page.model.view is not None
    assert chosen.args == [str(page.model.view.execution_id)]


@pytest.mark.rule("INV-9")
def test_that_a_correction_stands_with_what_it_corrects(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    block = next(one for one in blocks(page) if one.chain.is_corrected)
    said = uidump.dump(block)
    order = [said.index(words) for words in ("Personalen räckte", "Skäl: Det", "gäller inte")]
    assert order == sorted(order)
    assert said.index("gäller inte") < said.index("Tog sin medicin själv")
    assert "rättelsen signerad" in said


def test_that_an_objection_is_shown_with_its_note(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    block = next(one for one in blocks(page) if one.chain.objections)
    said = uidump.dump(block)
    assert "Öppnade inte" in said
    assert "Det ringde aldrig på dörren" in said


def test_that_the_newest_note_comes_first_and_older_ones_on_demand(
    qtbot, town: Town, execution: UUID
) -> None:
    services = town.services(WRITER)
    for number in range(STEP + 5):
        services.journal.write(
            WriteEntry(
                op_id=uuid4(),
                execution_id=execution,
                kind=EntryKind.OBSERVATION,
                occurred_at=NOW - dt.timedelta(minutes=STEP + 5 - number),
                text=f"Besök nummer {number}",
            )
        )
    _desk, page = opened(qtbot, town, execution)
    assert texts(page)[0] == f"Besök nummer {STEP + 4}"
    assert len(blocks(page)) == STEP
    press(qtbot, page, "journal_older")
    settle(page)
    assert "Besök nummer 0" in texts(page)
    assert page.model.view is not None
    assert page.model.view.older == 0
    assert len(texts(page)) == len(page.model.view.chains())


def test_that_search_finds_only_in_this_journal(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    everything = len(blocks(page))
    page.reading.search.setFocus()
    qtbot.keyClicks(page.reading.search, "medicin")
    qtbot.keyClick(page.reading.search, Qt.Key.Key_Return)
    settle(page)
    assert len(blocks(page)) == 1
    assert "passar ”medicin”" in uidump.dump(page)
    qtbot.keyClick(page.reading.search, Qt.Key.Key_Escape)
    settle(page)
    assert len(blocks(page)) == everything


def test_that_a_search_without_hits_says_so(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.reading.search, "nyckelkvittens")
    with qtbot.waitSignal(page.model.changed):  # typing alone searches after a pause
        pass
    assert "Ingen anteckning innehåller ”nyckelkvittens”" in uidump.dump(page)


def test_that_arrows_walk_the_notes_and_one_is_chosen(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    entries = page.reading.entries
    entries.setFocus()
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    qtbot.keyClick(entries, Qt.Key.Key_Down)
    assert entries.current == blocks(page)[1].chain
    qtbot.keyClick(entries, Qt.Key.Key_End)
    assert entries.current == blocks(page)[-1].chain
    assert entries.accessibleDescription() == blocks(page)[-1].accessibleName()


# Writing


def test_that_a_note_is_signed_and_its_draft_is_gone(qtbot, town: Town, execution: UUID) -> None:
    desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.write.editor, "Var pigg i dag.")
    page.keep_drafts()
    assert desk.services.drafts.mine()
    with qtbot.waitSignal(page.model.signed):
        page._press_primary()
    settle(page)
    assert texts(page)[0] == "Var pigg i dag."
    assert page.write.editor.toPlainText() == ""
    assert desk.services.drafts.mine() == []
    assert desk.said[-1] == "Anteckningen är signerad"


def test_that_presses_that_come_too_many_stay_with_the_note(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.write.editor, "Sov gott.")
    page.keep_drafts()
    page.fetch(execution)  # as when it is opened again: the draft is offered
    settle(page)
    place = page.write.sign.mapTo(page, page.write.sign.rect().center())
    for _press in range(5):
        under = page.childAt(place)
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(page, place))
        settle(page)
    assert texts(page).count("Sov gott.") == 1
    assert page.window().focusWidget() is page.write.editor


def test_that_new_in_the_list_begins_a_note(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.chooser.list.setFocus()
    qtbot.keyClick(page.chooser.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.window().focusWidget() is page.write.editor


def test_that_a_note_carries_its_kind_and_when_it_happened(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    page.write.kind.set_value("contact")
    page.write.occurred.time.edit.setText("0915")
    qtbot.keyClicks(page.write.editor, "Dottern ringde.")
    press(qtbot, page, "journal_sign")
    entry = next(one.chain.newest for one in blocks(page) if "Dottern" in one.chain.newest.text)
    assert entry.kind is EntryKind.CONTACT
    assert entry.occurred_at == dt.datetime(2026, 5, 18, 7, 15, tzinfo=dt.UTC)


def test_that_signing_is_off_with_a_reason_until_something_is_written(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    assert page.write.sign.reason == "Skriv vad som hände först."
    qtbot.keyClicks(page.write.editor, "Hej")
    assert page.write.sign.isEnabled()
    page.write.occurred.time.edit.clear()
    page.write.occurred.time.edit.textEdited.emit("")
    assert page.write.sign.reason == "Skriv dag och klockslag för händelsen."


def test_that_a_refused_note_stays_as_it_was_written_and_as_a_draft(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    page.write.occurred.time.edit.setText("23:50")  # has not been yet
    page.write.editor.insertPlainText("Kvällsbesök.")
    press(qtbot, page, "journal_sign")
    assert "framtiden" in uidump.dump(page.write)
    assert page.write.editor.toPlainText() == "Kvällsbesök."
    assert [draft.values["text"] for draft in desk.services.drafts.mine()] == ["Kvällsbesök."]


def test_that_a_draft_is_kept_two_seconds_after_writing_and_says_when(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    with qtbot.waitSignal(page.keeper.kept, timeout=4000):
        qtbot.keyClicks(page.write.editor, "Var p")
    assert "Utkast sparat 14:03:12. Bara du ser det." in uidump.dump(page.write)
    (draft,) = desk.services.drafts.mine()
    assert (draft.form, draft.subject_id, draft.values["text"]) == (
        JOURNAL_FORM,
        execution,
        "Var p",
    )


def test_that_a_draft_comes_back_where_it_was_written(qtbot, town: Town, execution: UUID) -> None:
    _desk, first = opened(qtbot, town, execution)
    first.write.kind.set_value("measure")
    qtbot.keyClicks(first.write.editor, "Hann inte signera")
    first.keep_drafts()
    _desk, page = opened(qtbot, town, execution)
    assert page.write.editor.toPlainText() == "Hann inte signera"
    assert page.write.kind.value == "measure"
    assert "är tillbaka" in uidump.dump(page.write)


def test_that_another_journal_does_not_show_the_text_of_this_one(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.write.editor, "Om den ena")
    rows = desk.services.executions.rows(ExecutionFilter(), Window()).rows
    other = next(row.id for row in rows if row.id != execution and row.end is None)
    page.show_key(str(other))
    assert page.write.editor.toPlainText() == ""
    assert [draft.subject_id for draft in desk.services.drafts.mine()] == [execution]
    page.show_key(str(execution))
    assert page.write.editor.toPlainText() == "Om den ena"


def test_that_a_draft_is_thrown_away_only_after_an_answer(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.write.editor, "Blev fel")
    page.keep_drafts()
    desk.questions.replies = [Reply(acted=False), Reply(acted=True)]
    press(qtbot, page, "journal_discard")
    assert page.write.editor.toPlainText() == "Blev fel"
    press(qtbot, page, "journal_discard")
    assert page.write.editor.toPlainText() == ""
    assert desk.services.drafts.mine() == []


def test_that_text_that_was_wiped_leaves_no_draft(qtbot, town: Town, execution: UUID) -> None:
    desk, page = opened(qtbot, town, execution)
    qtbot.keyClicks(page.write.editor, "Hm")
    page.keep_drafts()
    page.write.editor.selectAll()
    qtbot.keyClick(page.write.editor, Qt.Key.Key_Delete)
    page.keep_drafts()
    assert desk.services.drafts.mine() == []


# Correcting, objecting, exporting


@pytest.mark.rule("INV-9")
def test_that_a_note_is_corrected_with_a_reason_and_stays_readable(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    assert page.reading.correct.reason == "Välj anteckningen som ska rättas."
    choose_text(page, "duscha sittande")
    press(qtbot, page, "journal_correct")
    form = page.acts.form
    assert isinstance(form, CorrectForm)
    assert form.bar.sentence == "Lydelsen är densamma. Ändra det som är fel."
    form.editor.selectAll()
    form.editor.insertPlainText("Har provat att duscha stående.")
    assert form.bar.sentence == "Skriv skälet till rättelsen."
    qtbot.keyClicks(form.reason.edit, "Fel ord")
    press(qtbot, form, "correct_act")
    settle(page)
    assert page.acts.form is None
    block = next(one for one in blocks(page) if "stående" in one.chain.newest.text)
    assert [entry.text for entry in block.chain.earlier] == [
        "Har provat att duscha sittande enligt planen. Det känns tryggt."
    ]


def test_that_an_objection_is_noted_in_the_clients_words(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    choose_text(page, "Första veckan klar")
    press(qtbot, page, "journal_object")
    form = page.acts.form
    assert isinstance(form, ObjectionForm)
    form.editor.insertPlainText("Det var inte första veckan")
    press(qtbot, form, "objection_act")
    settle(page)
    block = next(one for one in blocks(page) if "Första veckan" in one.chain.newest.text)
    assert [one.client_objection for one in block.chain.objections] == [
        "Det var inte första veckan"
    ]


def test_that_the_unit_exports_and_sees_what_was_found(
    qtbot, town: Town, execution: UUID, tmp_path: Path
) -> None:
    desk, page = opened(qtbot, town, execution, folder=str(tmp_path))
    press(qtbot, page, "journal_export_open")
    form = page.acts.form
    assert isinstance(form, ExportForm)
    qtbot.keyClicks(form.place.edit, "Akt A-2026-1")
    press(qtbot, form, "journal_export_act")
    (file,) = tmp_path.glob("*.pdf")
    assert file.name in uidump.dump(form)
    assert desk.said[-1] == "Journalen är sparad och kontrollerad"
    assert form.bar.leave.text() == "Stäng"


def test_that_a_refused_export_says_why_in_the_form(
    qtbot, town: Town, execution: UUID, tmp_path: Path
) -> None:
    _desk, page = opened(qtbot, town, execution, folder=str(tmp_path / "finns inte"))
    press(qtbot, page, "journal_export_open")
    form = page.acts.form
    assert form is not None
    qtbot.keyClicks(form.place.edit, "Akt")
    press(qtbot, form, "journal_export_act")
    assert page.acts.form is form
    assert form._refusal.isVisible()


def test_that_the_archivist_goes_to_the_case_to_export(qtbot, town: Town) -> None:
    rows = town.services(ARCHIVIST).executions.rows(ExecutionFilter(), Window()).rows
    row = next(row for row in rows if row.notes)
    desk, page = opened(qtbot, town, row.id, ARCHIVIST)
    assert blocks(page)
    assert not page.write.isVisible()
    press(qtbot, page, "journal_export_open")
    case = next(one for one in desk.services.cases.rows() if one.order_number == row.order)
    assert desk.gone == [Place("corrections", str(case.id))]


def test_that_there_is_no_case_to_open_is_said_on_the_button(qtbot, town: Town) -> None:
    rows = town.services(ARCHIVIST).executions.rows(ExecutionFilter(), Window()).rows
    row = next(row for row in rows if row.notes)
    desk, page = opened(qtbot, town, row.id, ARCHIVIST)
    view = page.model.view
    assert view is not None
    assert view.case is not None
    page.reading.show_view(replace(view, case=None), "")
    button = page.findChild(Button, "journal_export_open")
    assert not button.isEnabled()
    assert button.accessibleDescription().startswith("Inget rättelseärende pågår.")
    assert view.card.unit.name in button.accessibleDescription()
    page.acts.open_case()
    assert desk.gone == [Place("corrections", str(view.case.id))], "the model still has the case"


# Those who may not


def test_that_an_officer_sees_how_many_and_when_and_why_no_more(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution, OFFICER)
    said = uidump.dump(page)
    assert "Du ser bara hur många anteckningar som finns" in said
    assert blocks(page) == []
    assert not page.write.isVisible()
    assert "middag" not in said


def test_that_a_role_without_executions_is_told_why(qtbot, town: Town) -> None:
    _desk, page = shown(qtbot, town, "loggranskare")
    assert "Du ser inga journaler" in uidump.dump(page)


def test_that_a_removed_execution_is_read_only_and_says_where_the_journal_is(
    qtbot, town: Town, execution: UUID
) -> None:
    with town.begin() as tx:
        stored = tx.executions.get(execution)
        case = tx.cases.of_client(stored.client_id)[0]
        tx.executions.save(
            replace(
                stored,
                status=ExecutionStatus.REMOVED,
                removed_at=NOW,
                removed_by=stored.registered_by,
                correction_case_id=case.id,
            )
        )
    _desk, page = opened(qtbot, town, execution)
    assert page.reading.banner.title.text() == "Verkställigheten är borttagen"
    reason = "Journalen är sparad i exporten. Skriv i den verkställighet som gäller nu."
    assert page.reading.banner.body.text() == reason
    assert not page.write.editor.isEnabled()
    assert page.write.sign.reason == reason


def test_that_a_manager_reads_but_writes_nothing(qtbot, town: Town, execution: UUID) -> None:
    _desk, page = opened(qtbot, town, execution, "enhetschef")
    assert blocks(page)
    assert not page.write.isVisible()
    assert page.reading.correct.reason == "Anteckningar skrivs av Hemtjänst Norr."


@pytest.mark.parametrize("percent", [100, 130, 200])
@pytest.mark.parametrize("login", [WRITER, OFFICER, ARCHIVIST])
def test_that_nothing_is_cut_pale_or_out_of_reach(
    qtbot, town: Town, execution: UUID, theme, percent: int, login: str
) -> None:
    theme.set_percent(percent)
    rows = town.services(login).executions.rows(ExecutionFilter(), Window()).rows
    mine = execution if execution in {row.id for row in rows} else rows[0].id
    _desk, page = opened(qtbot, town, mine, login)
    page.resize(1700 if percent == 200 else 1310, 820)
    settle(page)
    assert uidump.elided(page) == []
    assert uidump.pale(page) == []
    assert uidump.unreachable(page) == []
    assert uidump.unexplained(page) == []
    assert uidump.same_names(page) == []
