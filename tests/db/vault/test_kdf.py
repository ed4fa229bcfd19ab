"""The cost of a password: calibrated, never below the floor; keys for one purpose each."""

from dataclasses import replace

import pytest
from argon2.exceptions import HashingError

from app.kernel.errors import StoreProblem
from db.vault import kdf as kdf_module
from db.vault.kdf import (
    DEFAULT,
    FLOOR,
    LONGEST,
    MOST_PASSES,
    SHORTEST,
    Kdf,
    KdfPolicy,
    calibrate,
    derive,
    login_salt,
)
from db.vault.keys import DataKey, seal, unseal
from db.vault.problems import problem
from tests.support.local_vault import CHEAP


def computer(seconds_per_gib_pass: float):
    """Argon2id costs memory times passes, near enough."""
    return lambda kdf: seconds_per_gib_pass * kdf.passes * kdf.memory_kib / (1024 * 1024)


@pytest.mark.parametrize("speed", [0.05, 0.2, 0.5, 0.8, 1.3, 2.0])
def test_that_an_unlocking_takes_between_half_a_second_and_one_and_a_half(speed: float):
    kdf = calibrate(computer(speed))
    assert SHORTEST <= computer(speed)(kdf) <= LONGEST
    assert KdfPolicy().accepts(kdf)


def test_that_a_slow_or_small_computer_gets_the_floor_and_nothing_less():
    assert calibrate(computer(60)) == replace(FLOOR)

    def small(kdf: Kdf) -> float:
        if kdf.memory_kib > 100 * 1024:
            raise problem("vault.memory")
        return 0.7

    assert calibrate(small) == FLOOR


def test_that_a_computer_of_the_future_does_not_run_away():
    assert calibrate(computer(1e-9)).passes == MOST_PASSES


@pytest.mark.parametrize(
    "kdf",
    [
        replace(FLOOR, memory_kib=FLOOR.memory_kib - 1), replace(FLOOR, passes=2),
        replace(FLOOR, lanes=3), replace(DEFAULT, memory_kib=2 * 1024 * 1024 + 1),
        replace(DEFAULT, passes=65), replace(DEFAULT, lanes=65), Kdf(0, 0, 0),
    ],
)  # fmt: skip
def test_that_a_cost_outside_the_bounds_is_not_accepted(kdf: Kdf):
    assert not KdfPolicy().accepts(kdf)


def test_that_a_policy_without_a_cost_measures_this_computer():
    assert KdfPolicy(new=CHEAP).for_new() == CHEAP
    assert KdfPolicy().accepts(KdfPolicy().for_new())


def test_that_too_little_memory_is_told(monkeypatch):
    def no_memory(*_args: object, **_more: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(kdf_module, "hash_secret_raw", no_memory)
    with pytest.raises(StoreProblem) as caught:
        derive("x", bytes(16), CHEAP)
    assert caught.value.code == "vault.memory"
    assert "minne" in caught.value.sentence


def test_that_a_key_depends_on_every_part_and_not_on_how_letters_are_composed():
    salt = login_salt(b"v" * 16, "åsa")
    key = derive("blå ål", salt, CHEAP)
    assert key == derive("bla\u030a a\u030al", salt, CHEAP)
    assert len(key) == 32
    others = {
        derive("blå åla", salt, CHEAP),
        derive("blå ål", login_salt(b"v" * 16, "asa"), CHEAP),
        derive("blå ål", login_salt(b"w" * 16, "åsa"), CHEAP),
        derive("blå ål", salt, replace(CHEAP, passes=2)),
    }
    assert len(others | {key}) == 5


def test_that_what_is_sealed_opens_only_with_the_same_key_and_binding():
    key, other = DataKey.fresh().subkey("check"), DataKey.fresh().subkey("check")
    sealed = seal(key, b"content", b"bound")
    assert unseal(key, sealed, b"bound") == b"content"
    assert unseal(other, sealed, b"bound") is None
    assert unseal(key, sealed, b"bent") is None
    for broken in (b"", sealed[:12], sealed[:-1], sealed[:-1] + bytes([sealed[-1] ^ 1])):
        assert unseal(key, broken, b"bound") is None
    assert seal(key, b"content", b"bound") != sealed


def test_that_a_data_key_has_32_bytes_and_another_key_for_each_purpose():
    key = DataKey.fresh()
    assert key.subkey("check") != key.subkey("label")
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")
