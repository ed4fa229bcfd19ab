"""Every rule of the sources is asserted by a test, or stands in the closed list with its reason."""

import re
from pathlib import Path

import pytest

from tests.support import coverage_table, rules
from tests.support.tree import ROOT, our_texts

ID = re.compile(
    r"\b(?:UPP-(?=[A-Z])|GOT-|LED-|LEK-|NKP-)[A-Z]?\d+[a-z]?(?:-\d+)?\b|\bUPP-[HGD]-\d+\b|\bINV-\d+\b"
)
IN_COMMENT = re.compile(r"#[^\n\"]*?\b([AG]\d{1,2})\b(?!-)")
BOUND = rules.bound_rules()


def test_that_every_demanded_rule_is_bound_or_explained() -> None:
    explained = rules.elsewhere()
    missing = [rule for rule in rules.demanded_rules() if rule not in BOUND]
    assert [rule for rule in missing if rule not in explained] == []


def test_that_no_rule_is_both_bound_and_explained_away() -> None:
    assert [rule for rule in rules.elsewhere() if rule in BOUND] == []


def test_that_the_closed_list_names_each_known_rule_once_with_a_reason() -> None:
    listed = rules.elsewhere()
    assert set(listed) <= set(rules.known_rules())
    assert all(len(reason) > 20 for reason in listed.values())


def test_that_every_bound_test_names_known_rules_and_can_fail() -> None:
    known = set(rules.known_rules())
    bindings = rules.bindings()
    assert [binding for binding in bindings if not set(binding.rules) <= known] == []
    assert [binding.test for binding in bindings if not binding.asserts] == []


def test_that_every_rule_id_in_the_tree_exists_in_the_sources() -> None:
    known = set(rules.known_rules())
    families = known | {re.sub(r"(\d)[a-z]$|(-S\d)-\d+$", r"\1\2", rule) for rule in known}
    unknown = {
        f"{path.relative_to(ROOT)}: {found}"
        for path, text in our_texts("app", "db", "ui", "resources", "tests")
        for found in [*ID.findall(text), *(IN_COMMENT.findall(text) if _is_python(path) else [])]
        if found not in families and path.name != "test_rules.py"
    }
    assert sorted(unknown) == []


def _is_python(path: Path) -> bool:
    return path.suffix == ".py"


def test_that_the_coverage_table_is_the_one_the_tests_give() -> None:
    written = coverage_table.TABLE.read_text(encoding="utf-8")
    assert written == coverage_table.table(), "run: python -m tests.support.coverage_table"


@pytest.mark.parametrize(
    ("source", "asserts"),
    [
        ("def test_x():\n    assert 1", True),
        ("def test_x():\n    with pytest.raises(E):\n        f()", True),
        ("def test_x():\n    f()", False),
    ],
)
def test_that_a_test_without_an_assertion_is_seen(
    source: str, *, asserts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "TESTS", tmp_path)
    monkeypatch.setattr(rules, "ROOT", tmp_path)
    (tmp_path / "test_x.py").write_text(f"@pytest.mark.rule('UPP-S3-2', 'A5')\n{source}\n")
    assert [(b.rules, b.asserts) for b in rules.bindings()] == [(("UPP-S3-2", "A5"), asserts)]
