"""Om Verkställ: version, what it is built on, and the notice that SQLCipher asks for."""

from __future__ import annotations

from app.kernel.texts import _
from ui.kernel.naming import named
from ui.settings.about import about
from ui.settings.contents import ABOUT
from ui.settings.section import Section
from ui.widgets.facts import Facts
from ui.widgets.layout import Well
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class AboutSection(Section):
    """Nothing can be changed here, so there is no button."""

    def __init__(self) -> None:
        super().__init__(
            ABOUT,
            _("Om Verkställ"),
            _("Bär en beställning från beslut till verkställighet och rättar den som blivit fel."),
        )
        self.versions = Facts()
        self.parts = Facts(label_width=280, gap=4)
        self.notice = named(Text("", "small", "text2", wrap=True), "about_sqlcipher")
        qt = _(
            "Qt och PySide6 används enligt LGPL version 3. De ligger som egna filer och kan bytas "
            "mot andra versioner."
        )
        self.lay_out(
            Panel(self.versions, title=_("Version")),
            12,
            Panel(
                Text(_("Valvet krypteras med SQLCipher Community Edition."), wrap=True),
                8,
                Well(self.notice),
                title="SQLCipher",
            ),
            12,
            Panel(Text(qt, "body", "text2", wrap=True), 12, self.parts, title=_("Gjort av andra")),
        )

    def load(self) -> None:
        """A few small files of the program itself."""
        found = about()
        self.versions.show_pairs(
            (
                ("Verkställ", found.version),
                (_("Licens"), "Apache-2.0"),
                ("Qt", found.qt),
                ("Python", found.python),
            )
        )
        self.parts.show_pairs((part.name, part.licence) for part in found.parts)
        self.notice.setText(found.notice)
