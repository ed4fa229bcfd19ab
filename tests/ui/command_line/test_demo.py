"""`verkstall demo --headless`: the practice vault, and what is told while it is built."""

from __future__ import annotations

from tests.ui.command_line.conftest import Run


def test_that_a_town_is_built_told_and_thrown_away(run: Run) -> None:
    answer = run("demo", "--headless", "--clients", "1")
    assert answer.exit == 0
    assert answer.err == "Bygger kommunen. Det kan ta en halv minut.\n"
    assert "handlaggare" in answer.out
    vault = answer.out.splitlines()[0].removeprefix("Valv: ")
    assert run("vault", "info", vault).exit == 1


def test_that_a_town_is_kept_where_one_wants(run: Run, tmp_path) -> None:
    kept = tmp_path / "ovning.valv"
    assert run("demo", "--headless", "--clients", "1", "--keep", kept).exit == 0
    assert run("vault", "check", kept).exit == 0
