"""A full disk, for real: a sentence, nothing damaged, and it goes on (F07)."""

import json
import subprocess
import sys
from pathlib import Path

NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
SMALL_VOLUME = [sys.executable, "-m", "tests.db.vault.small_volume"]


def tries(way: str, folder: Path, *before: str) -> list[dict[str, object]]:
    volume = folder / way / "volume"
    volume.mkdir(parents=True)
    command = [*before, *SMALL_VOLUME, str(volume), way]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return [json.loads(line) for line in run.stdout.splitlines()]


def all_is_well(tries: list[dict[str, object]], told: set[str]) -> None:
    assert len(tries) == 4 * 20
    assert [one for one in tries if not one["well"]] == []
    for work in {one["work"] for one in tries}:
        results = [one["result"] for one in tries if one["work"] == work]
        assert results[0] in told
        assert results[-1] == "done"
        assert set(results) <= {*told, "done"}


def can_mount(folder: Path) -> bool:
    try:
        mount = [*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", str(folder)]
        return subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_that_a_disk_that_takes_no_more_loses_nothing_on_any_path_that_writes(tmp_path: Path):
    if can_mount(tmp_path):
        all_is_well(tries("mount", tmp_path, *NAMESPACE), {"vault.disk_full"})
    else:
        all_is_well(tries("limit", tmp_path), {"vault.disk_full", "vault.unreachable"})
