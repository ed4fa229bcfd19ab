"""The list of clients: who, which number, at which units; what waits, in a chip."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from uuid import UUID

from app.access.actor import Actor, Command, Data
from app.clients.reading import ClientReading
from app.clients.views import ClientFilter, ClientRow
from app.corrections.service import CaseService
from app.kernel.errors import AppError
from app.kernel.texts import _
from app.kernel.window import Page, Window
from app.person_cards.reading import IssuedCards
from ui.clients.seeing import has_right
from ui.kernel.pages import PageSource, source_of_windows
from ui.kernel.shapes import ChipShape, Group, Mark, RowShape


@dataclass(frozen=True, slots=True)
class Waiting:
    """Whose card is not read, and who has a case of correction."""

    unread: frozenset[UUID] = frozenset()
    corrected: frozenset[UUID] = frozenset()


class ClientRows:
    """Sources for what is typed into the filter, and how a row looks."""

    def __init__(
        self, actor: Actor, clients: ClientReading, issued: IssuedCards, cases: CaseService
    ) -> None:
        self._actor, self._clients, self._issued, self._cases = actor, clients, issued, cases
        self._waiting = Waiting()

    def source(self, text: str) -> PageSource[ClientRow]:
        """Name, identity number, or a number of ours (invariant 10); nothing else is searched."""
        wanted = ClientFilter(search=self._clients.search(text))
        clients = self._clients

        def rows(window: Window) -> Page[ClientRow]:
            return clients.rows(wanted, window)

        def place(key: Hashable) -> int | None:
            return clients.place(wanted, key) if isinstance(key, UUID) else None

        def find(words: str) -> int | None:
            return clients.first(wanted, words)

        source = source_of_windows(rows, place=place, find=find, together=clients.together)

        def groups() -> Sequence[Group]:
            self._waiting = self._ask_waiting()
            return source.groups()

        return replace(source, groups=groups)

    def shape(self, row: ClientRow) -> RowShape:
        parts = [row.number, *([", ".join(row.units)] if row.units else [row.committee])]
        return RowShape(
            key=row.id,
            title=row.name,
            reason=" · ".join(part for part in parts if part),
            chip=self._chip(row),
            right=_("kort v{number}").format(number=row.card_version)
            if row.card_version is not None
            else _("inget kort"),
            marks=(Mark("shield", _("skyddad identitet"), "wait"),) if row.protected else (),
        )

    def _chip(self, row: ClientRow) -> ChipShape | None:
        if row.id in self._waiting.corrected:
            return ChipShape(_("rättas"), "danger", "route")
        if row.id in self._waiting.unread:
            return ChipShape(_("ej läst"), "wait", "hourglass")
        return None

    def _ask_waiting(self) -> Waiting:
        """Once for each loading; a role that has no such list is not asked.

        The chips are a help: the list comes also when what they tell cannot be read.
        """
        unread: frozenset[UUID] = frozenset()
        corrected: frozenset[UUID] = frozenset()
        with suppress(AppError):
            if has_right(self._actor, Data.CARD, Command.LIST):
                unread = frozenset(row.client_id for row in self._issued.unread())
            if has_right(self._actor, Data.CASE, Command.LIST):
                corrected = self._cases.clients_in_correction()
        return Waiting(unread, corrected)
