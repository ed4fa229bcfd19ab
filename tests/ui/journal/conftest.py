"""Every test here begins in the light theme."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.support.town import Town
from tests.ui.journal.gallery import written


@pytest.fixture(autouse=True)
def _light(theme) -> None:
    """Whether it asks for the theme or not."""


@pytest.fixture
def execution(town: Town) -> UUID:
    """A journal with notes in it."""
    return written(town)
