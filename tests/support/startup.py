"""What a fresh Python process has loaded at some point of its start."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.tree import ROOT


def modules_after(statements: str) -> set[str]:
    """Run the statements in a process of its own and report what `sys.modules` holds then."""
    done = subprocess.run(
        [sys.executable, "-c", f"{statements}\nimport sys; print(*sorted(sys.modules))"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return set(done.stdout.splitlines()[-1].split())


def loaded(statements: str, *packages: str) -> list[str]:
    """Those of the packages that the statements load."""
    modules = modules_after(statements)
    return [package for package in packages if package in modules]
