"""What the documents promise a reader is there."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.support.tree import CODE, ROOT, files, parsed, python_files, short

DOCUMENTS = [path for path in files() if path.suffix == ".md"]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
STATE = re.compile(r"^(Accepted|Superseded by \[\d{4}\].*), \d{4}-\d\d-\d\d\.$", re.MULTILINE)
# A path of ours in a command or between grave accents; `<x>`, `*`, `…` and `{}` stand for others.
OUR_PATH = re.compile(
    r"(?<![\w./-])((?:app|db|ui|tests|docs|resources|packaging)/[\w./-]+)(?![\w<*…{/-])"
)
NAME = re.compile(r"`([A-Z]\w+)(?:\.(\w+))?`")


@cache
def classes() -> dict[str, set[str]]:
    """Every class of ours with the names that stand in its body."""
    found: dict[str, set[str]] = {}
    for path in python_files(*CODE):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, set()).update(_names_in(node))
    return found


def _names_in(node: ast.ClassDef) -> set[str]:
    fields = {part.target.id for part in node.body if _is_field(part)}
    members = {
        goal.id
        for part in node.body
        if isinstance(part, ast.Assign)
        for goal in part.targets
        if isinstance(goal, ast.Name)
    }
    return fields | members | {part.name for part in node.body if isinstance(part, ast.FunctionDef)}


def _is_field(part: ast.stmt) -> bool:
    return isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name)


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_that_every_link_leads_somewhere(path: Path) -> None:
    goals = LINK.findall(path.read_text(encoding="utf-8"))
    assert [goal for goal in goals if not (path.parent / goal).exists()] == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=short)
def test_that_every_path_that_is_written_is_there(path: Path) -> None:
    paths = OUR_PATH.findall(path.read_text(encoding="utf-8"))
    assert [name for name in paths if not (ROOT / name.rstrip(".")).exists()] == []


def test_that_every_module_that_a_document_runs_is_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in DOCUMENTS]
    modules = {
        name for text in texts for name in re.findall(r"python -m ((?:app|tests)\.[\w.]+)", text)
    }
    assert len(modules) > 3
    assert [name for name in modules if not (ROOT / f"{name.replace('.', '/')}.py").exists()] == []


def test_that_every_name_in_the_glossary_exists_in_the_code() -> None:
    text = (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")
    names = [found.groups() for found in NAME.finditer(text) if len(found.group(1)) > 1]
    assert len(names) > 40
    unknown = [
        name if member is None else f"{name}.{member}"
        for name, member in names
        if name not in classes() or (member and member not in classes()[name])
    ]
    assert unknown == []


def test_that_the_decisions_are_numbered_without_a_gap_and_say_their_state() -> None:
    decisions = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{n + 1:04}" for n in range(len(decisions))]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert re.search(
            r"^(Accepted|Superseded by \[\d{4}\].*), \d{4}-\d\d-\d\d\.$", text, re.MULTILINE
        )
        assert "**Context.**" in text or "| Package |" in text


def test_that_every_direct_dependency_has_its_reason_in_a_decision() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert listed
    names = re.findall(r'"([A-Za-z0-9_-]+)', listed.group(1))
    reasons = (ROOT / "docs" / "adr" / "0009-dependencies.md").read_text(encoding="utf-8")
    assert [name for name in names if name not in reasons] == []


def test_that_the_readme_gives_the_two_commands_as_they_are() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("demo", "test"):
        assert f"    python3 packaging/run.py {command} " in readme


def durability_rows() -> list[list[str]]:
    """What was killed, command, last line, commit and day of each long run."""
    text = (ROOT / "docs" / "durability.md").read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return rows[2:]


def test_that_each_long_run_says_its_kills_its_commit_and_its_day() -> None:
    rows = durability_rows()
    assert len(rows) == 5
    for _, command, last, commit, day in rows:
        asked = re.search(r"--kills (\d+)", command)
        assert asked is None or f"{asked.group(1)} kills" in last
        assert re.search(r"\b0 (damaged|in between)$", last)
        assert re.fullmatch(r"[0-9a-f]{7,40}", commit)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)


def test_that_each_commit_of_a_long_run_is_in_the_history_on_its_day() -> None:
    if not (ROOT / ".git").exists():  # an archive of the source has no history
        return
    shallow = ["git", "-C", str(ROOT), "rev-parse", "--is-shallow-repository"]
    if subprocess.run(shallow, check=True, capture_output=True, text=True).stdout != "false\n":
        return
    for *_, commit, day in durability_rows():
        show = ["git", "-C", str(ROOT), "log", "-1", "--format=%cs", commit, "--"]
        told = subprocess.run(show, check=False, capture_output=True, text=True).stdout.strip()
        assert "2000" < told <= day, f"{commit} of {day}"
