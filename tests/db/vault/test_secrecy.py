"""Nothing that was written can be read in any file without the key (F52)."""

import json
import stat

import pytest

from app.kernel.errors import StoreProblem
from db.migrations.runner import Migrations
from tests.db.vault import children
from tests.db.vault.world import BO, FIRST, NOON, SECOND, World, revisions, write

CANARIES = [f"kanariefågel-{number:03}-Öland" for number in range(200)]
SECRETS = [*CANARIES, BO.password, "tre glada laxar", "bo-login-canary", "note", "client"]


def hits(world: World, *also: bytes) -> list[str]:
    forms = [s.encode(code) for s in SECRETS for code in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [json.dumps(secret).encode() for secret in CANARIES]
    return [
        f"{name}: {form!r}"
        for name, content in world.contents().items()
        for form in (*forms, *also)
        if form in content
    ]


def test_that_no_file_holds_a_readable_word_or_a_key_at_any_time(world: World):
    code = world.create(*CANARIES[:50])
    keys = []
    revisions(world.scripts, FIRST, SECOND)
    with world.opened() as vault:
        vault.keyring.add_user("bo-login-canary", BO.password)
        keys.append(vault.keyring.data_key.raw())
        write(vault, *CANARIES[50:150])
        vault.automatic_backup()
        vault.rotate_key()
        keys.append(vault.keyring.data_key.raw())
        with vault.begin() as connection:
            connection.exec_driver_sql("UPDATE note SET body = body || 'x'")
            connection.exec_driver_sql("PRAGMA cache_spill=ON")
            during = world.contents()
            assert "kommun.valv-journal" in during
            assert hits(world, *keys) == []
        write(vault, *CANARIES[150:])
        vault.write_anchor(12, "ab" * 32, NOON.now())
        assert hits(world, *keys) == []
    child = children.start(children.rotate_again_and_again, world.folder.parent)
    child.join(0.4)
    children.kill(child)
    found = hits(world, *keys, *(key.hex().encode() for key in keys))
    assert found == []
    assert not any(code.replace("-", "").encode() in data for data in world.contents().values())
    assert Migrations(world.scripts).head == "0002"


def test_that_the_search_for_words_would_find_them(world: World):
    world.create(CANARIES[0])
    (world.folder / "plain.txt").write_text(CANARIES[7], encoding="utf-8")
    assert [hit.split(":")[0] for hit in hits(world)] == ["plain.txt"]


def test_that_every_file_is_for_its_owner_only(world: World):
    world.create("x")
    with world.opened() as vault:
        vault.automatic_backup()
        vault.rotate_key()
        write(vault, "y")
        vault.write_anchor(1, "ab" * 32, NOON.now())
        modes = {
            path.name: stat.S_IMODE(path.stat().st_mode)
            for path in world.folder.rglob("*")
            if path.is_file()
        }
    assert len(modes) >= 10
    assert set(modes.values()) == {0o600}


def test_that_the_anchor_is_read_back_and_belongs_to_one_vault(world: World):
    world.create("x")
    with world.opened() as vault:
        assert vault.read_anchor() is None
        vault.write_anchor(41, "ab" * 32, NOON.now())
        vault.write_anchor(42, "cd" * 32, NOON.now())
        anchor = vault.read_anchor()
        assert anchor is not None
        assert (anchor.seq, anchor.hash, anchor.at) == (42, "cd" * 32, NOON.now())
        path = world.path.with_name("kommun.valv.ankare")
        foreign = json.loads(path.read_bytes()) | {"vault": "0" * 32}
        whole = json.loads(path.read_bytes())
        bad = [b"", b"{}", b"\xff", b"[1]", path.read_bytes()[:40]]
        bad += [
            json.dumps(whole | {name: value}).encode()
            for name, value in (("seq", "42"), ("seq", -1), ("hash", "ab"), ("vault", 7), ("at", 1))
        ]
        for content, code in (
            (json.dumps(foreign).encode(), "vault.anchor_foreign"),
            *((content, "vault.anchor_damaged") for content in bad),
        ):
            path.write_bytes(content)
            with pytest.raises(StoreProblem) as refused:
                vault.read_anchor()
            assert (refused.value.code, path.name in refused.value.sentence) == (code, True)
