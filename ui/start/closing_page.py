"""While the vault is closed: the copy is made and read back, or one hears why it was not."""

from __future__ import annotations

from PySide6.QtCore import Signal

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.start.form_page import FormPage
from ui.widgets.buttons import Button


class ClosingPage(FormPage):
    """`again` tries once more, `anyway` closes without; only a refusal gives the choice."""

    again = Signal()
    anyway = Signal()

    def __init__(self, wait: str) -> None:
        super().__init__(
            "closing",
            _("Stänger valvet"),
            _("Det du har sparat är sparat."),
            named(Button(_("Försök igen"), "primary", "refresh-cw"), "closing_again"),
            named(Button(_("Stäng ändå")), "closing_anyway"),
        )
        self._sentence = wait
        self.primary.clicked.connect(self._try_again)
        self.leave.clicked.connect(self.anyway)
        self.wait(wait)

    def _try_again(self) -> None:
        self.wait(self._sentence)
        self.again.emit()
