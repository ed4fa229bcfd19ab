"""Takes away what readers of PDF do differently: white space, and letters that are two in one."""

from __future__ import annotations

import unicodedata

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def folded(text: str) -> str:
    """The text as every reader gives it back."""
    return "".join(text.split()).translate(_LIGATURES)
