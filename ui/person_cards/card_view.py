"""The card of one person: name and state, one large button, what is new, the card itself."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.documents.wording import span
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.person_cards.model import CardContent
from app.person_cards.views import CardPaper, CardRow
from ui.kernel.days import moment_day
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shapes import ChipShape
from ui.person_cards.card_model import CardModel
from ui.theme.look import look
from ui.widgets.banner import Banner
from ui.widgets.busy import Busy
from ui.widgets.buttons import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_page import EmptyPage
from ui.widgets.layout import DOWN, Box, FlowRow, Surface, row
from ui.widgets.sheets import Sheets
from ui.widgets.text import Text

_MOST_FIELDS = 4


class CardView(Surface):
    """What can be done with the chosen card. `wrong_asked` opens the form of the page."""

    wrong_asked = Signal()

    def __init__(self, model: CardModel) -> None:
        super().__init__(ground="window", margins=(24, 16, 24, 16))
        self._model = model
        self._about_whom: UUID | None = None
        self.sheets = Sheets("card_sheets", model.bench.runner)
        self._title = Text("", "display", wrap=True)
        self._about = Text("", "body", "text2", wrap=True)
        self._chips = Box(DOWN)
        self._to_print = named(
            Button(_("Skriv ut personkort"), "primary", "printer", "large"), "card_print"
        )
        self._to_save = named(Button(_("Spara PDF"), icon="download"), "card_save")
        self._wrong = named(Button(_("Kortet stämmer inte…"), icon="flag"), "card_wrong")
        self._read = named(Button("", icon="check-check"), "card_read")
        self._refusal = named(Banner("danger", ""), "card_refusal")
        self._unread = named(Banner("warn", "", action=self._read, icon="bell"), "card_unread")
        self._news = named(Banner("info", ""), "card_news")
        self._guarded = named(Banner("wait", "", icon="shield"), "card_guarded")
        self._none = EmptyPage("id-card", "", "")
        self._busy = Busy("card_busy", _("Hämtar personkortet"))
        self._build()
        self._connect()

    def _build(self) -> None:
        head = row((self._title, 0))
        box = head.layout()
        if isinstance(box, Box):
            box.add(12, self._chips, None)
        self._actions = FlowRow(self._to_print, self._to_save, self._wrong, gap=12)
        self._banners = (self._refusal, self._unread, self._news, self._guarded)
        told = QWidget()
        self._told = Box(DOWN, *self._banners, parent=told)
        told.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for banner in self._banners:
            banner.hide()
        self.box.add(head, 4, self._about, 16, self._actions, 16, told, 12)
        self.box.add((self.sheets, 1), (self._none, 1), self._busy)
        follow(self._restyle)

    def _restyle(self) -> None:
        self._told.setSpacing(look.px(8))  # hidden ones leave no gap

    def _connect(self) -> None:
        model = self._model
        model.shown.connect(self._show)
        model.busy_changed.connect(self._wait)
        self.sheets.failed.connect(self.refuse)
        self._to_print.clicked.connect(model.print_card)
        self._to_save.clicked.connect(model.save_card)
        self._read.clicked.connect(model.read)
        self._wrong.clicked.connect(self.wrong_asked)

    def refuse(self, error: AppError) -> None:
        self._refusal.tell("danger", error.sentence)

    def press_print(self) -> None:
        """Ctrl+P, from the list too."""
        if self._to_print.isVisible():
            self._to_print.click()

    def _wait(self, busy: bool) -> None:  # noqa: FBT001 - a Qt signal brings it
        if busy:
            self._refusal.hide()
            self._busy.begin()
        else:
            self._busy.end()

    def _show(self) -> None:
        shown, card = self._model.row, self._model.card
        self._clear_banners(shown)
        self._actions.setVisible(shown is not None and shown.issue_id is not None)
        if shown is None:
            self._nobody()
            return
        self._title.setText(shown.name)
        self._show_chip(shown)
        self._about.setText(self._identity(shown, card.paper if card else None))
        self._show_banners(shown)
        self._sheets_or_why(shown)

    def _clear_banners(self, shown: CardRow | None) -> None:
        """A refusal stays while the same person is shown: a reload must not take it away."""
        client = None if shown is None else shown.client_id
        for banner in self._banners:
            if banner is not self._refusal or client != self._about_whom:
                banner.hide()
        self._about_whom = client

    def _nobody(self) -> None:
        self._title.setText("")
        self._about.setText("")
        self._chips.clear()
        self.sheets.clear()
        self.sheets.hide()
        self._none.tell(_("Ingen är vald"), _("Välj en person i listan."))
        self._none.show()

    def _show_chip(self, shown: CardRow) -> None:
        self._chips.clear()
        if shown.number is None:
            return
        if self._model.is_unread:
            self._chips.add(Chip(ChipShape(_("ny version, inte läst"), "warn", "bell")))
        else:
            words = _("version {number} gäller").format(number=shown.number)
            self._chips.add(Chip(ChipShape(words, "ok", "check")))

    def _identity(self, shown: CardRow, paper: CardPaper | None) -> str:
        if paper is None:
            return shown.customer_number
        content = paper.content
        lines = [shown.customer_number, *_services(content), _officer(content)]
        return "  ·  ".join(line for line in lines if line)

    def _show_banners(self, shown: CardRow) -> None:
        card, today = self._model.card, self._model.bench.today()
        if shown.is_protected:
            self._guarded.tell(
                "wait",
                _("Skyddade personuppgifter"),
                _("Adress och telefon står inte på kortet. Förvara papperet inlåst."),
            )
        if self._model.is_guarded and not shown.is_unread:
            self._read.set_label(_("Visa kortet…"))
            self._unread.tell(
                "wait",
                _("Kortet visas när du har skrivit varför"),
                _("Skälet och att du har sett uppgifterna skrivs i loggen, som granskas."),
            )
        if self._model.is_unread and shown.number is not None and shown.issued_at is not None:
            self._read.set_label(_("Läs version {number}").format(number=shown.number))
            self._unread.tell(
                "warn",
                _("Version {number} är inte läst").format(number=shown.number),
                _("Utfärdad {day}. Handläggaren ser när ni har läst den.").format(
                    day=moment_day(shown.issued_at, today)
                ),
            )
        elif card is not None and (card.paper.changes or shown.is_changed_since_print):
            is_old = shown.is_changed_since_print and card.paper.held is not None
            self._news.tell("info", _news(card.paper, is_old=is_old), _old_paper(shown))

    def _sheets_or_why(self, shown: CardRow) -> None:
        card = self._model.card
        self.sheets.setVisible(card is not None)
        self._none.setVisible(card is None)
        if card is not None:
            self.sheets.show_pdf(card.drawn.pdf, _("Personkort"))
        elif shown.is_paper_recalled:
            self.sheets.clear()
            self._none.tell(
                _("Personkortet är återkallat"),
                _(
                    "Papperet hos er, version {number}, gäller inte: kasta det. Be ansvarig "
                    "handläggare att utfärda ett nytt kort. Då visas det här."
                ).format(number=shown.printed_number),
            )
        elif shown.issue_id is None:
            self.sheets.clear()
            self._none.tell(
                _("Inget personkort är utfärdat"),
                _("Be ansvarig handläggare att utfärda ett. Då visas det här."),
            )
        else:
            self.sheets.clear()
            self._none.tell(*self._why_not_shown(shown))

    def _why_not_shown(self, shown: CardRow) -> tuple[str, str]:
        if self._model.is_unread:
            press = _("Tryck Läs version {number}.").format(number=shown.number)
            return _("Kortet visas när du läser det"), press
        if self._model.is_guarded:
            return _("Kortet visas när du har skrivit varför"), _("Tryck Visa kortet.")
        return _("Kortet hämtas"), ""

    def first_stop(self) -> QWidget:
        return self._to_print


def _services(content: CardContent) -> list[str]:
    return [
        ", ".join((one.service.lower(), span(one.valid_from, one.valid_to)))
        for one in content.services[:_MOST_FIELDS]
    ]


def _officer(content: CardContent) -> str:
    words = _("handläggare {name}, {phone}").format(
        name=content.officer_name, phone=content.officer_phone
    )
    return words.strip(", ")


def _news(paper: CardPaper, *, is_old: bool) -> str:
    """What changed since the paper that the unit has, else since the card before this one."""
    number, changes = paper.issue.number, paper.changes_since_held if is_old else paper.changes
    fields = list(dict.fromkeys(one.label for one in changes))
    if not fields:
        return _("Version {number} gäller").format(number=number)
    shown = ", ".join(field.lower() for field in fields[:_MOST_FIELDS])
    if len(fields) > _MOST_FIELDS:
        shown = _("{some} och {count} till").format(some=shown, count=len(fields) - _MOST_FIELDS)
    if is_old:
        return _("Nytt sedan version {number}: {fields}").format(number=paper.held, fields=shown)
    return _("Nytt i version {number}: {fields}").format(number=number, fields=shown)


def _old_paper(shown: CardRow) -> str:
    if not shown.is_changed_since_print:
        return ""
    return _(
        "Papperet hos er är version {old}. Skriv ut version {new} och kasta det gamla."
    ).format(old=shown.printed_number, new=shown.number)
