"""Gathers what an order says beside its own fields."""

from __future__ import annotations

from app.decisions.rules import latest_level
from app.orders.model import Order
from app.orders.ports import HasOrders
from app.orders.rules import Basis


def basis_of(tx: HasOrders, order: Order) -> Basis:
    granted = tx.decisions.granted.get(order.granted_service_id)
    unit = tx.providers.unit(order.unit_id)
    return Basis(
        granted=granted,
        decision=tx.decisions.decisions.get(granted.decision_id),
        level=latest_level(tx.decisions.levels_of(order.client_id)),
        unit=unit,
        provider=tx.providers.provider(unit.provider_id),
        officer=tx.users.get(order.officer_id),
    )
