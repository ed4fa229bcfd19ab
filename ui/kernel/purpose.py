"""Why somebody with protected identity is looked at or printed: asked before, kept in the log."""

from __future__ import annotations

from app.kernel.texts import _
from ui.kernel.questions import Question, Questions


def ask_purpose(questions: Questions, title: str, act: str) -> str | None:
    """What was written; None when the person thought better of it."""
    reply = questions.ask(
        Question(
            title=title,
            body=_("Skälet och att du har sett uppgifterna skrivs i loggen, som granskas."),
            act=act,
            leave=_("Avbryt"),
            reason_label=_("Varför behöver du uppgifterna"),
        )
    )
    return reply.reason if reply.acted else None


def purpose_of_printing(questions: Questions, *, is_protected: bool) -> str | None:
    """Empty for everybody who is not protected."""
    if not is_protected:
        return ""
    return ask_purpose(questions, _("Skriv ut skyddade personuppgifter"), _("Skriv ut"))
