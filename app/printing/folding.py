"""Takes away what readers of PDF do differently: white space, and letters that are two in one."""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_HAS_LIGATURE = re.compile("[\ufb00-\ufb06]")


def folded(text: str) -> str:
    """The text as every reader gives it back."""
    words = "".join(text.split())
    return words.translate(_LIGATURES) if _HAS_LIGATURE.search(words) else words
