"""Which pages a person has, in the order of the day. Each is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.access.actor import Command, Data
from app.access.roles import Role
from app.kernel.texts import N_
from app.services import Services
from app.vault.service import VaultService
from ui.bench import Bench
from ui.clients.page import ClientsPage
from ui.clients.parts import ClientServices
from ui.clients.seen_page import SeenPage
from ui.composition import OpenStore
from ui.corrections.acting import ActServices
from ui.corrections.case_model import CaseServices
from ui.corrections.page import CorrectionServices, CorrectionsPage
from ui.executions.page import ExecutionsPage
from ui.executions.view import ExecutionServices
from ui.journal.model import JournalServices
from ui.journal.page import JournalPage
from ui.kernel.settings import Settings
from ui.orders.new_order import NewOrder
from ui.orders.page import OrdersPage
from ui.orders.view import OrderServices
from ui.person_cards.card_model import CardServices
from ui.person_cards.page import CardsPage
from ui.settings.page import SettingsPage
from ui.settings.ports import SettingsServices
from ui.shell.page import Page, PageSpec
from ui.store_access import StorePeople, store_info
from ui.theme.theme import Theme
from ui.today.model import TodayServices
from ui.today.page import TodayPage


@dataclass(frozen=True, slots=True, kw_only=True)
class PageParts:
    """What a page is built of, when somebody goes there. `count` numbers it in the navigation."""

    bench: Callable[[], Bench]
    services: Services
    store: OpenStore
    settings: Settings
    theme: Theme
    count: Callable[[str, int, bool], None]


Build = Callable[[PageParts], Page]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the navigation; `gate` is the right without which the page would be empty."""

    id: str
    title: str
    icon: str
    build: Build
    gate: tuple[Data, Command] | None = None
    starts_group: bool = False
    stands_at_bottom: bool = False


def page_specs(parts: PageParts) -> tuple[PageSpec, ...]:
    """The pages of the person at the desk, numbered Ctrl+1 to Ctrl+9 from the top.

    A provider begins with the cards of its clients; the others with what waits for them.
    """
    is_provider = parts.services.desk.actor.role is Role.PROVIDER
    first = (_CARDS, _TODAY) if is_provider else (_TODAY,)
    entries = [entry for entry in (*first, *_WORK, _SETTINGS) if _may(parts, entry)]
    return tuple(_spec(parts, entry, number) for number, entry in enumerate(entries, 1))


def _may(parts: PageParts, entry: _Entry) -> bool:
    return entry.gate is None or bool(parts.services.desk.relations(*entry.gate))


def _spec(parts: PageParts, entry: _Entry, number: int) -> PageSpec:
    spec = PageSpec(
        id=entry.id,
        title=entry.title,
        icon=entry.icon,
        shortcut=f"Ctrl+{number}",
        build=lambda: entry.build(parts),
        starts_group=entry.starts_group,
        stands_at_bottom=entry.stands_at_bottom,
    )
    return replace(spec, shortcut="", shown_keys="Ctrl+,") if entry is _SETTINGS else spec


def _today(parts: PageParts) -> Page:
    services = parts.services
    page = TodayPage(
        parts.bench(), TodayServices(worklist=services.worklist, messages=services.messages)
    )
    page.counted.connect(lambda count, is_loud: parts.count("today", count, is_loud))
    return page


def _cards(parts: PageParts) -> Page:
    services = parts.services
    asked = CardServices(
        issued=services.issued_cards, papers=services.papers, messages=services.messages
    )
    return CardsPage(parts.bench(), asked)


def _clients(parts: PageParts) -> Page:
    services = parts.services
    asked = ClientServices(
        reading=services.client_reading,
        clients=services.clients,
        decisions=services.decisions,
        orders=services.order_reading,
        cards=services.cards,
        issued=services.issued_cards,
        papers=services.papers,
        cases=services.cases,
        settings=services.settings,
        drafts=services.drafts,
    )
    page = ClientsPage(parts.bench(), asked)
    new_order = NewOrder(parts.bench(), _of_orders(services), page)
    page.order_asked.connect(new_order.open)
    new_order.refused.connect(page.detail.refuse)
    return page


