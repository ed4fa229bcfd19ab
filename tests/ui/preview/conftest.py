"""A paper of two pages."""

from __future__ import annotations

import datetime as dt

import pytest

from app import printing
from app.documents.blocks import Document, Footer, Heading, Text, Title
from ui.kernel.tasks import TaskRunner

AT = dt.datetime(2026, 5, 15, 8, 20, tzinfo=dt.UTC)


def a_pdf(paragraphs: int = 60) -> bytes:
    lines = tuple(
        Text(f"Rad {number} om ingenting alls, men lång nog att läsas på skärmen.")
        for number in range(paragraphs)
    )
    blocks = (Title("Prov"), Heading("Rader"), *lines)
    document = Document(
        title="Prov", subject="Prov", blocks=blocks, footer=Footer((), "Prov"), language="sv-SE"
    )
    return printing.render(document, AT).data


@pytest.fixture(scope="session")
def pdf() -> bytes:
    return a_pdf()


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.shutdown()
    made.deleteLater()
