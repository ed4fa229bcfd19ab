"""The recovery code on paper: for a sealed envelope, not for a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from app import printing
from app.documents.blocks import (
    Bullets,
    Document,
    Fact,
    Facts,
    Footer,
    Letterhead,
    SignatureLines,
    Text,
    Title,
)
from app.documents.wording import moment, tag
from app.kernel.texts import _
from app.papers.service import Drawn
from ui.bench import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePaper:
    """What stands on the paper; the code is never shown by accident."""

    code: str = field(repr=False)
    municipality: str
    store_id: UUID
    is_practice: bool
    at: dt.datetime
    by: str


def document(paper: CodePaper) -> Document:
    return Document(
        title=_("Återställningskod"),
        subject=_("Valv {id}").format(id=str(paper.store_id)[:8]),
        blocks=(
            Letterhead(organisation=paper.municipality, reference=(str(paper.store_id)[:8],)),
            Title(_("Återställningskod"), _("Öppnar valvet när alla lösenord är glömda")),
            Facts(
                (
                    Fact(_("Kod"), paper.code, strong=True),
                    Fact(_("Valvets id"), str(paper.store_id)),
                    Fact(_("Gjord"), moment(paper.at)),
                    Fact(_("Av"), paper.by),
                ),
                boxed=True,
            ),
            Text(_("Så används koden")),
            Bullets(
                (
                    _("Välj Använd återställningskoden där valvet låses upp."),
                    _("Skriv koden. Bindestreck, mellanslag och små bokstäver gör inget."),
                    _("Välj ett nytt lösenord. Då görs också en ny kod, och den här gäller inte."),
                )
            ),
            Text(_("Förvara papperet i förseglat kuvert, inlåst, på ett annat ställe än datorn.")),
            SignatureLines(_("Lagt i kuvert"), (_("Namn"), _("Datum"))),
        ),
        footer=Footer(
            lines=(
                _("Utskrivet {when} av {who}.").format(when=moment(paper.at), who=paper.by),
                _("Den som har koden och valvets fil kan läsa allt i valvet."),
            ),
            mark=_("Återställningskod"),
        ),
        language=tag(),
        practice=paper.is_practice,
    )


def draw(paper: CodePaper) -> Drawn:
    return Drawn("aterstallningskod.pdf", printing.render(document(paper), paper.at).data)


def printed_only(ask: Callable[[], CodePaper]) -> Paper:
    """For the preview; `ask` runs off the UI thread."""
    return Paper(title=_("Återställningskod"), draw=lambda: draw(ask()), is_secret=True)
