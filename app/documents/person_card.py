"""The person card: what the provider needs, in the version that is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.blocks import (
    Block,
    Bullets,
    Change,
    Changes,
    Column,
    Document,
    Fact,
    Facts,
    Footer,
    Heading,
    Letterhead,
    Subject,
    Table,
    Text,
    Title,
    Tone,
    VersionBox,
)
from app.documents.wording import day, moment, span, tag
from app.kernel.texts import _


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactLine:
    """A representative or a relative."""

    name: str
    role: str
    detail: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceLine:
    """A granted service; `unit` is empty where the reader may not see it."""

    service: str
    scope: str
    unit: str
    decided_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    goal: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """A field that says something new; `is_contact` marks address and telephone."""

    label: str
    before: str
    after: str
    is_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCardData:
    """All that is printed; of a protected person neither address nor telephone is."""

    municipality: str
    committee: str
    version: int
    replaces: int | None
    valid_from: dt.date
    code: str
    issued_at: dt.datetime
    issued_by: str
    printed_at: dt.datetime
    printed_by: str
    customer_number: str
    name: str
    identity_number: str
    is_protected: bool
    address: str
    phone: str
    language: str
    needs_interpreter: bool
    representatives: tuple[ContactLine, ...]
    relatives: tuple[ContactLine, ...]
    services: tuple[ServiceLine, ...]
    several_providers: bool
    health_and_safety: str
    keys_and_alarm: str
    officer_name: str
    officer_phone: str
    functional_mailbox: str
    changes: tuple[ChangeLine, ...] = ()
    practice: bool = False


def person_card(data: PersonCardData) -> Document:
    """The card as a paper."""
    return Document(
        title=_("Personkort, version {version}").format(version=data.version),
        subject=_("Personkort"),
        blocks=tuple(_blocks(data)),
        footer=Footer(
            lines=(
                _(
                    "Utskrivet {when} av {who}. Är kortet aktuellt? Skriv koden {code} i Verkställ."
                ).format(when=moment(data.printed_at), who=data.printed_by, code=data.code),
                _("Sekretess. Förvaras så att obehöriga inte får tillgång till kortet."),
            ),
            mark=_("Version {version}").format(version=data.version),
        ),
        language=tag(),
        practice=data.practice,
    )


def _blocks(data: PersonCardData) -> Iterator[Block]:
    yield Letterhead(
        organisation=data.municipality, committee=data.committee, box=_version_box(data)
    )
    yield Title(_("Personkort"))
    number = _("kundnummer {number}").format(number=data.customer_number)
    yield Subject(data.name, (data.identity_number, number))
    yield from _changed(data)
    yield from _personal(data)
    yield from _contacts(data.representatives + data.relatives)
    yield from _services(data)
    if data.health_and_safety.strip():
        yield Heading(_("Hälsa och säkerhet, det utföraren behöver"))
        yield Bullets(_items(data.health_and_safety))
    if data.keys_and_alarm.strip():
        yield Heading(_("Nycklar och larm"))
        yield Bullets(_items(data.keys_and_alarm))
    yield Heading(_("Frågor"))
    mailbox = data.functional_mailbox.strip()
    yield Facts(
        (
            Fact(_("Handläggare"), f"{data.officer_name}, {data.officer_phone}".strip(", ")),
            *((Fact(_("Brevlåda"), mailbox),) if mailbox else ()),
            Fact(
                _("Fel på kortet?"),
                _("Tryck ”Kortet stämmer inte” i Verkställ eller ring handläggaren."),
            ),
            Fact(
                _("Utfärdat"),
                _("{when} av {who}").format(when=moment(data.issued_at), who=data.issued_by),
            ),
        )
    )


def _version_box(data: PersonCardData) -> VersionBox:
    since = day(data.valid_from)
    text = (
        _("gäller från {day}, första versionen").format(day=since)
        if data.replaces is None
        else _("gäller från {day}, ersätter {old}").format(day=since, old=data.replaces)
    )
    title = _("Version {version}").format(version=data.version)
    return VersionBox(title, (text,), _("Kod {code}").format(code=data.code))


def _changed(data: PersonCardData) -> Iterator[Block]:
    if data.replaces is None or not data.changes:
        return
    yield Heading(_("Ändrat sedan version {version}").format(version=data.replaces))
    yield Changes(
        tuple(
            Change(line.label, _("ändrad, visas inte"), None)
            if data.is_protected and line.is_contact
            else Change(line.label, line.after, line.before)
            for line in data.changes
        )
    )


def _personal(data: PersonCardData) -> Iterator[Block]:
    yield Heading(_("Personuppgifter"))
    rows: list[Fact] = []
    if data.is_protected:  # invariant 13
        yield Text(
            _("Skyddade personuppgifter. Adress och telefon skrivs inte ut. Ring handläggaren."),
            Tone.STRONG,
        )
    else:
        rows.append(Fact(_("Adress"), data.address or _("saknas")))
        rows.append(Fact(_("Telefon"), data.phone or _("saknas")))
    spoken = data.language or _("saknas")
    if data.needs_interpreter:
        spoken = _("{language}, behöver tolk").format(language=spoken)
    rows.append(Fact(_("Språk"), spoken))
    yield Facts(tuple(rows))


def _contacts(lines: tuple[ContactLine, ...]) -> Iterator[Block]:
    yield Heading(_("Företrädare och anhöriga"))
    if not lines:
        yield Text(_("Saknas."), Tone.MUTED)
        return
    yield Table(
        (
            Column(_("Namn"), 45, strong=True),
            Column(_("Roll"), 90),
            Column(_("Telefon"), 39, right=True),
        ),
        tuple(
            (line.name, ": ".join(filter(None, (line.role, line.detail))), line.phone or "–")
            for line in lines
        ),
    )


def _services(data: PersonCardData) -> Iterator[Block]:
    yield Heading(_("Insatser"))
    yield Table(
        (
            Column(_("Insats"), 46, strong=True),
            Column(_("Omfattning"), 44),
            Column(_("Utförare"), 38),
            Column(_("Gäller"), 46),
        ),
        tuple(
            (line.service, line.scope, line.unit or "–", span(line.valid_from, line.valid_to))
            for line in data.services
        ),
    )
    many = len(data.services) > 1
    rows = [Fact(_("Flera utförare"), _("Ja") if data.several_providers else _("Nej"))]
    for line in data.services:
        about = (
            (_("Beslut"), day(line.decided_on)),
            (_("Mål"), line.goal),
            (_("Syfte"), line.purpose),
        )
        text = "\n".join(f"{label}: {value}" for label, value in about if value)
        if many:
            rows.append(Fact(line.service, text))
        else:
            rows.extend(Fact(label, value) for label, value in about if value)
    yield Facts(tuple(rows))


def _items(text: str) -> tuple[str, ...]:
    """One item a line; empty lines are no items."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
