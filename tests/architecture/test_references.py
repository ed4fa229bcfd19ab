"""What code, tests and documents refer to is in the repository: documents, faults, decisions."""

import re
from pathlib import Path

from tests.support.tree import CODE, ROOT, files, python_files, short

WRITTEN = [*python_files(*CODE, "tests", "packaging"), *(f for f in files() if f.suffix == ".md")]
DOCUMENTS = {path.name for path in WRITTEN if path.suffix == ".md"}
# A name as it is written; `…`, `*` and `{}` stand for other names.
DOCUMENT = re.compile(r"(?<![\w…*{}./<>-])((?:\.\./|\w[\w.-]*/)*\w[\w.-]*\.md)\b")
# A key of the keyboard stands in quotation marks.
FAULT = re.compile(r"(?<![\w+])F(\d{2})(?:-F(\d{2}))?(?![\w\"])")
DECISION = re.compile(r"[Pp]roduct decision (\d+)")
# Written by a test in a folder of its own.
MADE_BY_TESTS = {"tests/unit/routines/test_reporting.py", "tests/architecture/test_references.py"}


def missing_documents(path: Path, text: str) -> list[str]:
    """Names that no document has; with a folder, also those that do not lie in it."""
    places = (path.parent, ROOT, ROOT / "docs")
    return [
        name
        for name in DOCUMENT.findall(text)
        if name not in DOCUMENTS and not any((place / name).exists() for place in places)
    ]


def named_faults(text: str) -> set[str]:
    """Ids in a text; a range counts as every id in it."""
    return {
        f"F{number:02}"
        for first, last in FAULT.findall(text)
        for number in range(int(first), int(last or first) + 1)
    }


def listed(name: str, pattern: str) -> list[str]:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    return re.findall(pattern, text, re.MULTILINE)


def test_that_every_document_that_is_named_exists() -> None:
    missing = [
        f"{short(path)}: {name}"
        for path in WRITTEN
        if short(path) not in MADE_BY_TESTS
        for name in missing_documents(path, path.read_text(encoding="utf-8"))
    ]
    assert missing == []


def test_that_a_document_that_is_not_there_is_seen() -> None:
    said = "(product.md §8.2), docs/ARCHITECTURE.md, ARCHITECTURE.md and adr/9999-none.md"
    assert missing_documents(Path(__file__), said) == ["product.md", "adr/9999-none.md"]


def test_that_every_fault_that_code_names_is_listed_and_every_listed_one_is_named() -> None:
    rows = listed("faults.md", r"^\| (F\d{2}) \|")
    said = set().union(
        *(
            named_faults(path.read_text(encoding="utf-8"))
            for path in WRITTEN
            if short(path) not in {*MADE_BY_TESTS, "docs/faults.md"}
        )
    )
    assert rows == sorted(said)


def test_that_every_product_decision_that_code_names_is_written_down_and_named() -> None:
    rows = listed("decisions-of-the-product.md", r"^- \*\*(\d+)\. ")
    said = {
        number
        for path in python_files(*CODE, "tests")
        for number in DECISION.findall(path.read_text(encoding="utf-8"))
    }
    assert rows == sorted(said, key=int)


def test_that_a_range_of_faults_counts_as_each_and_a_key_as_none() -> None:
    assert named_faults('(F65-F67), "F10" and F90') == {"F65", "F66", "F67", "F90"}
