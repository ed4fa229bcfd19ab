"""`verkstall journal`: what is told of a file is what its own first page says."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.local_vault import cheap_settings
from tests.ui.command_line.conftest import PASSWORD, Run
from ui import composition
from ui.composition import DemoWish, demo_store

WHO = ("--user", "objektspecialist")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice vault that is built once."""
    path = tmp_path_factory.mktemp("town") / "ovning.valv"
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(composition, "VaultSettings", cheap_settings)
        demo_store(path, PASSWORD, DemoWish(clients=20)).close()
    return path


def test_that_a_list_on_the_screen_is_in_words_and_in_json_by_keys(run: Run, town: Path) -> None:
    for login, name, key, words in (
        ("handlaggare", "orders", "executed", ("insats", "Verkställd", "Hemtjänst")),
        ("handlaggare", "executions", "ended", ("anteckningar", "Avslutad", "undertecknad")),
        ("handlaggare", "cases", "open", ("scenario", "väntar på", "pågår", "Objektspecialist")),
        ("handlaggare", "clients", "protected", ("handläggare", "skyddad", "nej")),
    ):
        command = (name, "list", "--vault", town, "--user", login)
        as_json, shown = run(*command, "--json"), run(*command)
        assert (as_json.exit, shown.exit) == (0, 0)
        assert f'"{key}"' in as_json.out
        assert key not in shown.out
        assert [one for one in words if one not in shown.out] == []


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
