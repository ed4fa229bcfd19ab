"""The closed vocabularies of routines; a case binds behaviour to these, never to a scenario."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What is done in a step. A gate refuses acts."""

    MOVE_ORDER = "move_order"
    REROUTE_ORDER = "reroute_order"
    CONTACT_OFFICER = "contact_officer"
    CONTACT_PROVIDER = "contact_provider"
    CONTACT_EXPERT = "contact_expert"
    CONTACT_IT = "contact_it"
    PLANNING_CHECK = "planning_check"
    REGISTRATION_CHECK = "registration_check"
    TICKET = "ticket"
    INVESTIGATE = "investigate"
    HAND_OVER = "hand_over"
    TAKE_OVER = "take_over"
    REMOVE = "remove"
    REGISTER_REMOVE = "register_remove"
    REOPEN = "reopen"
    REPORT_BACK = "report_back"
    NEW_ORDER = "new_order"
    CORRECT_ORDER = "correct_order"
    END_ORDER = "end_order"
    EXECUTE = "execute"
    REGISTER_EXECUTION = "register_execution"
    END_EXECUTION = "end_execution"
    FEE_MESSAGE = "fee_message"
    INCIDENT = "incident"
    INFORM_HEALTHCARE = "inform_healthcare"
    INFORM_OPERATION = "inform_operation"
    EXPORT_JOURNAL = "export_journal"
    SAVE_DOCUMENTATION = "save_documentation"
    SAVE_PLAN = "save_plan"
    RECREATE_PLAN = "recreate_plan"
    BL895 = "bl895"
    RECORDED_DECISION = "recorded_decision"
    CLOSE = "close"  # of the case itself: no step, but a gate can refuse it


class Predicate(StrEnum):
    """What must be true for a gate to be open; the case knows how to find out."""

    EXECUTION_REMOVED = "execution_removed"
    EXECUTION_REOPENED = "execution_reopened"
    REGISTER_ENTRY_REMOVED = "register_entry_removed"
    JOURNAL_EXPORTED = "journal_exported"
    DOCUMENTATION_CONFIRMED = "documentation_confirmed"
    DOCUMENTATION_SAVED = "documentation_saved"
    HANDED_OVER_BY_LEAD = "handed_over_by_lead"
    PLAN_RECREATED = "plan_recreated"
    STARTS_DAY_AFTER_END = "starts_day_after_end"
    INCIDENT_REGISTERED = "incident_registered"


# True once what is wrong has been taken away: nothing new goes out before (INV-5).
TAKEN_AWAY = frozenset({Predicate.EXECUTION_REMOVED, Predicate.REGISTER_ENTRY_REMOVED})
# What is true of the values given with the act itself; no step opens such a gate.
OF_THE_ACT_ITSELF = frozenset({Predicate.STARTS_DAY_AFTER_END})


class Evidence(StrEnum):
    """The pre-answers that data can give (app/routines/facts.py)."""

    ORDER_STATE = "order_state"
    WHAT_IS_WRONG = "what_is_wrong"
    PROGRESS = "progress"
    HAS_GATEKEEPER = "has_gatekeeper"
    IS_EXECUTED = "is_executed"


class ObligationKind(StrEnum):
    """Required by the routine, required if the condition holds, or inferred by us."""

    REQUIRED = "R"
    CONDITIONAL = "C"
    INFERRED = "I"


class NoteKind(StrEnum):
    NOTE = "note"
    WARNING = "warning"
    OFFER = "offer"


class Strength(StrEnum):
    """Whether the routine says the gate, or we concluded it."""

    EXPLICIT = "explicit"
    INFERRED = "inferred"


class TicketKind(StrEnum):
    REMOVE = "REMOVE"
    REMOVE_WITH_DOCS = "REMOVE_WITH_DOCS"
    REOPEN = "REOPEN"
    REGISTER_REMOVE = "REGISTER_REMOVE"


class Recipient(StrEnum):
    """Who gets a ticket; which mailbox or person it is, is a setting."""

    SUPPORT_MAILBOX = "support_mailbox"
    EXPERT_USER = "expert_user"


class Feedback(StrEnum):
    """Who is told when the removal or reopening is done (A20)."""

    CASE_OFFICER = "case_officer"
    PROVIDER = "provider"
    OPERATION = "operation"
    CONTACT_PERSON = "contact_person"


class Unit(StrEnum):
    """Which provider unit acts (A6): the one that got the order, or that of the new order."""

    RECEIVER = "receiver"
    RIGHT = "right"
