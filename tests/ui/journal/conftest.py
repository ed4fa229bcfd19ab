"""Every test here begins in the light theme."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _light(theme) -> None:
    """Whether it asks for the theme or not."""
