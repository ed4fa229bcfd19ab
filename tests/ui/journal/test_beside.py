"""What stands beside the list of journals while it is narrowed."""

from __future__ import annotations

from tests.support.screens import settle
from tests.support.town import Town
from tests.ui.journal.gallery import written
from tests.ui.journal.test_page import shown


def test_that_no_journal_stands_beside_a_list_that_is_narrowed_to_others(qtbot, town: Town) -> None:
    execution = written(town)
    _desk, page = shown(qtbot, town)
    page.show_key(str(execution))
    settle(page)
    assert page.reading.isVisible()
    for words, is_there in (("nobody", False), ("", True)):
        page.chooser.filter.setText(words)
        page.chooser.asked.emit()
        settle(page)
        assert page.reading.isVisible() is is_there


def test_that_a_link_to_a_journal_takes_away_a_filter_that_hides_it(qtbot, town: Town) -> None:
    execution = written(town)
    _desk, page = shown(qtbot, town)
    page.chooser.filter.setText("nobody")
    page.chooser.asked.emit()
    page.show_key(str(execution))
    settle(page)
    assert page.chooser.filter.text() == ""
    assert page.reading.isVisible()
