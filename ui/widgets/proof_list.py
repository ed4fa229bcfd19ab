"""What was checked and what was found. Never "OK": ten of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from app.kernel.texts import _
from ui.widgets.layout import DOWN, Box, row
from ui.widgets.text import Icon, Text


@dataclass(frozen=True, slots=True)
class Proof:
    """`holds` is None while it is being checked."""

    checked: str
    found: str
    holds: bool | None = True


class ProofList(QWidget):
    """One line a check: mark, what, and the finding in bold at the right."""

    def __init__(self, proofs: Sequence[Proof] = ()) -> None:
        super().__init__()
        self._box = Box(DOWN, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_proofs(proofs)

    def show_proofs(self, proofs: Sequence[Proof]) -> None:
        self._box.clear()
        for number, proof in enumerate(proofs):
            self._box.add(*([8] if number else []), _line(proof))


def _line(proof: Proof) -> QWidget:
    marks = {
        True: ("check", "ok", _("stämmer")),
        False: ("x", "danger", _("stämmer inte")),
        None: ("loader", "text3", _("kontrolleras")),
    }
    icon, tone, word = marks[proof.holds]
    found = Text(proof.found, "strong", "danger" if proof.holds is False else "text")
    line = row(Icon(icon, tone), 8, (Text(proof.checked, wrap=True), 1), 12, found)
    line.setAccessibleName(f"{proof.checked}: {proof.found}, {word}")
    return line
