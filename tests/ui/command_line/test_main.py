"""What every command does: a sentence for whatever goes wrong, never a traceback."""

from pathlib import Path

import pytest

from app.kernel.errors import BadInput
from app.settings.model import Municipality
from app.vault.model import Credentials
from tests.ui.command_line.conftest import PASSWORD, Run
from ui import composition
from ui.command_line import log
from ui.command_line.main import SCREENS
from ui.composition import found_store

WHO = Credentials("ida", PASSWORD)
TOWN = Municipality(name="Ängsholms kommun")


def test_that_a_fault_of_ours_is_a_sentence_without_what_it_was_about(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_args: object) -> int:
        raise RuntimeError("Gunvor Sandelin")

    monkeypatch.setattr(log, "run", fail)
    answer = run("log", "verify", "--vault", "x.valv", "--user", "ida")
    assert answer.exit == 1
    assert "RuntimeError test_main:" in answer.err
    assert "Gunvor" not in answer.err
    assert "Traceback" not in answer.err


def test_that_a_vault_that_could_not_be_filled_is_not_left_behind(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**_values: object) -> None:
        raise RuntimeError

    path = tmp_path / "prov.verkstall"
    with monkeypatch.context() as broken:
        broken.setattr(composition, "User", fail)
        with pytest.raises(RuntimeError):
            found_store(path, WHO, TOWN, "Ida Nordgren")
    assert list(tmp_path.iterdir()) == []
    found_store(path, WHO, TOWN, "Ida Nordgren").store.close()
    assert path.exists()


def test_that_settings_that_may_not_be_are_refused_before_anything_is_made(
    run: Run, tmp_path: Path
) -> None:
    with pytest.raises(BadInput):
        found_store(
            tmp_path / "prov.verkstall", WHO, Municipality(name="Ä", committees=("A", "A")), "Ida"
        )
    assert list(tmp_path.iterdir()) == []


def test_that_no_screen_is_said_before_qt_ends_the_process(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SCREENS:
        monkeypatch.delenv(name, raising=False)
    answer = run()
    assert answer.exit == 1
    assert "Här finns ingen skärm" in answer.err


def test_that_a_code_that_cannot_be_asked_for_or_read_is_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "prov.verkstall"
    found_store(path, WHO, TOWN, "Ida Nordgren").store.close()
    asked = run("vault", "recover", path, "--user", "ida")
    assert (asked.exit, "Återställningskod saknas" in asked.err) == (1, True)
    code = tmp_path / "kod.txt"
    code.write_bytes(b"\xff\xfe\x00")
    read = run("vault", "recover", path, "--user", "ida", "--code-file", code)
    assert (read.exit, "kod.txt kan inte läsas" in read.err) == (1, True)


def test_that_the_address_of_a_server_is_not_taken_for_a_file(run: Run) -> None:
    answer = run("clients", "list", "--vault", "postgresql://anna@dator/kommun", "--user", "anna")
    assert (answer.exit, answer.out) == (1, "")
    assert answer.err.startswith("Kommandot kan inte öppna en delad databas än. Ange filen")
