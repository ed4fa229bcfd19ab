"""All parts of the kit in their states, to look at: `python -m tests.ui.kit.gallery FOLDER`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.support.screens import Shot, take
from ui.kernel.naming import named
from ui.kernel.pages import source_of
from ui.kernel.shapes import ChipShape, Group, RowShape
from ui.kernel.tasks import SynchronousRunner
from ui.kernel.windowed_model import WindowedModel
from ui.theme.look import look
from ui.widgets.answers import Answer, RadioAnswers
from ui.widgets.banner import Banner
from ui.widgets.bottom_bar import BottomBar
from ui.widgets.busy import Busy, Step
from ui.widgets.buttons import Button, IconButton, Kind, Link
from ui.widgets.chip import Chip
from ui.widgets.date_field import DateField
from ui.widgets.detail_header import DetailHeader
from ui.widgets.empty_page import EmptyPage
from ui.widgets.facts import Facts
from ui.widgets.fields import CheckField, ComboField, TextField
from ui.widgets.layout import ACROSS, DOWN, Box, Scroll, Surface, column, row
from ui.widgets.list_view import CountLine, ListView, list_column
from ui.widgets.panel import Ground, Panel
from ui.widgets.proof_list import Proof, ProofList
from ui.widgets.search_field import SearchField
from ui.widgets.segments import SegmentFilter
from ui.widgets.tabs import Tabs
from ui.widgets.text import Text
from ui.widgets.undo_bar import Held, UndoBar

TODAY = dt.date(2026, 5, 18)
SWATCHES = (
    "nav", "window", "surface", "sunken", "select", "line", "line_strong", "text3", "text2",
    "text", "accent", "danger", "warn", "ok", "wait",
)  # fmt: skip


def swatch(token: str) -> QWidget:
    ground = Ground(token, "line")
    ground.setFixedHeight(look.px(32))
    return ground


def parts() -> QWidget:
    """Picture 13: the parts and their states."""
    head = row(Text("Byggstenar", "h1"), 12, Text(f"tema: {look.name}", "small", "text3"), None)
    colours = row()
    box = colours.layout()
    assert isinstance(box, Box)
    for number, token in enumerate(SWATCHES):
        box.add(
            *([8] if number else []), (column(swatch(token), 4, Text(token, "small", "text3")), 1)
        )
    left = column(_buttons(), 12, _fields(), 12, _form(), None)
    right = column(_texts(), 12, _states(), 12, _choices(), 12, *_banners(), None)
    inside = column(
        head, 16, colours, 12, row((left, 1), 16, (right, 1)), None, margins=(24, 16, 24, 16)
    )
    return Scroll(inside)


def _buttons() -> QWidget:
    kinds: tuple[tuple[Kind, str], ...] = (
        ("primary", "Starta ärende"),
        ("default", "Öppna"),
        ("danger", "Något är fel…"),
        ("quiet", "Visa allt"),
    )
    panel = Panel(title="Knappar", note="vila, nedtryckt, avstängd")
    for kind, words in kinds:
        rest, down, off = (
            named(Button(words, kind), f"{kind}_{n}") for n in ("rest", "down", "off")
        )
        down.setDown(True)
        off.disable("Väntar på Ola Stenvik.")
        label = Text(kind, "small", "text3")
        label.setFixedWidth(look.px(72))
        panel.box.add(row(label, 12, rest, 12, down, 12, off, None), 8)
    small = named(Button("Liten", bulk="small"), "small")
    large = named(Button("Stor", "primary", "printer", "large"), "large")
    label = Text("storlek", "small", "text3")
    label.setFixedWidth(look.px(72))
    panel.box.add(
        row(label, 12, small, 12, named(Button("Vanlig"), "usual"), 12, large, 12,
            named(IconButton("sliders-horizontal", "Visning"), "view"), 12,
            named(Link("Regeln", "circle-help", "F1"), "rule_link"), None)
    )  # fmt: skip
    return panel


def _fields() -> QWidget:
    start = DateField("start", "Startdatum", TODAY, "Torsdag, tre dagar kvar")
    start.set_day(dt.date(2026, 5, 21))
    end = DateField("end", "Slutdatum", TODAY)
    end.set_day(dt.date(2026, 5, 12))
    end.set_error("Slutet är före starten 21 maj. Skriv en senare dag.")
    number = TextField("number", "Kundnummer")
    number.set_value("K-10412")
    number.disable("Sätts av programmet")
    choices = [("open", "Öppna 11"), ("closed", "Avslutade"), ("all", "Alla")]
    tabs = [("overview", "Översikt"), ("card", "Personkort"), ("journal", "Journal")]
    return Panel(
        row((start, 1), 12, (end, 1), 12, (number, 1)),
        12,
        row((SearchField("filter", "Filtrera listan", "Ctrl+F", "filter"), 1), 12,
            SegmentFilter("segments", "Urval", choices), 12,
            named(IconButton("sliders-horizontal", "Kolumner"), "columns")),
        12,
        Tabs("tabs", "Delar av personen", tabs),
        title="Fält",
    )  # fmt: skip


def _form() -> QWidget:
    reasons = [("hospital", "Sjukhusvistelse"), ("short", "Korttidsboende")]
    hours = TextField("hours", "Minskar med", unit="h i veckan")
    hours.set_value("14")
    first = DateField("first", "Första dag", TODAY)
    first.set_day(dt.date(2026, 5, 21))
    known = CheckField("known", "Slutet är inte känt", "Uppehållet påminner varje vecka")
    known.set_checked(checked=True)
    return Panel(
        row((ComboField("reason", "Orsak", reasons), 1), 12, (first, 1), 12, (hours, 1)),
        12,
        row((known, 1), 12, (CheckField("card", "Personkort läst", right="utförare, 12 maj"), 1)),
        title="Formulär",
    )


def _texts() -> QWidget:
    panel = Panel(title="Text")
    for role in ("display", "h1", "h2", "h3", "body", "small"):
        panel.box.add(row(Text("Verkställd 8 maj", role), None, Text(role, "small", "text3")), 4)
    return panel


def chips() -> list[ChipShape]:
    return [
        ChipShape("1 vardag sen", "danger", "clock"),
        ChipShape("i dag", "warn", "clock"),
        ChipShape("hos utförare", "wait", "hourglass"),
        ChipShape("gäller", "ok", "check"),
        ChipShape("nytt 13:12", "info"),
        ChipShape("Tillägg"),
    ]


def _states() -> QWidget:
    line = row()
    box = line.layout()
    assert isinstance(box, Box)
    for shape in chips():
        box.add(Chip(shape), 8)
    box.add(None)
    proofs = [
        Proof("Anteckningar i filen", "10 av 10"),
        Proof("Sidor", "12"),
        Proof("Innehållets kontrollsumma", "skiljer sig", holds=False),
    ]
    return Panel(line, 16, ProofList(proofs), title="Lägen i ord")


def _choices() -> QWidget:
    chip = ChipShape("enligt uppgifterna", "ok", "check")
    meaning = "Det finns minst en anteckning, inget besök är gjort"
    answers = RadioAnswers(
        "how_far",
        "Hur långt har det gått?",
        [
            Answer("documented", "Verkställd och dokumenterad", meaning, chip),
            Answer("performed", "Verkställd och utförd", "Minst ett besök är gjort"),
        ],
    )
    answers.set_value("documented")
    return Panel(answers, title="Val")


def _banners() -> tuple[QWidget, int, QWidget]:
    change = named(Button("Ändra till 10 maj", bulk="small"), "change")
    issue = named(Button("Utfärda", bulk="small"), "issue")
    return (
        Banner("danger", "Korttidsboendet överlappar uppehållet 11 till 17 maj",
               "Ändra slutet till 10 maj eller avsluta uppehållet först.", change),
        8,
        Banner("info", "Version 9 är ett utkast", "Utföraren ser version 8.", issue),
    )  # fmt: skip


ROWS = (
    ("a", "Beställning inte mottagen", "Sture Palmgren",
     "Skickad mån 11 maj. Ska vara mottagen inom 3 vardagar.",
     ChipShape("1 vardag sen", "danger", "clock"), "fre 15 maj", "send"),
    ("b", "Beslut utan beställning", "Aina Rosvall",
     "Ledsagning, beslut 4 maj. Skulle ha skickats inom 7 vardagar.",
     ChipShape("2 vardagar sen", "danger", "clock"), "ons 13 maj", "gavel"),
    ("c", "Uppehåll inte registrerat", "Birger Tallmo",
     "Korttidsboende från 11 maj enligt utföraren. Sju dagar går ut i dag.",
     ChipShape("i dag", "warn", "clock"), "mån 18 maj", "circle-pause"),
    ("d", "Svar lovat till god man", "Elsa-Britt Norlander-Wallgrenska",
     "Frågan gäller nyckelkvittens. Du tog den i fredags och lovade svar inom en vecka.",
     ChipShape("i dag 16:00", "warn", "clock"), "mån 18 maj", "message-square"),
    ("e", "Ny beställning är spärrad", "Gunvor Sandelin",
     "Verkställigheten hos Hemtjänst Norr måste tas bort först.",
     ChipShape("hos objektspecialist", "wait", "lock"), "sedan 10:24", "route"),
)  # fmt: skip


def row_of(data: tuple[str, str, str, str, ChipShape, str, str]) -> RowShape:
    key, title, name, reason, chip, right, icon = data
    return RowShape(
        key=key, title=title, name=name, reason=reason, chip=chip, right=right, icon=icon,
        is_unread=key == "e",
    )  # fmt: skip


def work_list() -> ListView:
    groups = (
        Group("Försenat", 2, "danger"),
        Group("Klart senast i dag", 2, "warn"),
        Group("Väntar på andra", 1, "wait"),
    )
    model = WindowedModel(SynchronousRunner(), row_of)
    view = ListView("work", "Det som väntar", model)
    model.setParent(view)
    model.load(source_of(ROWS, lambda r: r[0], groups=groups, name=lambda r: r[2]), "a")
    return view


def list_and_detail() -> QWidget:
    """A list with headings, and the detail of what is chosen beside it."""
    title = column(Text("Idag", "h1"), Text("måndag 18 maj 2026, vecka 21", "body", "text3"))
    whose = SegmentFilter("whose", "Urval", [("mine", "Mina 12"), ("unit", "Hela enheten 47")])
    count = CountLine("count")
    count.tell("12 rader · uppdaterad 14:03", "Enter öppnar · Ctrl+R påminner")
    head = row(title, 8, None, whose, margins=(16, 12, 16, 8))
    primary = named(Button("Registrera uppehållet", "primary", "circle-pause"), "register")
    bar = BottomBar(primary, named(Button("Avbryt"), "cancel"))
    bar.allow("Ny beställning är spärrad tills Ola Stenvik sparat journalen.")
    page = QWidget()
    right = Surface((Scroll(_detail()), 1), bar, ground="window")
    Box(ACROSS, (list_column(head, work_list(), count), 13), (right, 11), parent=page)
    undo = UndoBar()
    undo.hold(
        Held(
            sentence="Beställningen till Hemtjänst Syd skickas om {seconds}",
            about="B-2026-0436, Folke Stenmark",
            act_now="Skicka nu",
            act=page.update,
            undo=page.update,
        )
    )
    whole = QWidget()
    Box(DOWN, (page, 1), undo, parent=whole)
    return whole


def _detail() -> QWidget:
    late = ChipShape("1 vardag sen", "danger", "clock")
    header = DetailHeader("Beställning inte mottagen", "Sture Palmgren, K-10377", [late])
    header.show_actions(
        [
            named(Button("Påminn Omsorgsbruket", "primary", "send"), "remind"),
            named(Button("Öppna beställningen", icon="external-link"), "open"),
            named(Button("Skjut upp…"), "postpone"),
        ],
        named(Button("Något är fel…", "danger", "route"), "wrong"),
    )
    order = [
        ("Insats", "Hemtjänst, omvårdnad, 9 h i veckan"),
        ("Utförare", "Omsorgsbruket AB, privat"),
        ("Ring", ""),
    ]
    why = Text(
        "Utföraren ska bekräfta att beställningen är mottagen inom 3 vardagar. "
        "Dagen den skickas räknas inte.",
        "body",
        "text2",
        wrap=True,
    )
    rule = named(Link("Regeln", "circle-help", "F1"), "why")
    number = named(Link("B-2026-0398", "external-link"), "number")
    reason = Panel(why, title="Varför står den här?", actions=[rule])
    facts = Panel(Facts(order), title="Beställningen", actions=[number])
    return column(header, 16, reason, 12, facts, None, margins=(24, 16, 24, 16))


def states() -> QWidget:
    """Picture 11: empty, busy, refused, offline."""
    empty = EmptyPage(
        "circle-pause", "Inga uppehåll passar filtret ”larm”",
        "Det finns 4 öppna uppehåll utan filtret. Trygghetslarm pausas inte, de avslutas.",
        [named(Button("Rensa filtret", "primary"), "clear"),
         named(Button("Nytt uppehåll", icon="plus"), "new")],
    )  # fmt: skip
    refused = EmptyPage(
        "lock", "Ny beställning är spärrad",
        "Den felaktiga verkställigheten hos Hemtjänst Norr måste tas bort först. Just nu väntar "
        "ärendet på Ola Stenvik, som ska spara journalen.",
        [named(Button("Öppna RF-2026-017", "primary", "route"), "open_case"),
         named(Button("Skriv till Ola", icon="mail"), "write")],
        tone="wait",
        foot=[Text("Ditt utkast är sparat och väntar här.", "small", "text3"),
              named(Link("Regeln: spärr G2", "circle-help"), "gate_rule")],
    )  # fmt: skip
    busy = Busy("busy", "Sparar journalen", "Ungefär 4 sekunder kvar. Du kan arbeta vidare.")
    busy.show_steps(
        [Step("Hämtat 1 000 anteckningar", "2 s"), Step("Skriver sida 112 av 168", "6 s"),
         Step("Läser filen på nytt och jämför")], 1,
    )  # fmt: skip
    busy.show_progress(112, 168)
    busy.show()
    offline = Banner(
        "warn", "Ingen kontakt med databasen sedan 13:47",
        "Du kan läsa det som är hämtat. Det du skriver sparas på datorn och skickas sedan.",
        named(Button("Försök nu", icon="refresh-cw", bulk="small"), "retry"), "cloud-off",
    )  # fmt: skip
    cells = [Panel((part, 1)) for part in (empty, busy, refused, offline)]
    return column(
        (row((cells[0], 1), 16, (cells[1], 1)), 1), 16, (row((cells[2], 1), 16, (cells[3], 1)), 1),
        margins=(24, 16, 24, 16),
    )  # fmt: skip


def main() -> None:
    folder = Path(sys.argv[1])
    for name in ("parts", "list_and_detail", "states"):
        for theme in ("light", "dark", "contrast"):
            target = folder / f"{name}-{theme}.png"
            take(f"tests.ui.kit.gallery:{name}", target, Shot(theme=theme))
        for name_of, shot in (
            ("175", Shot(1097, 617, ratio=1.75)),
            ("130", Shot(percent=130)),
            ("200", Shot(1920, 1080, percent=200)),
        ):
            take(f"tests.ui.kit.gallery:{name}", folder / f"{name}-{name_of}.png", shot)


if __name__ == "__main__":
    main()
