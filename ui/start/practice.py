"""While the fictive municipality is built."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button


class PracticePage(FormPage):
    """Nothing to fill in; a refusal stands here, and then one goes back."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            "practice",
            _("Bygger övningskommunen"),
            _("En påhittad kommun med människor som inte finns. Den kastas när du stänger."),
            named(Button(_("Öppna"), "primary"), "practice_open"),
            named(Button(_("Tillbaka")), "practice_leave"),
        )
        self.leave.clicked.connect(self.left)
        self.wait(_("Skriver in personer, beslut och beställningar"))

    def refuse(self, sentence: str, way_out: str = "") -> None:
        super().refuse(sentence, way_out)
        self.allow(_("Övningskommunen kunde inte byggas."))
