"""The command's contract: keys, texts in the chosen language, refusals, and what it loads."""

from __future__ import annotations

import argparse
import gettext
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kernel import texts
from app.routines.describe import describe, file_name, main
from app.routines.extraction import extract_toml
from app.routines.loading import ROUTINES
from app.routines.reporting import check_report, decision_report
from tests.unit.routines.samples import ANSWERS, a_copy, decided, ru541, spoil
from ui.command_line import routine

ROOT = ROUTINES.parent.parent
HEAVY = ("PySide6", "sqlalchemy", "reportlab", "sqlcipher3", "psycopg", "alembic")


class Marking(gettext.NullTranslations):
    """A catalogue of what is extracted: whatever it translates is marked."""

    def __init__(self, known: frozenset[str]) -> None:
        super().__init__()
        self._known = known

    def gettext(self, message: str) -> str:
        return f"«{message}»" if message in self._known else message


@pytest.fixture
def marked() -> Iterator[None]:
    files = (ROUTINES / "ru541" / "03").rglob("*.toml")
    known = frozenset(text for file in files for _line, text in extracted(file))
    texts.install("en", Marking(known))
    yield
    texts.install("sv", gettext.NullTranslations())


def extracted(file: Path) -> list[tuple[int, str]]:
    found = list(extract_toml(io.BytesIO(file.read_bytes()), {}, [], {}))
    assert all(name == "_" for _line, name, _text, _comments in found)
    return [(line, text) for line, _name, text, _comments in found]


def run(*words: str) -> int:
    parser = argparse.ArgumentParser("verkstall")
    routine.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["routine", *words])
    return int(args.run(args))


@pytest.mark.parametrize("leaf", ANSWERS)
def test_that_the_report_has_the_keys_of_the_contract(leaf: str) -> None:
    report = json.loads(json.dumps(decision_report(decided(leaf))))
    assert (report["routine"], report["version"], report["leaf"]) == ("ru541", "03", leaf)
    for key in ("steps", "gates", "obligations", "tickets", "why"):
        assert isinstance(report[key], list)
    for step in report["steps"]:
        assert {"id", "role", "text", "added", "condition", "gates"} <= step.keys()
        assert isinstance(step["added"], bool)
    assert all({"id", "text"} <= gate.keys() for gate in report["gates"])
    assert all(duty["kind"] in {"R", "C", "I"} and duty["text"] for duty in report["obligations"])
    assert set(report["why_not"]) == set(ANSWERS) - {leaf}


def test_that_a_condition_is_told_in_words_and_its_absence_as_null() -> None:
    steps = {one["id"]: one for one in decision_report(decided("S2"))["steps"]}
    assert steps["UPP-S2-2"]["condition"] == "Om utföraren använder planering och LMO."
    assert steps["UPP-S2-1"]["condition"] is None
    assert steps["UPP-S2-7"]["gates"] == ["G1"]


def test_that_advice_and_ticket_fields_are_in_the_report() -> None:
    assert decision_report(decided("L2"))["next_steps"][0]["role"] == "provider"
    fields = decision_report(decided("S5"))["tickets"][0]["fields"]
    assert [one["added"] for one in fields] == [False] * 5 + [True] * 2
    assert fields[0]["label"] == "Kundnummer"


@pytest.mark.parametrize("leaf", ANSWERS)
@pytest.mark.usefixtures("marked")
def test_that_every_text_of_the_routine_that_is_shown_can_be_translated(leaf: str) -> None:
    report = decision_report(decided(leaf))
    shown = [report["title"], report["summary"], *report["lost"], *report["kept"]]
    for key in ("steps", "gates", "obligations", "notes", "next_steps", "tickets"):
        for one in report[key]:
            shown += [one.get(name) for name in ("text", "label", "note", "waiting", "condition")]
            shown += [one.get("why_added"), one.get("subject"), *one.get("reasons", [])]
            shown += [field["label"] for field in one.get("fields", [])]
    assert [text for text in shown if text and not text.startswith("«")] == []
    assert all(text.startswith(("«", "Rutinen, rad")) for text in report["why"])
    assert all(text.startswith("«") for text in report["why_not"].values())


