"""Idag in its states, to be looked at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.drafts.model import JOURNAL_FORM
from app.drafts.service import SaveDraft
from app.executions.views import ExecutionFilter
from app.kernel.window import Window
from tests.support.town import Desktop, found
from tests.ui.today.frame import framed
from ui.today.model import TodayServices
from ui.today.page import TodayPage


def page_of(desk: Desktop) -> TodayPage:
    services = desk.services
    return TodayPage(
        desk.bench(), TodayServices(worklist=services.worklist, messages=services.messages)
    )


def officer() -> QWidget:
    desk = Desktop(found(), "handlaggare")
    window = framed(page := page_of(desk), "today", desk)
    late_card = next(row.key for row in page.model.list.rows if row.counted)
    page.show_key(late_card)
    return window


def provider() -> QWidget:
    """With a draft left over."""
    desk = Desktop(found(), "utforare")
    execution = desk.services.executions.rows(ExecutionFilter(), Window()).rows[0]
    desk.services.drafts.save(
        SaveDraft(
            form=JOURNAL_FORM,
            subject_id=execution.id,
            client_id=execution.client_id,
            values={"text": "Ingrid var pigg"},
        )
    )
    return framed(page_of(desk), "today", desk)


def empty() -> QWidget:
    desk = Desktop(found(3), "loggranskare")
    return framed(page_of(desk), "today", desk)
