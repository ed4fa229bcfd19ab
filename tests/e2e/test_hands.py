"""The hands that walk the main job: how they wait."""

from __future__ import annotations

from ui.screens import hands


def test_that_what_was_so_for_a_moment_has_come_true(qapp) -> None:
    answers = iter([False, False, True])
    assert hands.comes_true(lambda: next(answers, False))


def test_that_what_never_is_so_ends_with_the_patience(qapp, monkeypatch) -> None:
    monkeypatch.setattr(hands, "PATIENCE", 1)
    assert not hands.comes_true(lambda: False)
