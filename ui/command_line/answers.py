"""What a command answers: JSON alone on stdout with `--json`, else a few Swedish lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any


def tell_json(value: Any) -> None:
    """One JSON value and nothing else."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def tell_table(rows: Sequence[Sequence[object]]) -> None:
    """Columns that line up."""
    words = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not words:
        return
    widths = [max(len(row[n]) for row in words) for n in range(len(words[0]))]
    for row in words:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(line.rstrip())


def note(sentence: str) -> None:
    """A message beside the answer."""
    print(sentence, file=sys.stderr)
