"""The two commands set up what is missing, once, and say what they cannot do."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.tree import ROOT

Calls = list[list[str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script with a folder of its own instead of the repository."""
    spec = importlib.util.spec_from_file_location("run_command", ROOT / "packaging" / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in (module.RUNTIME, module.DEVELOPMENT, "pyproject.toml"):
        (tmp_path / name).write_text(f"{name}\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


@pytest.fixture
def calls(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """Every command that would have been run; `venv` leaves an interpreter, as it should."""
    made: Calls = []

    def call(command: Sequence[object], **_options: object) -> int:
        made.append([str(word) for word in command])
        if "venv" in made[-1]:
            run.PYTHON.parent.mkdir(parents=True)
            run.PYTHON.touch()
        return 0

    monkeypatch.setattr(run.subprocess, "call", call)
    monkeypatch.setattr(run, "loads", lambda library: True)
    monkeypatch.setattr(run, "newest_server", lambda: 15)
    return made


def words(calls: Calls) -> str:
    return "\n".join(" ".join(call) for call in calls)


def test_that_a_fresh_clone_gets_an_environment_with_checked_packages(
    run: ModuleType, calls: Calls
) -> None:
    run.set_up(run.RUNTIME, {})
    assert calls[0][1:3] == ["-m", "venv"]
    assert "--require-hashes -r" in words(calls)
    assert "--no-deps --no-build-isolation -e" in words(calls)


def test_that_the_second_time_nothing_is_installed(run: ModuleType, calls: Calls) -> None:
    run.set_up(run.DEVELOPMENT, {})
    calls.clear()
    run.set_up(run.DEVELOPMENT, {})
    run.set_up(run.RUNTIME, {})  # the development lock holds all of it
    assert calls == []


def test_that_a_changed_lock_is_installed_into_the_same_environment(
    run: ModuleType, calls: Calls
) -> None:
    run.set_up(run.RUNTIME, {})
    calls.clear()
    (run.ROOT / run.RUNTIME).write_text("changed\n")
    run.set_up(run.RUNTIME, {})
    assert "venv " not in words(calls).replace(".venv", "")
    assert "--require-hashes" in words(calls)


def test_that_a_half_made_environment_is_made_again(run: ModuleType, calls: Calls) -> None:
    run.PYTHON.parent.mkdir(parents=True)
    run.PYTHON.touch()
    leftover = run.VENV / "leftover"
    leftover.touch()
    run.set_up(run.RUNTIME, {})
    assert not leftover.exists()
    assert run.is_complete(run.RUNTIME)


def test_that_an_install_that_fails_leaves_no_stamp(
    run: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up(run.RUNTIME, {})
    (run.ROOT / run.RUNTIME).write_text("changed\n")
    monkeypatch.setattr(run.subprocess, "call", lambda command, **options: 1)
    with pytest.raises(run.Stop, match="Det gick inte"):
        run.set_up(run.RUNTIME, {})
    assert not run.stamp_of(run.RUNTIME).exists()


def test_that_system_packages_are_installed_where_it_is_allowed(
    run: ModuleType, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "loads", lambda library: False)
    monkeypatch.setattr(run, "newest_server", lambda: 14)
    monkeypatch.setattr(run, "as_administrator", list)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    run.set_up(run.DEVELOPMENT, {"libEGL.so.1": "libegl1"}, with_server=True)
    assert calls[0][-2:] == ["update", "-q"]
    assert calls[1][:3] == ["apt-get", "-o", "DPkg::Lock::Timeout=300"]
    assert calls[1][-2:] == ["libegl1", "postgresql"]


def test_that_the_line_to_run_is_printed_where_it_is_not_allowed(
    run: ModuleType,
    calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(run, "loads", lambda library: False)
    monkeypatch.setattr(run, "as_administrator", lambda: None)
    assert run.main(["demo", "--headless"]) == 1
    assert "sudo apt-get -o DPkg::Lock::Timeout=300 install -y" in capsys.readouterr().err
    assert calls == []


def test_that_the_first_check_that_fails_stops_the_run(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: Calls = []

    def call(command: Sequence[object], **_options: object) -> int:
        made.append([str(word) for word in command])
        return int("check" in made[-1])

    monkeypatch.setattr(run, "set_up", lambda *args, **options: None)
    monkeypatch.setattr(run.subprocess, "call", call)
    assert run.main(["test"]) == 1
    assert [call[0].rsplit("/", 1)[-1] for call in made] == ["ruff", "ruff"]
    assert "Stannade vid regler för koden" in capsys.readouterr().err


def test_that_the_tests_run_last_with_the_words_that_were_given(
    run: ModuleType, calls: Calls
) -> None:
    assert run.main(["test", "-k", "period"]) == 0
    order = [call[0].rsplit("/", 1)[-1] for call in calls[-6:]]
    assert order == ["ruff", "ruff", "mypy", "mypy", "lint-imports", "python"]
    assert calls[-1][1:4] == ["-m", "pytest", "-q"]
    assert calls[-1][-2:] == ["-k", "period"]


def test_that_a_machine_without_a_screen_is_told_of_headless(
    run: ModuleType,
    calls: Calls,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert run.main(["demo"]) == 1
    assert "--headless" in capsys.readouterr().err
    assert calls == []


@pytest.mark.parametrize("said", [[], ["bygg"]])
def test_that_an_unknown_word_is_wrong_use(
    run: ModuleType, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run.main(said) == 2
    assert "packaging/run.py demo" in capsys.readouterr().err
