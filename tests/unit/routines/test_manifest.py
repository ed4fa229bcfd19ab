"""Which routine corrections follow is a line of data, and so is what stands before a new order."""

import ast
import shutil
from pathlib import Path
from uuid import uuid4

import pytest

from app.access.roles import Role
from app.corrections.waiting import removal_gate
from app.orders.removals import OpenCorrection, RemovalGate
from app.routines.loading import MANIFEST, ROUTINES, for_corrections, newest
from tests.support.tree import ROOT, parsed, python_files
from tests.unit.routines.samples import a_copy, ru541, spoil

OTHER = "ru777"


def test_that_corrections_follow_the_routine_that_the_manifest_names(tmp_path: Path) -> None:
    root = a_copy(tmp_path).parents[1]
    other = root / OTHER / "01"
    shutil.copytree(root / "ru541" / "03", other)
    spoil(other / "routine.toml", 'key = "ru541"', f'key = "{OTHER}"')
    spoil(other / "routine.toml", 'version = "03"', 'version = "01"')
    shutil.copy(ROUTINES / MANIFEST, root / MANIFEST)
    assert for_corrections(root).about.key == "ru541"
    for_corrections.cache_clear()
    spoil(root / MANIFEST, "ru541", OTHER)
    assert (for_corrections(root).about.key, for_corrections(root).about.version) == (OTHER, "01")


def test_that_the_shipped_manifest_names_a_routine_that_ships() -> None:
    assert for_corrections() == newest(for_corrections().about.key)


@pytest.mark.parametrize("layer", ["app", "db", "ui"])
def test_that_no_code_names_a_routine(layer: str) -> None:
    named = [
        str(path.relative_to(ROOT))
        for path in python_files(layer)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and node.value == ru541().about.key
    ]
    assert named == []


@pytest.mark.rule("G1", "G2", "G5", "G6", "G8")
@pytest.mark.parametrize(
    ("leaf", "gate"),
    [
        *(("S2", "G1"), ("S3", "G2"), ("S5", "G6"), ("S7", "G5"), ("S8", "G8")),
        *((leaf, "") for leaf in ("S1a", "S1b", "S4", "S6", "L3")),
    ],
)
def test_that_a_new_order_waits_for_the_gate_that_the_leaf_of_the_case_has(
    leaf: str, gate: str
) -> None:
    correction = OpenCorrection(uuid4(), "RF-2026-0001", "ru541", "03", leaf)
    awaits = Role.EXPERT_USER if gate == "G8" else Role.SYSTEM_ADMIN
    assert removal_gate(correction) == (RemovalGate(gate, awaits) if gate else None)
