"""The checklist of somebody with protected identity: printed for a purpose that is logged."""

from dataclasses import replace

import pytest

from app.access.actor import Command, Data
from app.access.log import Outcome
from app.clients.model import ProtectionLevel
from app.kernel.errors import RuleViolation
from tests.gates.screen import case_on_screen, click
from tests.gates.walk import Walk, Walked
from ui.bench import Paper
from ui.kernel.questions import PreparedAnswers, Reply
from ui.theme.theme import Theme

WHY, LOGIN = "Ärendet ska till akten", "objektspecialist"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def protect(walk: Walk) -> None:
    with walk.world.begin() as tx:
        client = tx.clients.get(tx.orders.get(walk.order).client_id)
        tx.clients.save(replace(client, protection_level=ProtectionLevel.SECRECY_MARKED))


def test_that_the_checklist_of_a_protected_person_is_refused_without_a_purpose(walked: Walked):
    walk = walked.at("ticket sent")
    protect(walk)
    papers = walk.at(LOGIN).papers
    with pytest.raises(RuleViolation) as refused:
        papers.checklist(walk.case, "  ")
    last = walk.events()[-1]
    assert (last.outcome, last.detail) == (Outcome.REFUSED, refused.value.code)
    assert papers.checklist(walk.case, WHY).pdf.startswith(b"%PDF-")
    printed = [
        one for one in walk.events() if (one.data, one.command) == (Data.CASE, Command.PRINT)
    ]
    assert (printed[-1].outcome, printed[-1].purpose) == (Outcome.DONE, WHY)


def test_that_nobody_is_asked_why_about_a_person_who_is_not_protected(walked: Walked):
    walk = walked.at("ticket sent")
    with case_on_screen(walk, LOGIN) as page:
        papers = _previewed(page)
        click(page, "case_print")
        assert _asked(page).asked == []
        assert len(papers) == 1


def test_that_the_page_asks_for_the_purpose_and_prints_with_it(walked: Walked):
    walk = walked.at("ticket sent")
    protect(walk)
    with case_on_screen(walk, LOGIN) as page:
        papers, answers = _previewed(page), _asked(page)
        answers.replies += [Reply(False), Reply(True, WHY)]
        click(page, "case_print")
        assert papers == []
        click(page, "case_print")
        [paper] = papers
        assert paper.draw().pdf.startswith(b"%PDF-")
        assert [one.reason_label for one in answers.asked] == ["Varför behöver du uppgifterna"] * 2
    assert walk.events()[-2].purpose == WHY  # the last line is the reading of the settings


def _asked(page) -> PreparedAnswers:
    answers = page._bench.questions
    assert isinstance(answers, PreparedAnswers)
    return answers


def _previewed(page) -> list[Paper]:
    papers: list[Paper] = []
    page._bench = replace(page._bench, preview=papers.append)
    return papers
