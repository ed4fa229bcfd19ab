"""Messages about one client, to a role or a unit, until they are answered and closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from app.access.actor import Actor, Command, Data, Subject
from app.access.desk import Desk
from app.kernel.changes import Changes, Topic
from app.kernel.clock import local_day
from app.kernel.saving import as_seen, changed
from app.kernel.texts import N_
from app.kernel.window import Page, Window
from app.kernel.wording import clean_line, clean_text
from app.messages import rules
from app.messages.commands import AnswerMessage, CloseMessage, SendMessage
from app.messages.model import Message
from app.messages.ports import HasMessages
from app.messages.templates import Template, filled, shipped_templates, template_of
from app.messages.views import InboxRow

_SUBJECT, _BODY = N_("Rubriken"), N_("Meddelandet")
_ANSWER = "Svar: "
SUBJECT_LIMIT = 190  # leaves room for the mark of an answer


class MessageService:
    """Use cases of messages."""

    def __init__(self, desk: Desk[HasMessages]) -> None:
        self._desk = desk

    @property
    def templates(self) -> Sequence[Template]:
        return tuple(shipped_templates().values())

    def compose(self, template_id: str, facts: Mapping[str, str]) -> tuple[str, str]:
        """Subject and body of a template, to look through before it is sent."""
        return filled(template_of(template_id), facts)

    def send(self, cmd: SendMessage) -> tuple[Message, Changes]:
        message_id = self._desk.new_id()
        with self._desk.changing(
            Data.MESSAGE, Command.SEND, _about(cmd), op_id=cmd.op_id, result=str(message_id)
        ) as tx:
            message = send_within(
                tx, cmd, sender=self._desk.actor, at=self._desk.clock.now(), id_=message_id
            )
        return message, changed(cmd.client_id, Topic.MESSAGE)

    def answer(self, cmd: AnswerMessage) -> tuple[Message, Changes]:
        """Back to the sender's role and unit; the question counts as answered."""
        question, message_id = self._found(cmd.message_id), self._desk.new_id()
        with self._desk.changing(
            Data.MESSAGE, Command.SEND, _about(question), op_id=cmd.op_id, result=str(message_id)
        ) as tx:
            question, now = tx.messages.get(cmd.message_id), self._desk.clock.now()
            rules.check_sees(question, self._desk.actor)
            rules.check_open(question)
            message = replace(
                question,
                id=message_id,
                template="",
                subject=_subject_of_answer(question.subject),
                body=clean_text(cmd.body, _BODY),
                sent_at=now,
                sent_by=self._desk.actor.user_id,
                sent_by_name=self._desk.actor.name,
                from_unit_id=self._desk.actor.unit_id,
                to_role=tx.users.get(question.sent_by).role,
                to_unit_id=question.from_unit_id,
                to_user_id=None,
                answer_by=None,
                read_at=None,
                read_by=None,
                answer_to=question.id,
                answered_at=None,
                version=1,
            )
            tx.messages.add(message)
            tx.messages.save(replace(_read(question, self._desk.actor, now), answered_at=now))
        return message, changed(message.client_id, Topic.MESSAGE)

    def open(self, message_id: UUID) -> Message:
        """Read one message; for those it was sent to it counts as read from now on."""
        found = self._found(message_id)
        with self._desk.reading(Data.MESSAGE, _about(found)) as tx:
            message = tx.messages.get(message_id)
            rules.check_sees(message, self._desk.actor)
            read = _read(message, self._desk.actor, self._desk.clock.now())
            return message if read == message else tx.messages.save(read)

    def close(self, cmd: CloseMessage) -> Changes:
        found = self._found(cmd.message_id)
        with self._desk.changing(
            Data.MESSAGE, Command.SEND, _about(found), op_id=cmd.op_id, detail="close"
        ) as tx:
            message = as_seen(tx.messages.get(cmd.message_id), cmd.seen_version)
            rules.check_sees(message, self._desk.actor)
            rules.check_open(message)
            tx.messages.save(replace(message, closed_at=self._desk.clock.now()))
        return changed(found.client_id, Topic.MESSAGE)

    def inbox(self, window: Window | None = None) -> Page[InboxRow]:
        """What waits for me, my role or my unit, newest first."""
        with self._desk.reading(Data.MESSAGE, command=Command.LIST) as tx:
            today = self._desk.clock.today()
            return tx.messages.inbox(self._desk.actor, today, window or Window())

    def unread_count(self) -> int:
        """For the number beside the word in the navigation; nothing of anybody is shown."""
        with self._desk.noting() as tx:
            return tx.messages.unread_count(self._desk.actor, self._desk.clock.today())

    def about_order(self, order_id: UUID) -> list[Message]:
        with self._desk.reading(Data.MESSAGE, Subject(order_id=order_id)) as tx:
            return self._seen(tx.messages.of_order(order_id))

    def about_case(self, case_id: UUID) -> list[Message]:
        with self._desk.reading(Data.MESSAGE, Subject(case_id=case_id)) as tx:
            return self._seen(tx.messages.of_case(case_id))

    def about_client(self, client_id: UUID) -> list[Message]:
        with self._desk.reading(Data.MESSAGE, Subject(client_id=client_id)) as tx:
            return self._seen(tx.messages.of_client(client_id))

    def _seen(self, messages: list[Message]) -> list[Message]:
        return [message for message in messages if rules.may_see(message, self._desk.actor)]

    def _found(self, message_id: UUID) -> Message:
        """What the message is about, before the right to it can be asked for."""
        with self._desk.noting() as tx:
            return tx.messages.get(message_id)


def send_within(
    tx: HasMessages, cmd: SendMessage, *, sender: Actor, at: dt.datetime, id_: UUID
) -> Message:
    """Send as a part of another use case, in its transaction and under its rights."""
    if cmd.template:
        template_of(cmd.template)
    rules.check_answer_by(cmd.answer_by, local_day(at))
    rules.check_recipient(cmd, tx.orders.of_client(cmd.client_id), sender)
    message = Message(
        id=id_,
        client_id=cmd.client_id,
        order_id=cmd.order_id,
        case_id=cmd.case_id,
        template=cmd.template,
        subject=clean_line(cmd.subject, _SUBJECT, limit=SUBJECT_LIMIT),
        body=clean_text(cmd.body, _BODY),
        sent_at=at,
        sent_by=sender.user_id,
        sent_by_name=sender.name,
        from_unit_id=sender.unit_id,
        to_role=cmd.to_role,
        to_unit_id=cmd.to_unit_id,
        to_user_id=cmd.to_user_id,
        answer_by=cmd.answer_by,
    )
    return tx.messages.add(message)


def _subject_of_answer(subject: str) -> str:
    """Marked once, however many answers there have been: more would not fit."""
    return subject if subject.startswith(_ANSWER) else f"{_ANSWER}{subject}"


def _about(thing: SendMessage | Message) -> Subject:
    return Subject(client_id=thing.client_id, order_id=thing.order_id, case_id=thing.case_id)


def _read(message: Message, actor: Actor, now: dt.datetime) -> Message:
    if message.read_at is not None or not rules.is_for(message, actor):
        return message
    return replace(message, read_at=now, read_by=actor.user_id)
