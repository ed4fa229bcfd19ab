"""Who acts, and on what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.access.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person behind a use case: the session's user, nothing that a client can set."""

    user_id: UUID
    login: str
    name: str
    title: str
    role: Role
    unit_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a use case is about, and why it is done where that is asked.

    `label` is a number for the log, never a name.
    """

    client_id: UUID | None = None
    order_id: UUID | None = None
    execution_id: UUID | None = None
    case_id: UUID | None = None
    label: str = ""
    purpose: str = ""


NOBODY = Subject()


class Relation(StrEnum):
    """How the person stands to the subject.

    own: the officer's open case, an order at the unit in force, a correction case with a step for
    the role. ended: it was so, and the grace days (product decision 11) are not over. other: it is
    somebody else's. none: nobody's, over, unknown, or the data belongs to no client.
    """

    OWN = "own"
    OTHER = "other"
    ENDED = "ended"
    NONE = "none"


class Data(StrEnum):
    """Kinds of data that rights are given for."""

    CLIENT = "client"
    PROTECTED = "protected"
    DECISION = "decision"
    ORDER = "order"
    EXECUTION = "execution"
    PAUSE = "pause"
    PLAN = "plan"
    JOURNAL = "journal"
    WORKING_NOTE = "working_note"
    CARD = "card"
    MESSAGE = "message"
    CASE = "case"
    TICKET = "ticket"
    INCIDENT = "incident"
    PROVIDER = "provider"
    USER = "user"
    SETTINGS = "settings"
    ROUTINE = "routine"
    BACKUP = "backup"
    LOG = "log"


class Command(StrEnum):
    """What is done with the data."""

    LIST = "list"
    READ = "read"
    PREVIEW = "preview"
    CREATE = "create"
    CHANGE = "change"
    SEND = "send"
    RECALL = "recall"
    MOVE = "move"
    RECEIVE = "receive"
    CHECK = "check"
    START = "start"
    END = "end"
    SIGN = "sign"
    CORRECT = "correct"
    ERASE = "erase"
    EXPORT = "export"
    ISSUE = "issue"
    PRINT = "print"
    STEP = "step"
    REMOVE = "remove"
    REOPEN = "reopen"
    CANCEL = "cancel"
    ASSIGN = "assign"
    VERIFY = "verify"
