"""Where the data lies: what was used last, or one of three ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.kernel.texts import N_, _
from ui.kernel.naming import named
from ui.kernel.restyle import follow
from ui.theme import icons, paint
from ui.theme.look import look
from ui.widgets.brand import Mark
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.focus_ring import FocusRing
from ui.widgets.layout import ACROSS, DOWN, Box, Item, Rule, Scroll, column, row
from ui.widgets.panel import Panel
from ui.widgets.text import ElidedText, Icon, Text

WIDTH = 960
TILE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStore:
    """A store that was used before; `problem` says why it cannot be opened now."""

    id: str
    name: str
    detail: str
    used: str
    icon: str = "hard-drive"
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One of the three ways to begin."""

    id: str
    title: str
    lead: str
    points: tuple[str, str, str]
    action: str
    icon: str
    action_icon: str
    foot: str


WAYS = (
    Way(
        "try",
        N_("Prova"),
        N_("En påhittad kommun att öva i."),
        (
            N_("Åtta fel att rätta, med facit"),
            N_("Inget du gör kan skada något"),
            N_("Utskrifter märks ÖVNING"),
        ),
        N_("Börja prova"),
        "graduation-cap",
        "graduation-cap",
        N_("Klart direkt. Försvinner när du stänger."),
    ),
    Way(
        "local",
        N_("Lokal"),
        N_("Ett krypterat valv på den här datorn."),
        (
            N_("För ett skrivbord eller en utförare"),
            N_("Eget lösenord för var och en"),
            N_("Fungerar utan nät"),
        ),
        N_("Skapa valv…"),
        "hard-drive",
        "key-round",
        N_("Valvet får inte ligga på en nätverksdisk."),
    ),
    Way(
        "shared",
        N_("Delad"),
        N_("Kommunens gemensamma databas."),
        (
            N_("Många skrivbord och utförare samtidigt"),
            N_("Var och en loggar in som sig själv"),
            N_("Du ser bara det du får se"),
        ),
        N_("Anslut…"),
        "server",
        "log-in",
        N_("Kommer i en senare version."),
    ),
)


