"""Våra kunder: the provider's start page."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.kernel.changes import Topic
from app.kernel.texts import _, ngettext
from app.person_cards.views import CardRow
from ui.bench import Bench
from ui.kernel.shortcuts import bind
from ui.kernel.whose import whose
from ui.kernel.windowed_model import WindowedModel
from ui.person_cards.card_list import CardListView, CardShapes, CardSource
from ui.person_cards.card_model import CardModel, CardServices
from ui.person_cards.card_view import CardView
from ui.shell.detail_page import DetailPage
from ui.widgets.detail_stack import DetailStack
from ui.widgets.empty_page import EmptyPage
from ui.widgets.filtered_list import FilteredList, ListParts, ListWords
from ui.widgets.form import FormWords, NoteForm
from ui.widgets.layout import ACROSS, Box
from ui.widgets.one_form import OneForm
from ui.widgets.text import Text

WIDE = 576  # of the list: its rows are large


class CardsPage(DetailPage):
    """Few things, large: who, which version, and one button."""

    reopens = True

    def __init__(self, bench: Bench, services: CardServices) -> None:
        super().__init__(bench.bus, (Topic.CARD, Topic.ORDER, Topic.CLIENT))
        self._bench, self._issued = bench, services.issued
        self._place = OneForm(self)
        self.card = CardModel(bench, services, self)
        self._wanted: UUID | None = None
        shapes = CardShapes(bench.today())
        self.model: WindowedModel[CardRow] = WindowedModel(bench.runner, shapes.shape, self)
        self._unread = Text("", "body", "text2")
        self.list = CardListView("cards_list", _("Våra kunder"), self.model)
        parts = ListParts(under_title=self._unread, widest=WIDE)
        self.column = FilteredList(_words(), self.model, self.list, parts)
        self.view = CardView(self.card)
        self._empty = EmptyPage("users", *_none_chosen())
        stack = DetailStack("cards_detail", self._empty, self.view)
        Box(ACROSS, (self.column, 2), (stack, 3), parent=self)
        self.stand_beside(self.list, self.model, self.column.filter, stack)
        self._connect()

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self.column, self._stack)

    def show_key(self, key: str) -> None:
        self._is_stale, self._is_led = False, True
        self._ask(UUID(key))

    def refresh(self) -> None:
        self._load()

    def load_list(self) -> None:
        self._ask(self.again(self.shown_id))

    # What happens inside

    def _connect(self) -> None:
        self.column.asked.connect(self._load)
        self.column.listen(self)
        self.list.opened.connect(self._opened)
        self.model.loaded.connect(self._loaded)
        self.model.chosen_came.connect(self._came_back)
        self.view.wrong_asked.connect(self._ask_wrong)
        self.card.told.connect(self._place.close)
        bind(self, "print", self.view.press_print)
        self.card.failed.connect(self._place.refuse)
        self._place.refused.connect(self.view.refuse)

    @property
    def shown_id(self) -> UUID | None:
        return None if self.card.row is None else self.card.row.client_id

    def fetch(self, id_: UUID) -> None:
        """The row is there: it is shown at once, and the card when it is read."""
        del id_
        self.card.show_row(self.model.row(self.list.currentIndex().row()))
        self._stack.show_detail()

    def _ask(self, wanted: UUID | None) -> None:
        self._wanted = wanted
        self.model.load(CardSource(self._issued, self.column.text).source(), wanted)
        self._ask_unread()

    def _opened(self, _key: object) -> None:
        self.view.first_stop().setFocus()

    def _loaded(self, count: int) -> None:
        self.column.tell_count(
            ngettext("{count} kund", "{count} kunder", count).format(count=count)
        )
        if self._wanted is None:
            self._begin_at_first()

    def _begin_at_first(self) -> None:
        """Nobody is opened because of what is typed in the filter."""
        if self.model.count and not self.column.text:
            self.list.choose_first()

    def _came_back(self, place: int) -> None:
        """The same person after a reload, maybe with a newer card."""
        self.card.show_row(self.model.row(place))

    def _left_out(self) -> None:
        """Filtered away, or no client of the unit any more, or not since the last time."""
        if self.column.text:
            self._empty.tell(*_none_chosen())
            super()._left_out()
        elif self._is_led or self.shown_id is not None:
            self._is_led = False
            self.card.forget()
            self._empty.tell(
                _("Kortet kan inte visas"),
                _("Ni har ingen beställning för personen nu. Välj en annan i listan."),
            )
            self._stack.show_nothing()
        else:
            self._begin_at_first()

    def _ask_unread(self) -> None:
        """How many units' cards wait to be read: the number under the title."""

        def done(count: int) -> None:
            words = ngettext("{count} kort är inte läst", "{count} kort är inte lästa", count)
            self._unread.setText(words.format(count=count) if count else _("Alla kort är lästa"))

        self._bench.runner.read(
            self, lambda: len(self._issued.unread()), done, self.column.refuse, key="unread"
        )

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


def _none_chosen() -> tuple[str, str]:
    return _("Ingen är vald"), _("Välj en person i listan.")


def _words() -> ListWords:
    return ListWords(
        title=_("Våra kunder"),
        placeholder=_("Filtrera på namn eller nummer"),
        icon="users",
        nothing=_("Ni har inga kunder just nu"),
        nothing_body=_("När en beställning är skickad till er står personen här med sitt kort."),
        filtered=_("Ingen kund passar filtret"),
        filtered_body=_("Sök på namn, personnummer eller nummer. Rensa filtret för att se alla."),
        keys=_("Kort som inte gäller visas inte här"),
    )
