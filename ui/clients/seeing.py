"""Which parts of a client a role has at all; what it may do with one client the services say."""

from __future__ import annotations

from app.access.actor import Actor, Command, Data, Relation
from app.access.rights import shipped_rights
from app.kernel.texts import N_
from ui.kernel.places import CARD_TAB

OVERVIEW, CARD, PEOPLE = "overview", CARD_TAB, "people"
DECISIONS, ORDERS = "decisions", "orders"

TITLES = {
    OVERVIEW: N_("Översikt"),
    CARD: N_("Personkort"),
    PEOPLE: N_("Företrädare och anhöriga"),
    DECISIONS: N_("Beslut"),
    ORDERS: N_("Beställningar"),
}
_NEEDS = {
    CARD: (Data.CARD, Command.READ),
    DECISIONS: (Data.DECISION, Command.READ),
    ORDERS: (Data.ORDER, Command.LIST),
}


def has_right(actor: Actor, data: Data, command: Command) -> bool:
    """Whether the role has it for anybody: a tab or a button that can never be used is not there.

    The service decides for each client; a list belongs to nobody and needs no client.
    """
    relations = shipped_rights().relations(actor.role, data, command)
    return bool(relations & {Relation.OWN, Relation.NONE})


def tabs_of(actor: Actor) -> tuple[str, ...]:
    return tuple(tab for tab in TITLES if tab not in _NEEDS or has_right(actor, *_NEEDS[tab]))


def may_issue(actor: Actor) -> bool:
    return has_right(actor, Data.CARD, Command.ISSUE)
