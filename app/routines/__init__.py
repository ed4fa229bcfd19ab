"""Guided routines: questions, leaves, steps, gates as data, and the engine that walks them.

What reads the files stands in `app.routines.loading`, so that nobody pays for pydantic before a
guide opens.
"""

from app.routines.contradicting import Contradiction, Outcome, contradictions
from app.routines.deciding import Decision, decide, decision_for
from app.routines.evidence import PreAnswer, pre_answers
from app.routines.facts import CaseFacts
from app.routines.model import Gate, Leaf, Note, Obligation, Routine, Step, Ticket, TicketField
from app.routines.ordering import acting_order
from app.routines.precedence import furthest, weightiest
from app.routines.tree import Option, Question, Tree, Walk
from app.routines.words import (
    Act,
    Evidence,
    Feedback,
    NoteKind,
    ObligationKind,
    Predicate,
    Recipient,
    Strength,
    TicketKind,
    Unit,
)

__all__ = [
    "Act",
    "CaseFacts",
    "Contradiction",
    "Decision",
    "Evidence",
    "Feedback",
    "Gate",
    "Leaf",
    "Note",
    "NoteKind",
    "Obligation",
    "ObligationKind",
    "Option",
    "Outcome",
    "PreAnswer",
    "Predicate",
    "Question",
    "Recipient",
    "Routine",
    "Step",
    "Strength",
    "Ticket",
    "TicketField",
    "TicketKind",
    "Tree",
    "Unit",
    "Walk",
    "acting_order",
    "contradictions",
    "decide",
    "decision_for",
    "furthest",
    "pre_answers",
    "weightiest",
]
