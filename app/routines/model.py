"""What a routine is made of, as it stands in its files, and the routine itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.access.roles import Role
from app.routines.tree import FromToml, Tree
from app.routines.words import (
    TAKEN_AWAY,
    Act,
    Feedback,
    NoteKind,
    ObligationKind,
    Predicate,
    Recipient,
    Strength,
    TicketKind,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(FromToml):
    """Where the routine says it: line numbers of the source and its own words."""

    lines: tuple[int, ...]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Otherwise(FromToml):
    """What a step becomes when its condition does not hold; without this it falls away."""

    label: str
    text: str
    acts: tuple[Act, ...]
    why_added: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(FromToml):
    """One thing that one role does."""

    id: str
    role: Role
    label: str
    text: str
    acts: tuple[Act, ...]
    unit: Unit | None = None
    to: Role | None = None
    added: bool = False
    inferred_actor: bool = False
    condition: str = ""
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    act_conditions: Mapping[Act, str] = field(default_factory=dict, hash=False)
    otherwise: Otherwise | None = None
    note: str = ""
    why_added: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(FromToml):
    """What may not be done until something is true, and who is awaited."""

    id: str
    label: str
    text: str
    waiting: str
    refuses: tuple[Act, ...]
    predicate: Predicate
    awaits: Role
    strength: Strength
    leaves: tuple[str, ...]
    source: Source
    inferred_leaves: tuple[str, ...] = ()
    second_person_may_open: bool = False

    def strength_in(self, leaf: str) -> Strength:
        return Strength.INFERRED if leaf in self.inferred_leaves else self.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationText(FromToml):
    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(FromToml):
    """A duty beside the steps; `steps` are those that fulfil it where the routine numbers it.

    One without steps is ticked by `role`, at `unit` where a unit acts, or by who may stand in.
    Where no source names anybody there is no role, and everybody of the case may tick it.
    """

    id: str
    kind: ObligationKind
    label: str = ""
    text: str = ""
    steps: tuple[str, ...] = ()
    role: Role | None = None
    unit: Unit | None = None
    stand_in: tuple[Role, ...] = ()
    condition: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketField(FromToml):
    label: str
    fixed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket(FromToml):
    """What the support mailbox, or the expert user, is told."""

    kind: TicketKind
    sender: Role
    recipient: Recipient
    step: str
    subject: str
    fields: tuple[str, ...]
    added_fields: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    free_text: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(FromToml):
    """A warning, an offer or a remark that belongs to no step."""

    id: str
    kind: NoteKind
    text: str
    added: bool = False
    condition: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(FromToml):
    """The safe next step where the routine has no scenario; role `any` is whoever asked."""

    role: str
    text: str
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf(FromToml):
    """Where the questions end: a scenario of the routine, or advice where it has none."""

    id: str
    title: str
    summary: str
    when: str
    feedback: Feedback | None = None
    lost: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    tickets: tuple[Ticket, ...] = ()
    notes: tuple[Note, ...] = ()
    advice: tuple[Advice, ...] = ()
    source: Source | None = None

    @property
    def is_scenario(self) -> bool:
        return bool(self.steps)

    @property
    def roles(self) -> tuple[Role, ...]:
        """Roles that act, in the order in which they first do."""
        return tuple(dict.fromkeys(step.role for step in self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedDocument(FromToml):
    """A routine or guide outside; `link` is the name of a setting."""

    id: str
    title: str
    audience: str
    lines: tuple[int, ...]
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About(FromToml):
    """What the head of the routine says. No names of persons."""

    key: str
    version: str
    identity: str
    title: str
    issuer: str
    kind: str
    kind_text: str
    date: dt.date
    decided_by_role: str
    owner_role: str
    applies_to: str
    purpose: str
    scope: str
    change_contact: str
    roles: Mapping[Role, str]
    feedback: Mapping[Feedback, str]
    documents: tuple[RelatedDocument, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactQuestion(FromToml):
    """Asked when the leaf is known; changes steps, never the leaf."""

    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(FromToml):
    fact: str
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """One version of a routine, whole and checked."""

    about: About
    tree: Tree
    facts: Mapping[str, FactQuestion]
    conditions: Mapping[str, Condition]
    gates: Mapping[str, Gate]
    ticket_fields: Mapping[str, TicketField]
    leaves: Mapping[str, Leaf]

    def gates_of(self, leaf: str) -> tuple[Gate, ...]:
        return tuple(gate for gate in self.gates.values() if leaf in gate.leaves)

    def removal_gate(self, leaf: str) -> Gate | None:
        """The gate of a leaf that waits until what is wrong has been taken away."""
        return next((gate for gate in self.gates_of(leaf) if gate.predicate in TAKEN_AWAY), None)

    def notes_of(self, leaf: str) -> tuple[Note, ...]:
        return (*self.leaves[leaf].notes, *self.about.notes)

    def facts_of(self, leaf: str) -> tuple[str, ...]:
        """The facts that can change something in this leaf, in the order of the file."""
        here = self.leaves[leaf]
        named = {
            *(step.condition for step in here.steps),
            *(name for step in here.steps for name in step.act_conditions.values()),
            *(duty.condition for duty in here.obligations),
            *(note.condition for note in self.notes_of(leaf)),
            *(advice.condition for advice in here.advice),
        } - {""}
        used = {self.conditions[name].fact for name in named}
        return tuple(key for key in self.facts if key in used)
