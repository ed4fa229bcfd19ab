"""`verkstall clients|orders|executions|cases list`: what the person may read, page after page."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from app.access.roles import Role, role_title
from app.clients.views import ClientFilter
from app.corrections.model import CaseStatus
from app.executions.model import ExecutionStatus
from app.executions.model import status_title as execution_title
from app.executions.views import ExecutionFilter
from app.kernel.texts import N_, _
from app.kernel.window import PAGE_SIZE, Page, Window
from app.orders.model import OrderStatus
from app.orders.model import status_title as order_title
from app.orders.views import OrderFilter
from app.plans.model import PlanStatus
from app.providers.model import ServiceType, service_title
from app.services import Services
from ui.command_line.answers import tell_json, tell_table
from ui.command_line.parsing import Commands, add_command, add_group, add_json_option
from ui.command_line.sign_in import add_store_options, signed_in

R = TypeVar("R")
Fields = dict[str, Any]

_TEXTS = {
    "clients": N_("personerna som du får läsa"),
    "orders": N_("beställningarna som du får läsa"),
    "executions": N_("verkställigheterna som du får läsa"),
    "cases": N_("rättelseärendena som du får läsa"),
}
_HEADS = {
    "number": N_("nummer"),
    "name": N_("namn"),
    "officer": N_("handläggare"),
    "card_version": N_("kort"),
    "protected": N_("skyddad"),
    "client": N_("kund"),
    "service": N_("insats"),
    "unit": N_("enhet"),
    "status": N_("status"),
    "sent": N_("skickad"),
    "received": N_("mottagen"),
    "order": N_("beställning"),
    "start": N_("start"),
    "end": N_("slut"),
    "notes": N_("anteckningar"),
    "plan": N_("plan"),
    "scenario": N_("scenario"),
    "waits_for": N_("väntar på"),
}


def add_parser(subparsers: Commands) -> None:
    """Add the four lists to the program's commands."""
    for name, rows in _LISTS.items():
        text = _(_TEXTS[name])
        example = f"{name} list --vault kommun.valv --user anna --json"
        commands = add_group(subparsers, name, text, example)
        listing = add_command(commands, "list", run, text)
        add_store_options(listing)
        add_json_option(listing)
        listing.set_defaults(rows=rows)


def run(args: argparse.Namespace) -> int:
    """An array of objects; without `--json` the same as a table."""
    with signed_in(args) as (_store, services):
        rows = list(args.rows(services))
    if args.json:
        tell_json(rows)
    elif rows:
        heads = [_(_HEADS[key]) for key in rows[0]]
        tell_table([heads, *([_shown(value) for value in row.values()] for row in rows)])
    return 0


def _shown(value: Any) -> Any:
    """As people say it; in JSON the key stands instead."""
    title = _TITLES.get(type(value))
    return value if title is None else title(value)


def _clients(services: Services) -> Iterator[Fields]:
    for row in _all(lambda window: services.client_reading.rows(ClientFilter(), window)):
        yield {
            "number": row.number,
            "name": row.name,
            "officer": row.officer,
            "card_version": row.card_version,
            "protected": row.protected,
        }


def _orders(services: Services) -> Iterator[Fields]:
    for row in _all(lambda window: services.order_reading.rows(OrderFilter(), window)):
        yield {
            "number": row.number,
            "client": row.client,
            "service": row.service,
            "unit": row.unit,
            "status": row.status,
            "sent": row.sent.isoformat() if row.sent else None,
            "received": row.received.isoformat() if row.received else None,
        }


def _executions(services: Services) -> Iterator[Fields]:
    for row in _all(lambda window: services.executions.rows(ExecutionFilter(), window)):
        yield {
            "number": row.number,
            "order": row.order,
            "client": row.client,
            "unit": row.unit,
            "status": row.status,
            "start": row.start.isoformat(),
            "end": row.end.isoformat() if row.end else None,
            "notes": row.notes,
            "plan": PlanStatus(row.plan) if row.plan else "",
        }


def _cases(services: Services) -> Iterator[Fields]:
    for row in services.cases.rows():
        yield {
            "number": row.number,
            "order": row.order_number,
            "scenario": row.scenario,
            "status": row.status,
            "waits_for": row.waits_for,
        }


def _all(ask: Callable[[Window], Page[R]]) -> Iterator[R]:
    """Every row, a page at a time."""
    offset = 0
    while True:
        page = ask(Window(offset, PAGE_SIZE))
        yield from page.rows
        offset += len(page.rows)
        if not page.rows or offset >= page.total:
            return


def _word(status: CaseStatus | PlanStatus) -> str:
    return _(_WORDS[status])


_WORDS: dict[CaseStatus | PlanStatus, str] = {
    CaseStatus.OPEN: N_("pågår"),
    CaseStatus.CLOSED: N_("avslutat"),
    CaseStatus.CANCELLED: N_("avbrutet"),
    PlanStatus.DRAFT: N_("utkast"),
    PlanStatus.SIGNED: N_("undertecknad"),
    PlanStatus.REPLACED: N_("ersatt"),
}
_TITLES: dict[type, Callable[[Any], str]] = {
    bool: lambda value: _("ja") if value else _("nej"),
    OrderStatus: order_title,
    ExecutionStatus: execution_title,
    CaseStatus: _word,
    PlanStatus: _word,
    ServiceType: service_title,
    Role: role_title,
}
_LISTS: dict[str, Callable[[Services], Iterator[Fields]]] = {
    "clients": _clients,
    "orders": _orders,
    "executions": _executions,
    "cases": _cases,
}