class _Tile(QWidget):
    """The picture of a way, on soft ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        follow(self._restyle)

    def _restyle(self) -> None:
        self.setFixedSize(look.px(TILE), look.px(TILE))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, area = QPainter(self), QRectF(self.rect())
        edge = "accent_line" if look.is_contrast else None
        paint.panel(painter, area, fill="accent_soft", line=edge, radius=8)
        icons.draw(painter, area, self._icon, tone="accent", size=24)


class StartScreen(QWidget):
    """Last used first, and it is the primary; without any, practice is."""

    store_opened = Signal(str)
    store_sought = Signal(str)
    store_forgotten = Signal(str)
    other_asked = Signal()
    way_chosen = Signal(str)
    painted = Signal()
    """The person sees it: what is slow may begin now."""

    def __init__(self, version: str = "", stores: Sequence[KnownStore] = ()) -> None:
        super().__init__()
        self.setObjectName("start_screen")
        self.setProperty("ground", "window")
        self.setWindowTitle("Verkställ")
        self._mark = Mark(44)
        self._mark.installEventFilter(self)
        self._about = Text("", "small", "text3", wrap=True)
        self.show_version(version)
        self._middle = QWidget()
        items: list[Item] = [None, self._head(), 32]
        if stores:
            items += [Text(_("Fortsätt"), "h3"), 8, self._stores(stores), 24]
            items += [Text(_("Eller börja nytt"), "h3"), 8]
        items += [self._ways(has_stores=bool(stores)), 16, self._foot(), None]
        Box(DOWN, *items, parent=self._middle)
        around = QWidget()
        Box(ACROSS, None, self._middle, None, margins=(24, 24, 24, 24), parent=around)
        Box(DOWN, (Scroll(around), 1), parent=self)
        self._ring = FocusRing(self)
        follow(self._restyle)

    def _head(self) -> QWidget:
        lead = _("Från beslut till verkställd insats, och tillbaka när något blivit fel")
        words = column(Text("Verkställ", "display"), Text(lead, "large", "text2", wrap=True))
        return row(self._mark, 16, (words, 1))

    def _stores(self, stores: Sequence[KnownStore]) -> QWidget:
        panel = Panel(margins=(20, 4, 16, 4))
        for number, store in enumerate(stores):
            if number:
                panel.box.add(Rule())
            panel.box.add(12, self._store(store, "default" if number else "primary"), 12)
        return panel

    def _store(self, store: KnownStore, kind: Kind) -> QWidget:
        tone = "danger" if store.problem else "text3"
        detail = Text(store.problem or store.detail, "small", tone, wrap=True)
        words = column(ElidedText(store.name, "strong"), detail)
        used = Text(store.used, "small", "text3")
        return row(
            Icon(store.icon, "text2", 18), 12, (words, 1), 16, used, 16, *self._acts(store, kind)
        )

    def _acts(self, store: KnownStore, kind: Kind) -> list[Item]:
        """Open it; where it is gone look for it; in any case take it off the list."""
        button = named(Button(_("Öppna"), kind), f"open_{store.id}")
        button.setAccessibleName(_("Öppna {name}").format(name=store.name))
        button.allow(store.problem)
        button.clicked.connect(self._open)
        forget = named(
            IconButton("x", _("Ta bort {name} ur listan").format(name=store.name)),
            f"forget_{store.id}",
        )
        forget.clicked.connect(self._forget)
        acts: list[QWidget] = [button, forget]
        if store.problem:
            seek = named(Button(_("Leta upp…")), f"seek_{store.id}")
            seek.setAccessibleName(_("Leta upp {name}").format(name=store.name))
            seek.clicked.connect(self._seek)
            acts.insert(0, seek)
        items: list[Item] = []
        for act in acts:
            act.setProperty("store", store.id)
            items += [*([8] if items else []), act]
        return items

    def _ways(self, *, has_stores: bool) -> QWidget:
        cards: list[Item] = []
        for number, way in enumerate(WAYS):
            kind: Kind = "primary" if number == 0 and not has_stores else "default"
            cards += [*([16] if number else []), (self._way(way, kind), 1)]
        return row(*cards)

    def _way(self, way: Way, kind: Kind) -> QWidget:
        button = named(Button(_(way.action), kind, way.action_icon), f"begin_{way.id}")
        button.setProperty("way", way.id)
        button.clicked.connect(self._begin)
        if way.id == "shared":
            button.disable(_(way.foot))
        panel = Panel(_Tile(way.icon), 16, margins=(24, 24, 24, 20))
        panel.box.setAlignment(Qt.AlignmentFlag.AlignTop)
        panel.box.add(Text(_(way.title), "h1"), 4, Text(_(way.lead), wrap=True), 16)
        for point in way.points:
            line = row(Icon("check", "ok"), 8, (Text(_(point), "body", "text2", wrap=True), 1))
            panel.box.add(line, 8)
        panel.box.add(24, None, row(*self._begin_with(way, button), None), 8)
        panel.box.add(Text(_(way.foot), "small", "text3", wrap=True))
        return panel

    def _begin_with(self, way: Way, button: Button) -> list[Item]:
        """A vault is made, or one that exists is opened."""
        if way.id != "local":
            return [button]
        other = named(Button(_("Öppna valv…")), "open_other")
        other.setAccessibleName(_("Öppna ett valv som finns"))
        other.clicked.connect(self.other_asked)
        return [button, 8, other]

    def show_version(self, version: str) -> None:
        """It is looked up after the first paint; until then the line goes without."""
        words = _("Version {version}, svenska och engelska, utan installation och utan nät")
        without = _("Svenska och engelska, utan installation och utan nät")
        self._about.setText(words.format(version=version) if version else without)

    def _foot(self) -> QWidget:
        return row(Icon("info", "text3"), 8, (self._about, 1))

    def _open(self) -> None:
        if (sender := self.sender()) is not None:
            self.store_opened.emit(sender.property("store"))

    def _seek(self) -> None:
        if (sender := self.sender()) is not None:
            self.store_sought.emit(sender.property("store"))

    def _forget(self) -> None:
        if (sender := self.sender()) is not None:
            self.store_forgotten.emit(sender.property("store"))

    def _begin(self) -> None:
        if (sender := self.sender()) is not None:
            self.way_chosen.emit(sender.property("way"))

    def _restyle(self) -> None:
        self._middle.setMaximumWidth(look.px(WIDTH))
        self._middle.setMinimumWidth(min(look.px(WIDTH), 960))
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.painted.emit)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        QPainter(self).fillRect(self.rect(), look.colour("window"))
