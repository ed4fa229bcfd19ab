"""The kill harness itself: it counts rightly, and it would notice a loss."""

from collections.abc import Iterator
from pathlib import Path

from tests.durability import kill_changes, kill_saves
from tests.durability.vault_workload import VaultWorkload


class Forgetful(VaultWorkload):
    """Says that it saved what it did not."""

    def saves(self, folder: Path) -> Iterator[str]:
        for operation in super().saves(folder):
            yield operation
            yield f"not {operation}"

    def damage(self, folder: Path, *, whole: bool) -> list[str]:
        return [*super().damage(folder, whole=whole), "planted"]


def test_that_twenty_kills_lose_and_damage_nothing(capsys):
    assert kill_saves.main(["--kills", "20"]) == 0
    last = capsys.readouterr().out.splitlines()[-1].split(", ")
    assert last[0] == "20 kills"
    assert int(last[1].removesuffix(" acknowledged")) >= 20
    assert last[2:] == ["0 lost", "0 damaged"]


def test_that_a_vault_opens_after_kills_in_the_middle_of_every_great_change(capsys):
    assert kill_changes.main(["--kills", "3"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{name}: 3 kills, 0 unopenable, 0 damaged" for name in ("rotate", "backup", "migrate")
    ]


def test_that_a_lost_save_and_damage_are_noticed(tmp_path: Path):
    name = "tests.durability.test_kill_saves:Forgetful"
    result = kill_saves.run(name, 2, tmp_path)
    assert not result.is_good
    assert result.lost > 0
    assert result.damaged == 2
