"""`verkstall self-test` tells what this computer cannot do."""

import subprocess
import sys

import pytest

from app.kernel.texts import N_
from ui.command_line import self_test
from ui.command_line.main import main


def test_that_everything_is_tried_for_real_and_the_last_line_says_so() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "ui.command_line.main", "self-test"],
        capture_output=True,
        text=True,
        check=False,
    )
    *tried, last = done.stdout.splitlines()
    assert [line for line in tried if not line.startswith("OK ")] == []
    assert len(tried) == len(self_test.TRIALS)
    assert (done.returncode, last) == (0, "Självtest: alla 8 prov gick bra.")


def test_that_one_that_fails_is_named_and_the_answer_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_trial: self_test.Trial) -> None:
        raise self_test.Failed("den är borta")

    monkeypatch.setattr(self_test, "TRIALS", ((N_("läsa rutinen"), fail),))
    assert main(["self-test"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "FEL  läsa rutinen: den är borta",
        "Självtest: 1 av 1 prov misslyckades. Visa raderna för IT.",
    ]
