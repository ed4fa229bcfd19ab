"""What is photographed: every page in its states, then the main job step by step."""

from __future__ import annotations

from uuid import UUID

from app.kernel.errors import AppError
from app.kernel.window import Window
from app.orders.views import OrderFilter
from ui.corrections.page import GUIDE, CorrectionsPage
from ui.screens.camera import Camera

OFFICER, PROVIDER = "handlaggare", "utforare"
SPECIALIST, LEAD, ADMINISTRATOR = "objektspecialist", "sammanhallande", "systemforvaltare"
PAGES: dict[str, tuple[str, ...]] = {
    OFFICER: ("today", "clients", "orders", "executions"),
    PROVIDER: ("cards", "journal"),
    SPECIALIST: ("corrections",),
    ADMINISTRATOR: ("settings",),
}
LONG_NAME, LARGE_TEXT, USUAL_TEXT = "Wallgrenska", 130, 100
REASON = "Upptäckt i samtal med enheten."  # where the answer is not what the data say
NOBODY = str(UUID(int=404))
SPECIAL_KEYS = {"settings": "municipality"}  # read only for an officer, with the reason
SCENARIO_3 = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "documented",
}


def film_pages(camera: Camera) -> None:
    """Normal, long and refused."""
    for login, pages in PAGES.items():
        camera.sit_down(login)
        for page_id in pages:
            page = camera.go(page_id)
            camera.choose_first(page)
            camera.take(page_id, "normal")
            camera.narrow(page, LONG_NAME)
            camera.choose_first(page)
            camera.text_size(LARGE_TEXT)
            camera.take(page_id, "long")
            camera.text_size(USUAL_TEXT)
            camera.narrow(page, "")
    _film_refused(camera)


def film_empty(camera: Camera) -> None:
    """A municipality where nobody has been written in yet."""
    for login, pages in PAGES.items():
        camera.sit_down(login)
        for page_id in pages:
            camera.go(page_id)
            camera.take(page_id, "empty")


def film_job(camera: Camera) -> None:
    """Scenario 3: the questions, what they lead to, and the case as each person has it."""
    camera.sit_down(PROVIDER)
    page = camera.go("corrections", f"{GUIDE}{_an_order(camera)}")
    step = 0
    if isinstance(page, CorrectionsPage):
        while page.guide.question() is not None and page.guide.state is not None:
            step += 1
            camera.take("job", "question", step)
            page.guide.answer(SCENARIO_3[page.guide.state.at], REASON)
            camera.rest()
    camera.take("job", "result", step + 1)
    case = str(camera.session.services.cases.rows()[0].id)
    for number, login in enumerate((SPECIALIST, LEAD, ADMINISTRATOR, OFFICER), step + 2):
        camera.sit_down(login)
        camera.go("corrections", case)
        camera.take("job", login, number)


def _film_refused(camera: Camera) -> None:
    """Somebody asks for what is not theirs or is not there."""
    for login, pages in PAGES.items():
        camera.sit_down(OFFICER if login == ADMINISTRATOR else login)
        for page_id in pages:
            camera.go(page_id, SPECIAL_KEYS.get(page_id, NOBODY))
            camera.take(page_id, "refused")


def _an_order(camera: Camera) -> UUID:
    """An order that nobody corrects yet, executed at the unit."""
    services = camera.session.services
    for row in services.order_reading.rows(OrderFilter(), Window(0, 100)).rows:
        try:
            services.guide.begin(row.id)
        except AppError:
            continue
        if row.started is not None:
            return row.id
    raise RuntimeError("the practice municipality has no order to correct")
