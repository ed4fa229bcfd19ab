"""`vault check` and `log verify` see what was done to a vault by somebody who holds the key."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import uuid4

import pytest

from app.vault.model import Credentials
from tests.ui.command_line.conftest import PASSWORD, Run
from ui.composition import open_store


def tampered(vault: Path, *statements: str) -> None:
    """What another program does with the key; the anchor is not moved by it."""
    store = open_store(vault, Credentials("", PASSWORD))
    try:
        with store.vault.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        store.close()


GUARDS = {
    "log_entry_no_update",
    "log_entry_no_delete",
    "journal_entry_no_update",
    "execution_removal_is_saved",
    "execution_no_delete",
    "journal_export_keeps_case",
    "case_succession_no_update",
}


def triggers(vault: Path) -> dict[str, str]:
    """Every guard of the database with the statement that made it."""
    store = open_store(vault, Credentials("", PASSWORD))
    try:
        with store.vault.begin() as connection:
            rows = connection.exec_driver_sql(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
            )
            return {str(name): str(sql) for name, sql in rows}
    finally:
        store.close()


def anchor_of(vault: Path) -> Path:
    return vault.with_name(vault.name + ".ankare")


@pytest.fixture
def logged(run: Run, vault: Path) -> Path:
    """A vault with some lines in its log, and the anchor at the last of them."""
    for _time in range(3):
        assert run("vault", "user", "list", vault).exit == 0
    assert json.loads(anchor_of(vault).read_bytes())["seq"] == 3
    return vault


def codes(run: Run, vault: Path) -> list[str]:
    answer = run("vault", "check", vault, "--json")
    found = answer.json()["findings"]
    assert answer.exit == (1 if found else 0)
    assert answer.err.splitlines() == [one["text"] for one in found]
    return [one["code"] for one in found]


def test_that_each_guard_that_is_gone_is_named(run: Run, logged: Path) -> None:
    assert codes(run, logged) == []
    names = triggers(logged)
    assert set(names) > GUARDS
    tampered(logged, *(f"DROP TRIGGER {name}" for name in names))
    answer = run("vault", "check", logged)
    assert (answer.exit, answer.out) == (1, "")
    lines = answer.err.splitlines()
    assert len(lines) == len(names)
    for name, line in zip(names, lines, strict=True):
        assert f"saknas skyddet {name}," in line
    assert codes(run, logged) == ["vault.guard_missing"] * len(names)


def test_that_a_guard_that_says_something_else_is_named(run: Run, logged: Path) -> None:
    tampered(
        logged,
        "DROP TRIGGER execution_removal_is_saved",
        "CREATE TRIGGER execution_removal_is_saved BEFORE UPDATE ON execution"
        " WHEN NEW.status = 'removed' AND OLD.status <> 'removed' BEGIN SELECT 1; END",
    )
    answer = run("vault", "check", logged)
    assert (answer.exit, answer.out) == (1, "")
    assert "execution_removal_is_saved" in answer.err
    assert codes(run, logged) == ["vault.guard_altered"]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (
            "CREATE TRIGGER quiet AFTER INSERT ON journal_entry BEGIN DELETE FROM draft; END",
            "vault.part_unknown",
        ),
        ("DROP INDEX ix_log_entry_client", "vault.part_missing"),
        ("UPDATE alembic_version SET version_num = '9999'", "vault.newer"),
        ("ALTER TABLE person_card_issue ADD COLUMN also TEXT", "vault.part_altered"),
    ],
)
def test_that_other_parts_are_compared_too(
    run: Run, logged: Path, statement: str, code: str
) -> None:
    tampered(logged, statement)
    assert codes(run, logged) == [code]


@pytest.mark.parametrize(
    ("statement", "code", "words", "then"),
    [
        ("UPDATE log_entry SET detail = 'x' WHERE seq = 2", "altered", "post 2 är ändrad", ""),
        ("UPDATE log_entry SET role = 'x' WHERE seq = 2", "altered", "post 2 är ändrad", ""),
        ("DELETE FROM log_entry WHERE seq = 2", "gap", "saknar post 2", ""),
        # To verify is itself an entry: the log has grown again.
        ("DELETE FROM log_entry WHERE seq = 3", "cut", "slutar före post 3", "post 3 stämmer inte"),
    ],
)
def test_that_the_chain_of_the_log_is_walked_and_held_against_the_anchor(
    run: Run, logged: Path, statement: str, code: str, words: str, then: str
) -> None:
    guards = {name: made for name, made in triggers(logged).items() if "log_entry" in name}
    drops = [f"DROP TRIGGER {name}" for name in guards]
    tampered(logged, *drops, statement, *guards.values())
    answer = run("vault", "check", logged)
    assert (answer.exit, answer.out) == (1, "")
    assert words in answer.err
    assert codes(run, logged) == [f"log.{code}"]
    verified = run("log", "verify", "--vault", logged, "--user", "anna")
    assert (verified.exit, (then or words) in verified.err) == (1, True)


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"hash": "ab"}, "vault.anchor_damaged", "går inte att läsa"),
        ({"vault": str(uuid4())}, "vault.anchor_foreign", "ett annat valv"),
    ],
)
def test_that_an_anchor_that_proves_nothing_does_not_pass_and_is_not_replaced(
    run: Run, logged: Path, change: dict[str, str], code: str, words: str
) -> None:
    anchor, copy = anchor_of(logged), logged.with_name("sparat.ankare")
    copy.write_bytes(anchor.read_bytes())
    bad = json.dumps(json.loads(copy.read_bytes()) | change).encode()
    anchor.write_bytes(bad)
    verify = ("log", "verify", "--vault", logged, "--user", "anna")
    verified = run(*verify)
    assert (verified.exit, verified.out) == (1, "")
    assert words in verified.err
    assert anchor.name in verified.err
    assert codes(run, logged) == [code]
    assert anchor.read_bytes() == bad
    assert run(*verify, "--anchor", anchor).exit == 1
    assert run(*verify, "--anchor", copy).exit == 0
    anchor.unlink()
    assert run(*verify).exit == 0


def test_that_a_missing_anchor_is_said_and_no_refusal(run: Run, logged: Path) -> None:
    anchor_of(logged).unlink()
    answer = run("vault", "check", logged)
    assert answer.exit == 0
    assert "Inget ankare" in answer.out
    assert run("vault", "check", logged, "--json").json()["anchored"] == 0
    verified = run("log", "verify", "--vault", logged, "--user", "anna")
    assert verified.exit == 0
    assert "Inget ankare" in verified.err


def test_that_an_anchor_file_that_is_not_there_is_refused_by_name(run: Run, logged: Path) -> None:
    missing = logged.with_name("borta.ankare")
    answer = run("log", "verify", "--vault", logged, "--user", "anna", "--anchor", missing)
    assert (answer.exit, answer.out) == (1, "")
    assert "borta.ankare" in answer.err


def test_that_a_backup_of_a_tampered_vault_is_not_restored_unseen(
    run: Run, logged: Path, tmp_path: Path
) -> None:
    tampered(logged, "DROP TRIGGER log_entry_no_delete")
    copy, back = tmp_path / "kopia.valv", tmp_path / "ater.valv"
    assert run("vault", "backup", logged, copy).exit == 0
    answer = run("vault", "restore", copy, back, "--as", "anna")
    assert (answer.exit, back.exists()) == (1, False)
    assert "log_entry_no_delete" in answer.err


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "är tom"), (b"x" * 5000, "är skadad")],
)
def test_that_info_says_what_is_wrong_with_the_file(
    run: Run, vault: Path, content: bytes, words: str
) -> None:
    assert run("vault", "info", vault).exit == 0
    vault.write_bytes(content)
    for words_of in ([], ["--json"]):
        answer = run("vault", "info", vault, *words_of)
        assert (answer.exit, answer.out) == (1, "")
        assert words in answer.err


def test_that_info_says_that_a_copy_was_altered(run: Run, vault: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopia.valv"
    assert run("vault", "backup", vault, copy).exit == 0
    assert run("vault", "info", copy).exit == 0
    content = bytearray(copy.read_bytes())
    content[5000] ^= 1
    copy.write_bytes(content)
    answer = run("vault", "info", copy)
    assert (answer.exit, answer.out) == (1, "")
    assert "kopia.valv" in answer.err
