"""What the documents say of the rights is what the program does."""

from app.access.rights import shipped_rights
from app.access.roles import Role
from tests.rights.table import TARGET, table
from tests.support.tree import ROOT


def test_that_the_matrix_in_docs_is_the_one_that_ships():
    shipped = ROOT / "resources" / "rights.csv"
    assert (ROOT / "docs" / "rights.csv").read_bytes() == shipped.read_bytes()


def test_that_the_readable_table_is_drawn_from_the_matrix_as_it_is():
    assert TARGET.read_text(encoding="utf-8") == table(shipped_rights())


def test_that_the_table_shows_every_yes_of_the_matrix_and_nothing_else():
    text = table(shipped_rights())
    body = [line for line in text.splitlines() if line.startswith("| ")][2:]
    shown = sum(cell.strip() != "" for line in body for cell in line.split("|")[3:-1])
    assert shown == sum(bool(row.relations) for row in shipped_rights())
    assert all(line.count("|") == len(Role) + 3 for line in body)
