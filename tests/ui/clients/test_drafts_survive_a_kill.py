"""Somebody writes in a form, the process is killed, and what was written is there again."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from app.drafts.model import DECISION_FORM, REGISTER_FORM
from tests.support.world import in_vault
from tests.ui.clients.decision_writer import GOAL, SERVICES, decision_of
from tests.ui.clients.register_writer import GIVEN, LOGIN, ROUND, page_in
from tests.ui.journal.writer import open_vault, services_in
from ui.clients import seeing
from ui.kernel.tasks import TaskRunner
from ui.widgets.banner import Banner

SECONDS_OF_WRITING = 5.0
LOST_AT_MOST = 3.0


def typed_until_killed(*writer_and_its_arguments: str) -> list[float]:
    """When each letter was typed, by the writer's own clock."""
    times: list[float] = []
    arguments = [sys.executable, "-m", *writer_and_its_arguments]
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
    times = typed_until_killed("tests.ui.clients.register_writer", str(path))
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


def test_that_every_service_of_a_killed_decision_is_there_again(
    qtbot, theme, tmp_path: Path
) -> None:
    with in_vault(tmp_path) as world:
        client = world.client().id
    path = tmp_path / "prov.verkstall"
    times = typed_until_killed("tests.ui.clients.decision_writer", str(path), str(client))
    vault, runner = open_vault(path), TaskRunner(readers=2)
    try:
        services = services_in(vault, LOGIN)
        draft = services.drafts.open(DECISION_FORM, client)
        assert draft is not None
        kept = draft.values[GOAL]
        assert kept == (ROUND * len(times))[: len(kept)]
        assert times[-1] - times[min(len(kept), len(times)) - 1] <= LOST_AT_MOST
        page = page_in(services, runner)
        qtbot.addWidget(page)
        page.show()
        page.show_key(str(client))
        with qtbot.waitSignal(page.client.loaded, check_params_cb=seeing.DECISIONS.__eq__):
            page.detail.show_tab(seeing.DECISIONS)
        form = decision_of(page)
        qtbot.waitUntil(lambda: form.findChild(Banner, "decision_offer").isVisible())
        assert len({block.granted for block in form.granted.blocks}) == SERVICES
        assert form.granted.blocks[-1].goal.value == kept
        form.reject()
        qtbot.waitUntil(lambda: runner.is_idle)
    finally:
        runner.shutdown()
        vault.close()
