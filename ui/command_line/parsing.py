"""How the commands are read and explained: argparse, in the language of the person.

argparse says its own sentences through two names of gettext in its module. They are given here.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

from app.kernel.texts import N_, _

WRONG_USE = 2
Run = Callable[[argparse.Namespace], int]

EXIT_CODES = N_(
    "Slutkod 0: gjort. 1: nekat, med en mening om varför och vad som hjälper. 2: fel skrivet."
)
_NOT_UNDERSTOOD = N_("Kommandot kan inte tolkas: {what}. Skriv {program} --help.")

# What argparse can say to somebody who types; what it says to programmers is left out.
SAID = {
    "usage: ": N_("Användning: "),
    "positional arguments": N_("Anges i den här ordningen"),
    "options": N_("Val"),
    "show this help message and exit": N_("visa den här hjälpen"),
    "argument %(argument_name)s: %(message)s": N_("%(argument_name)s: %(message)s"),
    "the following arguments are required: %s": N_("detta saknas: %s"),
    "one of the arguments %s is required": N_("ett av dessa måste anges: %s"),
    "unrecognized arguments: %s": N_("detta hör inte till kommandot: %s"),
    "unexpected option string: %s": N_("detta val hör inte hit: %s"),
    "not allowed with argument %s": N_("går inte ihop med %s"),
    "ignored explicit argument %r": N_("tar inget värde, men fick %r"),
    "expected one argument": N_("ett värde måste följa"),
    "expected at most one argument": N_("högst ett värde får följa"),
    "expected at least one argument": N_("minst ett värde måste följa"),
    "ambiguous option: %(option)s could match %(matches)s": N_(
        "%(option)s kan betyda flera val: %(matches)s"
    ),
    "invalid %(type)s value: %(value)r": N_("%(value)r är inget värde som går att använda"),
    "invalid choice: %(value)r (choose from %(choices)s)": N_(
        "%(value)r finns inte, välj bland %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": N_(
        "%(parser_name)r finns inte, välj bland %(choices)s"
    ),
}
_COUNTED = N_("%s värden måste följa")


class Commands(Protocol):
    """Where argparse keeps the commands of a parser; it has no public name for it."""

    def add_parser(self, name: str, **settings: Any) -> argparse.ArgumentParser: ...


class Parser(argparse.ArgumentParser):
    """Says in the person's language that the command was used wrongly; exit 2."""

    def __init__(self, **settings: Any) -> None:
        speak()
        settings.setdefault("allow_abbrev", False)
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**settings)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        said = _(_NOT_UNDERSTOOD)
        self.exit(WRONG_USE, said.format(what=message, program=self.prog) + "\n")


def speak() -> None:
    """There is no other door for the words of argparse; it looks these two up when it speaks."""
    vars(argparse).update(_=_said, ngettext=_counted)


def _said(words: str) -> str:
    return _(SAID[words]) if words in SAID else words


def _counted(one: str, many: str, count: int) -> str:
    del one, many, count
    return _(_COUNTED)


def epilog(*examples: str) -> str:
    """Lines to copy, and what the exit code means."""
    lines = "".join(f"\n  verkstall {example}" for example in examples)
    shown = f"{_('Till exempel:')}{lines}\n\n" if lines else ""
    return shown + _(EXIT_CODES)


def add_group(
    subparsers: Commands, name: str, text: str, *examples: str, parser_class: type[Parser] = Parser
) -> Commands:
    """A command with commands of its own; gives the place where they are added."""
    group = _explained(subparsers, name, text, *examples)
    return group.add_subparsers(
        dest=f"{name}_command",
        required=True,
        metavar=_("KOMMANDO"),
        title=_("Kommandon"),
        parser_class=parser_class,
    )


def add_command(
    commands: Commands, name: str, run: Run, text: str, *examples: str
) -> argparse.ArgumentParser:
    parser = _explained(commands, name, text, *examples)
    parser.set_defaults(run=run)
    return parser


def add_json_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("svara med JSON och inget annat"))


def _explained(commands: Commands, name: str, text: str, *examples: str) -> argparse.ArgumentParser:
    said = f"{text[:1].upper()}{text[1:]}."
    return commands.add_parser(name, help=text, description=said, epilog=epilog(*examples))
