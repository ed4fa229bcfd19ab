"""Before a card is issued: what is new, who gets it, why, and that what is missing is said."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.kernel.texts import N_, _
from app.person_cards.commands import IssueCard
from app.person_cards.views import CardGroup, CardPreview
from ui.clients.card_summary import changes_of, since_last
from ui.kernel.naming import ruled
from ui.widgets.fields import CheckField, TextField
from ui.widgets.tall_form import TallForm
from ui.widgets.text import Text

_GROUPS = {
    CardGroup.ADDRESS: N_("Adress saknas"),
    CardGroup.PHONE: N_("Telefon saknas"),
    CardGroup.REPRESENTATIVES: N_("Företrädare saknas"),
    CardGroup.RELATIVES: N_("Anhöriga saknas"),
    CardGroup.SERVICES: N_("Insats saknas"),
    CardGroup.SCOPE: N_("Omfattning saknas"),
    CardGroup.FREQUENCY: N_("Frekvens saknas"),
}


def group_title(group: CardGroup) -> str:
    return _(_GROUPS[group])


class IssueForm(TallForm):
    """The number that was seen goes with it: somebody else may have issued one meanwhile."""

    given = Signal(object)

    def __init__(self, op_id: UUID, client_id: UUID, preview: CardPreview, parent: QWidget) -> None:
        title = _("Utfärda personkort version {number}").format(number=preview.number)
        super().__init__("issue", title, _("Utfärda kortet"), parent)
        self._op_id, self._client_id, self._preview = op_id, client_id, preview
        self.reason = TextField(
            "issue_reason",
            _("Anledning"),
            _("Står i historiken, inte på kortet."),
            optional=preview.replaces is None,
        )
        self.missing = {
            one.group: ruled(
                CheckField(f"issue_missing_{one.group}", group_title(one.group), one.sentence),
                "GOT-10",
            )
            for one in preview.missing
        }
        self._build()
        self.reason.edited.connect(self._judge)
        for field in self.missing.values():
            field.toggled.connect(self._judge)
        self._judge()

    def _build(self) -> None:
        preview, box = self._preview, self.inside.box
        who = ", ".join(preview.recipients) or _("Ingen utförare har en gällande beställning.")
        box.add(Text(_("Går till"), "smallstrong", "text2"), 4, Text(who, wrap=True), 12)
        if preview.replaces is not None:
            box.add(Text(since_last(preview), "smallstrong", "text2", wrap=True), 4)
            if preview.changes:
                box.add(changes_of(preview.changes, "issue_changes"), 12)
        box.add(self.reason, 12)
        if self.missing:
            box.add(Text(_("Saknas på kortet"), "smallstrong", "text2"), 4)
            for field in self.missing.values():
                box.add(field, 8)
        box.add(None)
        self.bar.set_summary(_("Kortet hålls i 8 sekunder. Du kan ångra under tiden."))

    def submit(self) -> None:
        stated = frozenset(group for group, field in self.missing.items() if field.is_checked)
        self.given.emit(
            IssueCard(
                op_id=self._op_id,
                client_id=self._client_id,
                seen_number=self._preview.replaces,
                reason=self.reason.value,
                stated_missing=stated,
            )
        )

    def _judge(self, _value: object = None) -> None:
        if self._preview.replaces is not None and not self.reason.value:
            self.bar.allow(_("Skriv varför ett nytt kort utfärdas."))
        elif not all(field.is_checked for field in self.missing.values()):
            self.bar.allow(_("Ange att det som saknas ska stå som saknas, eller fyll i det först."))
        else:
            self.bar.allow()
