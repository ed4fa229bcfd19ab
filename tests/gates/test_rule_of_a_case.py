"""F1 in a case explains by the version that the case was begun with (ADR 0005)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.routines.loading import load
from app.routines.model import Routine
from tests.gates.screen import button, case_on_screen, choose_step, click
from tests.gates.walk import Walked
from tests.support import uidump
from tests.unit.routines.samples import a_copy, spoil
from ui.kernel.naming import routine_of, rules_of
from ui.theme.theme import Theme
from ui.widgets.help_panel import HelpPanel
from ui.window import rules
from ui.window.rules import explain

NEWER = "Objektspecialisten arkiverar journalanteckningarna i ett annat system."
OLDER = "Objektspecialisten ser till att journalanteckningarna skrivs ut och sparas."
STEP, GATE = "UPP-S3-2", "G3"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Routine:
    """A version 04 is in force, in which the step and the gate say something else."""
    folder = a_copy(tmp_path)
    spoil(folder / "leaves" / "S3.toml", OLDER, NEWER)
    spoil(folder / "gates.toml", 'label = "Journalen sparad"', 'label = "Journalen arkiverad"')
    spoil(folder / "routine.toml", 'version = "03"', 'version = "04"')
    routine = load(folder)
    monkeypatch.setattr(rules, "for_corrections", lambda: routine)
    return routine


def test_that_the_newest_holds_where_there_is_no_case(newer: Routine):
    assert newer.about.version == "04"
    assert [rule.text for rule in explain((STEP,))] == [NEWER]
    assert [rule.title for rule in explain((GATE,))] == ["Journalen arkiverad"]


@pytest.mark.usefixtures("newer")
def test_that_a_running_case_keeps_the_words_it_was_begun_with():
    by = ("ru541", "03")
    assert [rule.text for rule in explain((STEP,), by)] == [OLDER]
    assert [rule.title for rule in explain((GATE,), by)] == ["Journalen sparad"]
    [short] = explain(("LED-12",), by)  # what is no routine's is the same for all
    assert short.title


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize("where", ["page", "form"])
def test_that_f1_on_the_case_and_in_its_forms_shows_the_version_of_the_case(
    walked: Walked, where: str, qtbot
):
    panel = HelpPanel(explain)
    qtbot.addWidget(panel)
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        choose_step(page, STEP)
        act: QWidget = button(page, "step_act")
        if where == "form":
            click(page, "step_act")
            form = page.forms.form
            assert form is not None
            act = next(one for one in form.findChildren(QWidget) if STEP in rules_of(one))
        assert routine_of(act) == ("ru541", "03")
        panel.explain_for(act)
        said = uidump.dump(panel)
    assert OLDER in said
    assert NEWER not in said


def test_that_outside_a_case_no_version_is_named(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        assert routine_of(page.list) is None
        case = page.case.view
        assert case is not None
        page.case._show(replace(case, case=replace(case.case, routine_version="02")))
        assert routine_of(page.case_page) == ("ru541", "02")
