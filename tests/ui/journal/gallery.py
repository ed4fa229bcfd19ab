"""The journal page in its states, to be looked at."""

from __future__ import annotations

import datetime as dt
from uuid import UUID, uuid4

from PySide6.QtWidgets import QWidget

from app.executions.views import ExecutionFilter
from app.journal.commands import CorrectEntry, NoteObjection, WriteEntry, WriteWorkingNote
from app.journal.model import EntryKind
from app.kernel.window import Window
from tests.support.town import NOW, Desktop, Town, found
from tests.ui.today.frame import framed
from ui.journal.model import JournalServices
from ui.journal.page import JournalPage

WRITER, OFFICER, ARCHIVIST = "utforare", "handlaggare", "objektspecialist"


def services_of(desk: Desktop, folder: str = "") -> JournalServices:
    services = desk.services
    return JournalServices(
        desk=services.desk,
        clients=services.client_reading,
        executions=services.executions,
        journal=services.journal,
        working_notes=services.working_notes,
        drafts=services.drafts,
        archive=services.archive,
        cases=services.cases,
        export_folder=folder,
    )


def page_of(desk: Desktop, folder: str = "") -> JournalPage:
    return JournalPage(desk.bench(), services_of(desk, folder))


def written(town: Town) -> UUID:
    """An execution of the writer's unit with a correction, an objection and working notes."""
    services = town.services(WRITER)
    rows = services.executions.rows(ExecutionFilter(), Window()).rows
    execution_id = next(row.id for row in rows if row.notes and row.end is None)

    def note(days: int, text: str, kind: EntryKind = EntryKind.OBSERVATION):
        at = NOW - dt.timedelta(days=days, hours=2)
        town.clock.at = at + dt.timedelta(minutes=12)
        command = WriteEntry(
            op_id=uuid4(), execution_id=execution_id, kind=kind, occurred_at=at, text=text
        )
        return services.journal.write(command)[0]

    note(10, "Första veckan klar. Tiderna på morgonen passar, kvällen flyttas en halvtimme.")
    wrong = note(7, "Åt middag hemma. Tog sin medicin själv klockan 17.", EntryKind.MEASURE)
    town.clock.at = NOW - dt.timedelta(days=6)
    services.journal.correct(
        CorrectEntry(
            op_id=uuid4(), execution_id=execution_id, entry_id=wrong.id,
            text="Åt middag hemma. Personalen räckte fram medicinen klockan 17 enligt delegering.",
            reason="Det stod fel vem som tog fram medicinen.",
        )
    )  # fmt: skip
    doubted = note(4, "Öppnade inte vid kvällsbesöket. Besöket räknas som bomtid.")
    town.clock.at = NOW - dt.timedelta(days=3)
    services.journal.object(
        NoteObjection(
            op_id=uuid4(), execution_id=execution_id, entry_id=doubted.id,
            objection="Jag var hemma. Det ringde aldrig på dörren.",
            occurred_at=NOW - dt.timedelta(days=3),
        )
    )  # fmt: skip
    note(1, "Har provat att duscha sittande enligt planen. Det känns tryggt.", EntryKind.FOLLOW_UP)
    for text in ("Fråga om hon vill byta dag för städning.", "Extranyckel hos grannen, nr 3."):
        services.working_notes.write(
            WriteWorkingNote(op_id=uuid4(), execution_id=execution_id, text=text)
        )
    town.clock.at = NOW
    return execution_id


def opened(login: str, execution_id: UUID, town: Town) -> QWidget:
    desk = Desktop(town, login)
    page = page_of(desk)
    window = framed(page, "journal", desk)
    page.show_key(str(execution_id))
    return window


def writing() -> QWidget:
    town = found()
    window = opened(WRITER, written(town), town)
    page = window.pages.page
    page.write.editor.setPlainText("Var pigg i dag och lagade lunchen själv med lite hjälp.")
    page.keep_drafts()
    page.reading.entries.choose(page.reading.entries._blocks[2].chain.number)
    return window


def recovered() -> QWidget:
    """After a kill: the draft is back."""
    town = found()
    execution_id = written(town)
    first = page_of(Desktop(town, WRITER))
    first.show_key(str(execution_id))
    first.write.editor.setPlainText("Jag hann inte signera det här.")
    first.keep_drafts()
    return opened(WRITER, execution_id, town)


def officer() -> QWidget:
    town = found()
    execution_id = written(town)
    rows = town.services(OFFICER).executions.rows(ExecutionFilter(), Window()).rows
    mine = [row.id for row in rows]
    return opened(OFFICER, execution_id if execution_id in mine else mine[0], town)


def archivist() -> QWidget:
    town = found()
    rows = town.services(ARCHIVIST).executions.rows(ExecutionFilter(), Window()).rows
    return opened(ARCHIVIST, next(row.id for row in rows if row.notes), town)


def unchosen() -> QWidget:
    desk = Desktop(found(), WRITER)
    return framed(page_of(desk), "journal", desk)
