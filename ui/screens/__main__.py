"""One scale of the screen is one process: `python -m ui.screens FULL EMPTY DIR SCALE PAGES`.

The password of both practice vaults comes in VERKSTALL_PASSWORD.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.kernel.errors import AppError
from app.vault.model import Credentials
from ui.composition import open_store
from ui.kernel.settings import Settings
from ui.screens.camera import Camera
from ui.screens.hands import Mismatch
from ui.screens.scenario_3 import ARCHIVE
from ui.screens.views import JOB, LOGIN, film_empty, film_job, film_pages, film_refused
from ui.theme.theme import Theme


def main() -> int:
    """Writes the pictures. A line of JSON for each on stdout, then a string for each fault seen."""
    full, empty, target = (Path(word).absolute() for word in sys.argv[1:4])
    scale, wanted = sys.argv[4], tuple(sys.argv[5].split(","))
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    settings = Settings.in_file(full.with_suffix(f".{scale}.ini"))
    password = os.environ["VERKSTALL_PASSWORD"]
    camera = Camera(target, int(scale), Theme(app, "light"), settings, password)
    pages = tuple(page for page in wanted if page != JOB)
    try:
        if pages:
            _film(camera, full, lambda: film_pages(camera, pages))
            _film(camera, full, lambda: film_refused(camera, pages))
            _film(camera, empty, lambda: film_empty(camera, pages))
        if JOB in wanted:
            (full.parent / ARCHIVE).mkdir(parents=True)
            os.chdir(full.parent)  # the walk writes the name of a folder, not a whole path
            _film(camera, full, lambda: film_job(camera))
    except AppError as refusal:
        sys.stderr.write(refusal.sentence + "\n")
        return 1
    except Mismatch as mismatch:
        sys.stderr.write("\n".join((f"{JOB}: {mismatch}", *_notes(mismatch), "")))
        return 1
    for said in (*camera.index, *camera.faults):
        sys.stdout.write(json.dumps(said, ensure_ascii=False) + "\n")
    return 0


def _notes(mismatch: Mismatch) -> list[str]:
    """What stood on the screen; where one was raised from another, it stands with the first."""
    first = mismatch.__cause__ or mismatch
    return list(getattr(first, "__notes__", ()))


def _film(camera: Camera, vault: Path, film: Callable[[], None]) -> None:
    camera.show(open_store(vault, Credentials(LOGIN, camera.password)))
    film()
    camera.put_away()


if __name__ == "__main__":
    sys.exit(main())
