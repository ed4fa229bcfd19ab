"""The routine's own words stand in the source, and nothing of the source was forgotten."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

import pytest

from app.routines.loading import ROUTINES
from app.routines.model import Source
from tests.unit.routines.samples import SCENARIOS, ru541, source_lines

COUNTS = {"S1": 3, "S2": 11, "S3": 7, "S4": 7, "S5": 11, "S6": 6, "S7": 10, "S8": 4}
# Lines of the scenarios that are headings or say what the scenario is, not what is done.
TITLES = {47, 49, 55, 57, 69, 71, 80, 82, 89, 91, 103, 105, 114, 116, 127, 129}
FIRST, LAST = 47, 133


def sources() -> Iterator[tuple[str, Source]]:
    for gate in ru541().gates.values():
        yield gate.id, gate.source
    for note in ru541().about.notes:
        yield from [(note.id, note.source)] if note.source else []
    for leaf in ru541().leaves.values():
        parts = [*leaf.steps, *leaf.notes, leaf]
        yield from ((part.id, part.source) for part in parts if part.source is not None)


@pytest.mark.parametrize(("name", "source"), list(sources()))
def test_that_each_quote_stands_on_its_lines_of_the_source(name: str, source: Source) -> None:
    text = " ".join(source_lines()[line] for line in source.lines)
    assert source.quote in text, name


def test_that_every_line_of_the_scenarios_is_the_source_of_something() -> None:
    used = {line for _name, source in sources() for line in source.lines}
    said = {line for line in source_lines() if FIRST <= line <= LAST}
    assert said - used - TITLES - {93} == set()
    assert 93 in used


def test_that_no_rule_of_a_scenario_was_forgotten() -> None:
    here = {
        re.sub(r"[a-z]$", "", part.id)
        for leaf in ru541().leaves.values()
        for part in (*leaf.steps, *leaf.notes)
    }
    wanted = {
        f"UPP-{scenario}-{number}"
        for scenario, count in COUNTS.items()
        for number in range(1, count + 1)
    }
    assert wanted - here == set()
    assert {one for one in here if one.startswith("UPP-S")} - wanted == set()


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_steps_stand_in_the_order_of_the_source(leaf: str) -> None:
    lines = [step.source.lines[0] for step in ru541().leaves[leaf].steps if step.source]
    numbers = [
        (int(match[1]), match[2])
        for step in ru541().leaves[leaf].steps
        if (match := re.fullmatch(r"UPP-S\d-(\d+)([a-z]?)", step.id))
    ]
    assert lines == sorted(lines)
    assert numbers == sorted(numbers)
    assert len(numbers) == len(ru541().leaves[leaf].steps)


@pytest.mark.parametrize("leaf", SCENARIOS)
def test_that_what_is_not_in_the_source_is_marked_and_explained(leaf: str) -> None:
    for step in ru541().leaves[leaf].steps:
        assert step.added is (step.source is None)
        assert step.added is bool(step.why_added)


@pytest.mark.rule("UPP-H-1", "UPP-H-2", "UPP-H-3", "UPP-G-2", "UPP-G-3", "UPP-G-5")
def test_that_the_head_of_the_routine_is_kept_with_roles_and_no_names() -> None:
    about = ru541().about
    assert (about.identity, about.version, about.date) == (
        "VOF-RU-541-03",
        "03",
        dt.date(2024, 1, 9),
    )
    assert about.kind == "routine"
    assert "normerande styrdokument" in about.kind_text
    assert (about.decided_by_role, about.owner_role) == (
        "Objektledare",
        "Sammanhållande objektspecialist",
    )
    assert about.applies_to == source_lines()[19]
    assert about.purpose == source_lines()[25]
    assert about.scope == source_lines()[29]
    assert "IT ser behov av förändring" in about.change_contact


@pytest.mark.rule("UPP-D-1", "UPP-D-2", "UPP-D-3", "UPP-D-4")
def test_that_the_related_documents_are_links_of_the_settings() -> None:
    found = {document.id: (document.link, document.lines) for document in ru541().about.documents}
    assert found == {
        "UPP-D-1": ("incident_routine", (137,)),
        "UPP-D-2": ("execution_guide", (139, 141)),
        "UPP-D-3": ("insert_document_guide", (143, 145)),
        "UPP-D-4": ("bl895", (147,)),
    }


@pytest.mark.rule("A1")
def test_that_confirmed_is_never_said_alone_for_executed() -> None:
    for file in (ROUTINES / "ru541" / "03").rglob("*.toml"):
        for line in file.read_text(encoding="utf-8").splitlines():
            text = re.sub(r'quote = ".*?"', "", line)
            for match in re.finditer(r"bekräfta\w*", text):
                around = text[max(0, match.start() - 40) : match.end() + 40]
                assert "verkställ" in around, f"{file.name}: {line}"


@pytest.mark.rule("A22")
def test_that_wrong_unit_and_wrong_provider_are_one_answer_with_two_reasons() -> None:
    option = ru541().tree.questions["what_is_wrong"].options["wrong_recipient"]
    assert "fel enhet eller fel utförare" in option.help
    assert {"fel enhet", "fel utförare"} == {
        reason.removeprefix("Beställningen skickades till ").rstrip(".")
        for reason in ru541().leaves["S3"].tickets[0].reasons
    }
