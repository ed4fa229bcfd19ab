"""The rule for passwords of a vault: length, nothing else (F51)."""

from __future__ import annotations

from app.kernel.errors import BadInput
from app.kernel.texts import N_

MINIMUM_LENGTH = 12
MAXIMUM_LENGTH = 1024
MAXIMUM_LOGIN = 64


def check_new_password(password: str, *, practice: bool = False) -> None:
    """Refuse a password that is too short; a practice vault accepts any but the empty one."""
    least = 1 if practice else MINIMUM_LENGTH
    if not least <= len(password) <= MAXIMUM_LENGTH:
        raise BadInput(
            "vault.password_short",
            N_("Lösenordet måste ha minst {least} tecken. Flera ord efter varandra går bra."),
            field="password",
            least=least,
        )


def check_login(login: str) -> None:
    """Refuse a login name that is empty, far too long, or holds what cannot be seen."""
    name = login.strip()
    if not name or len(name) > MAXIMUM_LOGIN or not name.isprintable():
        raise BadInput(
            "vault.login",
            N_("Användarnamnet måste ha 1-{most} synliga tecken. Skriv ett annat namn."),
            field="login",
            most=MAXIMUM_LOGIN,
        )
