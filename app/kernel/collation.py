"""One Swedish order for every list, the same in both stores: a key that sorts as plain text."""

from __future__ import annotations

import unicodedata

# In Swedish å, ä and ö are letters of their own after z; other accents are decoration.
_LAST = {"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c"}


def collation_key(text: str) -> str:
    """A lower-case ASCII-ordered key: compare keys, get Swedish order."""
    out: list[str] = []
    for char in unicodedata.normalize("NFC", text).casefold():
        if char in _LAST:
            out.append(_LAST[char])
            continue
        base = unicodedata.normalize("NFD", char)[0]
        out.append(base if base.isalnum() else " ")
    return " ".join("".join(out).split())
