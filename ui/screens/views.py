"""What is photographed: every page in its states, then the main job step by step."""

from __future__ import annotations

from uuid import UUID

from app.vault.model import Credentials
from ui.screens.camera import Camera
from ui.screens.hands import Mismatch, Walker
from ui.screens.scenario_3 import SCENARIO_3

OFFICER, PROVIDER = "handlaggare", "utforare"
SPECIALIST, ADMINISTRATOR = "objektspecialist", "systemforvaltare"
REVIEWER = "loggranskare"
PAGES: dict[str, tuple[str, ...]] = {
    OFFICER: ("today", "clients", "orders", "executions"),
    PROVIDER: ("cards", "journal"),
    SPECIALIST: ("corrections",),
    ADMINISTRATOR: ("settings",),
    REVIEWER: ("seen",),
}
JOB = "job"
LONG_NAME, LARGE_TEXT, USUAL_TEXT = "Wallgrenska", 130, 100
NOBODY = str(UUID(int=404))
SETTINGS, SEEN = "settings", "seen"
SOMEBODY, NO_NUMBER = "K-10004", "K-99999"
NO_COPIES = "store"  # the section that is empty in a vault nobody has copied
NOT_HERS = "people"  # the section that is read by the administrator alone
LOGIN = "handlaggare"  # who opens the vaults


def film_pages(camera: Camera, wanted: tuple[str, ...]) -> None:
    """Normal and long."""
    for login, pages in _chosen(wanted):
        camera.sit_down(login)
        for page_id in pages:
            page = camera.go(page_id)
            if page_id == SEEN:
                _ask_who_has_seen(camera, SOMEBODY)
            camera.choose_first(page)
            camera.take(page_id, "normal")
            camera.judge_in_contrast(page_id)
            camera.narrow(page, LONG_NAME)
            camera.choose_first(page)
            camera.text_size(LARGE_TEXT)
            camera.take(page_id, "long")
            camera.text_size(USUAL_TEXT)
            camera.narrow(page, "")


def film_empty(camera: Camera, wanted: tuple[str, ...]) -> None:
    """A municipality where nobody has been written in yet."""
    for login, pages in _chosen(wanted):
        camera.sit_down(login)
        for page_id in pages:
            camera.go(page_id, NO_COPIES if page_id == SETTINGS else "")
            camera.take(page_id, "empty")


def film_refused(camera: Camera, wanted: tuple[str, ...]) -> None:
    """Somebody asks for what is not theirs or is not there, or whose keys are gone."""
    for login, pages in _chosen(wanted):
        camera.sit_down(OFFICER if login == ADMINISTRATOR else login)
        for page_id in pages:
            if page_id == "today":
                _film_without_keys(camera)
                continue
            if page_id == SEEN:
                camera.go(page_id)
                _ask_who_has_seen(camera, NO_NUMBER)
            else:
                camera.go(page_id, NOT_HERS if page_id == SETTINGS else NOBODY)
            camera.take(page_id, "refused")


def film_job(camera: Camera) -> None:
    """Scenario 3 as it is walked by everybody in turn."""
    camera.sit_down(PROVIDER)
    camera.go("cards")
    walker = Walker(camera.session, camera.take_step)
    walker.rest()
    for turn in SCENARIO_3:
        try:
            turn(walker)
        except Mismatch as mismatch:
            raise Mismatch(f"{turn.__name__}: {mismatch}") from mismatch


def _film_without_keys(camera: Camera) -> None:
    """The list of today is anybody's own; nothing is refused but by a vault that was locked."""
    page = camera.go("today")
    store = camera.session.store
    store.vault.lock()
    page.refresh()
    camera.rest()
    camera.take("today", "refused")
    store.vault.unlock(Credentials(LOGIN, camera.password))
    page.refresh()
    camera.rest()


def _ask_who_has_seen(camera: Camera, number: str) -> None:
    reviewer = Walker(camera.session, camera.take_step)
    reviewer.write("seen_number", number)
    reviewer.write("seen_purpose", "Stickprov")
    reviewer.press("seen_show")


def _chosen(wanted: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Whoever has none of the wanted pages need not sit down."""
    return [
        (login, chosen)
        for login, pages in PAGES.items()
        if (chosen := tuple(page for page in pages if page in wanted))
    ]
