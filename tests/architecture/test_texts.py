"""Every text can be translated, and the English catalogue is complete and fits."""

import ast
import importlib.util
import tomllib
from collections.abc import Iterator
from gettext import NullTranslations
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages import Catalog

from app.kernel import catalogue, errors, texts
from app.kernel.errors import AppError, BadInput
from app.messages.templates import shipped_templates
from tests.support.tree import CODE, ROOT, parsed, python_files, short

# The fictive municipality and the words of names are data in Swedish; marks on an archive file are
# fixed, so that a program finds them in every language.
SWEDISH_ONLY = (
    "app/archive/content.py",  # what a checksum is made of
    "app/demo/",
    "app/documents/marks.py",
    "app/kernel/personal_data.py",
    "ui/screens/scenario_3.py",  # what somebody in that municipality types for the pictures
)
# Each language is offered in its own words, so that those who read only it find it.
OWN_WORDS = {"Skärm och papper på svenska"}
MARKS = {"_", "N_", "ngettext"}


def load_command() -> ModuleType:
    spec = importlib.util.spec_from_file_location("texts_command", ROOT / "packaging" / "texts.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


command = load_command()


def refusals() -> set[str]:
    """Names of all refusals that carry a sentence, those of the features too."""
    kinds: list[type[AppError]] = [AppError, *AppError.__subclasses__()]
    names = {kind.__name__ for kind in kinds} & vars(errors).keys()
    for path in python_files(*CODE):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ClassDef) and {ast.unparse(b) for b in node.bases} & names:
                names.add(node.name)
    return names


def bare_sentences(tree: ast.Module, names: set[str]) -> Iterator[tuple[int, str]]:
    """Refusals whose sentence stands there without N_, so that no translator ever sees it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in names:
            for arg in node.args[1:2]:
                if isinstance(arg, ast.Constant | ast.JoinedStr):
                    yield node.lineno, ast.unparse(arg)


def unreadable_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Texts that are put together before they are looked up, so that they are never found."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS:
            for arg in node.args:
                if isinstance(arg, ast.JoinedStr | ast.BinOp) or (
                    isinstance(arg, ast.Call) and ast.unparse(arg.func).endswith(".format")
                ):
                    yield node.lineno, ast.unparse(arg)


def test_that_the_english_catalogue_is_complete_fresh_and_fits() -> None:
    found = list(command.problems(command.kept(), command.extracted()))
    assert found == [], "run: .venv/bin/python packaging/texts.py update, then translate"


def test_that_marked_texts_are_read_but_not_the_keys_they_stand_under(tmp_path: Path) -> None:
    file = tmp_path / "x.py"
    file.write_text("_('Nu') + N_('a' 'b') + _(rule['title']) + ngettext('en', 'fler', 3) + f('c')")
    assert set(command.python_texts(file)) == {"Nu", "ab", ("en", "fler")}


def test_that_the_short_rules_and_the_titles_of_templates_are_read() -> None:
    read = {message.id for message in command.extracted()}
    rules = tomllib.loads((ROOT / "resources/rules/short.toml").read_text("utf-8")).values()
    assert read >= {rule[key] for rule in rules for key in ("title", "text")}
    assert read >= {template.title for template in shipped_templates().values()}


def test_that_every_refusal_has_a_sentence_that_a_translator_sees() -> None:
    names = refusals()
    bare = [
        f"{short(path)}:{line} {text}"
        for path in python_files(*CODE)
        for line, text in bare_sentences(parsed(path), names)
    ]
    assert bare == []


def test_that_no_text_is_put_together_before_it_is_looked_up() -> None:
    found = [
        f"{short(path)}:{line} {text}"
        for path in python_files(*CODE)
        for line, text in unreadable_texts(parsed(path))
    ]
    assert found == []


def test_that_swedish_needs_no_catalogue() -> None:
    assert type(catalogue.translations("sv")) is NullTranslations


def test_that_english_replaces_the_text_and_keeps_its_placeholders() -> None:
    english = catalogue.translations("en")
    sentence = "Språket {language} finns inte. Välj {known}."
    assert english.gettext(sentence) == "There is no language {language}. Choose {known}."


def test_that_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput) as refusal:
        catalogue.translations("fi")
    assert refusal.value.sentence == "Språket fi finns inte. Välj sv, en."


def test_that_a_refusal_speaks_the_chosen_language() -> None:
    try:
        texts.install("en", catalogue.translations("en"))
        with pytest.raises(BadInput) as refusal:
            catalogue.translations("fi")
        assert refusal.value.sentence == "There is no language fi. Choose sv, en."
    finally:
        texts.install("sv", NullTranslations())


def catalogue_of(*entries: tuple[str | tuple[str, str], str | tuple[str, str]]) -> Catalog:
    made = Catalog(locale="en")
    for text, translation in entries:
        made.add(text, translation, [("app/x.py", 1)])
    return made


@pytest.mark.parametrize(
    ("kept", "begin"),
    [
        (catalogue_of(("Spara {name}", "Save {name}")), None),
        (catalogue_of(), "missing"),
        (catalogue_of(("Spara {name}", "")), "missing"),
        (catalogue_of(("Spara {name}", "Save {nam}")), "placeholders differ"),
        (catalogue_of(("Spara {name}", "Save {name}"), ("Bort", "Gone")), "stale"),
    ],
)
def test_that_a_text_out_of_order_is_named(kept: Catalog, begin: str | None) -> None:
    found = list(command.problems(kept, catalogue_of(("Spara {name}", ""))))
    assert [line.split(":")[0] for line in found] == ([begin] if begin else [])


def test_that_a_fuzzy_text_and_a_plural_that_lost_its_number_are_named() -> None:
    plural = ("{count} dag", "{count} dagar")
    source = catalogue_of((plural, ("", "")), ("Spara", ""))
    kept = catalogue_of((plural, ("One day", "{count} days")))
    kept.add("Spara", "Save", flags=["fuzzy"])
    assert sorted(line.split(":")[0] for line in command.problems(kept, source)) == [
        "fuzzy",
        "placeholders differ",
    ]


@pytest.mark.parametrize("source", ["_(f'a {b}')", "N_('a' + b)", "_('a {b}'.format(b=1))"])
def test_that_a_text_put_together_too_early_is_seen(source: str) -> None:
    assert len(list(unreadable_texts(ast.parse(source)))) == 1


def test_that_a_sentence_without_a_mark_is_seen() -> None:
    tree = ast.parse("raise RuleViolation('a.b', 'Nej.')\nraise RuleViolation('a.b', N_('Nej.'))")
    assert list(bare_sentences(tree, {"RuleViolation"})) == [(1, "'Nej.'")]


def unmarked_texts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Swedish words that stand in the code outside `_`, `N_` and `ngettext`."""
    marked = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in MARKS
        for part in ast.walk(node)
    }
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_prose = " " in node.value.strip() and set("åäöÅÄÖ") & set(node.value)
            if is_prose and id(node) not in marked | said:
                yield node.lineno, node.value


def test_that_no_swedish_stands_in_the_code_unmarked() -> None:
    found = [
        f"{short(path)}:{line} {text}"
        for path in python_files(*CODE)
        for line, text in unmarked_texts(parsed(path))
        if text not in OWN_WORDS and not short(path).startswith(SWEDISH_ONLY)
    ]
    assert found == []


def test_that_swedish_outside_a_mark_is_seen() -> None:
    tree = ast.parse('"""Så här."""\na = _("Får inte")\nb = "Får inte"')
    assert list(unmarked_texts(tree)) == [(3, "Får inte")]
