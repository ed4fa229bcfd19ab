#!/usr/bin/env python3
"""The two commands of a fresh clone. Needs git, Python 3.11-3.13 and nothing else.

python3 packaging/run.py demo [...]   open the program on the fictive municipality
python3 packaging/run.py test [...]   run every check; more words go to pytest

What is missing is set up first: system packages, the environment in .venv, the locked packages.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
OLDEST_POSTGRES = 15

# What Qt loads from the system, and the Debian package that brings it.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_SCREEN = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("form", ("ruff", "format", "--check", ".")),
    ("regler för koden", ("ruff", "check", ".")),
    ("typer", ("mypy",)),
    (
        "typer i kommandona",
        ("mypy", *sorted(str(path) for path in Path(__file__).parent.glob("*.py"))),
    ),
    ("beroenden mellan mapparna", ("lint-imports",)),
)


class Stop(Exception):
    """One sentence that says what stopped us and what to do."""


def main(words: list[str]) -> int:
    commands = {"demo": demo, "test": test}
    if not words or words[0] not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        return commands[words[0]](words[1:])
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1


def demo(words: list[str]) -> int:
    is_headless = "--headless" in words
    if not is_headless and not has_screen():
        raise Stop("Här finns ingen skärm. Lägg till --headless, så görs valvet utan fönster.")
    set_up(RUNTIME, OFFSCREEN if is_headless else {**OFFSCREEN, **ON_SCREEN})
    say("startar Verkställ")
    return subprocess.call([VENV / "bin" / "verkstall", "demo", *words])


def has_screen() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def test(words: list[str]) -> int:
    set_up(DEVELOPMENT, OFFSCREEN, with_server=True)
    # Hundreds of processes are begun by the tests: each would compile everything anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic()
    for title, command in CHECKS:
        say(f"{title} ({command[0]})")
        if subprocess.call([VENV / "bin" / command[0], *command[1:]], cwd=ROOT):
            raise Stop(f"Stannade vid {title}: rätta det som står ovan och kör igen.")
    beside = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
    # Files are begun in the order they lie: by default the longest walks would be begun last.
    beside += ["--no-loadscope-reorder"]
    pytest = ["pytest", "-q", *beside, *words]
    say(f"prov (efter {time.monotonic() - began:.0f} s): {' '.join(pytest)}")
    # pytest's own summary is the last that is said.
    return subprocess.call([PYTHON, "-m", *pytest], cwd=ROOT)


def set_up(lock: str, libraries: dict[str, str], *, with_server: bool = False) -> None:
    """Bring the machine and the environment to where `lock` asks; quick when they are there."""
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        raise Stop(f"Python {sys.version.split()[0]} passar inte: kör med 3.11, 3.12 eller 3.13.")
    packages = [package for library, package in libraries.items() if not loads(library)]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append("python3-venv")
    if with_server and newest_server() < OLDEST_POSTGRES:
        packages.append("postgresql")
    if packages:
        install_system_packages(packages)
    if not is_complete(lock):
        make_environment(lock)


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def newest_server() -> int:
    """The newest PostgreSQL whose `initdb` is here; 0 when there is none."""
    places = [str(path) for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if found := shutil.which("initdb"):
        places.append(found)
    answers = [subprocess.check_output([place, "--version"], text=True) for place in places]
    return max((int(answer.split()[2].split(".")[0]) for answer in answers), default=0)


def install_system_packages(packages: list[str]) -> None:
    install = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y"]
    install += ["--no-install-recommends", *packages]
    before = as_administrator()
    if shutil.which("apt-get") is None or before is None:
        raise Stop(f"Det saknas systempaket. Kör först:\n\n    sudo {' '.join(install)}\n")
    say(f"installerar systempaket: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "-o", "DPkg::Lock::Timeout=300", "update", "-q"], install):
        if subprocess.call([*before, *command], env=quiet, stdout=subprocess.DEVNULL):
            raise Stop(f"Det gick inte. Kör själv och se varför:\n\n    sudo {' '.join(install)}\n")


def as_administrator() -> list[str] | None:
    """The words to put before a command to run it as root; None where that needs a password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.call([sudo, "-n", "true"], stderr=subprocess.DEVNULL) == 0:
        return [sudo, "-n"]
    return None


def is_complete(lock: str) -> bool:
    stamp = stamp_of(lock)
    return PYTHON.exists() and stamp.exists() and stamp.read_text() == fingerprint(lock)


def make_environment(lock: str) -> None:
    """Install what `lock` holds. Without any stamp the environment is half made: begin again."""
    if not PYTHON.exists() or not any(stamp_of(name).exists() for name in (RUNTIME, DEVELOPMENT)):
        say("skapar miljön .venv")
        shutil.rmtree(VENV, ignore_errors=True)
        run(sys.executable, "-m", "venv", VENV)
    for name in (RUNTIME, DEVELOPMENT):
        stamp_of(name).unlink(missing_ok=True)
    say(f"installerar paketen i {lock}")
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", ROOT / lock)
    run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT)
    # The development lock holds all of the other one.
    for name in {lock, RUNTIME}:
        stamp_of(name).write_text(fingerprint(name))


def stamp_of(lock: str) -> Path:
    return VENV / f"installed-{lock}.txt"


def fingerprint(lock: str) -> str:
    """Changes with the lock and with what the editable install reads of the project file."""
    content = (ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(content).hexdigest() + "\n"


def run(*command: str | Path) -> None:
    if subprocess.call(command, cwd=ROOT):
        words = " ".join(str(word) for word in command)
        raise Stop(f"Det gick inte: {words}\nRätta det som står ovan och kör igen.")


def say(text: str) -> None:
    print(f"== {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
