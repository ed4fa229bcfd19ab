"""Unsaved text survives a kill: saved every two seconds, found again, gone when the form is saved.

A draft is the person's own and is about nobody until it is saved, so it goes past rights and log.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from app.access.desk import Desk
from app.drafts.model import Draft
from app.drafts.ports import HasDrafts
from app.kernel.errors import BadInput
from app.kernel.texts import N_

SIZE_LIMIT = 2_000_000

_TOO_BIG = N_(
    "Utkastet är {size} tecken, högst {limit} kan sparas. Spara formuläret eller dela upp texten."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveDraft:
    """The fields of a form as they stand; `base_version` is the version they began from."""

    form: str
    subject_id: UUID | None = None
    client_id: UUID | None = None
    values: dict[str, str]
    base_version: int | None = None


class DraftService:
    """The signed-in person's own drafts."""

    def __init__(self, desk: Desk[HasDrafts]) -> None:
        self._desk = desk

    def save(self, cmd: SaveDraft) -> Draft:
        """Write over the person's draft of the same form and subject."""
        size = sum(len(name) + len(value) for name, value in cmd.values.items())
        if size > SIZE_LIMIT:
            raise BadInput("draft.too_big", _TOO_BIG, size=size, limit=SIZE_LIMIT)
        me, now = self._desk.actor.user_id, self._desk.clock.now()
        with self._desk.keeping() as tx:
            old = tx.drafts.of_form(me, cmd.form, cmd.subject_id)
            if old is None:
                return tx.drafts.add(self._new(cmd))
            return tx.drafts.save(
                replace(old, values=cmd.values, base_version=cmd.base_version, saved_at=now)
            )

    def open(self, form: str, subject_id: UUID | None = None) -> Draft | None:
        """What was left unsaved in this form, if anything."""
        with self._desk.noting() as tx:
            return tx.drafts.of_form(self._desk.actor.user_id, form, subject_id)

    def mine(self) -> list[Draft]:
        """Everything that was left unsaved, newest first."""
        with self._desk.noting() as tx:
            return tx.drafts.of_user(self._desk.actor.user_id)

    def erase(self, form: str, subject_id: UUID | None = None) -> None:
        """The form was saved, or the person threw the text away."""
        with self._desk.noting() as tx:
            erase_draft(tx, self._desk.actor.user_id, form, subject_id)

    def _new(self, cmd: SaveDraft) -> Draft:
        return Draft(
            id=self._desk.new_id(),
            user_id=self._desk.actor.user_id,
            form=cmd.form,
            subject_id=cmd.subject_id,
            client_id=cmd.client_id,
            values=cmd.values,
            base_version=cmd.base_version,
            saved_at=self._desk.clock.now(),
        )


def erase_draft(tx: HasDrafts, user_id: UUID, form: str, subject_id: UUID | None) -> None:
    """Inside the transaction that saves the form: both happen or neither."""
    draft = tx.drafts.of_form(user_id, form, subject_id)
    if draft is not None:
        tx.drafts.erase(draft.id)
