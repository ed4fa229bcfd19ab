"""The translations of a language, read from its catalogue when the process starts."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib import resources

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from app.kernel.errors import BadInput
from app.kernel.texts import DOMAIN, N_, SOURCE_LANGUAGE

LANGUAGES = (SOURCE_LANGUAGE, "en")


@cache
def translations(language: str) -> NullTranslations:
    """What `app.kernel.texts.install` takes. Nothing is compiled on disk, so nothing goes stale."""
    if language not in LANGUAGES:
        raise BadInput(
            "language.unknown",
            N_("Språket {language} finns inte. Välj {known}."),
            field="lang",
            language=language,
            known=", ".join(LANGUAGES),
        )
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    place = resources.files("resources") / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = io.BytesIO()
    with place.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language, domain=DOMAIN))
    compiled.seek(0)
    return GNUTranslations(compiled)
