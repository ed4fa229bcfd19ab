"""A full disk, on a real small volume: a sentence, nothing damaged, and it goes on (F07, G4)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]


def can_mount(folder: Path) -> bool:
    try:
        mount = [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
        return subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_that_a_full_disk_loses_nothing_and_is_told_on_every_path_that_writes(tmp_path: Path):
    volume = tmp_path / "volume"
    volume.mkdir()
    if not can_mount(volume):
        pytest.skip("this computer allows no mount in a namespace of its own")
    run = subprocess.run(
        [*NAMESPACE, sys.executable, "-m", "tests.db.vault.small_volume", str(volume)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    tries = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(tries) == 4 * 20
    assert [one for one in tries if not one["well"]] == []
    for work in {one["work"] for one in tries}:
        results = [one["result"] for one in tries if one["work"] == work]
        assert results[0] == "vault.disk_full"
        assert results[-1] == "done"
        assert set(results) == {"vault.disk_full", "done"}
