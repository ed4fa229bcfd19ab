"""Use cases of what is written about the care: level, plan, journal, working notes, export."""

import datetime as dt
from pathlib import Path

from app.archive.commands import ExportJournal
from app.decisions.commands import AssessLevel
from app.journal.commands import CorrectEntry, EraseWorkingNote, WriteEntry, WriteWorkingNote
from app.journal.model import EntryKind
from app.plans.commands import SavePlan, SignPlan
from app.services import Services
from tests.rights.stories import Story
from tests.support.builders import NOON, SPRING, TODAY
from tests.support.world import op


def assess(s: Services, story: Story) -> object:
    return s.decisions.assess_level(
        AssessLevel(op_id=op(), client_id=story.client, level=3, assessed_on=TODAY, reason="Mer")
    )


def save_plan(s: Services, story: Story) -> object:
    return s.plans.save(
        SavePlan(
            op_id=op(),
            execution_id=story.execution,
            seen_version=1,
            goals="Ut varje dag",
            activities=(),
            participants="",
            fixed_on=SPRING,
        )
    )


def sign_plan(s: Services, story: Story) -> object:
    return s.plans.sign(
        SignPlan(
            op_id=op(),
            execution_id=story.execution,
            seen_version=1,
            signed_on=TODAY,
            signed_by_client=True,
        )
    )


def write(s: Services, story: Story) -> object:
    return s.journal.write(
        WriteEntry(
            op_id=op(),
            execution_id=story.execution,
            kind=EntryKind.OBSERVATION,
            occurred_at=NOON - dt.timedelta(hours=1),
            text="Lugn natt.",
        )
    )


def correct(s: Services, story: Story) -> object:
    return s.journal.correct(
        CorrectEntry(
            op_id=op(),
            execution_id=story.execution,
            entry_id=story.entry,
            text="Promenad i skogen.",
            reason="Fel plats",
        )
    )


def export(s: Services, story: Story, folder: Path) -> object:
    return s.archive.export(
        ExportJournal(
            op_id=op(), execution_id=story.execution, folder=folder, storage_place="Akten"
        )
    )


def jot(s: Services, story: Story) -> object:
    return s.working_notes.write(
        WriteWorkingNote(op_id=op(), execution_id=story.execution, text="Ring.")
    )


def erase(s: Services, story: Story) -> object:
    return s.working_notes.erase(
        EraseWorkingNote(op_id=op(), execution_id=story.execution, note_id=story.working_note)
    )
