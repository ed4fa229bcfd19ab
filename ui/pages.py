"""Which pages a person has, in the order of the day. Each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.access.actor import Command, Data
from app.kernel.texts import N_
from app.services import Services
from ui.bench import Bench
from ui.composition import OpenStore
from ui.corrections.acting import ActServices
from ui.corrections.case_model import CaseServices
from ui.corrections.page import CorrectionServices, CorrectionsPage
from ui.kernel.settings import Settings
from ui.shell.page import Page, PageSpec


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What a page is built of, when somebody goes there."""

    bench: Callable[[], Bench]
    services: Services
    store: OpenStore
    settings: Settings


def page_specs(parts: PageParts) -> tuple[PageSpec, ...]:
    """The pages of the person at the desk; a page with nothing in it for the role is left out."""
    specs = [
        PageSpec(
            id="corrections",
            title=N_("Rätta fel"),
            icon="route",
            shortcut="",
            build=lambda: _corrections(parts),
            starts_group=True,
        ),
    ]
    numbered = [spec for spec in specs if _may(parts, spec.id)]
    return tuple(numbered)


_GATES: dict[str, tuple[Data, Command]] = {
    "clients": (Data.CLIENT, Command.LIST),
    "cards": (Data.CARD, Command.LIST),
    "orders": (Data.ORDER, Command.LIST),
    "executions": (Data.EXECUTION, Command.LIST),
    "corrections": (Data.CASE, Command.LIST),
    "journal": (Data.JOURNAL, Command.READ),
}


def _may(parts: PageParts, page_id: str) -> bool:
    gate = _GATES.get(page_id)
    return gate is None or bool(parts.services.desk.relations(*gate))


def _corrections(parts: PageParts) -> Page:
    services = parts.services
    case = CaseServices(
        cases=services.cases, paperwork=services.paperwork, removal=services.removal
    )
    acts = ActServices(
        archive=services.archive,
        attaching=services.attaching,
        executions=services.executions,
        messages=services.messages,
        providers=services.providers,
        export_folder=export_folder(parts.store),
    )
    return CorrectionsPage(
        parts.bench(),
        CorrectionServices(guide=services.guide, case=case, acts=acts, papers=services.papers),
    )


def export_folder(store: OpenStore) -> str:
    """Where saved journals are suggested to go: beside the vault, the same for everybody in it."""
    return str(Path(store.vault.path).parent)
