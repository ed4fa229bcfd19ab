"""Nothing in the tree tells of a real person, of the machine it was made on, or of a registry."""

import hashlib
import re
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.tree import ROOT, files, our_texts, short

IDENTITY = re.compile(
    r"(?<![\w.-])(?:18|19|20)?(\d{2})(\d{2})(\d{2})[-+ ]?(\d{3})(\d)(?![\w-]|\.\d)", re.ASCII
)
TEST_SERIES = range(980, 1000)
PHONE = re.compile(r"(?<![\w-])(0\d{1,3})[-\u2011](\d{2,3}) ?(\d{2,3}) ?(\d{2})(?![\w-])", re.ASCII)
# Where this was made: the tree, the folder it lies in and the home of who runs the tests. A home
# that a test invents is fine, and so is a folder that everybody has.
EVERYBODYS = {Path("/"), Path("/home"), Path("/Users"), Path(tempfile.gettempdir())}
OURS = {ROOT, ROOT.parent, Path.home(), Path("~root").expanduser()} - EVERYBODYS
MACHINE = re.compile(rf"(?<![\w.])(?:{'|'.join(re.escape(str(path)) for path in sorted(OURS))})/\w")
REGISTRY = re.compile(r"://|--(?:extra-)?index-url|--find-links|\bfile:")
# Words of a workplace, by what they hash to: this would else be the one place that has them.
WORKPLACE = {
    "fbb8037df8cc9050",
    "8cf10d1b0e07c1d8",
    "94a168d2da574b00",
    "d298391b07433318",
    "b06493481529746e",
    "c857d09db23e6822",
    "60965168ce762e94",
}
WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


@cache
def _hashed(word: str) -> str:
    return hashlib.sha256(word.encode()).hexdigest()[:16]


def workplace_words(text: str) -> set[str]:
    """Whole words, and two of them joined by a hyphen, whatever else they are joined to."""
    parts = {tuple(found.lower().split("-")) for found in set(WORD.findall(text))}
    words = {word for part in parts for word in (*part, *map("-".join, pairwise(part)))}
    return {word for word in words if _hashed(word) in WORKPLACE}


def has_valid_check_digit(digits: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def real_identity_numbers(text: str) -> Iterator[str]:
    """Numbers a living person could have: a day, a check digit, outside the series of tests."""
    for found in IDENTITY.finditer(text):
        _, month, day, birth, _ = found.groups()
        is_day = 1 <= int(month) <= 12 and (1 <= int(day) <= 31 or 61 <= int(day) <= 91)
        is_number = is_day and has_valid_check_digit("".join(found.groups()))
        if is_number and int(birth) not in TEST_SERIES:
            yield found.group()


def real_telephones(text: str) -> Iterator[str]:
    """Numbers outside the two series that are kept free for examples."""
    for found in PHONE.finditer(text):
        area, *rest = found.groups()
        number = "".join(rest)
        is_free = (area == "08" and re.fullmatch("465004\\d\\d", number)) or (
            area == "070" and re.fullmatch("1740(?:60[5-9]|6[1-9]\\d|[7-9]\\d\\d)", number)
        )
        if not is_free:
            yield found.group()


def test_that_no_identity_number_of_a_real_person_stands_anywhere() -> None:
    found = {
        f"{short(path)}: a number with the birth number outside 980-999"
        for path, text in our_texts()
        if path.suffix != ".lock" and any(real_identity_numbers(text))
    }
    assert sorted(found) == []


def test_that_no_telephone_of_a_real_person_stands_anywhere() -> None:
    found = {
        f"{short(path)}: {number}" for path, text in our_texts() for number in real_telephones(text)
    }
    assert sorted(found) == []


def test_that_no_path_of_a_machine_and_no_name_of_a_workplace_stands_anywhere() -> None:
    found = {
        f"{short(path)}: {match.group()}"
        for path, text in our_texts()
        for match in MACHINE.finditer(text)
    } | {f"{short(path)}: {word}" for path, text in our_texts() for word in workplace_words(text)}
    assert sorted(found) == []


def test_that_a_word_of_a_workplace_is_seen_alone_and_inside_a_longer_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(globals(), "WORKPLACE", {_hashed("verkstad"), _hashed("sten-hus")})
    text = "Verkstad, sten-hus och ett-sten-hus, men inte verkstaden."
    assert workplace_words(text) == {"verkstad", "sten-hus"}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_that_a_lock_holds_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert REGISTRY.findall(text) == []
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_that_the_development_lock_holds_all_of_the_other() -> None:
    def pins(name: str) -> set[str]:
        return set(
            re.findall(r"^\S+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
        )

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_that_no_file_is_too_big_to_review() -> None:
    assert [short(path) for path in files() if path.stat().st_size > 2_000_000] == []


def test_that_the_packaging_folder_hides_no_library() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_that_the_script_of_ci_calls_the_second_command_and_nothing_else() -> None:
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & 0o111
    assert (
        script.read_text(encoding="utf-8").splitlines()[-1] == "exec python3 packaging/run.py test"
    )
    subprocess.run(["bash", "-n", script], check=True)


@pytest.mark.parametrize(
    ("day", "suffix", "is_real"),
    [
        ("19811228", "-9874", False),
        ("811228", "-9874", False),
        ("670919", "-9530", True),
        ("701063", "-2391", True),
        ("19121212", "+1212", True),
        ("880320", "-0017", False),
        ("20240213", ".123456", False),
    ],
)
def test_that_a_real_identity_number_is_told_from_a_test_number(
    day: str, suffix: str, *, is_real: bool
) -> None:
    assert any(real_identity_numbers(f"nummer {day}{suffix}.")) is is_real


@pytest.mark.parametrize(
    ("area", "rest", "is_real"),
    [
        ("08", "465 004 37", False),
        ("070", "174 06 05", False),
        ("070", "174 06 04", True),
        ("018", "727 00 00", True),
        ("2024", "05-09", False),
    ],
)
def test_that_a_real_telephone_is_told_from_an_example(
    area: str, rest: str, *, is_real: bool
) -> None:
    assert any(real_telephones(f"telefon {area}-{rest}.")) is is_real