def _orders(parts: PageParts) -> Page:
    return OrdersPage(parts.bench(), _of_orders(parts.services))


def _of_orders(services: Services) -> OrderServices:
    return OrderServices(
        desk=services.desk,
        reading=services.order_reading,
        orders=services.orders,
        executions=services.executions,
        cases=services.cases,
        clients=services.client_reading,
        decisions=services.decisions,
        drafts=services.drafts,
        providers=services.providers,
        settings=services.settings,
        cards=services.cards,
    )


def _executions(parts: PageParts) -> Page:
    services = parts.services
    asked = ExecutionServices(
        desk=services.desk,
        executions=services.executions,
        pauses=services.pauses,
        plans=services.plans,
        drafts=services.drafts,
        cases=services.cases,
        clients=services.client_reading,
        settings=services.settings,
    )
    return ExecutionsPage(parts.bench(), asked)


def _corrections(parts: PageParts) -> Page:
    services = parts.services
    case = CaseServices(
        cases=services.cases,
        paperwork=services.paperwork,
        removal=services.removal,
        succession=services.succession,
    )
    acts = ActServices(
        archive=services.archive,
        attaching=services.attaching,
        executions=services.executions,
        messages=services.messages,
        providers=services.providers,
        export_folder=_export_folder(parts.store),
    )
    return CorrectionsPage(
        parts.bench(),
        CorrectionServices(guide=services.guide, case=case, acts=acts, papers=services.papers),
    )


def _journal(parts: PageParts) -> Page:
    services = parts.services
    asked = JournalServices(
        desk=services.desk,
        clients=services.client_reading,
        executions=services.executions,
        journal=services.journal,
        working_notes=services.working_notes,
        drafts=services.drafts,
        archive=services.archive,
        cases=services.cases,
        export_folder=_export_folder(parts.store),
    )
    return JournalPage(parts.bench(), asked)


def _seen(parts: PageParts) -> Page:
    return SeenPage(parts.bench(), parts.services.client_review)


def _settings(parts: PageParts) -> Page:
    services, store = parts.services, parts.store
    asked = SettingsServices(
        settings=services.settings,
        users=services.users,
        providers=services.providers,
        drafts=services.drafts,
        log=services.log,
        may=services.desk.may,
        people=StorePeople(store, services, services.desk.actor.login),
        care=VaultService(services.desk, store.vault),
        store_info=lambda: store_info(store),
        theme=parts.theme,
        kept=parts.settings,
    )
    return SettingsPage(parts.bench(), asked)


def _export_folder(store: OpenStore) -> str:
    """Where saved journals are suggested to go: beside the vault, the same for everybody in it."""
    return str(store.vault.path.parent)


_CARDS = _Entry("cards", N_("Våra kunder"), "users", _cards, (Data.CARD, Command.LIST))
_TODAY = _Entry("today", N_("Idag"), "calendar-check", _today)
_WORK = (
    _Entry(
        "clients",
        N_("Personer"),
        "user-round",
        _clients,
        (Data.CLIENT, Command.LIST),
        starts_group=True,
    ),
    _Entry("orders", N_("Beställningar"), "send", _orders, (Data.ORDER, Command.LIST)),
    _Entry(
        "executions",
        N_("Verkställigheter"),
        "circle-play",
        _executions,
        (Data.EXECUTION, Command.LIST),
    ),
    _Entry("corrections", N_("Rätta fel"), "route", _corrections, (Data.CASE, Command.LIST), True),
    _Entry("journal", N_("Journal"), "book-open", _journal, (Data.JOURNAL, Command.READ)),
    _Entry("seen", N_("Vem har sett"), "eye", _seen, (Data.LOG, Command.READ), starts_group=True),
)
_SETTINGS = _Entry("settings", N_("Inställningar"), "settings", _settings, stands_at_bottom=True)
