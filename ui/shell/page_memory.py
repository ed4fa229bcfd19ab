"""Which page was left, and how: its filters, its column widths and the chosen row come back.

Ids only, and for each person apart: what is typed may be a name, and a row may be another's.
"""

from __future__ import annotations

from functools import partial

from ui.kernel.settings import Settings
from ui.shell.page import Page
from ui.widgets.segments import SegmentFilter
from ui.widgets.table_view import TableView


class LastPage:
    """The page that one person was on; empty for who has not been here before."""

    def __init__(self, settings: Settings, whose: str) -> None:
        self._settings, self._name = settings, f"{whose}/page"

    @property
    def id(self) -> str:
        return self._settings.choice(self._name)

    def keep(self, page_id: str) -> None:
        self._settings.keep_choice(self._name, page_id)


class PageMemory:
    """The part of the settings that is one page's, for one person."""

    def __init__(self, settings: Settings, whose: str, page_id: str) -> None:
        self._settings, self._place = settings, f"{whose}/{page_id}"

    @property
    def row(self) -> str:
        """The id of what was chosen; empty when nothing was."""
        return self._settings.choice(self._name("row"))

    def follow(self, page: Page) -> None:
        """Put the page as it was left, before it asks for anything, and keep what is changed."""
        for segments in page.findChildren(SegmentFilter):
            name = self._name(segments.objectName())
            segments.set_value(self._settings.choice(name))
            segments.chosen.connect(partial(self._settings.keep_choice, name))
        for table in page.findChildren(TableView):
            name = self._name(table.objectName())
            table.restore_columns(self._settings.bytes(name))
            table.columns_changed.connect(partial(self._settings.keep_bytes, name))
        page.key_chosen.connect(partial(self._settings.keep_choice, self._name("row")))

    def _name(self, part: str) -> str:
        return f"{self._place}/{part}"
