"""The journal export before removal: a cover, then every post in date order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents import marks
from app.documents.blocks import (
    Block,
    Contents,
    ContentsRow,
    Document,
    Entry,
    Fact,
    Facts,
    Footer,
    Heading,
    Late,
    Letterhead,
    Remark,
    SignatureLines,
    Space,
    Text,
    Title,
    Tone,
)
from app.documents.journal_content import (
    ExportEntry,
    ExportMessage,
    ExportOrder,
    ExportPlan,
    JournalContent,
    content_checksum,
)
from app.documents.wording import day, grouped, moment, span, tag
from app.kernel.clock import local_day
from app.kernel.texts import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalExportData:
    """The content, and who exports it, why, when, and where it will lie."""

    content: JournalContent
    municipality: str
    committee: str
    export_number: str
    case_number: str
    routine: str
    scenario: str
    purpose: str
    reason: str
    storage_place: str
    exported_at: dt.datetime
    exported_by: str
    exporter_title: str
    seal: str = ""
    practice: bool = False


def journal_export(data: JournalExportData) -> Document:
    """The export as a paper; nothing on it names the client but the customer number."""
    content = data.content.in_order()
    checksum = content_checksum(content)
    return Document(
        title=_("Journalutdrag {number}").format(number=data.export_number),
        subject=data.purpose,
        blocks=(
            *_cover(data, content, checksum),
            *_notes(content),
            *_plans(content),
            *_orders(content),
            *_messages(content),
        ),
        footer=Footer(
            lines=(
                _("Exporterat {when}. Utdraget är fullständigt vid denna tid.").format(
                    when=moment(data.exported_at)
                ),
                _(
                    "Sekretess enligt offentlighets- och sekretesslagen."
                    " Förvaras så att obehöriga inte kan läsa."
                ),
            ),
            mark=data.export_number,
        ),
        language=tag(),
        practice=data.practice,
        binding=checksum,
    )


def _cover(data: JournalExportData, content: JournalContent, checksum: str) -> Iterator[Block]:
    routine = ", ".join(filter(None, (data.routine, data.scenario)))
    yield Letterhead(
        organisation=data.municipality,
        committee=data.committee,
        reference=tuple(filter(None, (data.export_number, routine))),
    )
    yield Space(46)
    yield Title(_("Journalutdrag"), data.purpose)
    about = (
        (_("Kund"), content.customer_number),
        (_("Beställning"), ", ".join(filter(None, (content.order_number, content.service)))),
        (_("Verkställighet"), content.execution_number),
        (_("Utförare"), content.unit),
        (_("Period"), span(content.start, content.end) if content.start else _("inte börjad")),
        (_("Ärende"), data.case_number),
        (_("Skäl"), data.reason),
    )
    yield Facts(tuple(Fact(label, value) for label, value in about if value))
    yield Heading(_("Innehåll"))
    yield Contents(tuple(_contents(content)))
    yield Text(_("Arbetsanteckningar ingår inte."), Tone.ASIDE)
    yield Heading(_("Så kan utdraget kontrolleras"))
    yield Facts(tuple(_checks(data, checksum)), boxed=True)
    yield SignatureLines(_("Underskrift vid papperskopia"), (_("Namn"), _("Datum")))


def _contents(content: JournalContent) -> Iterator[ContentsRow]:
    corrections = sum(entry.correction_of is not None for entry in content.entries)
    name = _("Journalanteckningar")
    if content.entries:
        days = [local_day(entry.occurred_at) for entry in content.entries]
        name = f"{name}, {span(min(days), max(days))}"
    if corrections:
        name += ngettext(
            ", varav {count} rättelse", ", varav {count} rättelser", corrections
        ).format(count=corrections)
    for text, anchor, posts in (
        (name, "journal", content.entries),
        (_("Genomförandeplan"), "plan", content.plans),
        (_("Beställning"), "order", content.orders),
        (_("Meddelanden"), "messages", content.messages),
    ):
        yield ContentsRow(text, anchor, _("{count} st").format(count=len(posts)))


def _checks(data: JournalExportData, checksum: str) -> Iterator[Fact]:
    yield Fact(marks.SCOPE, Late(marks.SCOPE_TEXT), strong=True)
    yield Fact(marks.NOTES, str(len(data.content.entries)))
    yield Fact(marks.CONTENT, grouped(checksum))
    yield Fact(marks.TOTAL, Late("{digest}"))
    if data.seal:
        yield Fact(_("Sigillets avtryck"), grouped(data.seal))
    if data.storage_place:
        yield Fact(_("Ska förvaras"), data.storage_place)
    exporter = ", ".join(filter(None, (data.exported_by, data.exporter_title)))
    yield Fact(_("Exporterad av"), exporter)
    yield Fact(_("När"), moment(data.exported_at))
    yield Fact(
        _("Hela filen"),
        _("Filens kontrollsumma och kontrollen står i {place}").format(
            place=_("ärendet {number}").format(number=data.case_number)
            if data.case_number
            else _("utdragets protokoll")
        ),
    )


def _notes(content: JournalContent) -> Iterator[Block]:
    yield Heading(_("Journalanteckningar"), "journal", new_page=True)
    if not content.entries:
        yield Text(_("Inga anteckningar är skrivna."), Tone.MUTED)
    places = {entry.id: index for index, entry in enumerate(content.entries, 1)}
    known = {entry.id: entry for entry in content.entries}
    corrected_by: dict[str, list[ExportEntry]] = {}
    for entry in content.entries:
        if entry.correction_of is not None:
            corrected_by.setdefault(entry.correction_of, []).append(entry)
    for entry in content.entries:
        old = known.get(entry.correction_of) if entry.correction_of else None
        remarks = [
            *_correction(entry, old, places),
            *(_corrected(later, places) for later in corrected_by.get(entry.id, ())),
        ]
        if entry.client_objection:
            remarks.append(Remark(_("Klientens synpunkt"), entry.client_objection))
        yield Entry(
            when=moment(entry.occurred_at),
            kind=entry.kind,
            text=entry.text,
            remarks=tuple(remarks),
            signature=_("Skriven {when} av {who}").format(
                when=moment(entry.written_at),
                who=", ".join(filter(None, (entry.author_name, entry.author_title))),
            ),
        )


def _correction(
    entry: ExportEntry, old: ExportEntry | None, places: dict[str, int]
) -> Iterator[Remark]:
    """What the note corrects: the reason, and the old wording struck through."""
    if entry.correction_of is None:
        return
    title = (
        _("Rättar en anteckning som inte finns i utdraget")
        if old is None
        else _("Rättar post {number}, {when}").format(
            number=places[old.id], when=moment(old.occurred_at)
        )
    )
    yield Remark(title, entry.correction_reason or _("Skäl saknas."))
    if old is not None:
        yield Remark(_("Tidigare lydelse"), old.text, struck=True)


def _corrected(later: ExportEntry, places: dict[str, int]) -> Remark:
    return Remark(
        _("Rättad {when} av {who}").format(when=moment(later.written_at), who=later.author_name),
        _("Se post {number}.").format(number=places[later.id]),
    )


def _plans(content: JournalContent) -> Iterator[Block]:
    yield Heading(_("Genomförandeplan"), "plan")
    if not content.plans:
        yield Text(_("Genomförandeplan saknas."), Tone.MUTED)
    for plan in content.plans:
        yield Entry(
            when=moment(plan.made_at),
            kind=_("Genomförandeplan, version {version}").format(version=plan.version),
            text=plan.text,
            signature=_plan_signature(plan),
        )


def _plan_signature(plan: ExportPlan) -> str:
    made = _("Upprättad av {who}").format(who=plan.made_by)
    if plan.signed_on is None:
        return _("{made}, inte undertecknad").format(made=made)
    return _("{made}, undertecknad {day} av {who}").format(
        made=made, day=day(plan.signed_on), who=plan.signed_by
    )


def _orders(content: JournalContent) -> Iterator[Block]:
    yield Heading(_("Beställning"), "order")
    if not content.orders:
        yield Text(_("Beställning saknas."), Tone.MUTED)
    yield from map(_order, content.orders)


def _order(order: ExportOrder) -> Entry:
    return Entry(
        when=moment(order.sent_at) if order.sent_at else _("inte skickad"),
        kind=_("Beställning {number}").format(number=order.number),
        text="\n".join(f"{label}: {value}" for label, value in order.facts),
        signature=_("Skickad av {who}").format(who=order.sent_by) if order.sent_at else "",
    )


def _messages(content: JournalContent) -> Iterator[Block]:
    yield Heading(_("Meddelanden"), "messages")
    if not content.messages:
        yield Text(_("Inga meddelanden finns."), Tone.MUTED)
    yield from map(_message, content.messages)


def _message(message: ExportMessage) -> Entry:
    return Entry(
        when=moment(message.sent_at),
        kind=message.subject or _("Meddelande"),
        text=message.text,
        signature=_("Från {sender} till {recipient}").format(
            sender=message.sender, recipient=message.recipient
        ),
    )
