"""Om Verkställ: what the program is made of, and the notices that licences ask for."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from tests.support.screens import settle
from ui.settings.about import about, read_parts

ROOT = Path(__file__).parents[3]


def locked() -> set[str]:
    """Names of every package that is installed with the program."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    found = (re.match(r"([A-Za-z0-9._-]+)==", line) for line in lines)
    return {_plain(name[1]) for name in found if name}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_that_every_locked_package_stands_there_with_its_licence():
    parts = {_plain(part.name.split(" ")[0]): part.licence for part in about().parts}
    assert len(locked()) > 20
    assert locked() - parts.keys() == set()
    assert all(parts.values())


def test_that_nothing_stands_there_that_is_not_installed_with_the_program():
    table = (
        (ROOT / "resources" / "THIRD_PARTY.md").read_text("utf-8").split("## Python packages")[1]
    )
    assert {_plain(part.name.split(" ")[0]) for part in read_parts(table)} == locked()


def test_that_fonts_and_icons_are_named_by_what_they_are():
    names = {part.name for part in about().parts}
    assert {"Source Sans 3", "DejaVu Sans 2.37", "Lucide"} <= names


def test_that_a_package_is_shown_with_the_version_that_runs():
    assert f"SQLAlchemy {metadata.version('sqlalchemy')}" in {part.name for part in about().parts}


def test_that_a_package_that_cannot_be_asked_still_stands_there():
    (part,) = read_parts("| Package | Licence |\n| --- | --- |\n| `okänt-paket` | MIT |\n")
    assert (part.name, part.licence) == ("okänt-paket", "MIT")


def test_that_the_notice_of_sqlcipher_is_shown_whole(stage):
    section = stage.open("about")
    shown = section.notice.text()
    assert shown.startswith("Copyright (c) 2008-2025, ZETETIC LLC")
    assert shown.rstrip().endswith("POSSIBILITY OF SUCH DAMAGE.")
    settle(stage.page)
    assert section.notice.height() >= section.notice.heightForWidth(section.notice.width())
