"""Every store does the same in the vault and on the server."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Iterator
from enum import EnumType
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Executable
from sqlalchemy.exc import DBAPIError

from app.access.actor import Command, Data, Relation, Subject
from app.access.desk import DoneBefore
from app.kernel.errors import Conflict, NotFound
from app.person_cards.model import PersonCardIssue
from db.kernel.table_store import TableStore
from db.transaction import SqlTransaction
from tests.db.postgres.world import Local
from tests.support import builders
from tests.support.builders import NOON, TODAY

FIXED = {"attached_documentation", "case_succession", "journal_entry"}
PEOPLE = (
    *("user_id", "officer_id", "decided_by", "author_id", "registered_by", "started_by"),
    *("sent_by", "to_user_id", "done_by", "issued_by", "exported_by", "attached_by"),
    *("from_user", "to_user"),
)


def stores(tx: SqlTransaction) -> dict[str, TableStore[Any]]:
    """All that there are, by the name of their table; a new one is found by itself."""
    return {store._table.name: store for part in vars(tx).values() for store in _within(part)}


def _within(part: Any) -> Iterator[TableStore[Any]]:
    if isinstance(part, TableStore):
        yield part
    if hasattr(part, "__dict__"):
        yield from (one for one in vars(part).values() if isinstance(one, TableStore))


def sample(kind: Any, **known: Any) -> Any:
    """A value of a dataclass with something in every field, or nothing in every optional one."""
    hints = typing.get_type_hints(kind)
    names = [one.name for one in dataclasses.fields(kind)]
    return kind(**{n: known[n] if n in known else _value(n, hints[n]) for n in names})


def _value(name: str, hint: Any) -> Any:
    options = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        return _value(name, options[0])
    if typing.get_origin(hint) is tuple:
        return (_value(name, options[0]),)
    if dataclasses.is_dataclass(hint):
        return sample(hint)
    return next(iter(hint)) if isinstance(hint, EnumType) else _plain(hint)


def _plain(hint: Any) -> Any:
    return {
        str: f"å🙂{uuid4().hex[:6]}",
        int: 7,
        bool: True,
        bytes: b"%PDF\0\xff",
        UUID: uuid4(),
        dt.date: TODAY,
        dt.datetime: NOON + dt.timedelta(microseconds=1),
        dict[str, str]: {"fråga": "åäö\n"},
    }[hint]


def rows_to_refer_to(place: Local) -> dict[str, Any]:
    """What a row needs to point at, by the name of the field that does so."""
    world = place.world
    client = world.client()
    granted = world.granted(client)
    order, decision = world.order(granted), world.decision_of(granted)
    execution = world.execution(order)
    refers = {
        **dict.fromkeys(("order_id", "predecessor_id"), order.id),
        **dict.fromkeys(("case_id", "correction_case_id"), world.case(order).id),
        **dict.fromkeys(("unit_id", "to_unit_id", "from_unit_id"), order.unit_id),
        **dict.fromkeys(PEOPLE, world.users["handlaggare"].id),
        **dict.fromkeys(("new_order_id", "correction_of", "answer_to")),
        "client_id": client.id,
        "granted_service_id": granted.id,
        "decision_id": decision.id,
        "execution_id": execution.id,
        "care_case_id": decision.care_case_id,
        "provider_id": world.units["norr"].provider_id,
    }
    with world.begin() as tx:
        issue = tx.cards.issues.add(sample(PersonCardIssue, **refers, number=1))
        bare = tx.clients.add(builders.a_client(500))
    return {**refers, "issue_id": issue.id, "bare": bare.id, "spare": world.order(granted).id}


def special(table: str, refers: dict[str, Any]) -> dict[str, Any]:
    """Fields in which a rule of the table wants something else."""
    return {
        "client_contact": {"id": refers["bare"]},
        "card_notes": {"id": refers["bare"]},
        "municipality": {"id": uuid4()},
        "care_order": {"sent_at": None},
        "correction_case": {
            "order_id": refers["spare"],
            **dict.fromkeys(("requester_id", "investigator_id", "executor_id")),
        },
    }.get(table, {})


def test_that_every_store_gives_back_what_it_got_and_refuses_an_overtaken_save(
    place: Local,
) -> None:
    refers = rows_to_refer_to(place)
    with place.world.begin() as tx:
        names = sorted(stores(tx))
    assert len(names) > 20
    for name in names:
        extra = {"name_key": "x"} if name == "client" else {}
        with place.world.begin() as tx:
            store = stores(tx)[name]
            value = sample(store._kind, **(refers | special(name, refers)))
            TableStore.add(store, value, **extra)
        with place.world.begin() as tx:
            assert stores(tx)[name].get(value.id) == value
            with pytest.raises(NotFound):
                stores(tx)[name].get(uuid4())
        if name not in FIXED:
            check_saves(place, name, value, extra)


def check_saves(place: Local, name: str, value: Any, extra: dict[str, Any]) -> None:
    with place.world.begin() as tx:
        saved = TableStore.save(stores(tx)[name], value, **extra)
    assert saved == dataclasses.replace(value, version=value.version + 1)
    with place.world.begin() as tx, pytest.raises(Conflict) as overtaken:
        TableStore.save(stores(tx)[name], value, **extra)
    assert overtaken.value.theirs == saved


def test_that_what_is_written_once_stays(place: Local) -> None:
    refers = rows_to_refer_to(place)
    for name in FIXED:
        with place.world.begin() as tx:
            store = stores(tx)[name]
            TableStore.add(store, sample(store._kind, **refers))
        table = store._table
        for change in (table.update().values(client_id=refers["client_id"]), table.delete()):
            with pytest.raises(DBAPIError, match="keeps what was written"):
                run(place, change)


def run(place: Local, statement: Executable) -> None:
    with place.world.begin() as tx:
        tx.connection.execute(statement)


def test_that_a_save_is_done_once(place: Local) -> None:
    desk, op_id = place.desk("handlaggare"), uuid4()
    with desk.changing(Data.CLIENT, Command.CREATE, op_id=op_id, result="K-1") as tx:
        tx.clients.add(builders.a_client(501))
    with pytest.raises(DoneBefore) as done, desk.changing(Data.CLIENT, Command.CREATE, op_id=op_id):
        pytest.fail("done again")
    assert (done.value.result, done.value.facts["at"]) == ("K-1", NOON)
    assert place.log() == ["handlaggare client create done"]


def test_that_numbers_are_taken_in_order(place: Local) -> None:
    for expected in (1, 2):
        with place.world.begin() as tx:
            assert tx.numbers.take("prov") == expected


def test_that_staff_stand_to_a_client_as_in_the_vault(place: Local) -> None:
    client = place.world.client()
    with place.world.begin() as tx:
        found = {
            login: tx.relations.relation(
                place.world.actor(login), Subject(client_id=client.id), TODAY
            )
            for login in ("handlaggare", "handlaggare2", "utforare", "myndighetschef", "avgift")
        }
        assert tx.relations.complete(Subject(client_id=client.id)).label == client.customer_number
    assert found == {
        "handlaggare": Relation.OWN,
        "handlaggare2": Relation.OTHER,
        "utforare": Relation.NONE,
        "myndighetschef": Relation.OWN,
        "avgift": Relation.NONE,
    }
