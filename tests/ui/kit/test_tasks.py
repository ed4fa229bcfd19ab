"""Work leaves the UI thread, and only the answers that are still wanted come back."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from app.kernel.errors import BadInput
from ui.kernel.tasks import SynchronousRunner, TaskRunner


@pytest.fixture
def runner(qapp):
    made = TaskRunner()
    yield made
    made.shutdown()


@pytest.fixture
def lane(qapp):
    """One lane, as a local vault has."""
    made = TaskRunner(readers=0)
    yield made
    made.shutdown()


def refuse() -> None:
    raise BadInput("test.refused", "Skriv en dag.")


def test_that_work_runs_elsewhere_and_its_answer_comes_here(qtbot, runner):
    threads, owner = [], QObject()
    runner.read(
        owner,
        lambda: threading.current_thread().name,
        lambda name: threads.extend([name, threading.current_thread().name]),
        threads.append,
    )
    qtbot.waitUntil(lambda: runner.is_idle)
    assert threads[0].startswith("read")
    assert threads[1] == threading.main_thread().name


def test_that_writes_keep_their_order(qtbot, runner):
    done, owner = [], QObject()
    for number in range(50):
        runner.write(owner, lambda n=number: n, done.append, done.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert done == list(range(50))


def test_that_the_last_question_of_a_key_wins(qtbot, runner):
    first_may_end, answers, owner = threading.Event(), [], QObject()
    runner.read(owner, first_may_end.wait, answers.append, answers.append, key="search")
    runner.read(owner, lambda: "second", answers.append, answers.append, key="search")
    qtbot.waitUntil(lambda: answers == ["second"])
    first_may_end.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == ["second"]


def test_that_other_keys_and_other_owners_are_left_alone(qtbot, runner):
    answers, one, other = [], QObject(), QObject()
    runner.read(one, lambda: "a", answers.append, answers.append, key="list")
    runner.read(one, lambda: "b", answers.append, answers.append, key="detail")
    runner.read(other, lambda: "c", answers.append, answers.append, key="list")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert sorted(answers) == ["a", "b", "c"]


def test_that_an_overtaken_question_is_never_put_to_the_one_connection(qtbot, lane):
    may_end, asked, answers, owner = threading.Event(), [], [], QObject()
    lane.write(owner, may_end.wait, answers.append, answers.append)
    for number in range(5):
        lane.read(
            owner, lambda n=number: asked.append(n) or n, answers.append, answers.append, key="k"
        )
    may_end.set()
    qtbot.waitUntil(lambda: lane.is_idle)
    assert asked == [4]
    assert answers == [True, 4]


def test_that_nothing_comes_to_an_owner_that_is_gone(qtbot, runner):
    may_end, answers, owner = threading.Event(), [], QObject()
    runner.read(owner, may_end.wait, answers.append, answers.append, key="list")
    owner.deleteLater()
    qtbot.waitUntil(lambda: not runner._newest)
    may_end.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == []


def test_that_a_refusal_goes_where_refusals_go(qtbot, runner):
    done, refused, owner = [], [], QObject()
    runner.write(owner, refuse, done.append, refused.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert done == []
    assert [error.code for error in refused] == ["test.refused"]


@pytest.mark.expects_log("background task failed")
def test_that_a_fault_is_told_without_what_it_says(qtbot, runner, caplog):
    faults, answers, owner = [], [], QObject()
    runner.crashed.connect(faults.append)
    runner.read(owner, lambda: {}["Gunvor Sandelin"], answers.append, answers.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert answers == faults  # whoever waited is answered
    [fault] = faults
    assert fault.code == "program.fault"
    for said in (caplog.text, fault.sentence):
        assert "Gunvor" not in said
        assert "KeyError test_tasks:" in said


def test_that_what_comes_after_the_end_leaves_nothing_running(qapp):
    runner = TaskRunner(readers=0)
    runner.shutdown()
    with pytest.raises(RuntimeError):
        runner.write(QObject(), int, print, print)
    assert runner.is_idle
    runner.deleteLater()


def test_that_busy_and_idle_are_told_once_each(qtbot, runner):
    told, owner = [], QObject()
    runner.busy_changed.connect(told.append)
    for _ in range(3):
        runner.read(owner, lambda: None, lambda _: None, told.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert told[0] is True
    assert told[-1] is False


def test_that_shutdown_finishes_the_writes(qapp):
    runner, done, owner = TaskRunner(), [], QObject()
    for number in range(20):
        runner.write(owner, lambda n=number: done.append(n), lambda _: None, done.append)
    runner.shutdown()
    assert done == list(range(20))


def test_that_a_synchronous_runner_answers_at_once(qapp):
    done, refused, owner = [], [], QObject()
    runner = SynchronousRunner()
    runner.read(owner, lambda: 1, done.append, refused.append, key="k")
    runner.write(owner, lambda: 2, done.append, refused.append)
    runner.write(owner, refuse, done.append, refused.append)
    assert done == [1, 2]
    assert refused[0].sentence == "Skriv en dag."


def test_that_a_fault_of_a_synchronous_runner_is_not_hidden(qapp):
    with pytest.raises(ZeroDivisionError):
        SynchronousRunner().read(QObject(), lambda: 1 / 0, print, print)
