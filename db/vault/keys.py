"""The data key in memory, and the sealing of small things under keys.

Python cannot promise that no copy of a key is left in memory; what it holds itself is overwritten.
"""

from __future__ import annotations

import secrets
from typing import NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db.vault.kdf import KEY_LENGTH

NONCE_LENGTH = 12


class DataKey:
    """The 32 random bytes that encrypt the database. Shows itself to nobody."""

    __slots__ = ("_bytes",)

    def __init__(self, value: bytes) -> None:
        if len(value) != KEY_LENGTH:
            raise ValueError("a data key has 32 bytes")
        self._bytes = bytearray(value)

    @classmethod
    def fresh(cls) -> DataKey:
        return cls(secrets.token_bytes(KEY_LENGTH))

    def raw(self) -> bytes:
        if not self._bytes:
            raise ValueError("the key has been wiped")
        return bytes(self._bytes)

    def pragma_value(self) -> str:
        """The literal that SQLCipher takes as a raw key: no derivation, nothing to quote."""
        return f"x'{self.raw().hex()}'"

    def subkey(self, purpose: str) -> bytes:
        return stretch(self.raw(), b"", purpose)

    def wipe(self) -> None:
        for place in range(len(self._bytes)):
            self._bytes[place] = 0
        self._bytes.clear()

    def __repr__(self) -> str:
        return "DataKey(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a data key is never stored")


def stretch(material: bytes, salt: bytes, purpose: str) -> bytes:
    """HKDF-SHA256: one key for one purpose."""
    hkdf = HKDF(
        algorithm=SHA256(), length=KEY_LENGTH, salt=salt, info=f"verkstall/{purpose}".encode()
    )
    return hkdf.derive(material)


def seal(key: bytes, content: bytes, bound_to: bytes) -> bytes:
    """AES-256-GCM: nonce and ciphertext, valid together with `bound_to` only."""
    nonce = secrets.token_bytes(NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def unseal(key: bytes, sealed: bytes, bound_to: bytes) -> bytes | None:
    """The content, or None when key, content or binding do not belong together."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_LENGTH], sealed[NONCE_LENGTH:], bound_to)
    except (InvalidTag, ValueError):
        return None
