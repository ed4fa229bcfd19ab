"""Words that say what they mean where they stand."""

from __future__ import annotations

import pytest

from app.kernel.wording import in_a_row
from tests.ui.clients.conftest import Stage


@pytest.mark.parametrize(
    ("parts", "row"),
    [
        (("Omvårdnad", "Dagligen"), "Omvårdnad, dagligen"),
        (("Omvårdnad", "ADL-stöd"), "Omvårdnad, ADL-stöd"),
        (("", "Dagligen"), "Dagligen"),
        ((), ""),
    ],
)
def test_that_what_stands_in_mid_sentence_begins_in_lower_case(
    parts: tuple[str, ...], row: str
) -> None:
    assert in_a_row(*parts) == row


def test_that_what_is_hidden_is_told_only_where_somebody_is_protected(stage: Stage) -> None:
    stage.open()
    stage.press("clients_new")
    level = stage.page.forms.form.person.level
    assert level.combo.accessibleDescription() == ""
    level.combo.setCurrentIndex(1)
    assert level.combo.accessibleDescription().startswith("Adress och telefon döljs överallt")
    level.combo.setCurrentIndex(0)
    assert level.combo.accessibleDescription() == ""


def test_that_committees_are_spelled_out_where_they_are_chosen(stage: Stage) -> None:
    stage.open()
    stage.press("clients_new")
    combo = stage.find("register_committee")
    shown = [combo.itemText(row) for row in range(combo.count())]
    assert shown == ["Välj nämnd", "ÄLN, äldrenämnden", "OSN, omsorgsnämnden"]
