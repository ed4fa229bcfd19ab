"""The list of sections: what concerns only me, the municipality, the program."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.texts import N_, _
from ui.kernel.pages import PageSource, source_of
from ui.kernel.shapes import Group, RowShape


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section as a row; title and reason are marked texts."""

    id: str
    title: str
    reason: str
    icon: str


LOOK, PASSWORD = "look", "password"
MUNICIPALITY, UNITS, PEOPLE = "municipality", "units", "people"
STORE, ABOUT = "store", "about"

_GROUPS: tuple[tuple[str, tuple[SectionRow, ...]], ...] = (
    (
        N_("För dig"),
        (
            SectionRow(
                LOOK, N_("Utseende och språk"), N_("färger, textstorlek, språk"), "contrast"
            ),
            SectionRow(PASSWORD, N_("Mitt lösenord"), N_("det du låser upp med"), "key-round"),
        ),
    ),
    (
        N_("Kommunen"),
        (
            SectionRow(
                MUNICIPALITY, N_("Kommunens uppgifter"), N_("namn, support, tider"), "building-2"
            ),
            SectionRow(
                UNITS, N_("Utförare och enheter"), N_("vilka som får beställningar"), "map-pin"
            ),
            SectionRow(PEOPLE, N_("Användare"), N_("vem som får logga in"), "users"),
        ),
    ),
    (
        N_("Programmet"),
        (
            SectionRow(STORE, N_("Valvet"), N_("säkerhetskopia, nyckel, logg"), "hard-drive"),
            SectionRow(ABOUT, N_("Om Verkställ"), N_("version och licenser"), "info"),
        ),
    ),
)


def sections() -> PageSource[SectionRow]:
    rows = [row for _title, rows in _GROUPS for row in rows]
    return source_of(
        rows,
        lambda row: row.id,
        groups=[Group(_(title), len(rows)) for title, rows in _GROUPS],
        name=lambda row: _(row.title),
    )


def section_shape(row: SectionRow) -> RowShape:
    return RowShape(key=row.id, title=_(row.title), reason=_(row.reason), icon=row.icon)
