"""The vaults that were opened on this computer: the last first, none twice, nothing broken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ui.kernel.settings import STORES, Settings
from ui.start.known_stores import MOST, KnownStores

AT = dt.datetime(2026, 5, 21, 8, 3, tzinfo=dt.UTC)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")


def names(known: KnownStores) -> list[str]:
    return [vault.path.stem for vault in known.all()]


def test_that_the_last_opened_is_first_and_none_is_there_twice(settings: Settings) -> None:
    known = KnownStores(settings)
    for name in ("a", "b", "a", "c"):
        known.note(Path(f"/valv/{name}.verkstall"), "ida", AT)
    assert names(known) == ["c", "a", "b"]
    assert known.all()[0].used == AT.timestamp()


def test_that_who_opened_it_last_is_offered_the_next_time(settings: Settings) -> None:
    known, path = KnownStores(settings), Path("/valv/å ä ö/kommun; tre, fyra=5.verkstall")
    known.note(path, "ida", AT)
    known.note(path, "per", AT + dt.timedelta(hours=1))
    settings.flush()
    (again,) = KnownStores(settings).all()
    assert (again.path, again.login) == (path, "per")


def test_that_only_so_many_are_kept(settings: Settings) -> None:
    known = KnownStores(settings)
    for number in range(MOST + 3):
        known.note(Path(f"/valv/{number}.verkstall"), "ida", AT)
    assert len(known.all()) == MOST
    assert names(known)[0] == str(MOST + 2)


def test_that_one_is_forgotten_and_its_file_left_alone(settings: Settings, tmp_path: Path) -> None:
    known, path = KnownStores(settings), tmp_path / "a.verkstall"
    path.touch()
    known.note(path, "ida", AT)
    assert known.all()[0].is_there
    known.forget(path)
    assert known.all() == []
    assert path.exists()


@pytest.mark.parametrize("odd", ["/valv/a\nb.verkstall", "/valv/a\u2028b.verkstall"])
def test_that_a_path_that_cannot_stand_on_a_line_is_not_remembered(
    settings: Settings, odd: str
) -> None:
    known = KnownStores(settings)
    known.note(Path("/valv/hel.verkstall"), "ida", AT)
    known.note(Path(odd), "ida", AT)
    assert names(known) == ["hel"]


@pytest.mark.parametrize("kept", ["x", "1\tida", "en\tida\t/valv/a.valv", "[]", "\t\t\t", "\n\n"])
def test_that_what_cannot_be_read_counts_as_nothing(settings: Settings, kept: str) -> None:
    settings.set(STORES, kept)
    assert KnownStores(settings).all() == []


def test_that_a_folder_that_may_not_be_read_counts_as_gone(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = KnownStores(settings)
    known.note(Path("/valv/a.verkstall"), "ida", AT)

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", refuse)
    assert not known.all()[0].is_there
