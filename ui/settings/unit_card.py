"""What the register says about the chosen unit; everybody may read it."""

from __future__ import annotations

from app.kernel.texts import _
from app.providers.model import service_title
from ui.kernel.naming import named
from ui.settings.unit_fields import answer_title
from ui.settings.units_model import UnitRow
from ui.widgets.facts import Facts
from ui.widgets.layout import column, row
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class UnitCard(Panel):
    """Shown only while a row is chosen."""

    def __init__(self) -> None:
        self.services = named(Text("", wrap=True), "unit_card_services")
        self.work, self.contact = Facts(label_width=168, gap=4), Facts(label_width=136, gap=4)
        super().__init__(
            self.services, 8, row((column(self.work, None), 1), 24, (column(self.contact, None), 1))
        )

    def show_row(self, shown: UnitRow | None) -> None:
        if shown is None:
            return
        unit, provider = shown.unit, shown.provider
        org_no = (_("Organisationsnummer"), provider.org_no)
        if unit is None:
            self.services.setText(
                _("{provider} har ingen enhet än och kan inte få beställningar.").format(
                    provider=provider.name
                )
            )
            self.work.show_pairs([org_no])
            self.contact.show_pairs([])
            return
        self.services.setText(", ".join(service_title(service) for service in unit.services))
        self.work.show_pairs(
            (
                (_("Planering och LMO"), answer_title(unit.uses_planning_lmo)),
                (_("Phoniro"), answer_title(unit.uses_phoniro)),
                org_no,
            )
        )
        self.contact.show_pairs(
            (
                (_("Kontaktperson"), unit.contact_person),
                (_("Telefon"), unit.phone),
                (_("Funktionsbrevlåda"), unit.functional_mailbox),
            )
        )
