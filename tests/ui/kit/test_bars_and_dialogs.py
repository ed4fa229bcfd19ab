"""Undo bar, bottom bar, palette, dialogs, help, focus ring, states."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from app.kernel.errors import StoreProblem
from tests.support.screens import grab, settle
from tests.ui.kit.window_samples import explain, search
from ui.kernel import announce as announce_module
from ui.kernel.naming import named, ruled
from ui.kernel.questions import Question
from ui.kernel.shapes import ChipShape
from ui.kernel.tasks import SynchronousRunner
from ui.widgets.banner import Banner
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.busy import SHOWN_AFTER_MS, Busy, Step
from ui.widgets.buttons import Button
from ui.widgets.detail_header import DetailHeader
from ui.widgets.dialog import DialogQuestions, QuestionDialog
from ui.widgets.empty_page import EmptyPage
from ui.widgets.fields import TextField
from ui.widgets.focus_ring import FocusRing
from ui.widgets.help_panel import HelpPanel
from ui.widgets.hits import Findings, Hit, HitGroup
from ui.widgets.layout import Scroll, column
from ui.widgets.palette import Palette
from ui.widgets.proof_list import Proof, ProofList
from ui.widgets.shortcut_list import ShortcutList
from ui.widgets.text import Text
from ui.widgets.undo_bar import HELD_MS, Held, UndoBar

Key = Qt.Key


@pytest.fixture(autouse=True)
def _light(theme):
    return theme


@pytest.fixture
def spoken(monkeypatch):
    """What a screen reader would be told."""
    told = []
    monkeypatch.setattr(
        announce_module.QAccessible,
        "updateAccessibility",
        lambda event: told.append(event.message()),
        raising=False,
    )
    assert QAccessible is announce_module.QAccessible
    return told


def show(qtbot, widget, width=900, height=400):
    qtbot.addWidget(widget)
    grab(widget, width, height)
    return widget


def held(log: list[str], name: str = "a") -> Held:
    return Held(
        sentence="Beställningen skickas om {seconds}", about="B-2026-0436",
        act_now="Skicka nu", act=lambda: log.append(f"sent {name}"),
        undo=lambda: log.append(f"undone {name}"),
    )  # fmt: skip


@pytest.fixture
def undo(qtbot):
    bar = UndoBar()
    whole = column((Text("Sidan"), 1), bar)
    bar.listen(whole)
    show(qtbot, whole)
    yield bar
    bar.act_on_all()


def test_that_what_is_held_is_done_after_eight_seconds(undo):
    log = []
    undo.hold(held(log))
    assert undo.isVisibleTo(undo.window())
    undo.pass_time(HELD_MS - 100)
    assert log == []
    undo.pass_time(100)
    assert log == ["sent a"]
    assert not undo.isVisibleTo(undo.window())


def test_that_what_is_held_can_be_taken_back(qtbot, undo):
    log = []
    undo.hold(held(log))
    settle(undo.window())
    qtbot.mouseClick(undo.undo, Qt.MouseButton.LeftButton)
    undo.pass_time(HELD_MS)
    assert log == ["undone a"]


def test_that_the_latest_is_shown_and_the_others_counted(undo):
    log = []
    undo.hold(held(log, "a"))
    undo.pass_time(3000)
    undo.hold(held(log, "b"))
    assert [h.seconds for h in undo.held] == [5, 8]
    assert "1 till" in [text.text() for text in undo.findChildren(Text)]
    undo.take_back()
    undo.pass_time(5000)
    assert log == ["undone b", "sent a"]


def test_that_the_time_stands_still_while_the_bar_has_the_focus(qtbot, undo):
    log = []
    undo.hold(held(log))
    undo.window().activateWindow()
    undo.undo.setFocus()
    qtbot.waitUntil(lambda: undo.stands_still)
    undo.pass_time(HELD_MS * 2)
    assert log == []
    assert undo.held[0].seconds == 8
    undo.undo.clearFocus()
    undo.pass_time(HELD_MS)
    assert log == ["sent a"]


def test_that_a_reader_hears_it_once_and_not_every_second(undo, spoken):
    undo.hold(held([]))
    for _ in range(5):
        undo.pass_time(1000)
    assert spoken == ["Beställningen skickas om 8 s B-2026-0436. Ångra med Ctrl+Z."]


def test_that_ctrl_z_takes_back_only_while_something_is_held(qtbot, undo):
    log = []
    undo.window().activateWindow()
    undo.window().setFocus()
    undo.hold(held(log))
    assert all(key.isEnabled() for key in undo._keys)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    QTest.keyClick(undo.window(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert log == ["undone a"]
    assert not any(key.isEnabled() for key in undo._keys)


def test_that_closing_does_what_was_held(undo):
    log = []
    undo.hold(held(log, "a"))
    undo.hold(held(log, "b"))
    undo.act_on_all()
    assert log == ["sent a", "sent b"]
    assert undo.held == ()


def test_that_the_bottom_bar_says_why_the_primary_is_off(qtbot):
    bar = BottomBar(named(Button("Registrera", "primary"), "go"), named(Button("Avbryt"), "no"))
    show(qtbot, bar, 900, 60)
    bar.set_summary("Minskar beviljad tid med 42 h")
    assert bar.sentence == "Minskar beviljad tid med 42 h"
    bar.allow("Skriv en första dag.")
    assert bar.sentence == bar.primary.reason == "Skriv en första dag."
    bar.allow()
    assert bar.sentence == "Minskar beviljad tid med 42 h"


def test_that_ctrl_enter_is_the_primary(qtbot):
    bar = BottomBar(named(Button("Registrera", "primary"), "go"))
    show(qtbot, bar, 900, 60)
    bar.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    with qtbot.waitSignal(bar.primary.clicked):
        QTest.keyClick(bar, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_that_a_narrow_bottom_bar_puts_its_sentence_above(qtbot):
    bar = BottomBar(named(Button("Registrera", "primary"), "go"), named(Button("Avbryt"), "no"))
    bar.set_summary("Ny beställning är spärrad tills Ola Stenvik sparat journalen hos Norr.")
    show(qtbot, bar, 900, 60)
    assert not bar._over.isVisible()
    grab(bar, 360, 100)
    assert bar._over.isVisible()
    assert bar._beside.text() == ""


@pytest.fixture
def palette(qtbot):
    window = QWidget()
    field = TextField("search", "Sök")
    field.setParent(window)
    field.move(200, 20)
    made = Palette(window, SynchronousRunner(), search)
    window.made = (field, made)
    show(qtbot, window, 1200, 800)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    field.edit.setFocus()
    made.open_over(field)
    yield made
    made.hide()
    window.close()


def test_that_a_card_code_is_answered_first(palette):
    palette.field.setText("K7F-4Q2")
    palette.ask("K7F-4Q2")
    assert palette.answer.isVisible()
    assert palette.answer.accessibleName().startswith("Gäller papperet? K7F-4Q2 är version 8.")
    palette.ask("Sandelin")
    assert not palette.answer.isVisible()


def test_that_arrows_cross_groups_and_enter_opens(qtbot, palette):
    assert palette.hits.chosen.id == "client/1"
    QTest.keyClick(palette.field, Key.Key_Down)
    assert palette.hits.chosen.id == "order/1"
    QTest.keyClick(palette.field, Key.Key_Up)
    QTest.keyClick(palette.field, Key.Key_Up)
    assert palette.hits.chosen.id == "client/1"
    with qtbot.waitSignal(palette.opened) as told:
        QTest.keyClick(palette.field, Key.Key_Return)
    assert told.args == ["client/1"]
    assert not palette.isVisible()


def test_that_escape_closes_and_gives_the_focus_back(palette):
    QTest.keyClicks(palette.field, "abc")
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget().objectName() == "search"


def test_that_nothing_found_says_what_to_do(palette):
    palette.ask("inget")
    assert palette.nothing.isVisible()
    assert palette.nothing.text() == "Inget heter så. Sök på kundnummer eller namn."
    assert palette.hits.model().rowCount() == 0


def test_that_a_refused_search_says_why(palette, monkeypatch):
    def away(words):
        raise StoreProblem("store.away", "Ingen kontakt med databasen.")

    monkeypatch.setattr(palette, "_search", away)
    palette.ask("x")
    assert palette.nothing.text() == "Ingen kontakt med databasen."


def test_that_more_than_five_are_reached_through_the_last_row(palette):
    hits = tuple(Hit(f"client/{n}", f"Person {n}") for n in range(9))
    palette.hits.show_groups((HitGroup("Personer", hits, 23, "all/clients"),))
    model = palette.hits.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    words = [model.index(n).data(role) for n in range(model.rowCount())]
    assert words == ["Personer", *(f"Person {n}" for n in range(5)), "Alla 23"]


def test_that_a_reader_hears_what_is_chosen(palette, spoken):
    QTest.keyClick(palette.field, Key.Key_Down)
    assert spoken[-1] == "B-2026-0412, Hemtjänst, Hemtjänst Norr, rättas"


def test_that_the_palette_never_leaves_the_window(palette):
    palette.ask("K7F-4Q2")
    settle(palette)
    assert palette.window().rect().contains(palette.geometry())
    assert palette.width() == 640
    assert Findings() == Findings((None), ())


QUESTION = Question(
    title="Ta bort uppehållet 11 till 17 maj?", body="Timmarna kommer tillbaka.",
    act="Ta bort uppehållet", leave="Behåll", removes=True, reason_label="Varför tas det bort?",
)  # fmt: skip


def test_that_removal_wants_a_reason_first(qtbot):
    dialog = QuestionDialog(QUESTION)
    show(qtbot, dialog, 480, 400)
    assert dialog.windowTitle() == "Verkställ"
    assert dialog.bar.primary.reason == dialog.bar.sentence == "Skriv varför först."
    dialog._why.setPlainText("Fel månad")
    assert dialog.bar.primary.isEnabled()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.bar.primary, Qt.MouseButton.LeftButton)
    assert dialog.reason == "Fel månad"
    dialog._why.keep_now()


def test_that_escape_is_the_way_out_that_loses_nothing(qtbot):
    dialog = QuestionDialog(QUESTION)
    show(qtbot, dialog, 480, 400)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog, Key.Key_Escape)


def test_that_a_question_on_the_screen_is_answered(qtbot, monkeypatch):
    window = show(qtbot, QWidget())
    monkeypatch.setattr(QuestionDialog, "exec", lambda self: QuestionDialog.DialogCode.Accepted)
    reply = DialogQuestions(window).ask(QUESTION)
    assert reply.acted
    assert reply.reason == ""


def test_that_the_shortcuts_are_listed_from_where_they_are_declared(qtbot):
    dialog = show(qtbot, ShortcutList(), 900, 600)
    words = {text.text() for text in dialog.findChildren(Text)}
    assert {"Sök allt, kortkod, kommando", "I en lista", "Ångra"} <= words


def test_that_f1_shows_the_rule_and_gives_the_focus_back(qtbot, spoken):
    window = QWidget()
    button = ruled(named(Button("Påminn", "primary"), "remind"), "BEST-MOTTAGEN")
    panel = HelpPanel(explain)
    page = column(button, panel)
    page.setParent(window)
    window.page = page
    show(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    button.setFocus()
    panel.explain_for(button)
    words = [text.text() for text in panel.findChildren(Text)]
    assert "Mottagen av utföraren" in words
    assert "BEST-MOTTAGEN" in words
    assert spoken[-1].startswith("Mottagen av utföraren. Utföraren bekräftar")
    QTest.keyClick(panel, Key.Key_Escape)
    assert not panel.isVisible()
    assert button.hasFocus()


def test_that_a_widget_without_a_rule_is_told_so(qtbot):
    panel = HelpPanel(explain)
    show(qtbot, panel, 332, 400)
    panel.explain_for(None)
    assert "Ingen regel styr det här." in [text.text() for text in panel.findChildren(Text)]


@pytest.fixture
def ringed(qtbot):
    buttons = [named(Button(f"Knapp {n}"), f"b{n}") for n in range(30)]
    field = TextField("field", "Fält")
    items = [item for button in buttons for item in (button, 40)]
    scroll = Scroll(column(field, *items))
    window = column((scroll, 1))
    ring = FocusRing(window)
    window.kept = (ring, buttons, field)
    show(qtbot, window, 400, 400)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window, ring, buttons, field


def test_that_the_ring_comes_with_the_keyboard_only(qtbot, ringed):
    _window, ring, buttons, _field = ringed
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    buttons[0].setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible()
    QTest.keyClick(buttons[0], Key.Key_Tab)
    assert ring.isVisible()
    assert ring.target is buttons[1]
    outside = buttons[1].rect().adjusted(-3, -3, 3, 3)
    assert ring.size() == outside.size()


def test_that_a_field_shows_its_own_edge_instead(ringed):
    _window, ring, buttons, field = ringed
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Key.Key_Backtab)
    assert field.edit.hasFocus()
    assert not ring.isVisible()


def test_that_the_ring_follows_and_stays_in_the_view(ringed):
    window, ring, buttons, _field = ringed
    buttons[0].setFocus()
    for number in range(15):
        QTest.keyClick(buttons[number], Key.Key_Tab)
    settle(window)
    assert ring.target is buttons[15]
    assert window.rect().adjusted(-3, -3, 3, 3).contains(ring.geometry())


def test_that_a_banner_is_heard_once_and_can_change(qtbot, spoken):
    banner = show(qtbot, Banner("warn", "Ingen kontakt sedan 13:47", "Du kan läsa."))
    assert spoken == ["Ingen kontakt sedan 13:47. Du kan läsa."]
    banner.tell("ok", "Ansluten igen")
    assert banner.property("ground") == "ok_soft"
    assert spoken[-1].startswith("Ansluten igen")


def test_that_busy_shows_itself_after_a_while_only(qtbot):
    whole = QWidget()
    busy = Busy("busy", "Sparar journalen")
    busy.setParent(whole)
    whole.busy = busy
    show(qtbot, whole)
    busy.begin()
    assert busy._timer.interval() == SHOWN_AFTER_MS == 300
    busy.end()
    assert not busy.isVisible()
    busy.begin()
    qtbot.waitUntil(busy.isVisible)
    busy.show_steps([Step("Hämtat", "2 s"), Step("Skriver"), Step("Läser")], 1)
    busy.show_progress(112, 168)
    assert (busy.bar.value(), busy.bar.maximum()) == (112, 168)
    busy.end()
    assert not busy.isVisible()


def test_that_proofs_say_what_was_found(qtbot):
    proofs = ProofList([Proof("Anteckningar", "10 av 10"), Proof("Summa", "skiljer sig", False)])
    show(qtbot, proofs)
    names = [w.accessibleName() for w in proofs.findChildren(QWidget) if w.accessibleName()]
    assert names == ["Anteckningar: 10 av 10, stämmer", "Summa: skiljer sig, stämmer inte"]


def test_that_an_empty_page_says_why(qtbot):
    page = show(qtbot, EmptyPage("filter", "Inga träffar passar", "Rensa filtret."))
    assert page.accessibleName() == "Inga träffar passar. Rensa filtret."
    page.tell("Du har inga ärenden", "")
    assert page.title.text() == "Du har inga ärenden"


def test_that_actions_wrap_and_the_destructive_stands_alone_at_the_right(qtbot):
    header = DetailHeader("Beställning", "K-10377", [ChipShape("sen", "danger")])
    usual = [named(Button(f"Handling {n}"), f"act{n}") for n in range(3)]
    danger = named(Button("Något är fel…", "danger"), "wrong")
    header.show_actions(usual, danger)
    show(qtbot, header, 900, 120)
    right = danger.mapTo(header, danger.rect().topRight()).x()
    assert right == header.width() - 1
    assert danger.y() == usual[0].y()
    grab(header, 300, 250)
    settle(header)
    assert danger.y() > usual[0].y()
    assert danger.geometry().bottom() < danger.parentWidget().height()
    assert header.buttons == (*usual, danger)


def test_that_a_dialog_closes_when_what_opened_it_was_drawn_anew(qtbot):
    window, button = QWidget(), Button("Gör steget")
    button.setParent(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    question = Question(title="Gör steget?", body="", act="Gör", leave="Avbryt")
    dialog = QuestionDialog(question, window)
    dialog.open()
    button.deleteLater()
    qtbot.waitUntil(lambda: not isValid(button))
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    assert not dialog.isVisible()
