"""A file is written whole, or it is not there and nothing else is either."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.kernel.errors import StoreProblem
from app.kernel.files import read_bounded, write_verified

DATA = os.urandom(300_000)
CALLS = ("open", "write", "fsync", "close", "read")
ERRORS = {
    errno.ENOSPC: "file.no_space",
    errno.EACCES: "file.no_right",
    errno.EIO: "file.write_failed",
}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Arkiv på disk"
    folder.mkdir()
    return folder


def test_that_a_file_is_written_and_its_checksum_told(folder):
    checksum = write_verified(DATA, folder / "utdrag.pdf")

    assert (folder / "utdrag.pdf").read_bytes() == DATA
    assert checksum == hashlib.sha256(DATA).hexdigest()
    assert names(folder) == ["utdrag.pdf"]


def test_that_only_the_owner_may_read_it(folder):
    write_verified(DATA, folder / "utdrag.pdf")

    assert (folder / "utdrag.pdf").stat().st_mode & 0o777 == 0o600


def test_that_an_older_file_is_replaced_whole(folder):
    (folder / "utdrag.pdf").write_bytes(b"gammal")

    write_verified(DATA, folder / "utdrag.pdf")

    assert (folder / "utdrag.pdf").read_bytes() == DATA


def test_that_nothing_is_overwritten_when_the_name_must_be_new(folder):
    (folder / "utdrag.pdf").write_bytes(b"gammal")

    with pytest.raises(StoreProblem) as caught:
        write_verified(DATA, folder / "utdrag.pdf", exclusive=True)

    assert caught.value.code == "file.exists"
    assert (folder / "utdrag.pdf").read_bytes() == b"gammal"
    assert names(folder) == ["utdrag.pdf"]


def test_that_a_new_name_is_written_when_it_must_be_new(folder):
    write_verified(DATA, folder / "utdrag.pdf", exclusive=True)

    assert names(folder) == ["utdrag.pdf"]


def test_that_a_file_system_without_links_still_overwrites_nothing(folder, monkeypatch):
    monkeypatch.setattr(os, "link", Failing(errno.EPERM, 1))

    write_verified(DATA, folder / "ny.pdf", exclusive=True)
    (folder / "gammal.pdf").write_bytes(b"gammal")
    with pytest.raises(StoreProblem):
        write_verified(DATA, folder / "gammal.pdf", exclusive=True)

    assert (folder / "ny.pdf").read_bytes() == DATA
    assert (folder / "gammal.pdf").read_bytes() == b"gammal"


def test_that_a_short_write_is_continued(folder, monkeypatch):
    whole = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: whole(handle, data[:4096]))

    write_verified(DATA, folder / "utdrag.pdf")

    assert (folder / "utdrag.pdf").read_bytes() == DATA


class Failing:
    """A function that fails at its n-th call and otherwise does what it did."""

    def __init__(self, code: int, nth: int, then: Callable[..., object] | None = None) -> None:
        self._code, self._nth, self._then = code, nth, then
        self.calls = 0

    def __call__(self, *args: object, **kwargs: object) -> object:
        self.calls += 1
        if self.calls == self._nth or self._then is None:
            raise OSError(self._code, os.strerror(self._code))
        return self._then(*args, **kwargs)


@pytest.mark.parametrize("code", ERRORS)
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("nth", [1, 2, 3])
def test_that_a_failing_disk_leaves_no_half_file(folder, monkeypatch, code, name, nth):
    (folder / "annan.pdf").write_bytes(b"untouched")
    disk = Failing(code, nth, getattr(os, name))
    with monkeypatch.context() as patch:
        patch.setattr(os, name, disk)
        try:
            write_verified(DATA, folder / "utdrag.pdf", exclusive=True)
        except StoreProblem as problem:
            refused = problem
        else:
            refused = None

    if refused is None:
        assert (folder / "utdrag.pdf").read_bytes() == DATA
        assert disk.calls < nth
    else:
        assert refused.code == ERRORS[code]
        assert str(folder) in refused.sentence
        assert names(folder) == ["annan.pdf"]


def test_that_a_file_that_reads_back_differently_is_refused(folder, monkeypatch):
    real = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: real(handle, size)[:-1])

    with pytest.raises(StoreProblem) as caught:
        write_verified(DATA, folder / "utdrag.pdf")

    assert caught.value.code == "file.write_failed"
    assert names(folder) == []


def test_that_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreProblem) as caught:
        write_verified(DATA, tmp_path / "finns inte" / "utdrag.pdf")

    assert caught.value.code == "file.no_folder"
    assert "finns inte" in caught.value.sentence


def test_that_no_refusal_holds_what_was_written(folder, monkeypatch):
    monkeypatch.setattr(os, "write", Failing(errno.ENOSPC, 1))

    with pytest.raises(StoreProblem) as caught:
        write_verified(b"Gunvor Sandelin", folder / "utdrag.pdf")

    assert "Gunvor" not in caught.value.sentence + str(caught.value)


@pytest.fixture
def full_volume(tmp_path):
    """A real volume of 64 KiB, where the machine lets us make one."""
    volume = tmp_path / "volym"
    volume.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name != "posix":
        pytest.skip("no way to make a small volume here")
    made = subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(volume)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no right to make a small volume here")
    yield volume
    subprocess.run(["umount", str(volume)], check=True)


def test_that_a_full_volume_keeps_the_old_file_and_says_so(full_volume):
    (full_volume / "utdrag.pdf").write_bytes(b"gammal")

    with pytest.raises(StoreProblem) as caught:
        write_verified(DATA, full_volume / "utdrag.pdf")

    assert caught.value.code == "file.no_space"
    assert (full_volume / "utdrag.pdf").read_bytes() == b"gammal"
    assert names(full_volume) == ["utdrag.pdf"]


def test_that_reading_gives_the_whole_file(folder):
    (folder / "fil").write_bytes(DATA)

    assert read_bounded(folder / "fil", len(DATA)) == DATA


def test_that_a_larger_file_is_not_read(folder):
    (folder / "fil").write_bytes(DATA)

    with pytest.raises(StoreProblem) as caught:
        read_bounded(folder / "fil", len(DATA) - 1)

    assert caught.value.code == "file.too_large"


@pytest.mark.parametrize(("name", "code"), [("saknas", "file.missing"), ("", "file.unreadable")])
def test_that_a_file_that_cannot_be_read_is_explained(folder, name, code):
    with pytest.raises(StoreProblem) as caught:
        read_bounded(folder / name, 10)

    assert caught.value.code == code
