"""The list of cases: my turn, waiting for others, ended."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from app.access.roles import role_title
from app.corrections.begun import BegunGuide
from app.corrections.guide import GuideService
from app.corrections.model import CaseStatus
from app.corrections.service import CaseService
from app.corrections.views import CaseRow
from app.kernel.texts import _
from ui.corrections.begun_page import title_of
from ui.corrections.board import when_text
from ui.corrections.guide_columns import scenario_name
from ui.kernel.pages import PageSource
from ui.kernel.shapes import ChipShape, Group, RowShape

_ORDER = ("mine", "begun", "waiting", "ended")

Row = CaseRow | BegunGuide


class CaseSource:
    """Asks once for each loading; open cases are few, and so are guides that were begun."""

    def __init__(self, cases: CaseService, guide: GuideService) -> None:
        self._cases, self._guide = cases, guide
        self._rows: Sequence[Row] = ()

    def source(self) -> PageSource[Row]:
        return PageSource(groups=self._groups, page=self._page, place=self._place)

    @property
    def begun(self) -> Mapping[str, BegunGuide]:
        """Begun guides by their keys."""
        return {row.key: row for row in self._rows if isinstance(row, BegunGuide)}

    def _groups(self) -> Sequence[Group]:
        rows: list[Row] = [*self._cases.rows(), *self._guide.begun()]
        self._rows = sorted(rows, key=lambda row: _ORDER.index(_group(row)))
        counts = {name: sum(_group(row) == name for row in rows) for name in _ORDER}
        return (
            Group(_("Din tur"), counts["mine"], "warn"),
            Group(_("Påbörjade"), counts["begun"], "info"),
            Group(_("Väntar på andra"), counts["waiting"], "wait"),
            Group(_("Avslutade"), counts["ended"], "neutral"),
        )

    def _page(self, first: int, size: int) -> Sequence[Row]:
        return self._rows[first : first + size]

    def _place(self, key: Hashable) -> int | None:
        return next((n for n, row in enumerate(self._rows) if key_of(row) == key), None)


def key_of(row: Row) -> Hashable:
    return row.key if isinstance(row, BegunGuide) else row.id


def shape_of(row: Row) -> RowShape:
    return _begun_shape(row) if isinstance(row, BegunGuide) else case_shape(row)


def _begun_shape(guide: BegunGuide) -> RowShape:
    """Whom and which order, as far as the person may still read them; since when at the right."""
    is_corrected = bool(guide.case_number)
    return RowShape(
        key=guide.key,
        title=guide.client_name or title_of(guide),
        reason=", ".join(filter(None, (guide.order_number, guide.unit, guide.service))),
        chip=ChipShape(_("rättas redan"), "warn") if is_corrected else None,
        right=when_text(guide.begun_at),
        icon="file-pen-line",
    )


def case_shape(row: CaseRow) -> RowShape:
    """Line 1 for whom, so that a narrow list keeps the name; line 2 what waits, and where.

    The number of the order stands at the right, where it is never cut.
    """
    return RowShape(
        key=row.id,
        title=row.client_name,
        reason=", ".join(part for part in (_waiting(row), _about(row)) if part),
        chip=_chip(row),
        right=row.order_number,
        icon="route",
    )


def _about(row: CaseRow) -> str:
    since = _("sedan {when}").format(when=when_text(row.started_at))
    return f"{scenario_name(row.scenario)}, {row.unit}, {since}"


def _waiting(row: CaseRow) -> str:
    """Which step waits; the heading says that it does, the row for whom when it is another's."""
    if _group(row) != "waiting" or row.waits_for is None:
        return row.step
    role = _("hos {role}").format(role=role_title(row.waits_for).lower())
    return f"{role}: {row.step}" if row.step else role


def _group(row: Row) -> str:
    if isinstance(row, BegunGuide):
        return "begun"
    if not row.is_open:
        return "ended"
    return "mine" if row.is_my_turn else "waiting"


def _chip(row: CaseRow) -> ChipShape | None:
    """Only what the heading of the group does not say."""
    if row.can_be_closed:
        return ChipShape(_("kan avslutas"), "ok", "check")
    if row.is_open and row.waits_for is None:
        return ChipShape(_("kvar att bocka av"), "wait", "list-checks")
    if row.status is CaseStatus.CANCELLED:
        return ChipShape(_("avbrutet"), "neutral")
    return None
