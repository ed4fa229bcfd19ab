"""The gates of scenario 3: who is stopped, at which stage, and where each is tried."""

from collections.abc import Callable
from dataclasses import dataclass

from app.access.roles import Role
from tests.gates import walk
from tests.gates.walk import Walk

CLOSE = "close"


def close(walked: Walk) -> None:
    walked.at("handlaggare").cases.close(walked.ending())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """`login` cannot do `act` at the stage `shut`, and can at the stage `open`.

    `step` is what is chosen on the case page; closing has a button of its own.
    """

    login: str
    act: Callable[[Walk], object]
    step: str
    shut: str
    open: str
    awaits: Role


GATES: dict[str, Stopped] = {
    "G2": Stopped(
        login="handlaggare",
        act=walk.send_new_order,
        step="UPP-S3-6g",
        shut="taken over",
        open="officer told",
        awaits=Role.SYSTEM_ADMIN,
    ),
    "G3": Stopped(
        login="systemforvaltare",
        act=walk.remove,
        step="UPP-S3-6f",
        shut="ticket sent",
        open="taken over",
        awaits=Role.OBJECT_SPECIALIST,
    ),
    "G7": Stopped(
        login="systemforvaltare",
        act=walk.take_over,
        step="UPP-S3-6e",
        shut="handed over",
        open="handed to IT",
        awaits=Role.LEAD_SPECIALIST,
    ),
    "G13": Stopped(
        login="handlaggare",
        act=close,
        step=CLOSE,
        shut="operation told",
        open="incident reported",
        awaits=Role.PROVIDER,
    ),
}
