"""A relative who must not be informed is marked wherever the relative is named."""

from __future__ import annotations

import pytest

from app.clients.commands import SaveRelative
from app.clients.model import Client
from tests.support.pdf_words import words_of
from tests.support.world import op
from tests.ui.clients.conftest import Stage
from tests.ui.person_cards.samples import issue, seen, services_of
from ui.clients import seeing
from ui.clients.page import ClientsPage
from ui.widgets.chip import Chip


def forbid(stage: Stage, name: str) -> Client:
    client = stage.people[name]
    services_of(stage.world, "handlaggare").clients.save_relative(
        SaveRelative(
            op_id=op(),
            client_id=client.id,
            name="Marta Provlind",
            relation="syster",
            phone="070-174 06 77",
            may_be_informed=False,
        )
    )
    return client


def warnings_on(page: ClientsPage) -> list[str]:
    chips = [chip.shape for chip in page.findChildren(Chip) if chip.isVisible()]
    return [shape.text for shape in chips if shape.tone == "danger"]


@pytest.mark.rule("GOT-10")
def test_that_the_printed_card_says_who_must_not_be_informed(stage: Stage) -> None:
    client = forbid(stage, "unread")
    issue(stage.world, client, "Ny anhörig")
    words = words_of(services_of(stage.world, "utforare").papers.card(client.id).pdf)
    assert "Marta Provlind syster: FÅR INTE INFORMERAS –" in words
    assert "070-174 06 77" not in words


def test_that_the_next_card_says_it_before_it_is_issued(stage: Stage) -> None:
    forbid(stage, "whole")
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.CARD)
    assert "Marta Provlind, syster, FÅR INTE INFORMERAS" in seen(stage.page)
    assert "070-174 06 77" not in seen(stage.page)


def test_that_the_overview_names_who_must_not_be_told_without_a_number(stage: Stage) -> None:
    forbid(stage, "whole")
    stage.open()
    stage.choose("whole")
    assert "Marta Provlind" in seen(stage.page)
    assert "070-174 06 77" not in seen(stage.page)


def test_that_the_number_stays_among_the_persons_relatives(stage: Stage) -> None:
    forbid(stage, "whole")
    stage.open()
    stage.choose("whole")
    stage.to_tab(seeing.PEOPLE)
    assert "070-174 06 77" in seen(stage.page)


@pytest.mark.parametrize("tab", [seeing.OVERVIEW, seeing.PEOPLE])
def test_that_a_danger_chip_stands_with_the_relative(stage: Stage, tab: str) -> None:
    forbid(stage, "whole")
    stage.open()
    stage.choose("whole")
    stage.to_tab(tab)
    assert "får inte informeras" in warnings_on(stage.page)
