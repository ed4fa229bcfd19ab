"""A routine that is not whole is refused, with every fault named by file and place."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.kernel.errors import BadInput, NotFound
from app.routines.checking import check
from app.routines.loading import ROUTINES, available, load, newest, versions
from tests.unit.routines.samples import a_copy, spoil

S3, S5 = "leaves/S3.toml", "leaves/S5.toml"
PLAN_ANEW = 'kind = "I"\nrole = "provider"\nunit = "right"'
STAND_IN = 'stand_in = ["object_specialist", "lead_specialist"]'

# file, what is changed, into what, the file and place that are named, a word of what is said
FAULTS = [
    ("tree.toml", 'goto = "L1"', 'goto = "L9"', "tree.toml, questions, order_state", "L9"),
    ("tree.toml", 'goto = "L1"', 'goto = "S8"', "leaves/L1.toml", "Ingen väg"),
    ("tree.toml", 'goto = "L1"', 'goto = "discovered_by"', "tree.toml", "tillbaka"),
    ("tree.toml", 'root = "discovered_by"', 'root = "who"', "tree.toml, root", "who"),
    ("tree.toml", 'evidence = "progress"', 'evidence = "luck"', "tree.toml", "luck"),
    ("tree.toml", 'evidence = "progress"', 'evidence = "is_executed"', "tree.toml", "yes"),
    ("tree.toml", "wrong_start = ", "wrong_stop = ", "tree.toml, questions", "wrong_stop"),
    ("tree.toml", 'text = "Vad är fel?"', 'text = " "', "questions, what_is_wrong, text", "saknas"),
    ("facts.toml", 'value = "own"', 'value = "ours"', "facts.toml, conditions, own_regi", "ours"),
    ("facts.toml", 'fact = "regi"', 'fact = "side"', "facts.toml, conditions, own_regi", "side"),
    ("gates.toml", 'id = "G2"', 'id = "G1"', "gates.toml, G1", "två gånger"),
    ("gates.toml", 'leaves = ["S3"]', 'leaves = ["S33"]', "gates.toml, G2", "S33"),
    ("gates.toml", 'awaits = "expert_user"', 'awaits = "fee_officer"', "gates.toml, G8", "fee"),
    (
        "gates.toml",
        'awaits = "expert_user"',
        'awaits = "wizard"',
        "gates.toml, gates, G8",
        "wizard",
    ),
    ("gates.toml", '"execution_reopened"', '"luck"', "gates.toml, gates, G12", "luck"),
    ("gates.toml", '"starts_day_after_end"', '"plan_recreated"', "gates.toml, G11", "öppnar"),
    ("gates.toml", 'refuses = ["execute"]', 'refuses = ["ticket"]', "leaves/S5.toml", "G6"),
    ("obligations.toml", 'id = "handover"', 'id = "incident"', "obligations.toml", "två gånger"),
    ("obligations.toml", 'id = "handover"', 'id = "relay"', "leaves/S2.toml", "obligations.toml"),
    ("ticket_fields.toml", "[fields.service]", "[fields.help]", "tickets, REMOVE", "service"),
    ("routine.toml", "date = 2024-01-09", 'date = "nyss"', "routine.toml, date", "nyss"),
    ("routine.toml", 'key = "ru541"\n', "", "routine.toml, key", "saknas"),
    ("routine.toml", 'expert_user = "Expertanvändare"', "", "leaves/S8.toml", "expert_user"),
    ("routine.toml", 'issuer = "', 'publisher = "', "routine.toml, publisher", "okänt"),
    (
        S3,
        'role = "object_specialist"',
        'role = "chief"',
        "leaves/S3.toml, steps, UPP-S3-2",
        "chief",
    ),
    (S3, 'acts = ["export_journal"]', 'acts = ["export"]', "UPP-S3-2, acts", "export_journal"),
    (S3, 'acts = ["export_journal"]', "acts = []", "UPP-S3-2", "acts"),
    (S3, 'id = "UPP-S3-2"', 'id = "UPP-S3-1"', "steps, UPP-S3-1", "två gånger"),
    (S3, 'id = "S3"', 'id = "S33"', "leaves/S3.toml, id", "S33"),
    (S3, 'after = ["UPP-S3-1"]', 'after = ["UPP-S4-1"]', "UPP-S3-2", "UPP-S4-1"),
    (S3, 'after = ["UPP-S3-1"]', 'after = ["UPP-S3-5"]', "leaves/S3.toml, steps", "varandra"),
    (S3, 'needs = ["G2"]', 'needs = ["G99"]', "UPP-S3-6g", "G99"),
    (S3, 'needs = ["G2"]', 'needs = ["G6"]', "UPP-S3-6g", "G6"),
    (S3, 'needs = ["G2"]', "", "gates.toml, G2", "Inget steg"),
    (S3, 'opens = ["G3"]', "", "gates.toml, G3", "öppnar"),
    (S3, 'condition = "own_regi"', 'condition = "moon"', "UPP-S3-3", "moon"),
    (S3, 'condition = "own_regi"', "", "UPP-S3-3", "otherwise"),
    (S3, "added = true", "added = false", "UPP-S3-6a", "tillägg"),
    (S3, 'label = "Spara journalen"\n', "", "UPP-S3-2, label", "saknas"),
    (S3, 'steps = ["UPP-S3-2"]', 'steps = ["UPP-S4-1"]', "obligations, journal_saved", "UPP-S4-1"),
    (S3, 'step = "UPP-S3-1"', 'step = "UPP-S3-2"', "tickets, REMOVE_WITH_DOCS", "skickar inget"),
    (S3, 'sender = "provider"', 'sender = "case_officer"', "tickets, REMOVE_WITH", "Avsändaren"),
    (S3, 'summary = "', 'summry = "', "leaves/S3.toml, summry", "okänt"),
    (S3, '[[notes]]\nid = "UPP-D-3"', '[[notes]]\nid = ""', "notes", "saknas"),
    (S5, "contact_it = ", "ticket = ", "UPP-S5-5", "ticket"),
    (S5, 'kind = "C"\ncondition = "has_plan"\n', 'kind = "C"\n', "obligations, plan_saved", "(C)"),
    (S3, PLAN_ANEW, PLAN_ANEW.replace('role = "provider"', ""), "plan_recreated", "ingen role"),
    (S3, STAND_IN, 'stand_in = ["expert_user"]', "obligations, plan_saved", "inget steg"),
    (S3, STAND_IN, 'stand_in = ["fee_officer"]', "obligations, plan_saved", "fee_officer"),
    (
        S3,
        'steps = ["UPP-S3-2"]',
        'steps = ["UPP-S3-2"]\nrole = "provider"',
        "obligations, journal_saved",
        "görs av steg",
    ),
    ("leaves/L0.toml", 'role = "any"', 'role = "all"', "leaves/L0.toml, advice, 1", "all"),
    ("leaves/L0.toml", "[[advice]]", "[[tips]]", "leaves/L0.toml, tips", "okänt"),
    ("leaves/L4.toml", 'title = "', "title = ", "leaves/L4.toml", "TOML"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "word"), FAULTS)
def test_that_a_fault_is_named_by_file_and_place(
    tmp_path: Path, file: str, old: str, new: str, place: str, word: str
) -> None:
    folder = a_copy(tmp_path)
    spoil(folder / file, old, new)
    routine, found = check(folder)
    assert routine is None
    said = [one.sentence for one in found]
    assert [one for one in said if place in one and word in one] != [], said


def test_that_the_routines_that_ship_are_whole() -> None:
    for name in available():
        for version in versions(name):
            assert check(ROUTINES / name / version)[1] == ()


def test_that_all_faults_are_found_and_not_only_the_first(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    spoil(folder / S3, 'after = ["UPP-S3-1"]', 'after = ["UPP-S4-1"]')
    spoil(folder / S5, 'condition = "has_plan"', 'condition = "moon"')
    spoil(folder / "gates.toml", 'awaits = "expert_user"', 'awaits = "fee_officer"')
    files = {one.file for one in check(folder)[1]}
    assert files == {S3, S5, "gates.toml"}


def test_that_a_fault_in_the_form_of_two_files_names_both(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    (folder / "facts.toml").unlink()
    (folder / "tree.toml").write_bytes(b"root = \xff")
    said = {one.file: one.text for one in check(folder)[1]}
    assert said["facts.toml"] == "Filen saknas."
    assert "UTF-8" in said["tree.toml"]


def test_that_a_folder_in_the_place_of_a_file_is_told_and_not_a_crash(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    (folder / "facts.toml").unlink()
    (folder / "facts.toml").mkdir()
    assert [(one.file, one.text) for one in check(folder)[1]] == [
        ("facts.toml", "Filen går inte att läsa.")
    ]


def test_that_a_leaf_whose_file_is_gone_is_missed_by_the_tree(tmp_path: Path) -> None:
    folder = a_copy(tmp_path)
    (folder / "leaves" / "L2.toml").unlink()
    assert any("L2" in one.text and one.file == "tree.toml" for one in check(folder)[1])


def test_that_loading_refuses_with_the_first_fault_and_keeps_paths_to_itself(
    tmp_path: Path,
) -> None:
    folder = a_copy(tmp_path)
    spoil(folder / S3, 'role = "object_specialist"', 'role = "chief"')
    with pytest.raises(BadInput) as refused:
        load(folder)
    assert "leaves/S3.toml, steps, UPP-S3-2, role: ”chief” är okänt." in refused.value.sentence
    assert str(tmp_path) not in refused.value.sentence


def test_that_the_highest_version_number_is_the_newest(tmp_path: Path) -> None:
    root = a_copy(tmp_path).parent.parent
    for version in ("04", "10", "9"):
        a_version(root, version)
    assert versions("ru541", root) == ("03", "04", "9", "10")
    assert newest("ru541", root).about.version == "10"


def test_that_without_any_routine_the_name_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        newest("ru541", tmp_path)


def a_version(root: Path, version: str) -> None:
    scratch = root.parent / f"scratch-{version}"
    copy = a_copy(scratch)
    spoil(copy / "routine.toml", 'version = "03"', f'version = "{version}"')
    copy.rename(root / "ru541" / version)
