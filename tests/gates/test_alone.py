"""Product decision 2: one person alone in a vault carries scenario 3 to its end by attesting."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.corrections.attesting import OUTSIDE, may_attest
from app.corrections.commands import CompleteStep
from app.corrections.model import CaseStatus, IncidentStatus
from app.kernel.errors import AppError, NotAllowed
from app.routines.words import Act
from tests.gates import walk as stages
from tests.gates.screen import button, case_on_screen, choose_step, click, words, write
from tests.gates.walk import Walk, Walked
from tests.support.builders import TODAY
from tests.support.world import op
from ui.corrections.page import CorrectionsPage
from ui.corrections.saving_forms import AttachForm, AttachValues
from ui.theme.theme import Theme

IDA, OLA = "Ida Nordgren", "Ola Stenvik"


@pytest.fixture(autouse=True)
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def leave_alone(walk: Walk, login: str) -> None:
    """Everybody else has left; services are those of a new session."""
    with walk.world.begin() as tx:
        for user in tx.users.everybody():
            if user.login != login:
                tx.users.save(replace(user, ended_on=TODAY))
    walk.chairs.clear()


@pytest.fixture
def alone(in_a_vault: Walk) -> Walk:
    """The provider's person, alone in a real vault, with the ticket sent."""
    in_a_vault.until("ticket sent")
    leave_alone(in_a_vault, "utforare")
    return in_a_vault


def attest(page: CorrectionsPage, step: str, name: str, note: str = "") -> None:
    choose_step(page, step)
    click(page, "step_act")
    write(page, "attest_name", name)
    if note:
        write(page, "attest_note", note)
    click(page, "attest_act")
    view = page.case.view
    assert view is not None
    assert view.board.step(step).done is not None, step


def test_that_one_person_alone_finishes_scenario_3_with_clicks_and_keys(
    alone: Walk, tmp_path: Path
):
    with case_on_screen(alone, "utforare") as page:
        choose_step(page, "UPP-S3-2")
        assert not button(page, "step_act").isEnabled()
        assert "ensam i valvet" in words(page, "step_alone")
        assert "Exportera journalen" in words(page, "step_reason")
        _save(page)
        _hand_over_and_remove(page)
        _send_right(page)
        _report(page)
        said = _paper(alone, tmp_path)
        click(page, "case_close")
    with alone.world.begin() as tx:
        case = tx.cases.get(alone.case)
        assert tx.executions.get(alone.execution).is_removed
    assert case.status is CaseStatus.CLOSED
    assert case.requester_id == alone.world.users["utforare"].id
    assert (case.investigator_id, case.executor_id) == (None, None)
    assert f"{IDA}, Systemförvaltare, intygat" in said
    assert f"{OLA}, Objektspecialist, intygat" in said


def _save(page: CorrectionsPage) -> None:
    click(page, "step_export")
    write(page, "export_place", "Personakten")
    click(page, "export_act")
    click(page, "export_leave")
    attest(page, "UPP-S3-2", OLA)


def _hand_over_and_remove(page: CorrectionsPage) -> None:
    attest(page, "UPP-S3-3", OLA)
    attest(page, "UPP-S3-6c", OLA)
    attest(page, "UPP-S3-6d", "Britt Hamrin")
    attest(page, "UPP-S3-6e", IDA)
    choose_step(page, "UPP-S3-6f")
    click(page, "step_act")
    view = page.case.view
    assert view is not None
    write(page, "removal_number", view.case.number)
    assert not button(page, "removal_act").isEnabled()
    write(page, "removal_name", IDA)
    click(page, "removal_act")


def _send_right(page: CorrectionsPage) -> None:
    choose_step(page, "UPP-S3-6a")
    click(page, "step_act")
    attest(page, "UPP-S3-6g", "Karin Ahlgren")
    attest(page, "UPP-S3-7", "Vera Lund")
    attest(page, "UPP-S3-5", OLA)


def _report(page: CorrectionsPage) -> None:
    choose_step(page, "UPP-S3-4")
    click(page, "step_act")
    write(page, "incident_consequence", "Ringa")
    write(page, "incident_measures", "Nytt ordnas")
    click(page, "incident_act")


def _paper(walk: Walk, folder: Path) -> str:
    paper = folder / "checklista.pdf"
    paper.write_bytes(walk.at("utforare").papers.checklist(walk.case).pdf)
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(paper).pages)


