"""What Windows says about the drive of a folder. `Kernel32` is what the tests stand in for."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Protocol

_NAME_LENGTH = 261
# GetDriveTypeW; a mapped drive letter is remote although its path does not begin with \\.
_DRIVE_TYPES = {0: "unknown", 1: "no root", 4: "remote", 5: "cd"}


class Kernel32(Protocol):
    """The two questions that are asked of the system."""

    def drive_type(self, root: str) -> int: ...

    def file_system(self, root: str) -> str: ...


def windows_kind_of(system: Kernel32) -> Callable[[Path], str]:
    """Judge a resolved folder: UNC and remote drives by that, others by their file system."""

    def kind_of(folder: Path) -> str:
        path = PureWindowsPath(str(folder).removeprefix("\\\\?\\"))
        if path.drive.startswith("\\\\") or path.drive.upper().startswith("UNC"):
            return "unc"
        if str(path).upper().startswith("UNC\\"):  # \\?\UNC\server\share, prefix taken off
            return "unc"
        root = path.anchor
        return _DRIVE_TYPES.get(system.drive_type(root)) or system.file_system(root)

    return kind_of


class _RealKernel32:
    def drive_type(self, root: str) -> int:
        if sys.platform != "win32":
            return 0
        return int(ctypes.windll.kernel32.GetDriveTypeW(ctypes.c_wchar_p(root)))

    def file_system(self, root: str) -> str:
        if sys.platform != "win32":
            return "?"
        name = ctypes.create_unicode_buffer(_NAME_LENGTH)
        known = ctypes.windll.kernel32.GetVolumeInformationW(
            ctypes.c_wchar_p(root), None, 0, None, None, None, name, _NAME_LENGTH
        )
        return name.value if known else "?"


def kernel32() -> Kernel32:
    return _RealKernel32()
