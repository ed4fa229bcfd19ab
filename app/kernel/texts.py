"""Texts on screen and paper: Swedish is the source, a catalogue may replace it.

Babel extracts every `_`, `ngettext` and `N_`. The language is chosen once, when the process starts.
"""

from __future__ import annotations

import gettext as _gettext

DOMAIN = "verkstall"
SOURCE_LANGUAGE = "sv"

_state: dict[str, _gettext.NullTranslations] = {"now": _gettext.NullTranslations()}
_language: dict[str, str] = {"now": SOURCE_LANGUAGE}


def install(language: str, translations: _gettext.NullTranslations) -> None:
    """Use `translations` from now on; call it before any widget is built."""
    _language["now"] = language
    _state["now"] = translations


def language() -> str:
    """`sv` or `en`."""
    return _language["now"]


def _(text: str) -> str:
    """The text in the chosen language; placeholders stay for the caller to fill."""
    return _state["now"].gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Singular or plural in the chosen language; format with `count` afterwards."""
    return _state["now"].ngettext(one, many, count)


def N_(text: str) -> str:  # noqa: N802 - the name translators know
    """Mark a text for extraction and translate it later, with `_`."""
    return text
