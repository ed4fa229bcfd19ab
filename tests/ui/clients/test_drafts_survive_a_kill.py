"""Somebody registers a person, the process is killed, and what was written is there again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from app.drafts.model import REGISTER_FORM
from tests.support.world import in_vault
from tests.ui.clients.register_writer import GIVEN, LOGIN, ROUND, page_in
from tests.ui.journal.writer import open_vault, services_in
from ui.kernel.tasks import TaskRunner
from ui.widgets.banner import Banner

SECONDS_OF_WRITING = 5.0
LOST_AT_MOST = 3.0


def typed_until_killed(path: Path) -> list[float]:
    """When each letter was typed, by the writer's own clock."""
    times: list[float] = []
    arguments = [sys.executable, "-m", "tests.ui.clients.register_writer", str(path)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            times.append(float(line.split()[1]))
            if times[-1] - times[0] >= SECONDS_OF_WRITING:
                writer.send_signal(signal.SIGKILL)
                break
        times += [float(line.split()[1]) for line in writer.stdout if line.endswith("\n")]
    assert writer.returncode == -signal.SIGKILL
    return times


def test_that_a_killed_registration_is_offered_again_and_loses_three_seconds_at_most(
    qtbot, theme, tmp_path: Path
) -> None:
    with in_vault(tmp_path):
        pass
    path = tmp_path / "prov.verkstall"
    times = typed_until_killed(path)
    vault, runner = open_vault(path), TaskRunner(readers=2)
    try:
        services = services_in(vault, LOGIN)
        draft = services.drafts.open(REGISTER_FORM)
        assert draft is not None
        kept = draft.values[GIVEN]
        assert kept
        assert kept == (ROUND * len(times))[: len(kept)]
        assert times[-1] - times[min(len(kept), len(times)) - 1] <= LOST_AT_MOST
        page = page_in(services, runner)
        qtbot.addWidget(page)
        page.show()
        page.forms.open_register()
        form = page.forms.form
        assert form is not None
        qtbot.waitUntil(lambda: form.findChild(Banner, "register_offer").isVisible())
        assert form.person.given.value == kept
        form.reject()
        qtbot.waitUntil(lambda: runner.is_idle)
    finally:
        runner.shutdown()
        vault.close()
