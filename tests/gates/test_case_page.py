"""The case page: what is next is in sight, and what cannot be done yet says why."""

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint

from app.corrections.commands import SaveIncident
from app.kernel.errors import BadInput
from app.orders.commands import ConfirmReceived
from tests.gates.screen import button, case_on_screen, choose_step, click, words
from tests.gates.walk import Walked
from tests.support import uidump
from tests.support.screens import settle
from tests.support.world import op
from ui.corrections.case_list import case_shape
from ui.corrections.page import CorrectionsPage
from ui.kernel.history import Place
from ui.theme.theme import Theme
from ui.widgets.buttons import Button
from ui.widgets.layout import Scroll
from ui.widgets.row_delegate import RowDelegate

# What is left of the window for the page: 1366x768, 1440x900, and 1440x900 at 175 %.
ROOMS = [(1158, 688), (1232, 820), (640, 430)]
TURNS = [
    ("started", "utforare"),
    ("ticket sent", "objektspecialist"),
    ("handed to IT", "systemforvaltare"),
    ("officer told", "handlaggare"),
]


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    theme = qapp.findChild(Theme) or Theme(qapp, "light")
    theme.choose("light")
    return theme


@pytest.mark.parametrize(("width", "height"), ROOMS)
@pytest.mark.parametrize(("stage", "login"), TURNS)
def test_that_what_is_next_is_seen_without_scrolling(
    walked: Walked, stage: str, login: str, width: int, height: int
):
    with case_on_screen(walked.at(stage), login) as page:
        page.resize(width, height)
        settle(page)
        act = button(page, "step_act")
        end = act.mapTo(page, QPoint(act.width(), act.height()))
        assert act.isEnabled()
        assert (end.x() <= page.width(), end.y() <= page.height()) == (True, True)


@pytest.mark.parametrize(("width", "height"), ROOMS)
def test_that_the_case_never_scrolls_sideways(walked: Walked, width: int, height: int):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.resize(width, height)
        settle(page)
        assert _scroll(page).horizontalScrollBar().maximum() == 0


def _scroll(page: CorrectionsPage) -> Scroll:
    found = page.case_page.findChild(Scroll)
    assert found is not None
    return found


def test_that_a_narrow_row_keeps_the_name_of_the_person(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.load_list()
        [row] = walked.walk.at("objektspecialist").cases.rows()
        shape = case_shape(row)
        assert shape.title == row.client_name
        assert shape.chip is None
        assert row.client_name in shape.spoken
        delegate = page.list.itemDelegate()
        assert isinstance(delegate, RowDelegate)
        only_name = type(shape)(key=shape.key, title=shape.title)
        assert not delegate.is_cut(only_name, 220)


def test_that_a_row_that_waits_says_for_whom(walked: Walked):
    [row] = walked.at("ticket sent").at("handlaggare").cases.rows()
    assert "hos objektspecialist" in case_shape(row).reason


@pytest.mark.rule("UPP-S3-7", "LED-11")
@pytest.mark.parametrize(
    ("received", "said"),
    [(False, "bekräftar att beställning"), (True, "kontrollerar beställning")],
)
def test_that_nothing_is_executed_before_the_order_is_received_and_checked(
    walked: Walked, monkeypatch: pytest.MonkeyPatch, *, received: bool, said: str
):
    walk = walked.at("new order sent")
    if received:
        order = walk.view().situation.new_order
        assert order is not None
        walk.at("utforare3").orders.confirm_received(
            ConfirmReceived(op_id=op(), order_id=order.id, seen_version=order.version)
        )
    with case_on_screen(walk, "utforare3") as page:
        choose_step(page, "UPP-S3-7")
        act = button(page, "step_act")
        gone: list[Place] = []
        monkeypatch.setattr(page, "_bench", replace(page._bench, go=gone.append))
        assert not act.isEnabled()
        assert said in words(page, "step_reason")
        assert "väster" in words(page, "step_reason")
        click(page, "step_act")
        assert page.forms.form is None
        click(page, "step_order")
        order = walk.view().situation.new_order
        assert order is not None
        assert [(place.page, place.key) for place in gone] == [("orders", str(order.id))]


@pytest.mark.rule("A6", "A28")
def test_that_what_we_add_to_a_step_is_marked_as_ours(walked: Walked):
    with case_on_screen(walked.at("new order sent"), "utforare3") as page:
        choose_step(page, "UPP-S3-7")
        assert not button(page, "step_act").isEnabled()
        assert words(page, "step_note").startswith("Tillägg: Rutinen säger bara utföraren.")


def test_that_who_may_not_cancel_is_told_who_may(walked: Walked):
    walk = walked.at("ticket sent")
    with case_on_screen(walk, "objektspecialist") as page:
        cancel = button(page, "case_cancel")
        assert not cancel.isEnabled()
        assert "av handläggaren eller av utföraren" in cancel.accessibleDescription()
    with case_on_screen(walk, "utforare") as page:
        assert button(page, "case_cancel").isEnabled()


def test_that_a_case_that_may_not_be_seen_offers_nothing(walked: Walked):
    with case_on_screen(walked.at("ticket sent"), "objektspecialist") as page:
        page.show_key(str(UUID(int=404)))
        settle(page)
        assert not page.case_page.isVisible()
        said = uidump.dump(page)
        assert "Ärendet kan inte visas" in said
        assert "Avsluta ärende" not in said


@pytest.mark.parametrize("field", ["description", "categories", "consequence", "measures"])
def test_that_a_report_says_all_that_a_report_must(walked: Walked, field: str):
    walk = walked.at("ticket sent")
    incident = walk.view("utforare").situation.incident
    assert incident is not None
    told = {
        "description": "Fel enhet.",
        "categories": "Namn",
        "consequence": "Ringa",
        "measures": "-",
    }
    command = SaveIncident(
        op_id=op(), case_id=walk.case, seen_version=incident.version, persons=1, reference="",
        report=True, **told | {field: "  "},
    )  # fmt: skip
    with pytest.raises(BadInput) as refused:
        walk.at("utforare").paperwork.save_incident(command)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("stage", "kind"), [("operation told", "default"), ("incident reported", "primary")]
)
def test_that_closing_is_the_primary_act_when_the_case_can_be_closed_and_only_then(
    walked: Walked, stage: str, kind: str
):
    with case_on_screen(walked.at(stage), "handlaggare") as page:
        close = button(page, "case_close")
        assert isinstance(close, Button)
        assert (close.kind, close.isEnabled()) == (kind, kind == "primary")
        assert close.property("kind") == kind
        shown = [one for one in page.case_page.findChildren(Button) if one.isVisible()]
        assert [one for one in shown if one.kind == "primary" and one.isEnabled()] == (
            [close] if kind == "primary" else []
        )


def test_that_a_closed_case_has_nothing_left_to_close(walked: Walked):
    with case_on_screen(walked.at("incident reported"), "handlaggare") as page:
        click(page, "case_close")
        settle(page)
        assert not page.case_page.findChild(Button, "case_close").isVisible()
