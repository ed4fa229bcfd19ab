"""What stands in the log, in the words of the person who reviews it."""

from __future__ import annotations

from app.access.actor import Command, Data
from app.access.log import LogEvent, Outcome
from app.kernel.texts import N_, _

_DATA = {
    Data.CLIENT: N_("Personuppgifter"),
    Data.PROTECTED: N_("Skyddade uppgifter"),
    Data.DECISION: N_("Beslut"),
    Data.ORDER: N_("Beställning"),
    Data.EXECUTION: N_("Verkställighet"),
    Data.PAUSE: N_("Uppehåll"),
    Data.PLAN: N_("Genomförandeplan"),
    Data.JOURNAL: N_("Journal"),
    Data.WORKING_NOTE: N_("Arbetsanteckning"),
    Data.CARD: N_("Personkort"),
    Data.MESSAGE: N_("Meddelande"),
    Data.CASE: N_("Rättelseärende"),
    Data.TICKET: N_("Supportärende"),
    Data.INCIDENT: N_("Personuppgiftsincident"),
}
_COMMANDS = {
    Command.LIST: N_("listat"),
    Command.READ: N_("läst"),
    Command.PREVIEW: N_("förhandsvisat"),
    Command.CREATE: N_("registrerat"),
    Command.CHANGE: N_("ändrat"),
    Command.SEND: N_("skickat"),
    Command.RECALL: N_("återkallat"),
    Command.MOVE: N_("flyttat"),
    Command.RECEIVE: N_("bekräftat mottaget"),
    Command.CHECK: N_("kontrollerat"),
    Command.START: N_("startat"),
    Command.END: N_("avslutat"),
    Command.SIGN: N_("signerat"),
    Command.CORRECT: N_("rättat"),
    Command.ERASE: N_("raderat"),
    Command.EXPORT: N_("exporterat"),
    Command.ISSUE: N_("utfärdat"),
    Command.PRINT: N_("skrivit ut"),
    Command.STEP: N_("gjort ett steg"),
    Command.REMOVE: N_("tagit bort"),
    Command.REOPEN: N_("återöppnat"),
    Command.CANCEL: N_("avbrutit"),
    Command.ASSIGN: N_("lämnat över"),
    Command.VERIFY: N_("kontrollerat"),
}


def data_words(event: LogEvent) -> str:
    return _(_DATA[event.data]) if event.data in _DATA else event.data.value


def command_words(event: LogEvent) -> str:
    """What was done; what was refused says so first."""
    done = _(_COMMANDS[event.command])
    if event.outcome is Outcome.REFUSED:
        return _("nekades: {done}").format(done=done)
    return done
