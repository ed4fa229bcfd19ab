"""Settings, history, names, shortcuts, changes: the small things under every page."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QWidget

from app.kernel.changes import Change, Topic
from ui.kernel import settings as known
from ui.kernel import shortcuts
from ui.kernel.change_bus import ChangeBus, touches
from ui.kernel.history import KEPT, History, Place
from ui.kernel.naming import named, ruled, rules_of
from ui.kernel.questions import PreparedAnswers, Question, Reply
from ui.kernel.settings import Setting, Settings

ONE, OTHER = UUID(int=1), UUID(int=2)


def test_that_a_setting_comes_back_in_the_next_run(tmp_path):
    path = tmp_path / "settings.ini"
    first = Settings.in_file(path)
    first.set(known.THEME, "dark")
    first.set(known.TEXT_SIZE, 130)
    first.keep_bytes("columns", QByteArray(b"\x00\xff wide"))
    first.keep_choice("orders.filter", "open")
    assert first.flush()
    again = Settings.in_file(path)
    assert again.get(known.THEME) == "dark"
    assert again.get(known.TEXT_SIZE) == 130
    assert again.bytes("columns") == QByteArray(b"\x00\xff wide")
    assert again.choice("orders.filter") == "open"


def test_that_what_was_never_chosen_is_the_default(settings):
    for setting in known.ALL:
        assert settings.get(setting) == setting.default
    assert settings.bytes("columns").isEmpty()
    assert settings.choice("orders.filter") == ""


@pytest.mark.parametrize(
    ("setting", "stored"),
    [(known.THEME, "pink"), (known.TEXT_SIZE, "many"), (known.TEXT_SIZE, "900")],
)
def test_that_nonsense_in_the_file_counts_as_the_default(tmp_path, setting, stored):
    path = tmp_path / "settings.ini"
    group, _, name = setting.key.partition("/")
    path.write_text(f"[{group}]\n{name}={stored}\n", "utf-8")
    assert Settings.in_file(path).get(setting) == setting.default


def test_that_a_value_outside_the_limits_is_not_kept(settings):
    with pytest.raises(ValueError, match="look/text_size"):
        settings.set(known.TEXT_SIZE, 300)
    with pytest.raises(ValueError, match="look/theme"):
        settings.set(known.THEME, "pink")


def test_that_yes_and_no_are_read_from_the_file(tmp_path):
    flag = Setting(key="a/flag", default=False, text="Flagga")
    Settings.in_file(tmp_path / "s.ini").set(flag, value=True)
    assert Settings.in_file(tmp_path / "s.ini").get(flag) is True


def test_that_the_users_file_is_not_the_machines(isolated_settings):
    settings = Settings.of_user()
    settings.set(known.TEXT_SIZE, 120)
    assert settings.flush()
    files = [path for path in isolated_settings.rglob("*") if "verkstall" in path.name.lower()]
    assert files


def test_that_back_and_forward_go_where_one_was(qapp):
    history, changes = History(), []
    history.changed.connect(lambda: changes.append(True))
    for place in (Place("today"), Place("orders", "1"), Place("clients", "2")):
        history.visit(place)
    assert history.back() == Place("orders", "1")
    assert history.back() == Place("today")
    assert history.back() is None
    assert history.forward() == Place("orders", "1")
    history.visit(Place("pauses"))
    assert not history.can_go_forward
    assert history.back() == Place("orders", "1")
    assert len(changes) == 8


def test_that_choosing_on_a_page_is_remembered_for_the_way_back(qapp):
    history = History()
    history.choose("lost")
    history.visit(Place("orders"))
    history.choose("B-2026-0398")
    history.visit(Place("clients"))
    assert history.back() == Place("orders", "B-2026-0398")


def test_that_the_tab_of_a_link_is_not_forced_on_the_way_back(qapp):
    """The page keeps the tab that was shown: who turned to another one comes back to that."""
    history = History()
    history.visit(Place("clients", "1", "card"))
    assert history.here == Place("clients", "1")
    history.visit(Place("clients", "1", "people"))
    assert not history.can_go_back


def test_that_the_same_place_twice_is_one_place(qapp):
    history = History()
    history.visit(Place("orders"))
    history.visit(Place("orders"))
    assert not history.can_go_back


def test_that_the_history_does_not_grow_without_end(qapp):
    history = History()
    for number in range(KEPT + 10):
        history.visit(Place("clients", str(number)))
    steps = 0
    while history.back():
        steps += 1
    assert steps == KEPT - 1


def test_that_nothing_is_left_for_the_next_person(qapp):
    history = History()
    history.visit(Place("clients", "1"))
    history.visit(Place("clients", "2"))
    history.forget()
    assert history.here is None
    assert history.back() is None


def test_that_only_touched_views_load_again(qapp):
    bus, heard = ChangeBus(), []
    bus.changed.connect(heard.append)
    bus.publish(frozenset())
    changes = frozenset({Change(Topic.ORDER, ONE)})
    bus.publish(changes)
    assert heard == [changes]
    assert touches(changes, [Topic.ORDER])
    assert touches(changes, [Topic.ORDER, Topic.CARD], ONE)
    assert not touches(changes, [Topic.ORDER], OTHER)
    assert not touches(changes, [Topic.CARD])
    assert touches(frozenset({Change(Topic.USER)}), [Topic.USER], ONE)


def test_that_a_widget_gets_both_names(qtbot):
    label = named(QLabel("x"), "order_state", "Beställningens läge")
    qtbot.addWidget(label)
    assert (label.objectName(), label.accessibleName()) == ("order_state", "Beställningens läge")


def test_that_the_rule_of_the_nearest_widget_outwards_counts(qtbot):
    outer = ruled(QWidget(), "BEST-MOTTAGEN")
    qtbot.addWidget(outer)
    middle = QWidget(outer)
    inner = ruled(QLabel("x", middle), "UPP-S3-2", "UPP-S3-3")
    assert rules_of(inner) == ("UPP-S3-2", "UPP-S3-3")
    assert rules_of(middle) == ("BEST-MOTTAGEN",)
    assert rules_of(None) == ()


def test_that_shortcuts_are_declared_once_and_do_not_collide():
    ids = [shortcut.id for shortcut in shortcuts.ALL]
    assert len(ids) == len(set(ids))
    real = [keys for s in shortcuts.ALL for keys in s.keys if "…" not in keys]
    assert all(QKeySequence(keys).count() == 1 for keys in real)
    everywhere = [keys for s in shortcuts.ALL if s.where == shortcuts.WINDOW for keys in s.keys]
    assert len(everywhere) == len(set(everywhere))


def test_that_no_shortcut_is_a_single_letter():
    for shortcut in shortcuts.ALL:
        for keys in shortcut.keys:
            assert not (len(keys) == 1 and keys.isalpha())


def test_that_keys_are_named_as_on_a_swedish_keyboard():
    assert shortcuts.BY_ID["back"].shown == "Alt+vänsterpil"
    assert shortcuts.BY_ID["primary"].shown == "Ctrl+Enter"


def test_that_prepared_answers_are_given_in_order(tmp_path):
    answers = PreparedAnswers([Reply(acted=True, reason="fel mottagare")], [tmp_path, None])
    question = Question(title="Ta bort?", body="…", act="Ta bort", leave="Behåll")
    assert answers.ask(question).reason == "fel mottagare"
    assert answers.asked == [question]
    assert answers.open_file("a", "*") == tmp_path
    assert answers.save_file("a", "b", "*") is None
