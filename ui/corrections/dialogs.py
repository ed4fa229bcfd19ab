"""The forms of a case's steps. Each opens over the page and gives its values by `done`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QUrl, QUrlQuery, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.corrections.commands import SaveIncident, SendNewOrder
from app.corrections.model import DataIncident
from app.corrections.tickets import TicketDraft
from app.kernel.texts import N_, _
from ui.kernel.naming import named, ruled
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import ComboField, Field, TextField
from ui.widgets.form import Form
from ui.widgets.layout import Well, row
from ui.widgets.note_editor import NoteEditor
from ui.widgets.text import Text

_SAFE = N_(
    "Den sparade journalen läses om och jämförs innan något ändras. Ett skarpt valv "
    "säkerhetskopieras först."
)


class TicketForm(Form):
    """The whole text as it will leave, with the only two things that may be chosen."""

    given = Signal(str, str)

    def __init__(self, ticket: TicketDraft, parent: QWidget) -> None:
        super().__init__("ticket", _("E-post till support"), _("Registrera som skickad"), parent)
        self._ticket = ticket
        choices = [(text, text) for text in ticket.reasons]
        self.reason = ComboField("ticket_reason", _("Anledning"), choices)
        self.free_text = ruled(
            TextField(
                "ticket_free_text",
                _("Tillägg till anledningen"),
                _("Bara kundnummer får stå i e-posten, inga namn eller personnummer."),
                optional=True,
            ),
            ticket.step,
        )
        to = ticket.recipient or _("adressen saknas i Inställningar")
        self._text = Text(ticket.text, "body", "text", wrap=True)
        copy = named(Button(_("Kopiera texten"), icon="copy"), "ticket_copy")
        mail = named(Button(_("Öppna i e-postprogrammet"), icon="external-link"), "ticket_mail")
        self.box.add(
            self.reason, 12, self.free_text, 12,
            Text(_("Till {address}").format(address=to), "body", "text2", wrap=True), 6,
            Well(self._text), 8, row(copy, 8, mail, None),
        )  # fmt: skip
        copy.clicked.connect(self._copy)
        mail.clicked.connect(self._mail)
        self.reason.chosen.connect(self._rewrite)
        self.free_text.edited.connect(self._rewrite)

    def submit(self) -> None:
        self.given.emit(self.reason.value, self.free_text.value)

    def _rewrite(self, _value: str) -> None:
        """The text follows what is chosen, so that what is copied is what will be registered."""
        first = self._ticket.reasons[0] if self._ticket.reasons else ""
        said = f"{self.reason.value} {self.free_text.value}".strip()
        self._text.setText(self._ticket.text.replace(first, said, 1))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.text())

    def _mail(self) -> None:
        url, query = QUrl(f"mailto:{self._ticket.recipient}"), QUrlQuery()
        query.addQueryItem("subject", self._ticket.subject)
        query.addQueryItem("body", self._text.text())
        url.setQuery(query)
        QDesktopServices.openUrl(url)


class IncidentForm(Form):
    """The draft of the report. Saved as it is, or registered as reported by the routine."""

    given = Signal(object)

    def __init__(self, incident: DataIncident, op_id: UUID, parent: QWidget) -> None:
        super().__init__("incident", _("Personuppgiftsincident"), _("Registrera anmälan"), parent)
        self._incident, self._op_id = incident, op_id
        self.description = NoteEditor("incident_description")
        self.description.set_text(incident.description)
        self.categories = TextField("incident_categories", _("Slags uppgifter"))
        self.consequence = TextField("incident_consequence", _("Följder för personen"))
        self.measures = TextField("incident_measures", _("Åtgärder"))
        self.reference = TextField(
            "incident_reference",
            _("Diarienummer eller kvittens"),
            _("Från den kommungemensamma rutinens e-tjänst."),
            optional=True,
        )
        self.categories.set_value(incident.categories)
        self.consequence.set_value(incident.consequence)
        self.measures.set_value(incident.measures)
        self.reference.set_value(incident.reference)
        keep = named(Button(_("Spara utkast")), "incident_keep")
        keep.clicked.connect(self._keep)
        self.box.add(
            Field(_("Vad har hänt"), self.description), 12, self.categories, 12, self.consequence,
            12, self.measures, 12, self.reference, 12, row(keep, None),
        )  # fmt: skip

    def submit(self) -> None:
        self.given.emit(self._command(report=True))

    def _keep(self) -> None:
        self.given.emit(self._command(report=False))

    def _command(self, *, report: bool) -> SaveIncident:
        return SaveIncident(
            op_id=self._op_id,
            case_id=self._incident.case_id,
            seen_version=self._incident.version,
            description=self.description.toPlainText(),
            categories=self.categories.value,
            consequence=self.consequence.value,
            measures=self.measures.value,
            persons=self._incident.persons,
            reference=self.reference.value,
            report=report,
        )


class RemovalForm(Form):
    """What goes and what stays; the case number is typed by hand (F94)."""

    given = Signal(str, str)

    def __init__(
        self,
        number: str,
        lost: Sequence[str],
        kept: Sequence[str],
        parent: QWidget,
        outside: str = "",
    ) -> None:
        super().__init__(
            "removal",
            _("Registrera att verkställigheten är borttagen"),
            _("Registrera borttaget"),
            parent,
            removes=True,
        )
        self._number = number
        self.typed = TextField(
            "removal_number", _("Skriv ärendets nummer, {number}").format(number=number)
        )
        self.box.add(
            Text(_(_SAFE), "body", "text2", wrap=True),
            12,
            Text(_("Döljs"), "smallstrong", "danger"),
            *(Text(_(line), "body", "text", wrap=True) for line in lost),
            8,
            Text(_("Finns kvar"), "smallstrong", "ok"),
            *(Text(_(line), "body", "text", wrap=True) for line in kept),
            16,
            self.typed,
        )
        self.name = self._ask_name(outside) if outside else None
        self.typed.edited.connect(self._judge)
        self._judge("")

    def _ask_name(self, role: str) -> TextField:
        """Product decision 2: who is alone in the vault names the one who did it."""
        name = TextField("removal_name", _("Vem som tog bort den, {role}").format(role=role))
        name.edited.connect(self._judge)
        self.box.add(12, name)
        return name

    def submit(self) -> None:
        self.given.emit(self.typed.value, self.name.value if self.name else "")

    def _judge(self, _words: str) -> None:
        if self.typed.value != self._number:
            self.bar.allow(_("Skriv ärendets nummer först."))
        elif self.name is not None and not self.name.value:
            self.bar.allow(_("Skriv vem som gjorde steget."))
        else:
            self.bar.allow()


class NewOrderForm(Form):
    """The right unit and the days; everything else is as in the order that went wrong."""

    given = Signal(object)

    def __init__(
        self,
        case_id: UUID,
        op_id: UUID,
        units: Sequence[tuple[UUID, str]],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__("new_order", _("Ny beställning"), _("Skicka ny beställning"), parent)
        self._case_id, self._op_id = case_id, op_id
        self.unit = ComboField("new_order_unit", _("Rätt enhet"), [])
        self.show_units(units)
        self.valid_from = DateField("new_order_from", _("Gäller från och med"), today)
        self.planned = DateField("new_order_start", _("Planerad start"), today)
        self.valid_from.set_day(today)
        self.planned.set_day(today)
        self.box.add(self.unit, 12, self.valid_from, 12, self.planned)
        self.unit.chosen.connect(self._judge)
        self.valid_from.day_changed.connect(self._judge)
        self.planned.day_changed.connect(self._judge)
        self._judge()

    def show_units(self, units: Sequence[tuple[UUID, str]]) -> None:
        """The units that perform the service, without the one that got it by mistake."""
        choices = [("", _("Välj enhet")), *((str(id_), name) for id_, name in units)]
        self.unit.show_choices(choices)

    def submit(self) -> None:
        first, planned = self.valid_from.day, self.planned.day
        if first is not None and planned is not None:
            self.given.emit(
                SendNewOrder(
                    op_id=self._op_id,
                    case_id=self._case_id,
                    unit_id=UUID(self.unit.value),
                    planned_start=planned,
                    valid_from=first,
                )
            )

    def _judge(self, _value: object = None) -> None:
        if not self.unit.value:
            self.bar.allow(_("Välj enhet först."))
        elif self.valid_from.day is None or self.planned.day is None:
            self.bar.allow(_("Skriv båda dagarna."))
        else:
            self.bar.allow()
