"""What Användare and Utförare och enheter share: a table with a filter, and one form at a time."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QStackedWidget

from app.kernel.texts import _
from ui.bench import Bench
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.kernel.shortcuts import bind
from ui.kernel.table_model import Column, TableModel
from ui.settings.register_model import Keyed, RegisterModel
from ui.settings.section import Section
from ui.theme.look import look
from ui.widgets.buttons import Button
from ui.widgets.empty_page import EmptyPage
from ui.widgets.form import Form
from ui.widgets.layout import DOWN, Box, FlowRow, Rule, Scroll, column
from ui.widgets.list_view import CountLine
from ui.widgets.one_form import OneForm
from ui.widgets.panel import Ground
from ui.widgets.search_field import SearchField
from ui.widgets.segments import SegmentFilter
from ui.widgets.table_view import TableView

FILTER_WIDTH, NARROWEST_COLUMN = 300, 96
LOWEST = 300  # filters, and a few rows of the table; under that the section scrolls

R = TypeVar("R", bound=Keyed)
M = TypeVar("M", bound=RegisterModel[Any, Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterWords:
    """`name` begins the object names; a kind is a value, a title, and a title with {count}."""

    name: str
    section: str
    title: str
    lead: str
    filter: str
    icon: str
    kinds: Sequence[tuple[str, str, str]]
    add: str
    add_icon: str
    change: str


class RegisterSection(Section, Generic[M, R]):
    """A refusal stands in the form while one is open, else under the title."""

    def __init__(
        self, bench: Bench, words: RegisterWords, model: M, columns: Sequence[Column[R]]
    ) -> None:
        super().__init__(words.section, words.title, words.lead)
        self._bench, self._titles, self.model = bench, words.kinds, model
        self._place = OneForm(self)
        self._place.refused.connect(self.refuse)
        self.rows: TableModel[R] = TableModel(columns, lambda row: row.key, self)
        self.table = TableView(f"{words.name}_table", words.title, self.rows)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.filter = SearchField(f"{words.name}_filter", words.filter, "Ctrl+F", "filter")
        self.kind = SegmentFilter(
            f"{words.name}_kind",
            _("Vilka som visas"),
            [(kind, title) for kind, title, _counted in words.kinds],
        )
        self.count = CountLine(f"{words.name}_count")
        self.add = named(Button(words.add, "primary", words.add_icon), f"{words.name}_add")
        self.edit = named(Button(words.change, icon="pencil"), f"{words.name}_change")
        self._nobody = EmptyPage(words.icon, "")
        self._inside = QStackedWidget()
        self.frame = Ground("surface", "line")
        self._fill_frame()
        self._connect_register()
        follow(self._restyle)

    def load(self) -> None:
        self.model.load()

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return self._place.form

    @property
    def chosen(self) -> R | None:
        """The row that is chosen, while it is shown."""
        found: R | None = self.model.row(self.table.key)
        return found if found and self.rows.row_of(found.key) is not None else None

    # What a section says and does

    @abstractmethod
    def why_empty(self) -> tuple[str, str]:
        """Why no row is shown, and what to do about it."""

    @abstractmethod
    def tell_count(self, found: Sequence[R]) -> None:
        """What stands under the table."""

    @abstractmethod
    def allow(self) -> None:
        """Which acts can be used; what is chosen or known has changed."""

    @abstractmethod
    def open_new(self) -> None: ...

    @abstractmethod
    def open_change(self) -> None: ...

    def open_form(self, form: Form) -> None:
        self.forget_told()
        self._place.show(form)

    # Building

    def _fill_frame(self) -> None:
        for widget in (self.table, Scroll(self._nobody, "surface")):
            self._inside.addWidget(widget)
        tools = column(FlowRow(self.filter, self.kind), margins=(12, 10, 12, 10))
        Box(
            DOWN, tools, Rule(), (self._inside, 1), self.count,
            margins=(1, 1, 1, 1), parent=self.frame,
        )  # fmt: skip

    def _connect_register(self) -> None:
        self.model.changed.connect(self.show_state)
        self.model.done.connect(self._place.close)
        self.model.refused.connect(self._place.refuse)
        self.filter.textEdited.connect(self._show_rows)
        self.filter.went_down.connect(self.table.setFocus)
        self.kind.chosen.connect(self._show_rows)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._enter)
        self.add.clicked.connect(self.open_new)
        self.edit.clicked.connect(self.open_change)
        bind(self, "filter", self.filter.setFocus)
        bind(self, "new", self.add.click)
        bind(self, "edit", self.edit.click)

    def _restyle(self) -> None:
        self.filter.setFixedWidth(look.px(FILTER_WIDTH))
        self.table.horizontalHeader().setMinimumSectionSize(look.px(NARROWEST_COLUMN))
        self.table.fit_columns()
        self.frame.setMinimumHeight(look.px(LOWEST))

    # What is shown

    def show_state(self) -> None:
        for kind, _title, counted in self._titles:
            self.kind.set_words(kind, counted.format(count=self.model.count(kind)))
        self._show_rows()

    def _show_rows(self, _value: str = "") -> None:
        found: list[R] = self.model.shown(self.kind.value, self.filter.text())
        self.rows.show(found)
        self._inside.setCurrentIndex(0 if found else 1)
        self._nobody.tell(*self.why_empty())
        self.tell_count(found)
        self.allow()

    def _choose(self, _key: object) -> None:
        self.allow()

    def _enter(self, _key: object) -> None:
        self.open_change()
