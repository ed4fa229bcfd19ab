"""Settings of their own for the tests of the kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.kernel.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")
