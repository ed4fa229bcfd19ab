"""One scale of the screen is one process: `python -m ui.screens FULL EMPTY DIR SCALE`.

The password of both practice vaults comes in VERKSTALL_PASSWORD.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.kernel.errors import AppError
from app.vault.model import Credentials
from ui.composition import open_store
from ui.kernel.settings import Settings
from ui.screens.camera import Camera
from ui.screens.views import film_empty, film_job, film_pages
from ui.theme.theme import Theme


def main() -> int:
    """Writes the pictures; the index of this scale goes to stdout, a line for each."""
    full, empty, target, scale = (
        Path(sys.argv[1]),
        Path(sys.argv[2]),
        Path(sys.argv[3]),
        sys.argv[4],
    )
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    settings = Settings.in_file(full.with_suffix(f".{scale}.ini"))
    camera = Camera(target, int(scale), Theme(app, "light"), settings)
    password = os.environ["VERKSTALL_PASSWORD"]
    try:
        for path, film in ((full, film_pages), (full, film_job), (empty, film_empty)):
            camera.show(open_store(path, Credentials("handlaggare", password)))
            film(camera)
            camera.put_away()
    except AppError as refusal:
        sys.stderr.write(refusal.sentence + "\n")
        return 1
    sys.stdout.write("\n".join(camera.index) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
