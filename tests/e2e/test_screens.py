"""`verkstall screens` for one page at both scales: every picture is there, whole and sound."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ui.command_line.main import main
from ui.screens.camera import WINDOW

STATES, THEMES, SCALES = ("normal", "long", "empty", "refused"), ("light", "dark"), (100, 175)


@pytest.mark.timeout(300)  # two practice vaults are made, and two processes film them
def test_that_every_state_is_filmed_in_both_themes_and_scales_without_a_fault(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["screens", str(tmp_path), "--page", "seen"]) == 0, capfd.readouterr().err
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    wanted = {(state, theme, scale) for state in STATES for theme in THEMES for scale in SCALES}
    assert {(one["state"], one["theme"], one["scale"]) for one in index} == wanted
    assert len(index) == len(wanted)
    for one in index:
        name = f"seen-{one['state']}-{one['theme']}-{one['scale']}.png"
        assert (one["file"], one["page"], one["step"]) == (name, "seen", None)
        picture = QImage(str(tmp_path / name))
        size = tuple(round(side * one["scale"] / 100) for side in WINDOW)
        assert (picture.width(), picture.height()) == size


def test_that_a_folder_that_cannot_be_used_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "fil"
    taken.write_text("x", encoding="utf-8")
    assert main(["screens", str(taken)]) == 1
    assert "Det finns redan något som heter fil." in capsys.readouterr().err
