"""The list of cases: my turn, waiting for others, ended."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from app.access.roles import role_title
from app.corrections.model import CaseStatus
from app.corrections.service import CaseService
from app.corrections.views import CaseRow
from app.kernel.texts import _
from ui.corrections.board import when_text
from ui.corrections.guide_columns import scenario_name
from ui.kernel.pages import PageSource
from ui.kernel.shapes import ChipShape, Group, RowShape

_ORDER = ("mine", "waiting", "ended")


class CaseSource:
    """Asks once for each loading; open cases are few."""

    def __init__(self, cases: CaseService) -> None:
        self._cases = cases
        self._rows: Sequence[CaseRow] = ()

    def source(self) -> PageSource[CaseRow]:
        return PageSource(groups=self._groups, page=self._page, place=self._place)

    def _groups(self) -> Sequence[Group]:
        rows = self._cases.rows()
        self._rows = sorted(rows, key=lambda row: _ORDER.index(_group(row)))
        counts = {name: sum(_group(row) == name for row in rows) for name in _ORDER}
        return (
            Group(_("Din tur"), counts["mine"], "warn"),
            Group(_("Väntar på andra"), counts["waiting"], "wait"),
            Group(_("Avslutade"), counts["ended"], "neutral"),
        )

    def _page(self, first: int, size: int) -> Sequence[CaseRow]:
        return self._rows[first : first + size]

    def _place(self, key: Hashable) -> int | None:
        return next((n for n, row in enumerate(self._rows) if row.id == key), None)


def case_shape(row: CaseRow) -> RowShape:
    """Line 1 for whom, so that a narrow list keeps the name; line 2 with whom, and what about."""
    return RowShape(
        key=row.id,
        title=row.client_name,
        reason=", ".join(part for part in (_whose(row), _about(row)) if part),
        chip=_chip(row),
        right=when_text(row.started_at),
        icon="route",
    )


def _about(row: CaseRow) -> str:
    return f"{scenario_name(row.scenario)}, {row.unit}, {row.order_number}"


def _whose(row: CaseRow) -> str:
    """The heading says that it waits; the row says for whom."""
    if _group(row) != "waiting" or row.waits_for is None:
        return ""
    return _("hos {role}").format(role=role_title(row.waits_for).lower())


def _group(row: CaseRow) -> str:
    if not row.is_open:
        return "ended"
    return "mine" if row.is_my_turn else "waiting"


def _chip(row: CaseRow) -> ChipShape | None:
    """Only what the heading of the group does not say."""
    if row.is_open and row.waits_for is None:
        return ChipShape(_("kan avslutas"), "ok", "check")
    if row.status is CaseStatus.CANCELLED:
        return ChipShape(_("avbrutet"), "neutral")
    return None
