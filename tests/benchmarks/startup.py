"""From the start of the process to the first painted window, beside a bare window, in one run.

    python -m tests.benchmarks.startup [--runs 11]

The two take turns; each row is the median in milliseconds. The file cache is warm.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time

PAINTED = """
import os
class Seen(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, done)
        return False
def done():
    print('painted', flush=True)
    os._exit(0)
seen = Seen()
app.installEventFilter(seen)
window.show()
app.exec()
"""
BARE = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1180, 760)
"""
OURS = """
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pathlib import Path
import tempfile
from ui.kernel.settings import Settings
from ui.window.program import Program, application
app = application()
program = Program(app, Settings.in_file(Path(tempfile.mkdtemp()) / 's.ini'))
program.start()
window = program.opening.window
"""


def painted_after(program: str) -> float:
    """Milliseconds until the process says that its window was painted."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", program + PAINTED],
        stdout=subprocess.PIPE,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONDONTWRITEBYTECODE": ""},
        text=True,
    )
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    took = (time.perf_counter() - began) * 1000
    process.stdout.close()
    if process.wait() or said != "painted":
        sys.exit("the window was not painted")
    return took


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    for program in (BARE, OURS):
        painted_after(program)  # warms the file cache
    pairs = [(painted_after(BARE), painted_after(OURS)) for _ in range(runs)]
    bare, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(our / floor for floor, our in pairs)
    print(f"bare window  {bare:6.0f} ms  1.00")
    print(f"start screen {ours:6.0f} ms  {ratio:.2f}")


if __name__ == "__main__":
    main()
