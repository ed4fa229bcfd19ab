"""Utseende och språk: in force at once, except the language; kept on this computer only."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator

from app.kernel.texts import N_, _, language
from ui.kernel import settings as keys
from ui.kernel.naming import named
from ui.kernel.settings import Settings
from ui.settings.contents import LOOK
from ui.settings.section import Section
from ui.theme import tokens
from ui.theme.look import look
from ui.theme.theme import STEP, Choice, Theme
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.fields import TextField
from ui.widgets.layout import row
from ui.widgets.panel import Panel

_THEMES: tuple[tuple[Choice, str, str], ...] = (
    ("system", N_("Följ systemet"), N_("Ljust, mörkt eller hög kontrast, som datorn är inställd")),
    ("light", N_("Ljust"), N_("Mörk text på vit botten")),
    ("dark", N_("Mörkt"), N_("Ljus text på mörk botten, för dunkla rum")),
    ("contrast", N_("Hög kontrast"), N_("Svart botten och tydliga kanter")),
)
_LANGUAGES = (
    ("sv", "Svenska", "Skärm och papper på svenska"),
    ("en", "English", "Screens and papers in English"),
)
_SMALLEST, _LARGEST = tokens.SCALES.start, tokens.SCALES.stop - 1


class LookSection(Section):
    """Nothing here touches the store, so nobody needs a right to it."""

    def __init__(self, theme: Theme, kept: Settings) -> None:
        super().__init__(
            LOOK, _("Utseende och språk"), _("Gäller bara dig, på den här datorn. Sparas direkt.")
        )
        self._theme, self._kept = theme, kept
        self.themes = RadioAnswers(
            "settings_theme",
            _("Färger"),
            [Answer(value, _(words), _(meaning)) for value, words, meaning in _THEMES],
        )
        self.percent = TextField("settings_text_size", _("Storlek på texten"), unit="%")
        self.percent.edit.setValidator(QIntValidator(0, 999, self.percent.edit))
        self.smaller = named(IconButton("minus", _("Mindre text")), "settings_text_smaller")
        self.larger = named(IconButton("plus", _("Större text")), "settings_text_larger")
        self.usual = named(Button(_("Vanlig storlek")), "settings_text_usual")
        self.languages = RadioAnswers(
            "settings_language",
            _("Språk"),
            [Answer(value, words, meaning) for value, words, meaning in _LANGUAGES],
        )
        self.later = named(Banner("info", ""), "settings_language_later")
        self.later.hide()
        for widget in (self.smaller, self.larger, self.usual):
            self.percent.put_beside(widget)
        self.lay_out(
            Panel(self.themes, title=_("Färger")),
            12,
            Panel(row((self.percent, 1), None), title=_("Textstorlek")),
            12,
            Panel(self.languages, 8, self.later, title=_("Språk")),
        )
        self._connect()
        self._show()

    def _connect(self) -> None:
        self.themes.chosen.connect(self._choose_theme)
        self.percent.edit.editingFinished.connect(self._size_written)
        self.smaller.clicked.connect(self._make_smaller)
        self.larger.clicked.connect(self._make_larger)
        self.usual.clicked.connect(self._make_usual)
        self.languages.chosen.connect(self._choose_language)
        look.changed.connect(self._show)  # the keys and the menu change both too

    def _show(self) -> None:
        self.themes.set_value(self._theme.choice)
        if self.percent.edit.text() != str(self._theme.percent):
            self.percent.set_value(str(self._theme.percent))
        self.smaller.allow(
            _("Texten är så liten den kan bli.") if self._theme.percent <= _SMALLEST else ""
        )
        self.larger.allow(
            _("Texten är så stor den kan bli.") if self._theme.percent >= _LARGEST else ""
        )
        self._show_language()

    def _show_language(self) -> None:
        chosen = self._kept.get(keys.LANGUAGE)
        self.languages.set_value(chosen)
        if chosen == language():
            self.later.hide()
            return
        self.later.tell(
            "info",
            _("Språket byts nästa gång programmet startar."),
            _("Det som är öppet nu fortsätter på det språk du ser."),
        )

    def _choose_theme(self, value: str) -> None:
        choice = next(known for known, _words, _meaning in _THEMES if known == value)
        self._theme.choose(choice)
        self._kept.set(keys.THEME, value)
        self._flush()

    def _size_written(self) -> None:
        text = self.percent.value
        if not text.isdigit() or not _SMALLEST <= int(text) <= _LARGEST:
            self.percent.set_error(
                _("Skriv ett tal mellan {least} och {most}.").format(least=_SMALLEST, most=_LARGEST)
            )
            return
        self._resize(int(text))

    def _make_smaller(self) -> None:
        self._resize(self._theme.percent - STEP)

    def _make_larger(self) -> None:
        self._resize(self._theme.percent + STEP)

    def _make_usual(self) -> None:
        self._resize(100)

    def _resize(self, percent: int) -> None:
        self.percent.clear_error()
        self._theme.set_percent(percent)
        self.percent.set_value(str(self._theme.percent))
        self._kept.set(keys.TEXT_SIZE, self._theme.percent)
        self._flush()

    def _choose_language(self, value: str) -> None:
        self._kept.set(keys.LANGUAGE, value)
        self._flush()
        self._show_language()

    def _flush(self) -> None:
        if self._kept.flush():
            self.forget_told()
        else:
            self.tell(
                "danger",
                _("Valet gäller nu men kunde inte sparas på datorn."),
                _("Be it-stödet se om din mapp för inställningar är full eller skrivskyddad."),
            )
