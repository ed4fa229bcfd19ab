"""`verkstall clients|orders|executions|cases list`: what the person may read, page after page."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from app.clients.views import ClientFilter
from app.executions.views import ExecutionFilter
from app.kernel.texts import _
from app.kernel.window import PAGE_SIZE, Page, Window
from app.orders.views import OrderFilter
from app.services import Services
from ui.command_line.answers import tell_json, tell_table
from ui.command_line.sign_in import add_store_options, signed_in

R = TypeVar("R")
Fields = dict[str, Any]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the four lists to the program's commands."""
    for name, rows in _LISTS.items():
        group = subparsers.add_parser(name, help=_("listor"))
        commands = group.add_subparsers(dest=f"{name}_command", required=True, metavar="list")
        listing = commands.add_parser("list", allow_abbrev=False)
        add_store_options(listing)
        listing.add_argument("--json", action="store_true")
        listing.set_defaults(run=run, rows=rows)


def run(args: argparse.Namespace) -> int:
    """An array of objects; without `--json` the same as a table."""
    with signed_in(args) as (_store, services):
        rows = list(args.rows(services))
    if args.json:
        tell_json(rows)
    elif rows:
        tell_table([list(rows[0]), *(list(row.values()) for row in rows)])
    return 0


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
            "service": row.service.value,
            "unit": row.unit,
            "status": row.status.value,
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
            "status": row.status.value,
            "start": row.start.isoformat(),
            "end": row.end.isoformat() if row.end else None,
            "notes": row.notes,
            "plan": row.plan,
        }


def _cases(services: Services) -> Iterator[Fields]:
    for row in services.cases.rows():
        yield {
            "number": row.number,
            "order": row.order_number,
            "scenario": row.scenario,
            "status": row.status.value,
            "waits_for": row.waits_for.value if row.waits_for else None,
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


_LISTS: dict[str, Callable[[Services], Iterator[Fields]]] = {
    "clients": _clients,
    "orders": _orders,
    "executions": _executions,
    "cases": _cases,
}
