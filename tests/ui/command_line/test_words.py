"""Everything that a command says is in the language of the person; every option is explained."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.kernel import texts
from app.kernel.texts import SOURCE_LANGUAGE
from tests.ui.command_line.conftest import Answer, Run
from ui.command_line import main, parsing, screens

SAID_TO_PROGRAMMERS = {
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "%r is not callable",
    "%(prog)s: error: %(message)s\n",  # `Parser.error` says it instead
    'argument "-" with mode %r',  # argparse.FileType, which nothing here uses
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "show program's version number and exit",
    "subcommands",
}


@pytest.fixture(autouse=True)
def swedish_again() -> Iterator[None]:
    yield
    main._choose_language([])
    assert texts.language() == SOURCE_LANGUAGE


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from parsers(inner)


def everything() -> list[argparse.ArgumentParser]:
    return list(parsers(main._parser("")))


def words_of(parser: argparse.ArgumentParser) -> list[str]:
    return parser.prog.split()[1:]


def said_by_argparse() -> set[str]:
    """Each literal that argparse looks up, on the Python that runs this."""
    tree = ast.parse(Path(argparse.__file__).read_text("utf-8"))
    return {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "_"
        if isinstance(node.args[0], ast.Constant)
    }


def english_pieces() -> list[str]:
    """What stands between the placeholders of those sentences."""
    literals = said_by_argparse() | {"expected %s arguments", "No such file", "Permission denied"}
    pieces = {part.strip(" :'(),") for text in literals for part in re.split(r"%\S*[a-z]", text)}
    return sorted(piece for piece in pieces if len(piece) > 4)


def finish(run: Run, capsys: pytest.CaptureFixture[str], *words: object) -> Answer:
    """One command that argparse may end itself."""
    try:
        return run(*words)
    except SystemExit as end:
        code = end.code
        assert isinstance(code, int)
        return Answer(code, *capsys.readouterr())


def bad_uses() -> Iterator[list[str]]:
    for parser in everything():
        words, actions = words_of(parser), parser._actions
        yield [*words, "--help"]
        yield [*words, "--finns-inte"]
        if words and any(action.required for action in actions):
            yield words
        if not any(action.nargs == "*" for action in actions):
            yield [*words, "a", "b", "c", "d", "e"]
        for option, action in ((a.option_strings[-1], a) for a in actions if a.option_strings):
            if action.nargs == 0:
                yield [*words, f"{option}=ja"]
            elif action.dest != "lang":  # looked at before the words are read
                yield [*words, option]  # the value is missing
                if action.choices or action.type not in {None, Path}:
                    yield [*words, option, "finns-inte"]


def test_that_every_sentence_of_argparse_for_a_person_is_known() -> None:
    assert said_by_argparse() - parsing.SAID.keys() - SAID_TO_PROGRAMMERS == set()


def test_that_no_wrong_use_is_answered_in_english(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    pieces = english_pieces()
    assert {"invalid choice", "the following arguments are required", "usage"} <= set(pieces)
    uses = list(bad_uses())
    assert len(uses) > 150
    for words in uses:
        answer = finish(run, capsys, *words)
        expected = 0 if words[-1] == "--help" else 2
        assert answer.exit == expected, words
        told = answer.out + answer.err
        assert "Användning: verkstall" in told, words
        assert [piece for piece in pieces if piece in told] == [], words
        if expected:
            assert answer.out == "", words
            assert re.search(r"Kommandot kan inte tolkas: .+ --help\.\n$", answer.err), words


def test_that_the_same_is_said_in_english_when_that_was_asked_for(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in bad_uses():
        answer = finish(run, capsys, "--lang", "en", *words)
        told = answer.out + answer.err
        assert "Usage: verkstall" in told, words
        assert not set("åäöÅÄÖ") & set(told.replace("Verkställ", "")), (words, told)


def test_that_every_command_and_every_option_is_explained_with_its_exit_codes(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    for parser in everything():
        assert parser.description, parser.prog
        assert parser.description[0].isupper(), parser.prog
        assert parser.epilog.endswith(parsing.EXIT_CODES), parser.prog
        for action in parser._actions:
            is_group = isinstance(action, argparse._SubParsersAction)
            assert is_group or (action.help and len(action.help) > 5), (parser.prog, action)
            if is_group:
                assert len(action._choices_actions) == len(action.choices)
                assert all(one.help for one in action._choices_actions)
                assert "\n  verkstall " in parser.epilog, parser.prog
        shown = finish(run, capsys, *words_of(parser), "--help")
        assert (shown.exit, shown.err) == (0, "")


def test_that_pictures_that_could_not_be_made_give_the_kind_of_fault_only() -> None:
    told = subprocess.run(
        [sys.executable, "-c", "raise KeyError('Gunvor Sandelin')"],
        check=False,
        capture_output=True,
        text=True,
    ).stderr
    assert screens._why(told) == ("ett fel i programmet (KeyError), berätta för den som sköter det")
    assert screens._why("Disken är full.") == "Disken är full."


def test_that_each_example_is_a_command_that_can_be_understood() -> None:
    examples = [
        line.split()[1:]
        for parser in everything()
        for line in parser.epilog.splitlines()
        if line.startswith("  verkstall ")
    ]
    assert len(examples) > 15
    for words in examples:
        assert callable(main._parser(words[0]).parse_args(words).run), words


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["vault", "info", "borta.valv"], "borta.valv finns inte"),
        (["vault", "check", "borta.valv"], "borta.valv finns inte"),
        (["journal", "verify", "borta.pdf"], "borta.pdf finns inte"),
        (["screens", "fil"], "redan något som heter fil"),
        (["screens", "fil/under"], "En del av sökvägen till under"),
        (["vault", "create", "saknas/ny.valv", "--user", "anna"], "Mappen saknas finns inte"),
        (["demo", "--clients", "många"], "heltal, minst 1"),
        (["demo", "--date", "i går"], "ingen dag"),
    ],
)
def test_that_a_place_that_cannot_be_used_is_said_by_name(
    run: Run,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fil").write_text("x")
    answer = finish(run, capsys, *words)
    assert (answer.exit, answer.out) == (2 if words[0] == "demo" else 1, "")
    assert said in answer.err
    assert [piece for piece in english_pieces() if piece in answer.err] == []
