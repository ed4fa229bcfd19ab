"""What drafts need of a transaction."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from app.access.ports import HasAccess
from app.drafts.model import Draft
from app.kernel.store import Store


class DraftStore(Store[Draft], Protocol):
    """One draft for each person, form and subject."""

    def of_form(self, user_id: UUID, form: str, subject_id: UUID | None) -> Draft | None: ...

    def of_user(self, user_id: UUID) -> list[Draft]: ...

    def count_about(self, form: str, subject_id: UUID) -> int: ...

    def erase(self, id_: UUID) -> None: ...


class HasDrafts(HasAccess, Protocol):
    """The part of a transaction that drafts use."""

    @property
    def drafts(self) -> DraftStore: ...