def test_that_nobody_attests_while_a_second_person_is_there(walked: Walked):
    walk = walked.at("ticket sent")
    with case_on_screen(walk, "utforare") as page:
        choose_step(page, "UPP-S3-2")
        assert not button(page, "step_act").isEnabled()
        assert words(page, "step_alone") == ""
    with pytest.raises(NotAllowed) as refused:
        walk.complete("utforare", "UPP-S3-2", attested_name=OLA)
    assert refused.value.code == "case.not_your_step"


def test_that_a_name_is_what_makes_it_an_attestation(alone: Walk):
    with pytest.raises(NotAllowed) as refused:
        alone.complete("utforare", "UPP-S3-2", attested_name="  ")
    assert refused.value.code == "case.not_your_step"


def test_that_nobodys_word_stands_for_the_saved_journal(alone: Walk):
    with pytest.raises(AppError) as refused:
        alone.complete("utforare", "UPP-S3-2", attested_name=OLA)
    assert refused.value.code == "case.export_missing"


def test_that_the_administrator_alone_attaches_what_somebody_printed_outside(
    walked: Walked, tmp_path: Path
):
    """Her role saves no journal; alone she keeps the paper that the specialist gave her."""
    walk = walked.at("ticket sent")
    paper = _printed(tmp_path)
    leave_alone(walk, "systemforvaltare")
    with case_on_screen(walk, "systemforvaltare") as page:
        choose_step(page, "UPP-S3-2")
        click(page, "step_attach")
        form = page.forms.form
        assert isinstance(form, AttachForm)
        form.given.emit(
            AttachValues(path=paper, pages=1, stated_notes=2, storage_place="Personakten")
        )
    with walk.world.begin() as tx:
        assert tx.archive.count_attachments(walk.case) == 1


def _printed(folder: Path) -> Path:
    writer, target = PdfWriter(), folder / "utskrift.pdf"
    writer.add_blank_page(200, 200)
    writer.write(target)
    return target


def test_that_an_attested_incident_counts_as_reported(alone: Walk):
    """Alone with another role, who was told that the report was made says so (G13)."""
    _sit_as(alone, "systemforvaltare")
    alone.at("systemforvaltare").cases.complete(
        CompleteStep(
            op_id=op(),
            case_id=alone.case,
            step="UPP-S3-4",
            note="Anmäld i e-tjänsten",
            attested_name="Petra Wikander",
        )
    )
    with alone.world.begin() as tx:
        incident = tx.cases.incident_of(alone.case)
    assert incident is not None
    assert incident.status is IncidentStatus.REPORTED


def _sit_as(walk: Walk, login: str) -> None:
    with walk.world.begin() as tx:
        for user in tx.users.everybody():
            tx.users.save(replace(user, ended_on=None if user.login == login else TODAY))
    walk.chairs.clear()


def test_that_the_shared_store_never_lets_anybody_attest(walked: Walked):
    walk = walked.at("ticket sent")
    leave_alone(walk, "utforare")
    with walk.world.begin() as tx:
        assert may_attest(tx, TODAY)
        tx.is_shared = True
        assert not may_attest(tx, TODAY)


def test_that_somebody_who_has_not_left_yet_still_counts(walked: Walked):
    walk = walked.at("ticket sent")
    leave_alone(walk, "utforare")
    with walk.world.begin() as tx:
        other = tx.users.by_login("handlaggare")
        tx.users.save(replace(other, ended_on=TODAY.replace(year=TODAY.year + 1)))
        assert not may_attest(tx, TODAY)


def test_that_a_step_that_was_not_needed_is_attested_with_the_keyboard(alone: Walk):
    stages.export(alone, "utforare")
    with case_on_screen(alone, "utforare") as page:
        attest(page, "UPP-S3-2", OLA)
        choose_step(page, "UPP-S3-3")
        QTest.keyClick(button(page, "step_act"), Qt.Key.Key_Space)
        write(page, "attest_name", OLA)
        form = page.forms.form
        assert form is not None
        box = form.findChild(type(form.not_needed.box), "attest_not_needed")
        QTest.keyClick(box, Qt.Key.Key_Space)
        assert "varför" in button(page, "attest_act").accessibleDescription()
        write(page, "attest_note", "Enheten hos extern")
        QTest.keyClick(button(page, "attest_act"), Qt.Key.Key_Space)
    done = alone.view("utforare").situation.done["UPP-S3-3"]
    assert (done.attested_name, done.state.value) == (OLA, "not_needed")
    assert done.note == "Enheten hos extern"


def test_that_what_a_removal_would_lose_is_never_taken_on_a_word():
    assert {Act.EXPORT_JOURNAL, Act.REMOVE, Act.RECORDED_DECISION} & OUTSIDE == set()
