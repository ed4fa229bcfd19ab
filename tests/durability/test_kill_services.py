"""A hundred kills of a process that saves through the services; a thousand are in docs."""

import re
from pathlib import Path

import pytest

from tests.durability import kill_saves
from tests.durability.services_workload import ServicesWorkload

NAME = "tests.durability.services_workload:ServicesWorkload"


@pytest.mark.timeout(600)
def test_that_a_hundred_kills_lose_no_acknowledged_save_and_damage_nothing(capsys):
    assert kill_saves.main(["--kills", "100", "--workload", NAME]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    found = re.fullmatch(r"100 kills, (\d+) acknowledged, 0 lost, 0 damaged", last)
    assert found
    assert int(found.group(1)) >= 100


def test_that_every_kind_of_save_goes_through_the_services(tmp_path: Path):
    work = ServicesWorkload()
    work.prepare(tmp_path)
    saves = work.saves(tmp_path)
    said = {next(saves) for _ in range(40)}
    saves.close()
    assert work.missing(tmp_path, said) == set()
    assert work.damage(tmp_path, whole=True) == []
    lost = {"draft:999", "00000000-0000-4000-8000-000000000000"}
    assert work.missing(tmp_path, said | lost) == lost