def test_that_every_extracted_text_stands_on_the_line_that_is_named() -> None:
    for file in (ROUTINES / "ru541" / "03").rglob("*.toml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert [text for line, text in extracted(file) if text not in lines[line - 1]] == []


def test_that_quotes_of_the_source_are_not_offered_for_translation() -> None:
    found = {text for _line, text in extracted(ROUTINES / "ru541" / "03" / "gates.toml")}
    assert not {gate.source.quote for gate in ru541().gates.values()} & found
    assert {gate.text for gate in ru541().gates.values()} <= found


def test_that_decide_prints_one_json_value_and_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = [f"{key}={value}" for key, value in ANSWERS["S3"].items()]
    assert run("decide", "ru541", *words, "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["leaf"] == "S3"
    assert said.err == ""


def test_that_answers_and_options_may_stand_in_any_order(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, second, third = (f"{key}={value}" for key, value in ANSWERS["S2"].items())
    words = ["--json", "ru541", first, "--fact", "drafts=1", second, "--fact", "visits=0", third]
    assert run("decide", *words) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["leaf"] == "S3"
    assert "dokumentationen försvinna" in said.err


def test_that_without_json_the_steps_are_told_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("decide", "ru541", *(f"{k}={v}" for k, v in ANSWERS["S4"].items())) == 0
    out = capsys.readouterr().out
    assert out.startswith("S4: Felskickad, verkställd och utförd (VOF-RU-541-03)")
    assert "UPP-S4-6    provider" in out
    assert "[Tillägg]" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["ru541"], "discovered_by"),
        (["ru541", "discovered_by"], "case_officer|provider|other"),
        (["ru541", "discovered_by=it"], "case_officer|provider|other"),
        (["ru541", "discovered_by=other", "progress=executed"], "not_executed|executed"),
        (["ru541", "discovered_by=other", "discovered_by=provider"], "discovered_by"),
        (["ru541", "discovered_by=other", "--fact", "shoe=43"], "shoe"),
        (["ru999", "discovered_by=other"], "ru541"),
    ],
)
def test_that_a_refusal_says_one_sentence_on_stderr_and_nothing_on_stdout(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("decide", *words, "--json") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("words", [["decide"], ["decide", "ru541", "--jso"], ["check"], []])
def test_that_wrong_use_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_that_check_ends_with_0_for_a_whole_routine_and_1_with_each_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_copy(tmp_path)
    assert run("check", str(folder), "--json") == 0
    assert json.loads(capsys.readouterr().out)["valid"]
    spoil(folder / "leaves" / "S3.toml", 'needs = ["G2"]', 'needs = ["G99"]')
    assert run("check", str(folder), "--json") == 1
    said = capsys.readouterr()
    problems = json.loads(said.out)["versions"][0]["problems"]
    assert len(problems) == len(said.err.splitlines()) == 2
    assert "UPP-S3-6g" in said.err


def test_that_check_takes_the_folder_above_and_refuses_one_that_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = a_copy(tmp_path)
    assert [one["folder"] for one in check_report(folder.parent)["versions"]] == ["ru541/03"]
    assert run("check", str(folder.parent)) == 0
    assert "ru541/03 är hel: 15 blad." in capsys.readouterr().out
    assert run("check", str(tmp_path / "nowhere"), "--json") == 1
    assert capsys.readouterr().out == ""
    assert not check_report(tmp_path / "routines" / "ru541" / "03" / "leaves")["valid"]


def test_that_deciding_loads_neither_database_nor_window_nor_paper() -> None:
    code = (
        "import sys, ui.command_line.routine as r, app.routines.reporting as p;"
        "p.decide_report('ru541', {'discovered_by': 'other'}, {});"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"


def test_that_asking_for_the_engine_alone_does_not_load_pydantic() -> None:
    code = "import sys, app.routines; print('pydantic' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "False"


def test_that_the_page_for_proofreaders_is_the_one_the_data_gives() -> None:
    page = ROOT / "docs" / "routines" / file_name(ru541())
    assert page.read_text(encoding="utf-8") == describe(ru541()), (
        "run: python -m app.routines.describe"
    )


def test_that_the_page_can_be_written_anywhere_and_holds_every_step_and_gate(
    tmp_path: Path,
) -> None:
    assert main([str(tmp_path / "new")]) == 0
    page = (tmp_path / "new" / "ru541-03.md").read_text(encoding="utf-8")
    for leaf in ru541().leaves.values():
        assert f"## {leaf.id}: {leaf.title}" in page
        assert all(f"| {step.id} |" in page for step in leaf.steps)
    assert all(f"| {gate} |" in page for gate in ru541().gates)
