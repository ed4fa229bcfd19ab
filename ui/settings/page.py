"""Inställningar: sections at the left, the chosen one beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.kernel.texts import _
from ui.bench import Bench
from ui.kernel.restyle import follow
from ui.kernel.windowed_model import WindowedModel
from ui.settings import contents
from ui.settings.about_section import AboutSection
from ui.settings.contents import SectionRow, section_shape, sections
from ui.settings.look_section import LookSection
from ui.settings.municipality_section import MunicipalitySection
from ui.settings.password_section import PasswordSection
from ui.settings.people_section import PeopleSection
from ui.settings.ports import SettingsServices
from ui.settings.section import Section
from ui.settings.store_section import StoreSection
from ui.settings.units_section import UnitsSection
from ui.shell.page import Page
from ui.theme.look import look
from ui.widgets.layout import ACROSS, Box, row
from ui.widgets.list_view import ListView, list_column
from ui.widgets.text import Text

LIST_WIDTH = 264


class SettingsPage(Page):
    """A key is the id of a section. What is written in one stays while another is shown."""

    def __init__(self, bench: Bench, services: SettingsServices) -> None:
        super().__init__()
        self.model: WindowedModel[SectionRow] = WindowedModel(bench.runner, section_shape, self)
        self.list = ListView("settings_sections", _("Inställningar"), self.model)
        title = row(Text(_("Inställningar"), "h1"), None, margins=(16, 16, 16, 8))
        self._list_column = list_column(title, self.list)
        self.sections: dict[str, Section] = {
            contents.LOOK: LookSection(services.theme, services.kept),
            contents.PASSWORD: PasswordSection(bench, services),
            contents.MUNICIPALITY: MunicipalitySection(bench, services),
            contents.UNITS: UnitsSection(bench, services),
            contents.PEOPLE: PeopleSection(bench, services),
            contents.STORE: StoreSection(bench, services),
            contents.ABOUT: AboutSection(),
        }
        self._loaded: set[str] = set()
        self._stack = QStackedWidget()
        for section in self.sections.values():
            self._stack.addWidget(section)
        Box(ACROSS, self._list_column, (self._stack, 1), parent=self)
        self.list.chosen.connect(self._chosen)
        follow(self._restyle)

    # What the window asks

    def columns(self) -> Sequence[QWidget]:
        return (self._list_column, self._stack)

    def show_key(self, key: str) -> None:
        if key in self.sections:
            self.model.load(sections(), key)

    def choose_again(self, key: str) -> None:
        self.show_key(key)

    def refresh(self) -> None:
        self._loaded.clear()
        self._load_shown()

    def came_into_view(self) -> None:
        if self.list.key is None:
            self.model.load(sections(), contents.LOOK)

    def keep_drafts(self) -> None:
        for section in self.sections.values():
            section.keep_drafts()

    # What happens inside

    def _chosen(self, key: object) -> None:
        if isinstance(key, str) and key in self.sections:
            self._stack.setCurrentWidget(self.sections[key])
            self._load_shown()
            self.key_chosen.emit(key)

    def _load_shown(self) -> None:
        """A section asks when it is first looked at: nothing is logged that nobody saw."""
        shown = self._stack.currentWidget()
        if isinstance(shown, Section) and shown.objectName() not in self._loaded:
            self._loaded.add(shown.objectName())
            shown.load()

    def _restyle(self) -> None:
        self._list_column.setFixedWidth(look.px(LIST_WIDTH))
