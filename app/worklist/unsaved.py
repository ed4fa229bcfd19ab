"""What the person left unsaved: forms that were being written, and guides that were begun."""

from __future__ import annotations

from app.drafts.model import (
    DECISION_FORM,
    GUIDE_FORM,
    JOURNAL_FORM,
    ORDER_FORM,
    PLAN_FORM,
    REGISTER_FORM,
    WORKING_NOTE_FORM,
)
from app.kernel.texts import N_, _
from app.worklist.model import DraftFact, Group, Target, WorkRow
from app.worklist.when import moment_text

_SOME_FORM = N_("Ett formulär")
_DRAFTS = {  # what is opened, and what was being written; a new person is nobody yet
    JOURNAL_FORM: (Target.JOURNAL, N_("Anteckning i journalen")),
    WORKING_NOTE_FORM: (Target.JOURNAL, N_("Arbetsanteckning")),
    DECISION_FORM: (Target.CLIENT, N_("Nytt beslut")),
    ORDER_FORM: (Target.CLIENT, N_("Ny beställning")),
    PLAN_FORM: (Target.EXECUTION, N_("Genomförandeplan")),
    REGISTER_FORM: (Target.CLIENT, N_("Ny person, under Personer")),
}
_GUIDE = N_("Svaren i en guide som inte är startad som ärende")


def draft_row(fact: DraftFact) -> WorkRow:
    if fact.form == GUIDE_FORM:
        return _guide_row(fact)
    target, named = _DRAFTS.get(fact.form, (Target.CLIENT, _SOME_FORM))
    client_id = fact.about.client_id if fact.about else None
    what = _(named)
    return WorkRow(
        about=fact.about,
        key=f"draft:{fact.draft_id}",
        group=Group.UNSAVED,
        target=target,
        target_id=client_id if target is Target.CLIENT else fact.subject_id,
        title=_("Fortsätt skriva"),
        reason=_("{what}. Utkastet är ditt och syns bara för dig.").format(what=what),
        chip=_("utkast"),
        when=moment_text(fact.saved_at),
        due=fact.saved_at,
        why=_(
            "Du skrev utan att spara klart. Texten sparades som utkast varannan sekund och finns "
            "kvar tills du sparar eller slänger den."
        ),
        facts=((_("Vad"), what), (_("Sparat"), moment_text(fact.saved_at))),
    )


def _guide_row(fact: DraftFact) -> WorkRow:
    """A guide that was begun and left; without a number its order may not be read any more."""
    on = _("Guiden på beställning {order}").format(order=fact.number) if fact.number else _(_GUIDE)
    return WorkRow(
        about=fact.about,
        key=f"draft:{fact.draft_id}",
        group=Group.UNSAVED,
        target=Target.GUIDE,
        target_id=fact.subject_id if fact.number else None,
        number=fact.number,
        title=_("Fortsätt rätta fel"),
        reason=_("{what}. Svaren är dina och syns bara för dig.").format(what=on),
        chip=_("påbörjad"),
        when=moment_text(fact.saved_at),
        due=fact.saved_at,
        why=_(
            "Du stängde guiden innan ärendet var startat. Svaren finns kvar tills du startar "
            "ärendet, eller slänger dem under Rätta fel."
        ),
        facts=((_("Beställning"), fact.number), (_("Sparat"), moment_text(fact.saved_at))),
    )
