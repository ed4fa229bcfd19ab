"""Passwords and login names."""

import pytest

from app.kernel.errors import BadInput
from app.vault.model import Credentials
from app.vault.passwords import check_login, check_new_password


@pytest.mark.parametrize("password", ["tolv tecken!", "åäö åäö åäö å", "x" * 1024])
def test_that_length_is_all_that_is_asked(password: str):
    check_new_password(password)


@pytest.mark.parametrize("password", ["", "elva tecken", "x" * 1025])
def test_that_a_password_outside_the_lengths_is_refused(password: str):
    with pytest.raises(BadInput) as caught:
        check_new_password(password)
    assert (caught.value.code, caught.value.field) == ("vault.password_short", "password")
    assert "12 tecken" in caught.value.sentence


def test_that_a_practice_vault_takes_short_passwords_but_not_none():
    check_new_password("x", practice=True)
    with pytest.raises(BadInput):
        check_new_password("", practice=True)


@pytest.mark.parametrize("login", ["", "  ", "a\nb", "a\0b", "x" * 65, "a\u202eb"])
def test_that_a_login_name_that_cannot_be_seen_is_refused(login: str):
    with pytest.raises(BadInput) as caught:
        check_login(login)
    assert caught.value.field == "login"


def test_that_credentials_do_not_show_the_password():
    check_login("Åsa Öberg")
    assert "hemligt" not in repr(Credentials("åsa", "hemligt"))
