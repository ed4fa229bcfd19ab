"""A statement is compiled once in a run of tests, not once for each store that a test makes.

An engine keeps what it has compiled, and nearly every test has an engine of its own. Here all of
one driver share one dialect and what it compiled; everything else of them stays their own.
"""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.pool import StaticPool

from db.kernel import engine as local


def share() -> None:
    """From now on, for every local store of this process."""
    vars(local)["create_engine"] = _sharing


def _sharing(url: str, *, module: ModuleType, **settings: Any) -> Engine:
    engine = create_engine(url, module=module, **settings)
    engine.dialect, compiled = _of_driver(module)
    engine.update_execution_options(compiled_cache=compiled)
    return engine


@cache
def _of_driver(module: ModuleType) -> tuple[Dialect, dict[Any, Any]]:
    """A dialect that has asked its driver what it needs to know."""
    engine = create_engine("sqlite://", module=module, poolclass=StaticPool)
    with engine.connect():
        pass
    engine.dispose()
    return engine.dialect, {}
