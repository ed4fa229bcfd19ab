"""Företrädare och anhöriga, and where the person is reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.clients.model import Contact, Relative, Representative, capacity_title
from app.clients.views import ClientCard
from app.kernel.texts import _
from ui.clients.client_model import ClientModel
from ui.clients.columns import Columns
from ui.clients.names import level_title
from ui.clients.to_know import in_force
from ui.kernel.days import span_words
from ui.kernel.naming import named
from ui.kernel.shapes import ChipShape
from ui.widgets.buttons import Button, Link
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.layout import DOWN, Box, Rule, column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class PeopleTab(QWidget):
    """`asked` brings which form is wanted: kind, and the one that is changed or None."""

    asked = Signal(str, object)

    def __init__(self, model: ClientModel) -> None:
        super().__init__()
        self._model = model
        self._new_representative = named(
            Button(_("Ny företrädare…"), icon="plus"), "client_new_representative"
        )
        self._new_relative = named(Button(_("Ny anhörig…"), icon="plus"), "client_new_relative")
        self._change = named(
            Link(_("Ändra"), "pencil"), "client_change_person", _("Ändra personuppgifter")
        )
        self._move = named(Link(_("Ändra"), "pencil"), "client_change_contact", _("Ändra adress"))
        self._representatives, self._relatives = Box(DOWN), Box(DOWN)
        self._person, self._facts, self._officer = Facts(), Facts(), Facts()
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._new_representative.clicked.connect(self._ask_representative)
        self._new_relative.clicked.connect(self._ask_relative)
        self._change.clicked.connect(self._ask_person)
        self._move.clicked.connect(self._ask_contact)
        model.changed.connect(self._show)

    def _build(self) -> None:
        acting, next_of_kin = Panel(title=_("Företrädare")), Panel(title=_("Anhöriga"))
        acting.box.addLayout(self._representatives)
        acting.box.add(12, row(self._new_representative, None))
        next_of_kin.box.addLayout(self._relatives)
        next_of_kin.box.add(12, row(self._new_relative, None))
        person = Panel(self._person, title=_("Personuppgifter"), actions=[self._change])
        contact = Panel(self._facts, title=_("Adress och telefon"), actions=[self._move])
        officer = Panel(self._officer, title=_("Ansvarig handläggare"))
        left = column(acting, 12, next_of_kin, None)
        right = column(person, 12, contact, 12, officer, None)
        Box(DOWN, Columns((left, 1), (right, 1)), parent=self)

    def _show(self) -> None:
        card = self._model.card
        if card is None:
            return
        today = self._model.bench.today()
        self._fill(
            self._representatives, [self._acting(one, card, today) for one in card.representatives]
        )
        self._fill(self._relatives, [self._kin(one, card) for one in card.relatives])
        self._person.show_pairs(_person_pairs(card))
        self._facts.show_pairs(contact_pairs(card.contact))
        self._officer.show_pairs(_officer_pairs(card))
        self._allow(card)

    def _allow(self, card: ClientCard) -> None:
        reason = "" if card.may_change else _("Bara ansvarig handläggare ändrar här.")
        for button in (self._new_representative, self._new_relative):
            button.allow(reason)
        for link in (self._change, self._move):
            link.setVisible(card.may_change and not card.is_masked)

    def _fill(self, box: Box, lines: list[QWidget]) -> None:
        box.clear()
        for number, line in enumerate(lines):
            if number:
                box.add(8, Rule(), 8)
            box.add(line)
        if not lines:
            box.add(Text(_("Inga är registrerade."), "body", "text2", wrap=True))

    def _acting(self, one: Representative, card: ClientCard, today: dt.date) -> QWidget:
        body = (one.mandate, one.phone, span_words(one.valid_from, one.valid_to, today))
        chip = None if in_force(one, today) else ChipShape(_("gäller inte nu"), "neutral")
        title = _named(one.name, capacity_title(one.kind).lower())
        return self._line("representative", one, (title, *body), chip, card)

    def _kin(self, one: Relative, card: ClientCard) -> QWidget:
        chip = (
            ChipShape(_("får informeras"), "ok", "check")
            if one.may_be_informed
            else ChipShape(_("får inte informeras"), "danger", "octagon-x")
        )
        return self._line("relative", one, (_named(one.name, one.relation), one.phone), chip, card)

    def _line(
        self,
        kind: str,
        one: Representative | Relative,
        words: tuple[str, ...],
        chip: ChipShape | None,
        card: ClientCard,
    ) -> QWidget:
        title, *rest = words
        texts: list[QWidget] = [Text(title, "strong", wrap=True)]
        texts += [Text(line, "body", "text2", wrap=True) for line in rest if line]
        change = named(
            Link(_("Ändra"), "pencil"),
            f"client_{kind}_{one.id}",
            _("Ändra {name}").format(name=one.name),
        )
        if not card.may_change or card.is_masked:  # what is not shown would be saved as empty
            change.hide()
        change.clicked.connect(_Ask(self, kind, one, change).send)
        beside = column(row(None, change), None)
        if chip is not None:
            beside = column(Chip(chip), 6, row(None, change), None)
        return row((column(*texts, None), 1), 12, beside)

    def _ask_representative(self) -> None:
        self.asked.emit("representative", None)

    def _ask_relative(self) -> None:
        self.asked.emit("relative", None)

    def _ask_person(self) -> None:
        self.asked.emit("person", None)

    def _ask_contact(self) -> None:
        self.asked.emit("contact", None)


class _Ask(QObject):
    """Which line a link stands in; lives as long as the link."""

    def __init__(
        self, tab: PeopleTab, kind: str, one: Representative | Relative, link: QWidget
    ) -> None:
        super().__init__(link)
        self._tab, self._kind, self._one = tab, kind, one

    def send(self) -> None:
        self._tab.asked.emit(self._kind, self._one)


def _named(name: str, what: str) -> str:
    """Without a name: the client is protected and nobody has said why."""
    return f"{name}, {what}" if name else what[:1].upper() + what[1:]


def contact_pairs(contact: Contact | None) -> Iterator[tuple[str, str]]:
    """None: the person is protected and nobody has said why the address is needed."""
    if contact is None:
        yield _("Adress"), _("visas inte, skyddade personuppgifter")
        return
    place = " ".join(filter(None, (contact.postal_code, contact.city)))
    yield _("Adress"), ", ".join(filter(None, (contact.street, place)))
    yield _("Telefon"), contact.phone
    yield _("Mobil"), contact.mobile
    yield _("Kontakt helst"), contact.preferred_contact


def _person_pairs(card: ClientCard) -> Iterator[tuple[str, str]]:
    client = card.client
    if not card.is_masked:
        yield _("Namn"), card.name
    yield _("Skydd"), level_title(client.protection_level)
    interpreter = _("behöver tolk") if client.needs_interpreter else ""
    yield _("Språk"), ", ".join(part for part in (client.language, interpreter) if part)
    known = {None: "", True: _("Ja"), False: _("Nej")}
    yield _("HSL-insatser"), known[client.has_healthcare_assignments]


def reached_pairs(card: ClientCard) -> Iterator[tuple[str, str]]:
    """What is asked for first, for the overview: where, on which number, and who answers."""
    shown = {_("Adress"), _("Telefon"), _("Mobil")}
    for label, value in contact_pairs(card.contact):
        if label in shown and (value or label != _("Mobil")):
            yield label, value
    officer = card.officer
    words = ", ".join(filter(None, (officer.name, officer.phone))) if officer else ""
    yield _("Ansvarig handläggare"), words or _("inget öppet ärende")


def _officer_pairs(card: ClientCard) -> Iterator[tuple[str, str]]:
    officer = card.officer
    yield _("Namn"), officer.name if officer else _("inget öppet ärende")
    yield _("Telefon"), officer.phone if officer else ""
    yield _("Nämnd"), card.committee
