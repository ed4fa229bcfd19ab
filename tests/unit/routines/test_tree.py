"""Questions and answers: the truth table, and a walk whose answers are changed."""

from __future__ import annotations

import pytest

from app.kernel.errors import BadInput
from app.routines import Option, Question, Tree, Walk
from app.routines.loading import newest
from tests.unit.routines.samples import ANSWERS, MISDIRECTED, OFFICER, ru541

TREE = newest("ru541").tree

# Every way through the questions, row by row.
TRUTH_TABLE = [
    ("case_officer", "order_state=via_register", "", "S8"),
    ("case_officer", "order_state=executed", "", "S7"),
    ("case_officer", "order_state=not_executed", "", "L1"),
    (
        "provider",
        "what_is_wrong=wrong_recipient",
        "progress=not_executed has_gatekeeper=yes",
        "S1a",
    ),
    ("provider", "what_is_wrong=wrong_recipient", "progress=not_executed has_gatekeeper=no", "S1b"),
    ("provider", "what_is_wrong=wrong_recipient", "progress=executed", "S2"),
    ("provider", "what_is_wrong=wrong_recipient", "progress=documented", "S3"),
    ("provider", "what_is_wrong=wrong_recipient", "progress=performed", "S4"),
    ("provider", "what_is_wrong=wrong_recipient", "progress=performed_not_executed", "L2"),
    ("provider", "what_is_wrong=wrong_start", "", "S5"),
    ("provider", "what_is_wrong=ended_by_mistake", "", "S6"),
    ("provider", "what_is_wrong=via_register", "", "L3"),
    ("provider", "what_is_wrong=other", "is_executed=no", "L4"),
    ("provider", "what_is_wrong=other", "is_executed=yes", "L5"),
    ("other", "", "", "L0"),
]


@pytest.mark.rule("UPP-G-1", "A26")
@pytest.mark.parametrize(("who", "second", "rest", "leaf"), TRUTH_TABLE)
def test_that_each_row_of_the_truth_table_leads_to_its_leaf(
    who: str, second: str, rest: str, leaf: str
) -> None:
    given = dict(
        pair.split("=") for pair in [f"discovered_by={who}", *second.split(), *rest.split()]
    )
    assert Walk.begin(TREE, given).leaf == leaf


def test_that_every_path_ends_in_a_leaf_and_every_leaf_is_reached_by_one_path() -> None:
    ends = [leaf for _answers, leaf in TREE.every_path()]
    assert sorted(ends) == sorted(ru541().leaves)
    assert sorted(ends) == sorted(ANSWERS)


def test_that_the_paths_are_the_rows_of_the_truth_table_and_no_others() -> None:
    rows = {(who, *second.split(), *rest.split(), leaf) for who, second, rest, leaf in TRUTH_TABLE}
    paths = {
        (
            answers["discovered_by"],
            *(f"{key}={value}" for key, value in answers.items() if key != "discovered_by"),
            leaf,
        )
        for answers, leaf in TREE.every_path()
    }
    assert paths == rows


def test_that_a_scenario_takes_three_questions_and_only_the_first_a_fourth() -> None:
    lengths = {leaf: len(answers) for answers, leaf in TREE.every_path()}
    assert {leaf for leaf, length in lengths.items() if length > 3} == {"S1a", "S1b"}
    assert max(lengths.values()) == 4


def test_that_a_walk_begins_with_the_first_question_and_no_leaf() -> None:
    walk = Walk.begin(TREE)
    assert (walk.question, walk.leaf, walk.answers) == ("discovered_by", None, {})


def test_that_each_answer_gives_a_new_walk_and_leaves_the_old_one_as_it_was() -> None:
    first = Walk.begin(TREE)
    second = first.answer("provider")
    assert first.answers == {}
    assert second.question == "what_is_wrong"


def test_that_a_changed_answer_keeps_the_later_answers_that_are_still_asked() -> None:
    tree = Tree(
        root="a",
        questions={
            "a": _question(x="b", y="b"),
            "b": _question(x="c", y="End"),
            "c": _question(x="End", y="Other"),
        },
    )
    walk = Walk.begin(tree).answer("x").answer("x").answer("y").change("a", "y")
    assert walk.answers == {"a": "y", "b": "x", "c": "y"}
    assert walk.leaf == "Other"


def test_that_an_answer_no_longer_asked_does_not_count_but_comes_back() -> None:
    walk = Walk.begin(TREE, MISDIRECTED).answer("documented")
    elsewhere = walk.change("what_is_wrong", "wrong_start")
    assert elsewhere.leaf == "S5"
    assert "progress" not in elsewhere.answers
    assert elsewhere.change("what_is_wrong", "wrong_recipient").leaf == "S3"


def test_that_changing_who_discovered_the_error_asks_anew() -> None:
    walk = Walk.begin(TREE, ANSWERS["S3"]).change("discovered_by", "case_officer")
    assert walk.question == "order_state"
    assert walk.answers == OFFICER


@pytest.mark.parametrize(
    ("key", "option", "code"),
    [
        ("progress", "executed", "routine.not_asked"),
        ("discovered_by", "it", "routine.unknown_value"),
        ("discovered_by", "", "routine.unknown_value"),
    ],
)
def test_that_a_walk_refuses_what_is_not_asked_or_not_an_option(
    key: str, option: str, code: str
) -> None:
    with pytest.raises(BadInput) as refused:
        Walk.begin(TREE).change(key, option)
    assert refused.value.code == code
    assert refused.value.field == key
    assert key in refused.value.sentence


def test_that_a_finished_walk_takes_no_further_answer() -> None:
    with pytest.raises(BadInput) as refused:
        Walk.begin(TREE, ANSWERS["L0"]).answer("yes")
    assert refused.value.code == "routine.no_question"


def test_that_a_walk_in_a_circle_still_ends() -> None:
    tree = Tree(root="a", questions={"a": _question(x="b", y="End"), "b": _question(x="a")})
    assert [leaf for _answers, leaf in tree.every_path()] == ["End"]


def _question(**goto: str) -> Question:
    options = {key: Option(text=key, statement=key, goto=goal) for key, goal in goto.items()}
    return Question(text="?", options=options)
