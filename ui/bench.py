"""What every page is given to work with, beside its own services."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.access.actor import Actor
from app.papers.service import Drawn
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.questions import Questions
from ui.kernel.runner import Runner
from ui.widgets.undo_bar import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Something to look at and print. `draw` runs off the UI thread and gives name and PDF.

    A secret paper is printed and nothing else: a file of it would be copied, indexed and sent.
    """

    title: str
    draw: Callable[[], Drawn]
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Bench:
    """One signed-in person at one window.

    `go` shows another page with something chosen; `say` writes the status line (only what is
    true now); `hold` puts an act into the undo bar for eight seconds; `new_id` gives the operation
    id of one press of a button; `preview` shows a paper inside the program; `has_page` tells
    whether the person has a page at all.
    """

    actor: Actor
    runner: Runner
    bus: ChangeBus
    questions: Questions
    go: Callable[[Place], None]
    say: Callable[[str], None]
    hold: Callable[[Held], None]
    now: Callable[[], dt.datetime]
    today: Callable[[], dt.date]
    new_id: Callable[[], UUID]
    preview: Callable[[Paper], None]
    has_page: Callable[[str], bool] = bool  # whatever has a name, where there is no window
