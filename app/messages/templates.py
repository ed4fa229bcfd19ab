"""Ready wordings of messages: `resources/templates/*.toml`, checked when they are loaded."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from app.access.roles import Role
from app.kernel.errors import BadInput, NotFound
from app.kernel.texts import N_

FOLDER = "templates"
# Numbers, days, services and units; never a name, an identity number or an address.
PLACEHOLDERS = {
    "customer_number": N_("Kundnummer"),
    "order_number": N_("Beställningens nummer"),
    "case_number": N_("Ärendets nummer"),
    "service": N_("Insats"),
    "unit": N_("Enhet"),
    "date": N_("Datum"),
    "reason": N_("Anledning"),
    "storage_place": N_("Förvaringsplats"),
    "version": N_("Version"),
}
_KEYS = {"title", "to_role", "about", "subject", "body"}

_UNKNOWN = N_("Mallen {template} finns inte. Välj en annan mall eller skriv fritt.")
_MISSING = N_("{placeholder} saknas i meddelandet. Fyll i det och försök igen.")


class Binding(StrEnum):
    """What a message of a template is bound to, besides the client."""

    CLIENT = "client"
    ORDER = "order"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A wording with named places to fill."""

    id: str
    title: str
    to_role: Role
    about: Binding
    subject: str
    body: str

    @property
    def placeholders(self) -> tuple[str, ...]:
        """In the order they come, each once."""
        return tuple(dict.fromkeys((*_places(self.subject), *_places(self.body))))


def read_template(id_: str, text: str) -> Template:
    """Parse and check; a template that cannot be filled raises `ValueError`."""
    values = tomllib.loads(text)
    if set(values) != _KEYS:
        raise ValueError(f"template {id_}: {sorted(set(values) ^ _KEYS)}")
    template = Template(
        id=id_,
        title=values["title"],
        to_role=Role(values["to_role"]),
        about=Binding(values["about"]),
        subject=values["subject"],
        body=values["body"].strip(),
    )
    unknown = set(template.placeholders) - set(PLACEHOLDERS)
    if unknown or not all(values.values()):
        raise ValueError(f"template {id_}: {sorted(unknown) or 'empty'}")
    return template


@cache
def shipped_templates() -> Mapping[str, Template]:
    """Every template that ships with the program, by id."""
    folder = resources.files("resources").joinpath(FOLDER)
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return {
        template.id: template
        for template in (
            read_template(file.name.removesuffix(".toml"), file.read_text(encoding="utf-8"))
            for file in files
            if file.name.endswith(".toml")
        )
    }


def template_of(id_: str) -> Template:
    try:
        return shipped_templates()[id_]
    except KeyError:
        raise NotFound("message.no_template", _UNKNOWN, template=id_) from None


def filled(template: Template, facts: Mapping[str, str]) -> tuple[str, str]:
    """Subject and body; what stands in a fact comes out as it is, braces too."""
    for name in template.placeholders:
        if not facts.get(name, "").strip():
            raise BadInput("message.fact", _MISSING, field=name, placeholder=PLACEHOLDERS[name])
    return template.subject.format(**facts), template.body.format(**facts)


def _places(text: str) -> list[str]:
    parsed = string.Formatter().parse(text)
    return [name for _text, name, _spec, _conversion in parsed if name is not None]
