"""A provider's clients in a real store, each with a card in another state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget

from app.clients.commands import ChangeContact, ContactValues, SaveRelative
from app.clients.model import Client
from app.person_cards.commands import IssueCard, PrintCard
from app.person_cards.views import CardGroup
from app.services import Services, services_at
from tests.support.world import World, op
from ui.bench import Bench, Paper
from ui.kernel.change_bus import ChangeBus
from ui.kernel.history import Place
from ui.kernel.questions import PreparedAnswers
from ui.kernel.runner import Runner
from ui.widgets.text import ElidedText
from ui.widgets.undo_bar import Held

EVERYTHING = frozenset(CardGroup)


@dataclass
class Answers(PreparedAnswers):
    """Prepared answers that also keep which file name was proposed; `folder` takes them all."""

    proposals: list[str] = field(default_factory=list)
    folder: Path | None = None

    def save_file(self, title: str, proposal: str, pattern: str) -> Path | None:
        self.proposals.append(proposal)
        if self.folder is not None:
            return self.folder / proposal
        return self.paths.pop(0)


@dataclass
class Heard:
    """What a page asked the window for."""

    places: list[Place] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    papers: list[Paper] = field(default_factory=list)
    questions: Answers = field(default_factory=Answers)


def services_of(world: World, login: str) -> Services:
    return services_at(world.desk(login), None, practice=False)


def a_bench(world: World, login: str, runner: Runner, heard: Heard) -> Bench:
    return Bench(
        actor=world.actor(login),
        runner=runner,
        bus=ChangeBus(),
        questions=heard.questions,
        go=heard.places.append,
        say=heard.said.append,
        hold=heard.held.append,
        now=world.clock.now,
        today=world.clock.today,
        new_id=uuid4,
        preview=heard.papers.append,
    )


def a_served_client(world: World, *, unit: str = "norr", **values: Any) -> Client:
    """With a granted service and an order that the unit performs."""
    client = world.client(**values)
    granted = world.granted(client)
    order = world.order(granted, unit)
    world.execution(order, unit_id=world.units[unit].id)
    return client


def issue(world: World, client: Client, reason: str = "") -> int:
    """Issue the next card as the responsible officer."""
    cards = services_of(world, "handlaggare").cards
    preview = cards.preview(client.id)
    command = IssueCard(
        op_id=op(),
        client_id=client.id,
        seen_number=preview.replaces,
        reason=reason,
        stated_missing=EVERYTHING,
    )
    return cards.issue(command)[0].number


def move_phone(world: World, client: Client, mobile: str) -> None:
    """Something on the card changes."""
    with world.begin() as tx:
        contact = tx.clients.contacts.get(client.id)
    values = ContactValues(
        street=contact.street,
        postal_code=contact.postal_code,
        city=contact.city,
        phone=contact.phone,
        mobile=mobile,
    )
    services_of(world, "handlaggare").clients.change_contact(
        ChangeContact(op_id=op(), client_id=client.id, seen_version=contact.version, values=values)
    )


def add_relative(world: World, client: Client) -> None:
    services_of(world, "handlaggare").clients.save_relative(
        SaveRelative(
            op_id=op(),
            client_id=client.id,
            name="Lena Provlind",
            relation="dotter",
            phone="070-174 06 90",
            may_be_informed=True,
        )
    )


def later(world: World, days: int) -> None:
    world.clock = replace(world.clock, at=world.clock.at + dt.timedelta(days=days))


def furnish_cards(world: World) -> dict[str, Client]:
    """Five people at Hemtjänst Norr, each in another state, two days apart."""
    people = {
        "read": a_served_client(world, given_name="Gunvor", family_name="Sandgren"),
        "unread": a_served_client(world, given_name="Folke", family_name="Brandelin"),
        "printed": a_served_client(world, given_name="Inga-Lill", family_name="Storåker"),
        "guarded": a_served_client(
            world, given_name="Viola", family_name="Thunmark", is_protected=True
        ),
        "without": a_served_client(
            world, given_name="Elsa-Britt", family_name="Norlander-Wallgrenska"
        ),
    }
    for name in ("read", "unread", "printed", "guarded"):
        issue(world, people[name])
    later(world, 1)
    provider = services_of(world, "utforare")
    provider.issued_cards.open(people["read"].id)
    provider.issued_cards.print_data(PrintCard(op_id=op(), client_id=people["printed"].id))
    move_phone(world, people["printed"], "070-174 06 58")
    issue(world, people["printed"], "Ny telefon")
    later(world, 1)
    services_of(world, "utforare").issued_cards.open(people["guarded"].id, "Hembesök")
    return people


def seen(widget: QWidget) -> str:
    """Every word that can be read on it now, rows of lists and tables included."""
    words: list[str] = []
    for child in widget.findChildren(QWidget):
        if not child.isVisibleTo(widget):
            continue
        words += [child.accessibleName(), child.toolTip()]
        if isinstance(child, QLabel | QAbstractButton | ElidedText):
            words.append(child.text())
        if isinstance(child, QAbstractItemView):
            words += _rows(child.model())
    return "\n".join(word for word in words if word)


def text_of(pdf: bytes) -> str:
    """The words on the first page."""
    text: str = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    return text


def _rows(model: QAbstractItemModel) -> list[str]:
    role, top = Qt.ItemDataRole.AccessibleTextRole, QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
    return [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount(top))
        for column in range(columns)
    ]
