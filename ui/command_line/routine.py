"""`verkstall routine check` and `verkstall routine decide`: no vault, no database, no window."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app.kernel.errors import AppError
from app.kernel.texts import _
from app.routines.reporting import Report, check_report, decide_report
from app.routines.stating import pairs
from ui.command_line.parsing import Commands, Parser, add_command, add_group, add_json_option


class _Intermixed(Parser):
    """Answers and options in any order; argparse alone takes the answers of the first run only."""

    _is_inside = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        if self._is_inside:
            return super().parse_known_args(args, namespace)
        self._is_inside = True
        before = self.usage
        # argparse would cut the English word off, as many letters as that has.
        self.usage = before or self.format_usage().partition(": ")[2]
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_inside, self.usage = False, before


def add_parser(subparsers: Commands) -> None:
    """Add `routine` to the program's commands."""
    commands = add_group(
        subparsers,
        "routine",
        _("rutinerna: kontrollera dem och avgör vad som ska göras"),
        "routine decide ru541 discovered_by=provider what_is_wrong=wrong_start",
        "routine check resources/routines/ru541",
        parser_class=_Intermixed,
    )
    check = add_command(commands, "check", run, _("kontrollera att en rutin är hel"))
    check.add_argument("folder", metavar=_("MAPP"), type=Path, help=_("rutinens mapp"))
    add_json_option(check)
    text = _("avgör scenariot ur svaren och visa stegen, spärrarna och skyldigheterna")
    decide = add_command(commands, "decide", run, text)
    decide.add_argument("routine", metavar=_("RUTIN"), help=_("rutinens mapp, som ru541"))
    decide.add_argument(
        "answers",
        metavar=_("FRÅGA=SVAR"),
        nargs="*",
        help=_("ett svar på en fråga; saknas något sägs vilka svar som finns"),
    )
    decide.add_argument(
        "--fact",
        metavar=_("UPPGIFT=VÄRDE"),
        action="append",
        default=[],
        help=_("något som är känt om beställningen; får anges flera gånger"),
    )
    add_json_option(decide)


def run(args: argparse.Namespace) -> int:
    """The exit code; refusals are told on stderr."""
    try:
        return _check(args) if args.routine_command == "check" else _decide(args)
    except AppError as error:
        print(error.sentence, file=sys.stderr)
        return 1


def _decide(args: argparse.Namespace) -> int:
    report = decide_report(args.routine, pairs(args.answers), pairs(args.fact))
    for one in report["contradictions"]:
        print(one["text"], file=sys.stderr)
    print(_as_json(report) if args.json else "\n".join(_decision_lines(report)))
    return 0


def _check(args: argparse.Namespace) -> int:
    report = check_report(args.folder)
    for version in report["versions"]:
        for problem in version["problems"]:
            print(f"{version['folder']}: {problem['sentence']}", file=sys.stderr)
        if version["valid"] and not args.json:
            count = len(version["leaves"])
            text = _("{folder} är hel: {count} blad.")
            print(text.format(folder=version["folder"], count=count))
    if args.json:
        print(_as_json(report))
    return 0 if report["valid"] else 1


def _decision_lines(report: Report) -> list[str]:
    lines = [f"{report['leaf']}: {report['title']} ({report['identity']})", report["summary"], ""]
    for step in report["steps"]:
        marks = [step["condition"], *step["gates"], _("Tillägg") if step["added"] else None]
        after = " ".join(f"[{mark}]" for mark in marks if mark)
        lines.append(f"{step['id']:<12}{step['role']:<18}{step['text']} {after}".rstrip())
    lines += [advice["text"] for advice in report["next_steps"]]
    lines += ["", *(f"{gate['id']:<12}{gate['text']}" for gate in report["gates"])]
    lines += ["", *(f"{duty['kind']:<12}{duty['text']}" for duty in report["obligations"])]
    return [*lines, "", *report["why"]]


def _as_json(report: Report) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2)
