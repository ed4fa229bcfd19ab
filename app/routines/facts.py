"""What the program already knows about an order that went wrong, and what that says in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from babel.dates import format_date

from app.kernel.texts import _, language, ngettext
from app.providers.model import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Facts from the store. None means: not known, the user's word counts.

    `known` holds answers to the routine's own facts (`uses_planning_lmo = yes` and so on).
    """

    is_executed: bool | None = None
    executed_on: dt.date | None = None
    notes: int | None = None
    last_note_on: dt.date | None = None
    drafts: int | None = None
    visits: int | None = None
    last_visit_on: dt.date | None = None
    channel: Channel | None = None
    has_gatekeeper: bool | None = None
    open_case: str = ""
    known: Mapping[str, str] = field(default_factory=dict)

    @property
    def executed(self) -> bool | None:
        """A note can only be written on an execution, so notes settle it too."""
        if self.executed_on is not None:
            return True
        if self.is_executed is None and (self.notes or self.drafts):
            return True
        return self.is_executed

    @property
    def performed(self) -> bool | None:
        return None if self.visits is None else self.visits > 0

    @property
    def documented(self) -> bool | None:
        """Whether anything would be lost with the execution; a draft and a plan count too (A2)."""
        has_plan = {"yes": True, "no": False}.get(self.known.get("has_plan", ""))
        if self.notes or self.drafts or has_plan:
            return True
        return None if self.notes is None or self.drafts is None else False

    @property
    def by_register(self) -> bool | None:
        """Paper goes the way of the register: the case officer owns the registrations (GOT-16)."""
        return None if self.channel is None else self.channel is not Channel.SYSTEM

    def answered(self) -> dict[str, str]:
        """The routine's facts, with what the counts settle."""
        found = dict(self.known)
        if self.performed is not None:
            found.setdefault("services_performed", "yes" if self.performed else "no")
        return found

    def evidence(self) -> tuple[str, ...]:
        """Everything that is known, each as one sentence."""
        said = (channel_says, execution_says, notes_say, drafts_say, visits_say, gatekeeper_says)
        return tuple(text for say in said if (text := say(self)))


def execution_says(facts: CaseFacts) -> str:
    if facts.executed_on is not None:
        day = _day(facts.executed_on)
        return _("Beställningen är registrerad som verkställd {day}.").format(day=day)
    if facts.executed is None:
        return ""
    if facts.executed:
        return _("Beställningen är registrerad som verkställd.")
    return _("Beställningen är inte registrerad som verkställd.")


def notes_say(facts: CaseFacts) -> str:
    if facts.notes is None:
        return ""
    if facts.notes == 0:
        return _("Ingen anteckning finns i journalen.")
    if facts.last_note_on is None:
        text = ngettext("{count} anteckning finns.", "{count} anteckningar finns.", facts.notes)
        return text.format(count=facts.notes)
    text = ngettext(
        "{count} anteckning finns, den är från {day}.",
        "{count} anteckningar finns, den senaste från {day}.",
        facts.notes,
    )
    return text.format(count=facts.notes, day=_day(facts.last_note_on))


def drafts_say(facts: CaseFacts) -> str:
    if not facts.drafts:
        return ""
    text = ngettext(
        "{count} utkast är sparat, inte signerat.",
        "{count} utkast är sparade, inte signerade.",
        facts.drafts,
    )
    return text.format(count=facts.drafts)


def visits_say(facts: CaseFacts) -> str:
    if facts.visits is None:
        return ""
    if facts.visits == 0:
        return _("Inget besök och ingen tid är registrerad.")
    if facts.last_visit_on is None:
        text = ngettext(
            "{count} utfört besök är registrerat.",
            "{count} utförda besök är registrerade.",
            facts.visits,
        )
        return text.format(count=facts.visits)
    text = ngettext(
        "{count} utfört besök är registrerat, {day}.",
        "{count} utförda besök är registrerade, det senaste {day}.",
        facts.visits,
    )
    return text.format(count=facts.visits, day=_day(facts.last_visit_on))


def channel_says(facts: CaseFacts) -> str:
    if facts.channel is None:
        return ""
    if facts.channel is Channel.REGISTER:
        return _("Beställningen är skickad via företagsregistret.")
    if facts.channel is Channel.PAPER:
        return _("Beställningen är skickad på papper, som via företagsregistret.")
    return _("Beställningen är skickad i verksamhetssystemet.")


def gatekeeper_says(facts: CaseFacts) -> str:
    if facts.has_gatekeeper is None:
        return ""
    if facts.has_gatekeeper:
        return _("Enheten är registrerad med gatekeeperfunktion.")
    return _("Enheten är registrerad utan gatekeeperfunktion.")


def documentation_says(facts: CaseFacts) -> str:
    """Notes, drafts and the plan in one line."""
    parts = [notes_say(facts), drafts_say(facts)]
    if facts.known.get("has_plan") == "yes":
        parts.append(_("En genomförandeplan är upprättad."))
    return " ".join(part for part in parts if part)


def _day(day: dt.date) -> str:
    return format_date(day, "d MMM y", locale="sv_SE" if language() == "sv" else "en_GB").replace(
        ".", ""
    )
