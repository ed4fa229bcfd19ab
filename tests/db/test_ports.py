"""One transaction has what every use case asks for."""

from typing import get_type_hints

from app.access.desk import Desk
from app.clients.ports import HasClients
from app.clients.reading import ClientReading
from app.clients.service import ClientService
from app.corrections.waiting import removal_gate
from app.decisions.ports import HasDecisions
from app.decisions.service import DecisionService
from app.executions.ports import HasExecutions
from app.executions.service import ExecutionService
from app.orders.ports import HasOrders
from app.orders.reading import OrderReading
from app.orders.service import OrderService
from app.pauses.ports import HasPauses
from app.pauses.service import PauseService
from app.providers.ports import HasProviders
from app.providers.service import ProviderService
from app.settings.ports import HasSettings
from app.settings.service import SettingsService
from app.users.ports import HasUsers
from app.users.service import UserService
from db.transaction import SqlTransaction
from tests.support.world import in_memory

PORTS = (
    HasUsers,
    HasSettings,
    HasClients,
    HasProviders,
    HasDecisions,
    HasOrders,
    HasExecutions,
    HasPauses,
)


def every_service(desk: Desk[SqlTransaction]) -> list[object]:
    return [
        UserService(desk),
        SettingsService(desk),
        ClientService(desk),
        ClientReading(desk),
        ProviderService(desk),
        DecisionService(desk),
        OrderService(desk, removal_gate),
        OrderReading(desk, removal_gate),
        ExecutionService(desk),
        PauseService(desk),
    ]


def test_that_one_desk_serves_every_use_case() -> None:
    with in_memory() as world:
        services = every_service(world.desk("handlaggare"))
        assert len({type(service) for service in services}) == 10


def test_that_a_transaction_has_each_part_with_each_method_of_every_port() -> None:
    with in_memory() as world, world.begin() as tx:
        for port in PORTS:
            for name, kind in _parts(port).items():
                asked = {one for one in dir(kind) if not one.startswith("_")}
                assert asked <= {*dir(getattr(tx, name))}, (port, name)


def _parts(port: type) -> dict[str, type]:
    found: dict[str, type] = {}
    for base in reversed(port.__mro__):
        for name, value in vars(base).items():
            if isinstance(value, property) and value.fget is not None:
                found[name] = get_type_hints(value.fget)["return"]
    return found
