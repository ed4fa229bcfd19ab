"""Working notes: written, used and erased apart from the journal (GOT-32, GOT-47)."""

from __future__ import annotations

from uuid import UUID

from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from tests.support import uidump
from tests.support.screens import settle
from tests.support.town import Town
from tests.ui.journal.seat import opened, press, texts
from ui.widgets.buttons import Button, Link


def test_that_working_notes_are_written_and_used_apart_from_the_journal(
    qtbot, town: Town, execution: UUID
) -> None:
    _desk, page = opened(qtbot, town, execution)
    page.notes.editor.insertPlainText("Ring vaktmästaren")
    press(qtbot, page, "working_note_add")
    assert page.notes.editor.toPlainText() == ""
    assert "Ring vaktmästaren" in uidump.dump(page.notes)
    assert "Ring vaktmästaren" not in "".join(texts(page))
    press(qtbot, page, "working_note_use_1")
    assert page.write.editor.toPlainText() == "Fråga om hon vill byta dag för städning."


def test_that_a_working_note_belongs_to_one_journal_until_it_is_added(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    drafts = desk.services.drafts
    page.notes.editor.insertPlainText("Ring vaktmästaren")
    rows = desk.services.executions.rows(ExecutionFilter(), Window()).rows
    other = next(row.id for row in rows if row.id != execution and row.end is None)
    page.show_key(str(other))
    assert page.notes.editor.toPlainText() == ""
    assert not page.findChild(Button, "working_note_add").isEnabled()
    _again, page = opened(qtbot, town, execution)
    assert page.notes.editor.toPlainText() == "Ring vaktmästaren"
    assert "Utkast sparat" in uidump.dump(page.notes)
    press(qtbot, page, "working_note_add")
    assert drafts.mine() == []
    assert "Utkast sparat" not in uidump.dump(page.notes)


def test_that_a_working_note_goes_when_the_time_to_undo_has_passed(
    qtbot, town: Town, execution: UUID
) -> None:
    desk, page = opened(qtbot, town, execution)
    press(qtbot, page, "working_note_erase_1")
    assert page.findChild(Link, "working_note_use_1") is None or len(page.acts.erasing) == 1
    desk.held[0].undo()
    assert page.acts.erasing == frozenset()
    assert len(page.model.view.notes) == 2
    press(qtbot, page, "working_note_erase_1")
    desk.held[1].act()
    settle(page)
    assert [note.text for note in page.model.view.notes] == ["Extranyckel hos grannen, nr 3."]
