"""Somebody writes in a real vault, the process is killed, and the text is there the next time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.drafts.model import JOURNAL_FORM
from app.executions.model import Execution
from app.services import Services
from app.worklist.model import Group, Target
from tests.support.world import in_vault
from tests.ui.journal.writer import open_vault, page_in, services_in
from ui.kernel.tasks import TaskRunner

VAULT = "prov.verkstall"
SECONDS_OF_WRITING = 5.0
LOST_AT_MOST = 3.0


@dataclass(frozen=True)
class Killed:
    """What the killed process left: its vault, when each letter was typed, and the draft."""

    path: Path
    execution: Execution
    times: list[float]
    kept: str

    @contextmanager
    def opened(self) -> Iterator[Services]:
        vault = open_vault(self.path)
        try:
            yield services_in(vault)
        finally:
            vault.close()


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    folder = tmp_path_factory.mktemp("vault")
    with in_vault(folder) as world:
        execution = world.execution(world.order(world.granted(world.client())))
    path = folder / VAULT
    found = Killed(path, execution, typed_until_killed(path, execution), "")
    with found.opened() as services:
        draft = services.drafts.open(JOURNAL_FORM, execution.id)
    return Killed(path, execution, found.times, draft.values["text"] if draft else "")


def typed_until_killed(path: Path, execution: Execution) -> list[float]:
    """By the writer's own clock, up to the kill; what was in the pipe then is counted too."""
    arguments = ["-m", "tests.ui.journal.writer", str(path), str(execution.id)]
    times: list[float] = []
    with subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            times.append(float(line.split()[1]))
            if times[-1] - times[0] >= SECONDS_OF_WRITING:
                writer.send_signal(signal.SIGKILL)
                break
        times += [float(line.split()[1]) for line in writer.stdout if line.endswith("\n")]
    assert writer.returncode == -signal.SIGKILL
    return times


def test_that_a_kill_loses_at_most_three_seconds_of_writing(killed: Killed) -> None:
    kept, times = killed.kept, killed.times
    assert kept
    assert kept == ("abcdefghij" * len(times))[: len(kept)]
    last_kept = times[min(len(kept), len(times)) - 1]
    assert times[-1] - last_kept <= LOST_AT_MOST


def test_that_the_draft_is_offered_among_what_waits(killed: Killed) -> None:
    with killed.opened() as services:
        rows = [row for row in services.worklist.today() if row.group is Group.UNSAVED]
    assert [(row.target, row.target_id) for row in rows] == [(Target.JOURNAL, killed.execution.id)]


def test_that_the_text_stands_in_the_field_again(qtbot, theme, killed: Killed) -> None:
    runner = TaskRunner(readers=2)
    with killed.opened() as services:
        page = page_in(services, runner)
        qtbot.addWidget(page)
        page.show()
        with qtbot.waitSignal(page.model.changed):
            page.show_key(str(killed.execution.id))
        assert page.write.editor.toPlainText() == killed.kept
        assert page.write.sign.isEnabled()
        qtbot.waitUntil(lambda: runner.is_idle)
        runner.shutdown()


def test_that_what_was_written_cannot_be_read_in_the_file(killed: Killed) -> None:
    written = [killed.kept[:20].encode(coding) for coding in ("utf-8", "utf-16-le")]
    files = [file for file in killed.path.parent.iterdir() if file.is_file()]
    assert files
    for file in files:
        content = file.read_bytes()
        assert not [text for text in written if text in content], file.name
