"""Every shortcut of the program, declared once: bound from here, listed from here (Ctrl+/)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.kernel.texts import N_, _

WINDOW = N_("I hela fönstret")
LIST = N_("I en lista")
DETAIL = N_("I det som visas")
WRITING = N_("När du skriver")


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Keys (the first is shown), what they do, and where they work."""

    id: str
    keys: tuple[str, ...]
    text: str
    where: str

    @property
    def shown(self) -> str:
        """The keys as a Swedish keyboard names them."""
        return " / ".join(spoken_keys(keys) for keys in self.keys)


ALL: tuple[Shortcut, ...] = (
    Shortcut("palette", ("Ctrl+K",), N_("Sök allt, kortkod, kommando"), WINDOW),
    Shortcut("page", ("Ctrl+1…9",), N_("Sida 1 till 9"), WINDOW),
    Shortcut("settings", ("Ctrl+,",), N_("Inställningar"), WINDOW),
    Shortcut("back", ("Alt+Left",), N_("Bakåt"), WINDOW),
    Shortcut("forward", ("Alt+Right",), N_("Framåt"), WINDOW),
    Shortcut("next_column", ("F6",), N_("Nästa kolumn"), WINDOW),
    Shortcut("previous_column", ("Shift+F6",), N_("Föregående kolumn"), WINDOW),
    Shortcut("help", ("F1",), N_("Regeln bakom fältet eller raden"), WINDOW),
    Shortcut("refresh", ("F5",), N_("Hämta på nytt"), WINDOW),
    Shortcut("larger", ("Ctrl++", "Ctrl+="), N_("Större text"), WINDOW),
    Shortcut("smaller", ("Ctrl+-",), N_("Mindre text"), WINDOW),
    Shortcut("usual_size", ("Ctrl+0",), N_("Vanlig textstorlek"), WINDOW),
    Shortcut("lock", ("Ctrl+L",), N_("Lås"), WINDOW),
    Shortcut("menu", ("Alt+M", "F10"), N_("Menyn"), WINDOW),
    Shortcut("shortcuts", ("Ctrl+/",), N_("Alla kortkommandon"), WINDOW),
    Shortcut("filter", ("Ctrl+F",), N_("Filtrera listan"), LIST),
    Shortcut("new", ("Ctrl+N",), N_("Ny av sidans slag"), LIST),
    Shortcut("open", ("Return",), N_("Öppna"), LIST),
    Shortcut("copy", ("Ctrl+C",), N_("Kopiera raderna som tabell"), LIST),
    Shortcut("remind", ("Ctrl+R",), N_("Påminn"), LIST),
    Shortcut("edit", ("F2",), N_("Ändra det valda"), DETAIL),
    Shortcut("next_problem", ("F7",), N_("Nästa fel eller olästa"), DETAIL),
    Shortcut("previous_problem", ("Shift+F7",), N_("Föregående fel eller olästa"), DETAIL),
    Shortcut("print", ("Ctrl+P",), N_("Skriv ut det som visas"), DETAIL),
    Shortcut("export", ("Ctrl+E",), N_("Exportera"), DETAIL),
    Shortcut("next_tab", ("Ctrl+Tab",), N_("Nästa flik"), DETAIL),
    Shortcut("primary", ("Ctrl+Return",), N_("Den fyllda knappens handling"), DETAIL),
    Shortcut("next_field", ("Return",), N_("Nästa fält, sist den fyllda knappen"), WRITING),
    Shortcut("save", ("Ctrl+S",), N_("Spara nu"), WRITING),
    Shortcut("undo", ("Ctrl+Z",), N_("Ångra"), WRITING),
    Shortcut("redo", ("Ctrl+Y",), N_("Gör om"), WRITING),
    Shortcut("answer", ("1…5",), N_("Välj svar i guiden"), WRITING),
    Shortcut("leave", ("Esc",), N_("Stäng eller rensa, kastar aldrig något"), WRITING),
)

BY_ID = {shortcut.id: shortcut for shortcut in ALL}


def bind(
    widget: QWidget,
    shortcut_id: str,
    slot: Callable[[], object],
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> list[QShortcut]:
    """Make the keys of a declared shortcut work in a widget."""
    return [_bound(widget, keys, slot, context) for keys in BY_ID[shortcut_id].keys]


def bind_page(widget: QWidget, number: int, slot: Callable[[], object]) -> QShortcut:
    """Ctrl and the number of a page of the navigation."""
    return _bound(widget, f"Ctrl+{number}", slot, Qt.ShortcutContext.WindowShortcut)


def _bound(
    widget: QWidget, keys: str, slot: Callable[[], object], context: Qt.ShortcutContext
) -> QShortcut:
    made = QShortcut(QKeySequence(keys), widget)
    made.setContext(context)
    made.activated.connect(slot)
    return made


def is_pressed(shortcut_id: str, event: QKeyEvent) -> bool:
    """For what must work where no shortcut reaches: over a form, or over an open menu."""
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(keys) for keys in BY_ID[shortcut_id].keys)


def spoken_keys(keys: str) -> str:
    """Left becomes vänsterpil: what stands on the key, in words."""
    for key, word in _KEY_WORDS.items():
        keys = keys.replace(key, _(word))
    return keys


_KEY_WORDS = {
    "Left": N_("vänsterpil"),
    "Right": N_("högerpil"),
    "Return": N_("Enter"),
    "Shift": N_("Skift"),
}
