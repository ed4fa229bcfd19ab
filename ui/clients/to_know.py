"""Att veta: who speaks for the person, who may be told, and what else to keep in mind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from app.clients.model import Relative, Representative, capacity_title
from app.clients.views import ClientCard
from app.kernel.period import Period
from app.kernel.texts import _
from ui.kernel.shapes import ChipShape
from ui.widgets.chip import Chip
from ui.widgets.layout import DOWN, Box, column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Icon, Text


class Fact(NamedTuple):
    """Icon, heading and explanation; `forbidden` is what must not be done."""

    icon: str
    title: str
    body: str
    forbidden: str = ""


class KnowPanel(Panel):
    """Each line: what it is in bold, and what it means."""

    def __init__(self) -> None:
        super().__init__(title=_("Att veta"))
        self._inside = Box(DOWN)
        self.box.addLayout(self._inside)
        self.box.add(None)

    def show_client(self, card: ClientCard, today: dt.date) -> None:
        self._inside.clear()
        for number, fact in enumerate(list(facts_of(card, today))):
            self._inside.add(*([12] if number else []), _line(fact))


def facts_of(card: ClientCard, today: dt.date) -> Iterator[Fact]:
    """Icon, heading and explanation, the most binding first."""
    found = [
        *(_representative(one) for one in card.representatives if in_force(one, today)),
        *(_relative(one) for one in card.relatives),
    ]
    yield from found
    units = sorted({lane.unit_now for lane in card.lanes if lane.unit_now})
    if len(units) > 1:
        yield Fact("building-2", _("Flera utförare"), ", ".join(units))
    client = card.client
    if client.needs_interpreter:
        yield Fact("languages", _("Behöver tolk"), client.language)
    elif client.language:
        yield Fact("languages", _("Språk"), client.language)
    if client.has_healthcare_assignments:
        yield Fact(
            "shield-check", _("Har hälso- och sjukvårdsinsatser"), _("Meddela HSL vid ändring.")
        )
    elif client.has_healthcare_assignments is None:
        yield Fact("circle-help", _("Hälso- och sjukvård"), _("Inte angivet om HSL har insatser."))
    if not found:
        yield Fact("users", _("Företrädare och anhöriga"), _("Inga är registrerade."))


def in_force(one: Representative, today: dt.date) -> bool:
    return Period(one.valid_from, one.valid_to).contains(today)


def _representative(one: Representative) -> Fact:
    title = _titled(capacity_title(one.kind), one.name)
    return Fact("scale", title, _lines(one.mandate, one.phone))


def _relative(one: Relative) -> Fact:
    relation = one.relation[:1].upper() + one.relation[1:]
    title = _titled(relation, one.name)
    if one.may_be_informed:
        return Fact("user-round", title, _lines(_("Får informeras."), one.phone))
    return Fact("user-round", title, "", _("får inte informeras"))  # a number invites a call


def _titled(kind: str, name: str) -> str:
    """Without a name where the client is protected and nobody has said why."""
    return _("{kind}: {name}").format(kind=kind, name=name) if name else kind


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _line(fact: Fact) -> QWidget:
    words: list[QWidget] = [Text(fact.title, "strong", wrap=True)]
    if fact.forbidden:
        words.append(row(Chip(ChipShape(fact.forbidden, "danger", "octagon-x")), None))
    if fact.body:
        words.append(Text(fact.body, "body", "text2", wrap=True))
    line = row(column(2, Icon(fact.icon, "text2"), None), 12, (column(*words), 1))
    line.setAccessibleName(", ".join(filter(None, (fact.title, fact.forbidden, fact.body))))
    return line
