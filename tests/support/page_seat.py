"""A page with a list and one thing beside it, under somebody's hands: by object names."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from tests.support import uidump
from tests.support.sitting import Sitting, pick
from ui.kernel.windowed_model import SHAPE_ROLE
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button


class PageSeat:
    """One person at the page."""

    def __init__(self, sitting: Sitting, page: Any) -> None:
        self.at, self.page = sitting, page

    def shown(self, qtbot: Any) -> None:
        """As the window shows it the first time."""
        qtbot.addWidget(self.page)
        self.page.resize(1232, 800)
        self.page.show()
        self.page.came_into_view()
        QApplication.processEvents()

    @property
    def rows(self) -> list[Any]:
        """The list as it is painted, headings among the rows."""
        model = self.page.model
        return [model.index(n).data(SHAPE_ROLE) for n in range(model.rowCount())]

    @property
    def titles(self) -> list[str]:
        return [shape.title for shape in self.rows]

    def button(self, name: str) -> Button:
        found = pick(self._front(), name)
        assert isinstance(found, Button)
        return found

    def press(self, name: str) -> None:
        widget = pick(self._front(), name)
        assert widget.isEnabled(), f"{name} is off: {widget.accessibleDescription()}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=_handle(widget))
        QApplication.processEvents()

    def write(self, name: str, text: str) -> None:
        widget = pick(self._front(), name)
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        QTest.keyClicks(widget, text)

    def choose_in(self, name: str, words: str) -> None:
        """Pick from a combo box as a person does: the row with these words."""
        combo = pick(self._front(), name)
        assert isinstance(combo, QComboBox)
        row = combo.findText(words, Qt.MatchFlag.MatchStartsWith)
        assert row >= 0, [combo.itemText(n) for n in range(combo.count())]
        combo.setCurrentIndex(row)
        combo.activated.emit(row)

    def words(self, name: str) -> str:
        """What a text with this name says."""
        found = pick(self._front(), name)
        assert isinstance(found, QLabel)
        return found.text()

    def text_of_page(self) -> str:
        QApplication.processEvents()
        return uidump.dump(self.page)

    def names(self) -> list[str]:
        """The actions that are offered, by object name."""
        QApplication.processEvents()
        acts = self.page.detail.acts
        return [one.objectName() for one in acts.findChildren(Button) if one.isVisibleTo(acts)]

    def refusal(self) -> str:
        """What the form or the page says was refused."""
        banners = self._front().findChildren(Banner)
        return next((one.title.text() for one in banners if one.isVisibleTo(self._front())), "")

    def _front(self) -> QWidget:
        form: QWidget | None = self.page.forms.place.form
        return self.page if form is None else form


def _handle(widget: QWidget) -> Any:
    """A check box is ticked at its box, not in the empty space after its words."""
    point = widget.rect().center()
    point.setX(min(point.x(), 10))
    return point
