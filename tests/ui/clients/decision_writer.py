"""A process that grants three services in a real vault until it is killed.

    python -m tests.ui.clients.decision_writer VAULT CLIENT

It types in the goal of the third; after each letter it prints how many there are and the time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tests.ui.clients.register_writer import LOGIN, Typist, page_in
from tests.ui.journal.writer import open_vault, services_in
from ui.clients import seeing
from ui.clients.decision_form import DecisionForm
from ui.clients.page import ClientsPage
from ui.kernel.tasks import TaskRunner
from ui.theme.theme import Theme

GOAL, SERVICES = "decision_goal_3", 3


def decision_of(page: ClientsPage) -> DecisionForm:
    """The form, over a page whose decisions are there."""
    page.forms.open_decision()
    form = page.forms.form
    assert isinstance(form, DecisionForm)
    return form


class Writer(QObject):
    """Opens the form when the decisions of the person have come."""

    def __init__(self, page: ClientsPage) -> None:
        super().__init__()
        self._page = page
        page.client.loaded.connect(self._begin)

    def _begin(self, tab: str) -> None:
        if tab == seeing.DECISIONS and self._page.forms.form is None:
            form = decision_of(self._page)
            for _more in range(1, SERVICES):
                form.granted.add()
            self._typist = Typist(self._page, GOAL)


def main() -> None:
    app = QApplication(sys.argv[:1])
    Theme(app, "light")
    page = page_in(services_in(open_vault(Path(sys.argv[1])), LOGIN), TaskRunner(readers=2))
    writer = Writer(page)
    page.show()
    page.show_key(sys.argv[2])
    page.detail.show_tab(seeing.DECISIONS)
    app.exec()
    del writer


if __name__ == "__main__":
    main()
