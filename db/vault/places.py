"""Where a vault may live: on a disk of this computer that nobody synchronises (F09).

An allow-list: what is not known to keep locks and renames is refused. Asked at creation and at
every opening, because a folder can be redirected later.
"""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.vault.files import new_file, sync_folder
from db.vault.problems import problem, refused_write
from db.vault.windows import kernel32, windows_kind_of

LOCAL_KINDS = frozenset(
    {"ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "overlay", "tmpfs"}  # Linux
    | {"ntfs", "refs"}  # Windows, in lower case
)
NETWORK_KINDS = frozenset(
    {"cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs4", "9p", "afs", "ceph", "ncpfs", "davfs"}
    | {"glusterfs", "gfs2", "ocfs2", "lustre", "unc", "remote", "virtiofs", "vboxsf"}
)
# A file or folder that a synchronising program puts at the root of what it watches.
_SYNC_MARKS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".stfolder": "Syncthing",
    ".tmp.drivedownload": "Google Drive",
    ".megaignore": "MEGA",
}
_SYNC_PATTERNS = {".sync_*.db": "Nextcloud", "._sync_*.db": "Nextcloud"}
_SYNC_NAMES = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "iclouddrive": "iCloud",
}
_SYNC_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")

_MOUNT_POINT = 4  # field of a line of mountinfo

KindOf = Callable[[Path], str]


@dataclass(frozen=True, slots=True)
class Places:
    """The judgement of a folder; tests give other eyes."""

    kind_of: KindOf
    environment: Mapping[str, str] = field(default_factory=dict)

    def check(self, path: Path) -> Path:
        """The real path of the vault, or a refusal."""
        folder = Path(os.path.realpath(path.parent))
        if not folder.is_dir():
            raise problem("vault.folder_missing", path)
        kind = self.kind_of(folder).lower()
        if kind in NETWORK_KINDS or kind.startswith("fuse."):
            raise problem("vault.network_share", folder / path.name, kind=kind)
        if kind not in LOCAL_KINDS:
            raise problem("vault.place_unknown", folder / path.name, kind=kind)
        if service := self._sync_service(folder):
            raise problem("vault.sync_folder", folder / path.name, kind=service)
        # A link at the last step would lead past everything that was just asked.
        real = Path(os.path.realpath(path))
        return self.check(real) if real.parent != folder else real

    def _sync_service(self, folder: Path) -> str:
        roots = {self.environment.get(name, "") for name in _SYNC_ROOTS} - {""}
        for place in (folder, *folder.parents):
            if any(place == Path(os.path.realpath(root)) for root in roots):
                return "OneDrive"
            if service := _marked(place):
                return service
        return ""


def this_computer() -> Places:
    return Places(_kind_by_system(), os.environ)


def probe(folder: Path) -> None:
    """Create, write through, rename, read again: the folder can do what a vault needs."""
    name = f".verkstall-{secrets.token_hex(4)}"
    first, second = folder / f"{name}.a", folder / f"{name}.b"
    content = secrets.token_bytes(64)
    try:
        with new_file(first) as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        first.replace(second)
        sync_folder(folder)
        if second.read_bytes() != content:
            raise problem("vault.place_unfit", first)
    except PermissionError as error:
        raise problem("vault.read_only", first) from error
    except OSError as error:
        raise refused_write(error, first) from error
    finally:
        _forget(first)
        _forget(second)


def linux_kind_of(mountinfo: str) -> KindOf:
    """Judge by the text of /proc/self/mountinfo: the deepest mount point wins, then the latest."""
    mounts = [mount for line in mountinfo.splitlines() if (mount := _mount(line))]

    def kind_of(folder: Path) -> str:
        above = [(len(point.parts), kind) for point, kind in mounts if folder.is_relative_to(point)]
        deepest = max((depth for depth, _kind in above), default=0)
        return next((kind for depth, kind in reversed(above) if depth == deepest), "?")

    return kind_of


def _mount(line: str) -> tuple[Path, str] | None:
    before, separator, after = line.partition(" - ")
    fields = before.split(" ")
    if not separator or len(fields) <= _MOUNT_POINT:
        return None
    return Path(fields[_MOUNT_POINT].encode().decode("unicode_escape")), after.split(" ")[0]


def _kind_by_system() -> KindOf:
    if sys.platform == "win32":
        return windows_kind_of(kernel32())
    if sys.platform == "linux":
        return linux_kind_of(Path("/proc/self/mountinfo").read_text(encoding="utf-8"))
    return _unknown


def _unknown(_folder: Path) -> str:
    return sys.platform


def _marked(place: Path) -> str:
    for mark, service in _SYNC_MARKS.items():
        if (place / mark).exists():
            return service
    for pattern, service in _SYNC_PATTERNS.items():
        if next(place.glob(pattern), None) is not None:
            return service
    name = place.name.casefold()
    # The name of a synchronised folder: OneDrive - Kommunen, Dropbox (Arbete).
    return next((s for n, s in _SYNC_NAMES.items() if name == n or name.startswith(n + " ")), "")


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the folder has gone; the refusal is already on its way
