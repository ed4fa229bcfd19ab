"""The data of the gallery and the tests: invented people, real shapes of trouble."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ui.widgets.painted.before_after import BeforeAfterData, ChangedField
from ui.widgets.painted.day_counter import CountedDay, DayCounterData, DayKind
from ui.widgets.painted.effect_band import EffectBandData, EffectMonth
from ui.widgets.painted.hours_clock import HoursClockData
from ui.widgets.painted.lanes.data import Gate, Lane, LanesData, LaneStep, StepState
from ui.widgets.painted.route_line import AnswerState, RouteLineData, RouteStop
from ui.widgets.painted.stepper import StepperData, Stop, StopState
from ui.widgets.painted.timeline.data import Bar, BarKind, PauseSpan, TimeLineData, Track

TODAY = dt.date(2026, 5, 18)
LONG_NAME = "Omsorgsbruket i Västra Ängsholm AB"


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def decision(key: str, start: dt.date, end: dt.date | None = None) -> Bar:
    return Bar(key=key, kind=BarKind.DECISION, start=start, end=end)


def order(key: str, start: dt.date, end: dt.date | None, label: str, *, wrong: bool = False) -> Bar:
    return Bar(key=key, kind=BarKind.ORDER, start=start, end=end, label=label, is_wrong=wrong)


def execution(
    key: str,
    start: dt.date,
    end: dt.date | None,
    label: str,
    *pauses: PauseSpan,
    wrong: bool = False,
    belongs_to: str = "",
) -> Bar:
    return Bar(
        key=key,
        kind=BarKind.EXECUTION,
        start=start,
        end=end,
        label=label,
        is_wrong=wrong,
        pauses=pauses,
        belongs_to=belongs_to,
    )


GUNVOR = TimeLineData(
    first=day(1, 1),
    last=day(8, 31),
    today=TODAY,
    tracks=(
        Track(
            title="Hemtjänst",
            note="14 h i veckan, till 31 dec",
            has_warning=True,
            bars=(
                decision("d1", day(1, 12), day(5, 4)),
                decision("d2", day(5, 5), day(12, 31)),
                order("o1", day(1, 12), day(5, 5), "Hemtjänst Söder"),
                execution(
                    "e1",
                    day(1, 14),
                    day(5, 5),
                    "Verkställd 14 jan",
                    PauseSpan(key="p1", start=day(3, 9), end=day(3, 24), label="Sjukhus"),
                    belongs_to="o1",
                ),
                order("o2", day(5, 6), None, "Hemtjänst Norr, fel mottagare", wrong=True),
                execution(
                    "e2", day(5, 8), None, "Verkställd, ska tas bort", wrong=True, belongs_to="o2"
                ),
            ),
        ),
        Track(
            title="Trygghetslarm",
            note="tills vidare",
            bars=(
                decision("d3", day(2, 2)),
                order("o3", day(2, 3), None, "Larmgruppen"),
                execution("e3", day(2, 10), None, "Verkställd 10 feb"),
            ),
        ),
        Track(
            title="Ledsagning",
            note="6 h i månaden, till 30 juni",
            bars=(
                decision("d4", day(3, 20), day(6, 30)),
                order("o4", day(3, 27), day(6, 30), "Omsorgsbruket AB"),
                execution(
                    "e4",
                    day(4, 13),
                    day(6, 30),
                    "Verkställd",
                    PauseSpan(key="p4", start=day(4, 27), end=day(5, 10)),
                ),
            ),
        ),
    ),
)

HARD = TimeLineData(
    first=day(2, 1, 2024),
    last=day(12, 31, 2026),
    today=TODAY,
    tracks=(
        Track(
            title="Personlig assistans enligt LSS, natt",
            note="40 h i veckan enligt Försäkringskassans beslut",
            bars=(
                decision("d1", day(2, 29, 2024)),
                order("o1", day(2, 29, 2024), None, LONG_NAME),
                order("o2", day(3, 1, 2025), None, "Hemtjänst Söder, överlappar"),
                execution(
                    "e1",
                    day(3, 1, 2024),
                    None,
                    "Verkställd 1 mars 2024",
                    PauseSpan(key="p1", start=day(10, 27, 2024), end=day(3, 30, 2025)),
                    PauseSpan(key="p2", start=day(4, 28), label="Sjukhus"),
                    belongs_to="o1",
                ),
                execution("e2", day(3, 29, 2025), None, "Verkställd", belongs_to="o2"),
            ),
        ),
        Track(
            title="Dagverksamhet",
            note="en dag",
            bars=(
                order("o3", day(5, 17), day(5, 17), "Ateljén"),
                execution("e3", day(5, 17), day(5, 17), "Bara 17 maj", belongs_to="o3"),
            ),
        ),
        Track(
            title="Boendestöd",
            note="beslut finns, inget beställt",
            bars=(decision("d5", day(5, 1)),),
        ),
        Track(title="Matdistribution", note="inget beslut"),
    ),
)


def thirty_services() -> TimeLineData:
    tracks = tuple(
        Track(
            title=f"Insats {n}",
            note=LONG_NAME if n % 5 == 0 else "tills vidare",
            bars=(
                decision(f"d{n}", day(1 + n % 6, 1 + n % 28)),
                order(f"o{n}", day(1 + n % 6, 2 + n % 26), None, LONG_NAME),
                execution(
                    f"e{n}",
                    day(1 + n % 6, 4 + n % 20),
                    None if n % 3 else day(8, 1),
                    "Verkställd",
                    PauseSpan(key=f"p{n}", start=day(6, 1 + n % 20), end=day(6, 8 + n % 20)),
                    belongs_to=f"o{n}",
                ),
            ),
        )
        for n in range(30)
    )
    return TimeLineData(tracks=tracks, first=day(1, 1), last=day(8, 31), today=TODAY)


BEFORE = (
    Track(
        title="Hemtjänst",
        bars=(
            decision("d", day(5, 5)),
            order("o", day(5, 6), None, "Hemtjänst Norr"),
            execution("e", day(5, 8), None, "Verkställd 8 maj", belongs_to="o"),
        ),
    ),
)
AFTER = (
    Track(
        title="Hemtjänst",
        bars=(
            decision("d", day(5, 5)),
            order("o", day(5, 6), day(5, 18), "", wrong=True),
            execution("e", day(5, 8), day(5, 18), "", wrong=True, belongs_to="o"),
            order("new", day(5, 20), None, "Hemtjänst Syd"),
            execution("first", day(5, 21), None, "Verkställs tidigast 21 maj", belongs_to="new"),
        ),
    ),
)
PAIR_DAYS = TimeLineData(tracks=(), first=day(4, 15), last=day(7, 15), today=TODAY)


def step(key: str, title: str, line: str, state: StepState, *after: str, ours: bool = False):
    return LaneStep(key=key, title=title, line=line, state=state, after=after, is_addition=ours)


CASE = LanesData(
    lanes=(
        Lane(
            key="provider",
            role="Utförare",
            who="Hemtjänst Norr",
            icon="user-round",
            steps=(
                step("mail", "E-post till support", "Petra, i dag 10:24", StepState.DONE),
                step("incident", "Anmäl incident", "utkast finns", StepState.OPEN, "mail"),
            ),
        ),
        Lane(
            key="specialist",
            role="Objektspecialist",
            who="Ola Stenvik",
            icon="archive",
            is_mine=True,
            steps=(
                step("export", "Spara journalen", "din tur", StepState.NOW, "mail"),
                step("bl895", "Följ BL895", "egen regi", StepState.LOCKED, "export"),
                step("inform", "Informera enheten", "efter borttag", StepState.LOCKED, "remove"),
            ),
        ),
        Lane(
            key="lead",
            role="Sammanhållande",
            who="Britt Hamrin",
            icon="users",
            steps=(
                step(
                    "handover",
                    "Lämna över till IT",
                    "väntar på export",
                    StepState.LOCKED,
                    "export",
                    ours=True,
                ),
            ),
        ),
        Lane(
            key="admin",
            role="Systemförvaltare",
            who="IT-gruppen",
            icon="settings",
            steps=(
                step(
                    "remove", "Ta bort", "väntar på Britt", StepState.LOCKED, "handover", ours=True
                ),
            ),
        ),
        Lane(
            key="officer",
            role="Handläggare",
            who="Karin Ahlgren",
            icon="gavel",
            steps=(
                step("resend", "Ny beställning", "spärrad", StepState.LOCKED, "remove", ours=True),
            ),
        ),
        Lane(
            key="right",
            role="Utförare",
            who="Hemtjänst Syd",
            icon="building-2",
            steps=(
                step(
                    "execute",
                    "Verkställ, meddela",
                    "rätt dag, avgifter",
                    StepState.LOCKED,
                    "resend",
                ),
            ),
        ),
    ),
    gates=(
        Gate(key="G3", name="G3", words="journalen sparad", holds=("bl895", "handover")),
        Gate(key="G2", name="G2", words="verkställigheten borttagen", holds=("resend",)),
    ),
)


def long_case() -> LanesData:
    """Twelve roles, twenty-five steps, gates that share a line, arrows that must go around."""
    roles = (
        "Utförare",
        "Objektspecialist",
        "Sammanhållande för objektet",
        "Systemförvaltare IT",
        "Handläggare",
        "Enhetschef",
        "Registrator",
        "Avgiftshandläggare",
        "Dataskyddsombud",
        "Områdeschef",
        "Legitimerad personal",
        "Utförare som tar över",
    )
    steps: list[list[LaneStep]] = [[] for _ in roles]
    for n in range(25):
        lane = (n * 5 + n // 4) % len(roles)
        after = [f"s{n - 1}"] if n else []
        after += [f"s{n - 6}"] if n > 8 and n % 3 == 0 else []
        state = StepState.DONE if n < 5 else StepState.NOW if n == 5 else StepState.LOCKED
        title = "Anmäl personuppgiftsincident till nämnden" if n % 4 == 1 else f"Steg {n + 1}"
        line = f"väntar på {LONG_NAME}" if n % 5 == 2 else "Petra, i dag 10:24"
        steps[lane].append(step(f"s{n}", title, line, state, *after, ours=n % 3 == 0))
    lanes = tuple(
        Lane(
            key=f"l{i}",
            role=role,
            who=LONG_NAME if i == 11 else "Ola Stenvik",
            icon="user-round",
            steps=tuple(steps[i]),
            is_mine=i == 1,
        )
        for i, role in enumerate(roles)
    )
    gates = (
        Gate(key="G1", name="G1", words="rätt scenario", holds=("s3",), is_open=True),
        Gate(key="G3", name="G3", words="journalen sparad och kontrollerad", holds=("s8",)),
        Gate(key="G7", name="G7", words="två olika personer", holds=("s8",)),
        Gate(key="G13", name="G13", words="alla skyldigheter uppfyllda", holds=("s24",)),
    )
    return LanesData(lanes=lanes, gates=gates)


ORDER_WAY = StepperData(
    stops=(
        Stop(
            key="sent",
            name="Skickad",
            when="mån 11 maj 09:12",
            who="Karin Ahlgren",
            state=StopState.DONE,
        ),
        Stop(
            key="received",
            name="Inte mottagen",
            when="senast fre 15 maj",
            who="Omsorgsbruket AB",
            state=StopState.LATE,
        ),
        Stop(key="executed", name="Verkställd", when="planerad start tor 21 maj", who=LONG_NAME),
        Stop(key="ended", name="Avslutad", when="gäller till 31 dec 2026"),
    )
)
RECALLED_WAY = StepperData(
    stops=(
        Stop(
            key="sent",
            name="Skickad",
            when="11 maj 09:12",
            who="Karin Ahlgren",
            state=StopState.DONE,
        ),
        Stop(
            key="received",
            name="Mottagen",
            when="i dag 08:30",
            who="Omsorgsbruket",
            state=StopState.NOW,
        ),
        Stop(
            key="recalled",
            name="Återkallad",
            when="12 maj",
            who="Karin Ahlgren",
            state=StopState.STOPPED,
        ),
        Stop(key="ended", name="Avslutad", when="till 31 dec"),
    )
)
DEADLINE = DayCounterData(
    days=(
        CountedDay(first=day(5, 11), mark="skickad", kind=DayKind.START),
        CountedDay(first=day(5, 12), mark="1", kind=DayKind.COUNTED),
        CountedDay(first=day(5, 13), mark="2", kind=DayKind.COUNTED),
        CountedDay(first=day(5, 14), mark="röd dag", kind=DayKind.SKIPPED),
        CountedDay(first=day(5, 15), mark="3 = senast", kind=DayKind.LIMIT),
        CountedDay(first=day(5, 16), last=day(5, 17), mark="helg", kind=DayKind.SKIPPED),
        CountedDay(first=day(5, 18), mark="1 sen", kind=DayKind.LATE),
    ),
    rule="Lokal inställning för Ängsholm: BEST-MOTTAGEN, 3 vardagar",
    is_local=True,
)
PAUSED_MONTHS = EffectBandData(
    today=TODAY,
    months=(
        EffectMonth(
            first=day(5, 1),
            granted=Decimal("46.5"),
            cut=Decimal("31.5"),
            pauses=((day(5, 11), day(6, 7)),),
        ),
        EffectMonth(
            first=day(6, 1),
            granted=Decimal(45),
            cut=Decimal("10.5"),
            pauses=((day(5, 11), day(6, 7)),),
        ),
    ),
)
LEAP_MONTHS = EffectBandData(
    today=day(2, 29, 2024),
    months=(
        EffectMonth(
            first=day(2, 1, 2024),
            granted=Decimal(29),
            cut=Decimal(1),
            pauses=((day(2, 29, 2024), day(2, 29, 2024)),),
        ),
        EffectMonth(
            first=day(3, 1, 2024),
            granted=Decimal(31),
            cut=Decimal(0),
            runs=(day(3, 10, 2024), None),
        ),
        EffectMonth(
            first=day(4, 1, 2024),
            granted=Decimal(30),
            cut=Decimal(30),
            pauses=((day(4, 1, 2024), None),),
        ),
    ),
)
ONE_MONTH = EffectBandData(
    today=TODAY,
    with_sums=False,
    months=(
        EffectMonth(
            first=day(5, 1), granted=Decimal(31), cut=Decimal(7), pauses=((day(5, 4), day(5, 10)),)
        ),
    ),
)
CARD_CHANGES = BeforeAfterData(
    fields=(
        ChangedField(key="phone", field="Telefon", before="070-174 06 11", after="070-174 06 58"),
        ChangedField(
            key="key",
            field="Nyckel",
            before="1 st, Hemtjänst Syd",
            after="2 st, även nattpatrullen",
        ),
        ChangedField(key="who", field="Utförare", before="", after=LONG_NAME),
        ChangedField(
            key="alarm",
            field="Trygghetslarm och sensorer",
            before="Larmgruppen, tills vidare, med dosa vid sängen och i badrummet",
            after="",
        ),
    )
)
ROUTE = RouteLineData(
    stops=(
        RouteStop(
            key="who",
            question="Vem upptäckte felet?",
            answer="Utföraren",
            state=AnswerState.ANSWERED,
        ),
        RouteStop(
            key="what",
            question="Vad är fel?",
            answer="Fel mottagare",
            note="enligt uppgifterna: skickad 6 maj till Hemtjänst Norr",
            state=AnswerState.ANSWERED,
        ),
        RouteStop(key="far", question="Hur långt har det gått?", state=AnswerState.NOW),
        RouteStop(key="start", question="Kontrollera och starta"),
    )
)
DISCOVERED = dt.datetime(2026, 5, 18, 7, 44, tzinfo=dt.UTC)


def clock(hours: float, stopped: float | None = None) -> HoursClockData:
    """A clock that was started so many hours ago."""
    now = DISCOVERED + dt.timedelta(hours=hours)
    ended = None if stopped is None else DISCOVERED + dt.timedelta(hours=stopped)
    return HoursClockData(started=DISCOVERED, now=now, stopped=ended)
