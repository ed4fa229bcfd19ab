"""The commands run in this process on real vaults, with keys that cost nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.support.local_vault import cheap_settings
from ui import composition
from ui.command_line.main import main

PASSWORD = "tre glada laxar"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave back."""

    exit: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """One command, with the founder's password in the environment unless told otherwise."""
    monkeypatch.setattr(composition, "VaultSettings", cheap_settings)

    def run_one(*words: object, password: str | None = PASSWORD, new: str | None = None) -> Answer:
        for name, value in (("VERKSTALL_PASSWORD", password), ("VERKSTALL_NEW_PASSWORD", new)):
            if value is None:
                monkeypatch.delenv(name, raising=False)
            else:
                monkeypatch.setenv(name, value)
        code = main([str(word) for word in words])
        return Answer(code, *capsys.readouterr())

    return run_one


@pytest.fixture
def vault(run: Run, tmp_path: Path) -> Path:
    """A vault with `anna`, who is its system administrator."""
    path = tmp_path / "kommun.valv"
    assert run("vault", "create", path, "--user", "anna").exit == 0
    return path
