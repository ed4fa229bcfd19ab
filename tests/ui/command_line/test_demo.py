"""`verkstall demo --headless`: the practice vault, and what is told while it is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tree import ROOT
from tests.ui.command_line.conftest import Run
from ui.command_line.main import main


def test_that_a_town_is_built_told_and_thrown_away(run: Run) -> None:
    answer = run("demo", "--headless", "--clients", "1")
    assert answer.exit == 0
    assert answer.err == "Bygger kommunen. Det kan ta en halv minut.\n"
    assert "handlaggare" in answer.out
    vault = answer.out.splitlines()[0].removeprefix("Valv: ")
    assert run("vault", "info", vault).exit == 1


def test_that_a_town_is_kept_where_one_wants(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "ovning.valv"
    assert run("demo", "--headless", "--clients", "1", "--keep", kept).exit == 0
    assert run("vault", "check", kept).exit == 0


@pytest.mark.parametrize("given", ["nothing", "a file that is missing"])
def test_that_a_town_is_kept_only_with_a_password(run: Run, tmp_path: Path, given: str) -> None:
    """Without one the command is used wrongly; one that cannot be read is refused."""
    kept, file = tmp_path / "ovning.valv", tmp_path / "losen.txt"
    words = [] if given == "nothing" else ["--password-file", file]
    answer = run("demo", "--headless", "--keep", kept, *words, password=None)
    assert answer.exit == (2 if given == "nothing" else 1)
    named = ("--password-file", "VERKSTALL_PASSWORD") if given == "nothing" else (file.name,)
    assert all(one in answer.err for one in named)
    assert answer.out == ""
    assert not kept.exists()


def test_that_the_help_and_the_readme_tell_where_the_password_is_taken_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--help"])
    for told in (capsys.readouterr().out, (ROOT / "README.md").read_text(encoding="utf-8")):
        assert "VERKSTALL_PASSWORD" in told
        assert "--password-file" in told
        assert "samma" in told
