"""Våra kunder: the provider's start page."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.changes import Topic
from app.kernel.errors import AppError
from app.kernel.texts import _, ngettext
from app.person_cards.views import CardRow
from ui.bench import Bench
from ui.kernel.restyle import follow
from ui.kernel.whose import whose
from ui.kernel.windowed_model import WindowedModel
from ui.person_cards.card_list import CardListView, CardShapes, CardSource
from ui.person_cards.card_model import CardModel, CardServices
from ui.person_cards.card_view import CardView
from ui.shell.page import ListPage
from ui.theme.look import look
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form import FormWords, NoteForm
from ui.widgets.layout import ACROSS, Box, Surface, column
from ui.widgets.list_view import CountLine
from ui.widgets.one_form import OneForm
from ui.widgets.text import Text

NARROW, WIDE = 376, 576


class CardsPage(ListPage):
    """Few things, large: who, which version, and one button."""

    def __init__(self, bench: Bench, services: CardServices) -> None:
        super().__init__(bench.bus, (Topic.CARD, Topic.ORDER, Topic.CLIENT))
        self._bench, self._source = bench, CardSource(services.issued)
        self._is_asked_for = False
        self._place = OneForm(self)
        self.card = CardModel(bench, services, self)
        shapes = CardShapes(bench.today())
        self.model: WindowedModel[CardRow] = WindowedModel(bench.runner, shapes.shape, self)
        self.list = CardListView("cards_list", _("Våra kunder"), self.model)
        self.view = CardView(self.card)
        self._count = CountLine("cards_count")
        self._unread = Text("", "body", "text2")
        title = column(Text(_("Våra kunder"), "h1"), 2, self._unread, margins=(16, 16, 16, 12))
        self._column = Surface(title, (self.list, 1), self._count, edges="r")
        self._empty = EmptyPage("users", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        Box(ACROSS, (self._column, 2), (self._stack, 3), parent=self)
        self._connect()
        follow(self._restyle)

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self._column, self._stack)

    def show_key(self, key: str) -> None:
        self._is_stale, self._is_asked_for = False, True
        self.model.load(self._source.source(), UUID(key))
        self._ask_unread()

    def refresh(self) -> None:
        self._load()

    def load_list(self) -> None:
        self.model.load(self._source.source(), self.list.key)
        self._ask_unread()

    # What happens inside

    def _restyle(self) -> None:
        self._column.setMinimumWidth(look.px(NARROW))
        self._column.setMaximumWidth(look.px(WIDE))

    def _connect(self) -> None:
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(self._opened)
        self.model.loaded.connect(self._loaded)
        self.model.chosen_came.connect(self._came_back)
        self.model.chosen_gone.connect(self._gone)
        self.model.failed.connect(self._list_refused)
        self.view.wrong_asked.connect(self._ask_wrong)
        self.card.told.connect(self._place.close)
        self.card.failed.connect(self._place.refuse)

    def _chosen(self, key: object) -> None:
        here = self.list.currentIndex().row()
        self.card.show_row(self.model.row(here) if key is not None else None)
        if isinstance(key, UUID):
            self._stack.setCurrentWidget(self.view)
            self.key_chosen.emit(str(key))

    def _opened(self, _key: object) -> None:
        self.view.first_stop().setFocus()

    def _loaded(self, count: int) -> None:
        self._stack.setCurrentWidget(self.view)
        words = ngettext("{count} kund", "{count} kunder", count).format(count=count)
        self._count.tell(words, _("Kort som inte gäller visas inte här"))
        if not count:
            self.card.forget()
            self._say_instead(
                _("Ni har inga kunder just nu"),
                _("När en beställning är skickad till er står personen här med sitt kort."),
            )
        elif self.list.key is None and not self._is_asked_for:
            self.list.choose_first()
        self._is_asked_for = False

    def _came_back(self, place: int) -> None:
        """The same person after a reload, maybe with a newer card."""
        self.card.show_row(self.model.row(place))

    def _gone(self) -> None:
        """The person who was shown, or asked for, is not among the clients any more."""
        self.card.forget()
        self._say_instead(
            _("Kortet kan inte visas"),
            _("Ni har ingen beställning för personen nu. Välj en annan i listan."),
        )

    def _say_instead(self, title: str, why: str) -> None:
        self._empty.tell(title, why)
        self._stack.setCurrentWidget(self._empty)

    def _ask_unread(self) -> None:
        """How many units' cards wait to be read: the number under the title."""

        def done(count: int) -> None:
            words = ngettext("{count} kort är inte läst", "{count} kort är inte lästa", count)
            self._unread.setText(words.format(count=count) if count else _("Alla kort är lästa"))

        self._bench.runner.read(
            self, self._source.unread_count, done, self._list_refused, key="unread"
        )

    def _list_refused(self, error: AppError) -> None:
        self._say_instead(_("Listan kunde inte hämtas"), error.sentence)

    def _ask_wrong(self) -> None:
        shown = self.card.row
        if shown is None:
            return
        hint = _("Skriv vilken uppgift på version {number} som är fel och vad som är rätt.")
        words = FormWords(
            title=_("Kortet stämmer inte"),
            act=_("Skicka till handläggaren"),
            label=_("Vad stämmer inte"),
            hint=hint.format(number=shown.number),
        )
        form = NoteForm("card_wrong_form", words, self)
        form.given.connect(self.card.tell_wrong)
        self._place.show(form, whose(shown.name, shown.customer_number))
