"""A person at a bench of a small real store: what a page says, holds, asks and goes to is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import uuid4

from PySide6.QtWidgets import QApplication, QWidget

from app.services import Services, services_at
from tests.support.world import World
from ui.bench import Bench, Paper
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.questions import PreparedAnswers
from ui.kernel.tasks import SynchronousRunner
from ui.widgets.undo_bar import Held

# Answers that lead to scenario 3, for a case that is put into the store as it is.
ANSWERS_S3 = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}
FACTS_S3 = {"regi": "own", "uses_planning_lmo": "yes", "has_hsl_assignments": "no"}


@dataclass
class Sitting:
    """One person's services and bench."""

    world: World
    login: str
    went: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    answers: PreparedAnswers = field(default_factory=PreparedAnswers)
    bus: ChangeBus = field(default_factory=ChangeBus)

    def __post_init__(self) -> None:
        self.services: Services = services_at(self.world.desk(self.login), None, practice=True)
        clock = self.world.clock
        self.bench = Bench(
            actor=self.services.desk.actor,
            runner=SynchronousRunner(),
            bus=self.bus,
            questions=self.answers,
            go=self.went.append,
            say=self.said.append,
            hold=self.held.append,
            now=clock.now,
            today=clock.today,
            new_id=uuid4,
            preview=self.papers.append,
        )


def pick(holder: QWidget, name: str) -> QWidget:
    """The widget with this object name that is still in use; layouts show theirs a turn later."""
    QApplication.processEvents()
    found = [one for one in holder.findChildren(QWidget, name) if one.isVisibleTo(holder)]
    assert len(found) == 1, f"{name}: {len(found)} found"
    return found[0]
