"""What can be refused. Each refusal knows its code and one Swedish sentence with the way out.

The sentence stands where the rule stands (docs/adr/0003). `str(error)` gives the code only, so that
nothing personal can reach a log; screens and the command line show `error.sentence`.
Facts given to an error are customer, order or case numbers, dates, role names: never names of
clients, identity numbers, addresses or note text.
"""

from __future__ import annotations

import datetime as dt
import traceback
from importlib import import_module
from pathlib import Path

from app.kernel.clock import SWEDEN
from app.kernel.texts import N_, _, language


class AppError(Exception):
    """Base of every refusal that a person is told about."""

    def __init__(self, code: str, sentence: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.template = sentence
        self.facts = facts

    @property
    def sentence(self) -> str:
        """The sentence in the chosen language, dates written out."""
        return _(self.template).format(**{k: _shown(v) for k, v in self.facts.items()})


class RuleViolation(AppError):
    """A rule of the domain says no; the sentence names the field or the date."""


class BadInput(AppError):
    """A value cannot be read or used; `field` says which."""

    def __init__(self, code: str, sentence: str, *, field: str = "", **facts: object) -> None:
        super().__init__(code, sentence, **facts)
        self.field = field


class NotAllowed(AppError):
    """The role or the relation to the client gives no right to this."""


class GateClosed(AppError):
    """A gate of a routine is closed; `gate` is its id, `waits_for` a role."""

    def __init__(
        self, code: str, sentence: str, *, gate: str, waits_for: str, **facts: object
    ) -> None:
        super().__init__(code, sentence, gate=gate, **facts)
        self.gate = gate
        self.waits_for = waits_for


class NotFound(AppError):
    """The thing does not exist, or the reader may not know whether it does."""


class Conflict(AppError):
    """Somebody saved first. `theirs` is what they wrote, so that it can be shown."""

    def __init__(self, code: str, sentence: str, *, theirs: object = None, **facts: object) -> None:
        super().__init__(code, sentence, **facts)
        self.theirs = theirs


class StoreProblem(AppError):
    """The vault or the database cannot be used: missing, damaged, busy, newer, full."""


class ProgramFault(AppError):
    """A fault of ours. It is told like a refusal, so that whoever waits gets an answer.

    Says of what kind and where in the program, never with which values.
    """

    def __init__(self, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = f" {Path(frames[-1].filename).stem}:{frames[-1].lineno}" if frames else ""
        super().__init__(
            "program.fault",
            N_(
                "Något gick fel i programmet ({kind}). Det som inte hann sparas är inte sparat. "
                "Försök igen, och berätta för den som sköter programmet om det händer igen."
            ),
            kind=f"{type(error).__name__}{place}",
        )


def _shown(value: object) -> object:
    """A time as clocks in Sweden have it. Babel takes a while: only for a refusal with a time."""
    if isinstance(value, dt.datetime):
        dates = import_module("babel.dates")
        shown = value.astimezone(SWEDEN)
        return dates.format_datetime(shown, "d MMM HH:mm", SWEDEN, _locale()).replace(".", "")
    if isinstance(value, dt.date):
        written = import_module("babel.dates").format_date(value, "d MMM y", locale=_locale())
        return written.replace(".", "")  # one form everywhere: 22 nov
    return value


def _locale() -> str:
    return "sv_SE" if language() == "sv" else "en_GB"
