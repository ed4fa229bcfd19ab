"""`verkstall vault`: the password alone is enough for a system administrator."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from app.kernel.clock import SWEDEN, FixedClock
from app.users.commands import EndUser
from app.users.people import PeopleService
from app.vault.model import Credentials
from tests.ui.command_line.conftest import PASSWORD, Run
from ui.composition import DemoWish, OpenStore, demo_store, open_store

OTHER = "fyra lugna gäddor"


def add(run: Run, vault: Path, name: str, role: str, **secrets: str) -> None:
    assert run("vault", "user", "add", vault, name, "--role", role, **secrets).exit == 0


def logged(vault: Path) -> list[tuple[str, str, str]]:
    """Who did what to the vault, with what outcome."""
    store = open_store(vault, Credentials("", PASSWORD))
    try:
        with store.begin() as tx:
            events = [entry.event for entry in tx.log.entries()]
    finally:
        store.close()
    return [(one.login, one.detail, one.outcome.value) for one in events if one.data == "backup"]


def test_that_the_keeper_of_a_vault_needs_no_more_than_the_password(run: Run, vault: Path) -> None:
    copy = vault.with_name("kopia.valv")
    for words in (("check", vault), ("backup", vault, copy), ("rotate-key", vault)):
        answer = run("vault", *words)
        assert (answer.exit, answer.err) == (0, "")
    assert run("vault", "check", copy, "--json").json()["with_key"]
    assert run("vault", "check", vault).out == "Valvet är helt.\n"
    assert logged(vault) == [
        ("anna", detail, "done")
        for detail in ("backup begins", "backup", "new key begins", "new key")
    ]


def test_that_users_are_added_listed_and_ended_by_the_password_alone(run: Run, vault: Path) -> None:
    add(run, vault, "bo", "case_officer", new=OTHER)
    listed = run("vault", "user", "list", vault, "--json").json()
    assert [(row["login"], row["role"], row["ended"]) for row in listed] == [
        ("anna", "system_admin", None),
        ("bo", "case_officer", None),
    ]
    assert run("clients", "list", "--vault", vault, "--user", "bo", password=OTHER).exit == 0
    assert run("vault", "user", "end", vault, "bo").exit == 0
    assert run("clients", "list", "--vault", vault, "--user", "bo", password=OTHER).exit == 1
    ended = run("vault", "user", "list", vault, "--json").json()[1]["ended"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", ended)


def test_that_a_new_user_has_the_given_password_when_no_other_is_told(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    answer = run("vault", "user", "add", vault, "bo", "--role", "fee_officer")
    assert answer.exit == 0
    assert "Låt bo byta det" in answer.err
    assert run("vault", "check", vault, "--user", "bo").exit == 0
    file = tmp_path / "nytt"
    file.write_text(f"{OTHER}\n", encoding="utf-8")
    answer = run(
        "vault", "user", "add", vault, "cia", "--role", "manager", "--new-password-file", file
    )
    assert (answer.exit, answer.err) == (0, "")
    assert run("vault", "check", vault, "--user", "cia").exit == 1
    assert run("vault", "check", vault, "--user", "cia", password=OTHER).exit == 0


def test_that_a_second_administrator_is_known_by_the_password(run: Run, vault: Path) -> None:
    add(run, vault, "cia", "system_admin", new=OTHER)
    assert run("vault", "rotate-key", vault, password=OTHER).exit == 0
    assert [login for login, detail, _ in logged(vault) if detail == "new key"] == ["cia"]
    changed = run("vault", "password", vault, "cia", password=OTHER, new="sju små sillar till")
    assert changed.exit == 0
    assert run("vault", "user", "list", vault, password=OTHER).exit == 1
    assert run("vault", "user", "list", vault, password="sju små sillar till").exit == 0
    assert run("vault", "user", "end", vault, "cia").exit == 0
    assert run("vault", "user", "list", vault, password="sju små sillar till").exit == 1


@pytest.mark.parametrize(
    "words", [("check",), ("backup", "kopia.valv"), ("rotate-key",), ("user", "list")]
)
def test_that_the_password_of_anybody_else_is_refused_without_a_login(
    run: Run, vault: Path, words: tuple[str, ...]
) -> None:
    add(run, vault, "bo", "case_officer", new=OTHER)
    verbs = words[:2] if words[0] == "user" else words[:1]
    rest = [vault.with_name(name) for name in words[len(verbs) :]]
    answer = run("vault", *verbs, vault, *rest, password=OTHER)
    assert (answer.exit, answer.out) == (1, "")
    assert "användarnamn" in answer.err
    assert not vault.with_name("kopia.valv").exists()


def test_that_a_login_lets_in_but_does_not_give_the_right(run: Run, vault: Path) -> None:
    add(run, vault, "bo", "case_officer", new=OTHER)
    copy = vault.with_name("kopia.valv")
    answer = run("vault", "backup", vault, copy, "--as", "bo", password=OTHER)
    assert (answer.exit, copy.exists()) == (1, False)
    login, _detail, outcome = logged(vault)[-1]
    assert (login, outcome) == ("bo", "refused")


def test_that_the_log_is_anchored_after_every_command(run: Run, vault: Path) -> None:
    anchor = vault.with_name("kommun.valv.ankare")
    noted = []
    for words in (("rotate-key", vault), ("user", "list", vault)):
        assert run("vault", *words).exit == 0
        noted.append(json.loads(anchor.read_bytes())["seq"])
    assert noted == [2, 3]
    assert run("log", "verify", "--vault", vault, "--user", "anna").exit == 0


def test_that_a_check_without_a_password_looks_at_the_files_only(run: Run, vault: Path) -> None:
    answer = run("vault", "check", vault, password=None)
    assert (answer.exit, answer.err) == (0, "")
    assert "när lösenordet anges" in answer.out


def test_that_a_name_that_cannot_be_a_login_makes_no_vault(run: Run, tmp_path: Path) -> None:
    answer = run("vault", "create", tmp_path / "nytt.valv", "--user", "Åsa Ek")
    assert (answer.exit, list(tmp_path.iterdir())) == (1, [])


def test_that_a_name_with_a_character_one_cannot_see_is_refused_with_its_place(
    run: Run, vault: Path, tmp_path: Path
) -> None:
    add = ("vault", "user", "add", vault, "bo", "--role", "case_officer", "--name", "Bo\u200b Ek")
    found = ("vault", "create", tmp_path / "nytt.valv", "--user", "cia", "--name", "Ci\u202ea Ek")
    for words, place in (
        (add, "blanksteg utan bredd (U+200B), rad 1, tecken 3."),
        (found, "tvingad riktning höger till vänster (U+202E), rad 1, tecken 3."),
    ):
        answer = run(*words)
        assert (answer.exit, answer.out) == (1, "")
        assert place in answer.err
    assert not (tmp_path / "nytt.valv").exists()
    assert len(run("vault", "user", "list", vault, "--json").json()) == 1


def test_that_the_fictive_municipality_is_kept_by_its_administrator(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "ovning.valv"
    store = demo_store(path, PASSWORD, DemoWish(clients=1))
    assert store.signed_in == "handlaggare"
    store.close()
    assert len(run("vault", "user", "list", path, "--json").json()) == 11
    assert run("vault", "rotate-key", path).exit == 0
    assert {login for login, _, _ in logged(path)} == {"systemforvaltare"}


def test_that_who_ends_tomorrow_works_today_and_has_no_way_in_from_that_day(
    run: Run, vault: Path
) -> None:
    add(run, vault, "bo", "case_officer", new=OTHER)
    store = open_store(vault, Credentials("", PASSWORD))
    try:
        tomorrow = store.clock.now() + dt.timedelta(days=1)
        user = next(one.user for one in store.logins() if one.user.login == "bo")
        end = EndUser(
            op_id=uuid4(),
            user_id=user.id,
            seen_version=user.version,
            ended_on=tomorrow.astimezone(SWEDEN).date(),
        )
        services = store.services(store.actor("anna"))
        PeopleService(services.desk, store.vault).end(end)
        assert "bo" in ways_in(store)
        replace(store, clock=FixedClock(tomorrow)).close_ways()
        assert ways_in(store) == ["anna"]
    finally:
        store.close()


def ways_in(store: OpenStore) -> list[str]:
    return [slot.login for slot in store.vault.keyring.users()]
