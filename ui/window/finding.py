"""Ctrl+K: a card code first, then persons, orders and cases, then commands. Nothing else is found.

Search is by name, identity number, customer, order and case number only (product decision 7).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.access.actor import Command, Data
from app.access.desk import AccessOver
from app.clients.views import ClientFilter
from app.executions.views import ExecutionFilter
from app.kernel.errors import BadInput, NotAllowed, NotFound
from app.kernel.texts import _
from app.kernel.window import Window
from app.orders.views import OrderFilter
from app.person_cards.views import CodeAnswer as CardAnswer
from app.providers.model import service_title
from app.services import Services
from ui.kernel.history import Place
from ui.shell.page import PageSpec
from ui.widgets.hits import CodeAnswer, Findings, Hit, HitGroup

SHOWN = 5
SHORTEST = 2
_CODE = re.compile(r"[0-9A-Z]{5}[- ]?[0-9A-Z]{5}", re.IGNORECASE)
SEPARATOR = "/"  # between the page and the key of a hit


@dataclass(frozen=True, slots=True)
class Finder:
    """Searches as one person; runs off the UI thread."""

    services: Services
    pages: Sequence[PageSpec]

    def __call__(self, words: str) -> Findings:
        wanted = words.strip()
        if len(wanted) < SHORTEST:
            return Findings(groups=self._commands(wanted), note=_("Sökningen är loggad"))
        answer, groups = self._things(wanted)
        found = (*groups, *self._commands(wanted))
        nothing = "" if found or answer else _("Inget heter så. Sök på namn eller nummer.")
        return Findings(answer, found, nothing=nothing, note=_("Sökningen är loggad"))

    def _things(self, words: str) -> tuple[CodeAnswer | None, tuple[HitGroup, ...]]:
        """Logged once for each kind, written to the disk once."""
        with self.services.desk.together():
            answer = self._card(words) if _CODE.fullmatch(words) else None
            asked = (self._clients, self._orders, self._executions, self._cases)
            groups = (_quiet(find, words) for find in asked)
            return answer, tuple(group for group in groups if group is not None and group.hits)

    def _card(self, words: str) -> CodeAnswer | None:
        if not self._may(Data.CARD):
            return None
        answer = self.services.issued_cards.check(words)
        return _shown(words.upper(), answer)

    def _clients(self, words: str) -> HitGroup | None:
        if not self._may(Data.CLIENT):
            return None
        search = self.services.client_reading.search(words)
        page = self.services.client_reading.rows(ClientFilter(search=search), Window(0, SHOWN))
        hits = tuple(
            Hit(_key("clients", row.id), row.name, row.number, "user-round") for row in page.rows
        )
        return HitGroup(_("Personer"), hits, page.total)

    def _orders(self, words: str) -> HitGroup | None:
        if not self._may(Data.ORDER):
            return None
        search = self.services.client_reading.search(words)
        page = self.services.order_reading.rows(OrderFilter(search=search), Window(0, SHOWN))
        hits = tuple(
            Hit(
                _key("orders", row.id),
                row.number,
                f"{row.client_name}, {service_title(row.service)}, {row.unit}",
                "send",
            )
            for row in page.rows
        )
        return HitGroup(_("Beställningar"), hits, page.total)

    def _executions(self, words: str) -> HitGroup | None:
        if not self._may(Data.EXECUTION):
            return None
        search = self.services.client_reading.search(words)
        page = self.services.executions.rows(ExecutionFilter(search=search), Window(0, SHOWN))
        hits = tuple(
            Hit(
                _key("executions", row.id),
                row.number,
                f"{row.client_name}, {service_title(row.service)}, {row.unit}",
                "circle-play",
            )
            for row in page.rows
        )
        return HitGroup(_("Verkställigheter"), hits, page.total)

    def _cases(self, words: str) -> HitGroup | None:
        if not self._may(Data.CASE):
            return None
        page = self.services.cases.found(words, SHOWN)
        hits = tuple(
            Hit(_key("corrections", row.id), row.number, row.title, "route") for row in page.rows
        )
        return HitGroup(_("Rätta fel"), hits, page.total)

    def _commands(self, words: str) -> tuple[HitGroup, ...]:
        needle = words.casefold()
        hits = tuple(
            Hit(f"{spec.id}{SEPARATOR}", _(spec.title), _("gå till sidan"), spec.icon)
            for spec in self.pages
            if needle in _(spec.title).casefold()
        )
        return (HitGroup(_("Kommandon"), hits, len(hits)),) if hits else ()

    def _may(self, data: Data) -> bool:
        return bool(self.services.desk.relations(data, Command.LIST))


def place_of(hit: str) -> Place:
    """Where a hit leads."""
    page, _separator, key = hit.partition(SEPARATOR)
    return Place(page, key)


def _key(page: str, id_: object) -> str:
    return f"{page}{SEPARATOR}{id_}"


def _quiet(find: Callable[[str], HitGroup | None], words: str) -> HitGroup | None:
    """A group that cannot be searched by these words, or not by this person, is left out."""
    try:
        return find(words)
    except (NotAllowed, BadInput, NotFound) as refusal:
        if isinstance(refusal, AccessOver):
            raise
        return None


def _shown(code: str, answer: CardAnswer) -> CodeAnswer:
    if answer.problem is not None:
        return CodeAnswer(
            tone="danger",
            number="?",
            state=_("okänd kod"),
            question=_("Gäller papperet?"),
            sentence=_("{code} hör inte till något kort som du får läsa.").format(code=code),
        )
    version = f"v{answer.version}"
    if answer.valid:
        said = _("{code} är version {version}. Den gäller.")
        return CodeAnswer(
            tone="ok",
            number=version,
            state=_("gäller"),
            question=_("Gäller papperet?"),
            sentence=said.format(code=code, version=answer.version),
        )
    if answer.current is None:
        said = _("{code} är version {version}, återkallad. Inget kort gäller: kasta papperet.")
        return CodeAnswer(
            tone="danger",
            number=version,
            state=_("återkallad"),
            question=_("Gäller papperet?"),
            sentence=said.format(code=code, version=answer.version),
        )
    changed = ", ".join(one.label.lower() for one in answer.changes) or "–"
    said = _("{code} är version {version}, ersatt av version {current}.")
    return CodeAnswer(
        tone="neutral",
        number=version,
        state=_("ersatt"),
        question=_("Gäller papperet?"),
        sentence=said.format(code=code, version=answer.version, current=answer.current),
        detail=_("Ändrat: {fields}.").format(fields=changed),
    )
