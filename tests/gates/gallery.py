"""The case page at stages of the walk, to be looked at one by one."""

import tempfile
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.routines.words import Act
from tests.gates.screen import case_page
from tests.gates.walk import STAGES, Walk, misdirected
from tests.support.builders import TODAY
from tests.support.screens import settle
from tests.support.world import World, empty_store, furnish
from ui.corrections.page import GUIDE, CorrectionsPage
from ui.widgets.layout import Scroll

_KEPT: list[CorrectionsPage] = []


def mine() -> QWidget:
    """The object specialist's turn: the journal is to be saved."""
    return case_page(_walk("ticket sent"), "objektspecialist")


def shut() -> QWidget:
    """The officer waits for the removal."""
    return case_page(_walk("taken over"), "handlaggare", "UPP-S3-6g")


def unchecked() -> QWidget:
    """The new order is not received yet, so it cannot be executed."""
    return case_page(_walk("new order sent"), "utforare3")


def alone() -> QWidget:
    """One person is left and attests what others do."""
    walk = _walk("ticket sent")
    _end(walk, but="utforare")
    return case_page(walk, "utforare", "UPP-S3-2")


def left() -> CorrectionsPage:
    """The officer has left; the administrator decides who follows her."""
    walk = _walk("ticket sent")
    with walk.world.begin() as tx:
        tx.users.save(replace(tx.users.by_login("handlaggare"), ended_on=TODAY))
    return case_page(walk, "systemforvaltare", "UPP-S3-6g")


def left_out() -> QWidget:
    """A step that was not needed, with the reason."""
    walk = _walk("journal saved")
    why = "Norr drivs på entreprenad, så lathunden gäller inte."
    walk.complete("objektspecialist", "UPP-S3-3", not_needed=True, note=why)
    return case_page(walk, "objektspecialist", "UPP-S3-3")


def not_needed_form() -> QWidget:
    page = case_page(_walk("journal saved"), "objektspecialist", "UPP-S3-3")
    page.forms.open_not_needed()
    return _form(page)


def removal_form() -> QWidget:
    page = case_page(_walk("taken over"), "systemforvaltare", "UPP-S3-6f")
    page.forms.open(Act.REMOVE)
    return _form(page)


def duties_of_others() -> QWidget:
    """The officer sees who is awaited for what others tick."""
    walk = _walk("ticket sent")
    with walk.world.begin() as tx:
        case = tx.cases.get(walk.case)
        tx.cases.cases.save(replace(case, facts=case.facts | {"has_plan": "yes"}))
    page = case_page(walk, "handlaggare", "UPP-S3-6g")
    page.resize(1440, 900)
    page.show()
    bar = page.case_page.findChildren(Scroll)[0].verticalScrollBar()
    settle(page)
    bar.setValue(bar.maximum())
    return page


def can_be_closed() -> QWidget:
    return case_page(_walk("incident reported"), "handlaggare")


def begun() -> QWidget:
    """A guide that was begun and left is chosen in the list."""
    page, walk = _in_a_guide()
    page.guide.answer("wrong_recipient")
    page._guide.keeper.leave()
    del walk
    return page


def begun_again() -> QWidget:
    """The same guide, gone on with."""
    page = begun()
    assert isinstance(page, CorrectionsPage)
    page.begun_page.continue_asked.emit()
    return page


def _in_a_guide() -> tuple[CorrectionsPage, Walk]:
    walk = _walk("started")
    other = walk.world.order(walk.world.granted(walk.world.client()))
    walk.world.execution(other)
    page = case_page(walk, "utforare")
    page.show_key(f"{GUIDE}{other.id}")
    return page, walk


def attest_form() -> QWidget:
    walk = _walk("journal saved")
    _end(walk, but="utforare")
    page = case_page(walk, "utforare", "UPP-S3-3")
    page.forms.open_attest(None)
    return _form(page)


def successor_form() -> QWidget:
    page = left()
    page.forms.open_successor()
    return _form(page)


def _form(page: CorrectionsPage) -> QWidget:
    """The form that is open; the page under it lives as long as the process."""
    _KEPT.append(page)
    form = page.forms.form
    assert form is not None
    return form


def _walk(stage: str) -> Walk:
    store = empty_store()
    folder = Path(tempfile.mkdtemp())
    walk = misdirected(furnish(World(store.begin)), folder)
    for name, act in STAGES.items():
        act(walk)
        if name == stage:
            break
    return walk


def _end(walk: Walk, *, but: str) -> None:
    with walk.world.begin() as tx:
        for user in tx.users.everybody():
            if user.login != but:
                tx.users.save(replace(user, ended_on=TODAY))
