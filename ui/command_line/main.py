"""`verkstall`: the window without arguments, else one command. Loads only what a command needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from app.kernel import texts
from app.kernel.catalogue import translations
from app.kernel.errors import AppError, BadInput, ProgramFault
from app.kernel.texts import N_, _
from ui.command_line.files import refused_file
from ui.command_line.parsing import WRONG_USE, Parser, epilog

REFUSED = 1
LANGUAGES = ("sv", "en")
# Each module has `add_parser(subparsers)`; its parsers set `run`, which gives the exit code.
COMMANDS = {
    "demo": "ui.command_line.demo",
    "screens": "ui.command_line.screens",
    "self-test": "ui.command_line.self_test",
    "vault": "ui.command_line.vault",
    "routine": "ui.command_line.routine",
    "clients": "ui.command_line.lists",
    "orders": "ui.command_line.lists",
    "executions": "ui.command_line.lists",
    "cases": "ui.command_line.lists",
    "card": "ui.command_line.card",
    "journal": "ui.command_line.journal",
    "log": "ui.command_line.log",
}


SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NO_SCREEN = N_(
    "Här finns ingen skärm. Starta programmet vid datorn; verkstall --help visar resten."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 done, 1 refused, 2 wrong use. Never a traceback."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    os.umask(0o077)  # what we write is for its owner
    try:
        words = _choose_language(words)
        if not words:
            return _open_window()
        args = _parser(words[0]).parse_args(words)
        return int(args.run(args))
    except AppError as refusal:
        print(refusal.sentence, file=sys.stderr)
    except KeyboardInterrupt:
        print(_("Avbrutet."), file=sys.stderr)
    except BrokenPipeError:
        pass  # whoever read the answer has gone
    except OSError as error:
        print(refused_file(error), file=sys.stderr)
    except Exception as error:  # noqa: BLE001 - the outermost place: never a traceback
        print(ProgramFault(error).sentence, file=sys.stderr)
    return REFUSED


def _choose_language(words: list[str]) -> list[str]:
    """Take `--lang en` away from anywhere among the words, and install the catalogue."""
    chosen = texts.SOURCE_LANGUAGE
    rest: list[str] = []
    following = iter(words)
    for word in following:
        if word == "--lang":
            chosen = next(following, "")
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if chosen not in LANGUAGES:
        said = _("Språket kan vara {allowed}. Skriv --lang och ett av dem.").format(
            allowed=", ".join(LANGUAGES)
        )
        print(said, file=sys.stderr)
        raise SystemExit(WRONG_USE)
    texts.install(chosen, translations(chosen))
    return rest


def _parser(command: str) -> Parser:
    parser = Parser(
        prog="verkstall",
        description=_("Verkställ: från beslut till verkställighet. Utan kommando öppnas fönstret."),
        epilog=epilog("demo", "vault check kommun.valv"),
    )
    # Taken before anything else is read, so that what is said here is in that language.
    parser.add_argument("--lang", choices=LANGUAGES, help=_("språket: svenska eller engelska"))
    commands = parser.add_subparsers(
        dest="command", required=True, metavar=_("KOMMANDO"), title=_("Kommandon")
    )
    commands_here = {COMMANDS[command]} if command in COMMANDS else set(COMMANDS.values())
    for module in sorted(commands_here):
        import_module(module).add_parser(commands)
    return parser


def _open_window() -> int:
    """Qt ends the whole process where there is no screen: that is said before it is asked."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise BadInput("window.no_screen", _NO_SCREEN, field="screen")
    opened: int = import_module("ui.window.program").run()
    return opened


if __name__ == "__main__":
    sys.exit(main())
