"""`verkstall journal`: what is told of a file is what its own first page says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.ui.command_line.conftest import PASSWORD, Run
from ui.composition import DemoWish, demo_store

WHO = ("--user", "objektspecialist")


@pytest.fixture
def town(run: Run, tmp_path: Path) -> Path:
    path = tmp_path / "ovning.valv"
    demo_store(path, PASSWORD, DemoWish(clients=20)).close()
    return path


def first_page(file: Path) -> str:
    words = PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text()
    return re.sub(r"\s+", " ", words)


def test_that_export_and_verify_count_as_the_first_page_of_the_file_does(
    run: Run, town: Path, tmp_path: Path
) -> None:
    at_vault = ("--vault", town, *WHO)
    rows = run("executions", "list", *at_vault, "--json").json()
    row = max(rows, key=lambda one: one["notes"])
    assert row["notes"] > 1
    out = tmp_path / "arkiv"
    out.mkdir()
    export = ("journal", "export", "--execution", row["number"], "--out", out)
    done = run(*export, *at_vault, "--json").json()
    page = first_page(Path(done["file"]))
    stated = re.search(r"Omfattning (\d+) poster på (\d+) sidor.*?Varav anteckningar (\d+)", page)
    assert stated, page
    posts, pages, notes = (int(number) for number in stated.groups())
    assert notes == row["notes"] < posts
    assert (done["posts"], done["entries"], done["pages"]) == (posts, notes, pages)
    for words in ((), at_vault):
        verified = run("journal", "verify", done["file"], *words, "--json").json()
        assert verified == {"valid": True, "reason": None, "entries": notes, "posts": posts}
        told = run("journal", "verify", done["file"], *words)
        assert told.out == f"Filen är hel: {posts} poster, varav {notes} anteckningar.\n"
