"""Where a vault may live: on a disk of this computer that nobody synchronises (F09)."""

import errno
from pathlib import Path

import pytest

from app.kernel.errors import StoreProblem
from db.vault.places import Places, linux_kind_of, probe, this_computer
from db.vault.problems import refused_write
from db.vault.windows import kernel32, windows_kind_of

MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
40 27 0:40 / /home/anna/P rw shared:7 - cifs //server/gemensam rw
41 27 0:41 / /home/anna/P/lokal rw - xfs /dev/sdb1 rw
42 27 0:42 / /mnt/med\040mellanslag rw - nfs4 server:/x rw
43 27 0:43 / /media/usb rw - exfat /dev/sdc1 rw
44 27 0:44 / /media/usb rw - fuse.sshfs anna@server: rw
broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/anna", "ext4"),
        ("/home/anna/P", "cifs"),
        ("/home/anna/P/valv", "cifs"),
        ("/home/anna/P/lokal/valv", "xfs"),
        ("/home/anna/Pension", "ext4"),
        ("/mnt/med mellanslag/x", "nfs4"),
        ("/media/usb", "fuse.sshfs"),
        ("/proc/self", "proc"),
    ],
)
def test_that_the_deepest_and_latest_mount_decides(folder: str, kind: str):
    assert linux_kind_of(MOUNTS)(Path(folder)) == kind


def test_that_a_folder_no_mount_explains_is_unknown():
    assert linux_kind_of("")(Path("/home")) == "?"


class FakeWindows:
    """Drive types and file systems as GetDriveTypeW and GetVolumeInformationW tell them."""

    def __init__(self, drives: dict[str, tuple[int, str]]) -> None:
        self._drives = drives

    def drive_type(self, root: str) -> int:
        return self._drives.get(root, (1, ""))[0]

    def file_system(self, root: str) -> str:
        return self._drives[root][1]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        (r"C:\Users\anna", "NTFS"),
        (r"\\?\C:\Users\anna", "NTFS"),
        (r"H:\valv", "remote"),  # a mapped drive letter
        (r"\\server\hem\anna", "unc"),
        (r"\\?\UNC\server\hem\anna", "unc"),
        (r"E:\valv", "exFAT"),
        (r"D:\valv", "cd"),
        (r"Q:\valv", "no root"),
    ],
)
def test_that_windows_tells_shares_and_mapped_drives(folder: str, kind: str):
    system = FakeWindows(
        {"C:\\": (3, "NTFS"), "H:\\": (4, "NTFS"), "E:\\": (2, "exFAT"), "D:\\": (5, "CDFS")}
    )
    assert windows_kind_of(system)(folder) == kind  # a str here, the same text as a Windows Path


def test_that_nothing_is_claimed_about_windows_elsewhere():
    assert windows_kind_of(kernel32())(Path("/home")) == "unknown"


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("ext4", None), ("xfs", None), ("NTFS", None), ("overlay", None), ("tmpfs", None),
        ("cifs", "vault.network_share"), ("unc", "vault.network_share"),
        ("remote", "vault.network_share"), ("fuse.rclone", "vault.network_share"),
        ("exFAT", "vault.place_unknown"), ("proc", "vault.place_unknown"),
        ("newfs", "vault.place_unknown"), ("?", "vault.place_unknown"),
    ],
)  # fmt: skip
def test_that_only_known_local_disks_are_accepted(tmp_path: Path, kind: str, code: str | None):
    places = Places(lambda _folder: kind)
    if code is None:
        assert places.check(tmp_path / "a.valv") == tmp_path / "a.valv"
        return
    with pytest.raises(StoreProblem) as caught:
        places.check(tmp_path / "a.valv")
    assert caught.value.code == code
    assert kind.lower() in caught.value.sentence


@pytest.mark.parametrize(
    "mark",
    [
        ".dropbox.cache/", ".nextcloudsync.log", ".stfolder/", ".sync_3f9a.db",
        "OneDrive - Kommunen/", "Dropbox/", "iCloudDrive/",
    ],
)  # fmt: skip
def test_that_a_synchronised_folder_is_refused_however_deep(tmp_path: Path, mark: str):
    root = tmp_path / mark.strip("/") if mark[0] != "." else tmp_path
    folder = root / "a" / "b"
    folder.mkdir(parents=True)
    if mark[0] == ".":
        made = tmp_path / mark.strip("/")
        made.mkdir() if mark.endswith("/") else made.touch()
    with pytest.raises(StoreProblem) as caught:
        Places(lambda _folder: "ext4").check(folder / "a.valv")
    assert caught.value.code == "vault.sync_folder"


def test_that_the_folder_onedrive_names_in_the_environment_is_refused(tmp_path: Path):
    places = Places(lambda _folder: "NTFS", {"OneDriveCommercial": str(tmp_path)})
    (tmp_path / "x").mkdir()
    with pytest.raises(StoreProblem) as caught:
        places.check(tmp_path / "x" / "a.valv")
    assert "OneDrive" in caught.value.sentence


def test_that_a_link_is_followed_before_the_place_is_judged(tmp_path: Path):
    share, home = tmp_path / "share", tmp_path / "home"
    share.mkdir()
    home.mkdir()
    (home / "folder").symlink_to(share)
    (share / "a.valv").touch()
    (home / "a.valv").symlink_to(share / "a.valv")
    places = Places(lambda folder: "cifs" if folder == share else "ext4")
    assert places.check(home / "b.valv") == home / "b.valv"
    for path in (home / "folder" / "b.valv", home / "a.valv"):
        with pytest.raises(StoreProblem) as caught:
            places.check(path)
        assert caught.value.code == "vault.network_share"


def test_that_this_computer_accepts_the_folder_of_the_tests(tmp_path: Path):
    assert this_computer().check(tmp_path / "a.valv") == tmp_path / "a.valv"


def test_that_the_probe_leaves_nothing_and_names_a_folder_that_cannot_be_used(tmp_path: Path):
    probe(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(StoreProblem) as caught:
        probe(tmp_path / "gone")
    assert caught.value.code == "vault.unreachable"


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EROFS, "vault.read_only"), (errno.EACCES, "vault.read_only"),
        (errno.ENOSPC, "vault.disk_full"), (errno.EDQUOT, "vault.disk_full"),
        (errno.EINVAL, "vault.place_unfit"), (errno.EIO, "vault.unreachable"),
        (errno.ENOENT, "vault.unreachable"),
    ],
)  # fmt: skip
def test_that_an_error_of_the_file_system_means_one_thing(tmp_path: Path, number: int, code: str):
    found = refused_write(OSError(number, "x"), tmp_path / "a.valv")
    assert found.code == code
    assert (
        "a.valv" in found.sentence
        or tmp_path.name in found.sentence
        or code == ("vault.disk_full")
        or errno.errorcode[number] in found.sentence
    )
