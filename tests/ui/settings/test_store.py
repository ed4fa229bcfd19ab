"""Valvet: a copy that was checked, a key that is new, a code seen once, a log that holds."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.kernel.errors import AppError
from app.vault.model import Credentials
from db.vault.vaults import LocalVaults
from tests.support.builders import NOON
from tests.ui.settings.store import ADMIN, PASSWORD
from ui.kernel.questions import Reply

WHO = Credentials(ADMIN, PASSWORD)


def other_vaults(stage) -> LocalVaults:
    """Another process would open files so."""
    return LocalVaults(stage.here.store.vault._settings)


def log_of(stage, words: str) -> list[str]:
    return [line for line in stage.here.world.log() if words in line]


def renew(stage):
    section = stage.open("store")
    stage.desk.questions.replies = [Reply(acted=True)]
    stage.click("store_renew")
    return section.form


def test_that_a_copy_is_written_checked_and_told(stage, tmp_path: Path):
    section = stage.open("store")
    stage.desk.questions.paths = [tmp_path / "kopia"]
    stage.click("store_back_up")
    assert other_vaults(stage).check(tmp_path / "kopia.valv", WHO).is_sound
    assert section.told.title.text() == "kopia.valv är sparad, öppnad på nytt och jämförd."
    assert stage.desk.said == ["Säkerhetskopian är sparad och kontrollerad"]
    assert (
        "24 november 2026" in section.copies.facts.findChildren(type(section.told.title))[-1].text()
    )
    assert log_of(stage, "backup create done")


def test_that_a_copy_never_writes_over_a_file(stage, tmp_path: Path):
    section = stage.open("store")
    target = tmp_path / "kopia.valv"
    target.write_bytes(b"annat")
    stage.desk.questions.paths = [target]
    stage.click("store_back_up")
    assert target.read_bytes() == b"annat"
    assert section.told.isVisible()
    assert section.back_up.isEnabled()
    assert stage.desk.said == []


def test_that_no_place_means_no_copy(stage):
    stage.open("store")
    stage.desk.questions.paths = [None]
    stage.click("store_back_up")
    assert log_of(stage, "backup create") == []


def test_that_the_key_is_changed_only_after_the_question(stage):
    section = stage.open("store")
    vault = stage.here.store.vault
    before = vault.keyring.data_key.raw()
    stage.desk.questions.replies = [Reply(acted=False), Reply(acted=True)]
    stage.click("store_rotate")
    assert vault.keyring.data_key.raw() == before
    stage.click("store_rotate")
    assert vault.keyring.data_key.raw() != before
    assert section.told.title.text() == "Valvet har en ny nyckel."
    assert [question.act for question in stage.desk.questions.asked] == ["Byt nyckeln"] * 2


def test_that_the_new_code_opens_the_vault_and_is_forgotten_when_it_is_kept(stage):
    form = renew(stage)
    code, section = form.code, stage.page.sections["store"]
    assert form.shown.text().replace("\n", "") == code
    assert form.bar.primary.reason == "Bekräfta först att koden är sparad."
    stage.find("recovery_kept").click()
    stage.click("recovery_act")
    assert section.form is None
    assert form.code == form.shown.text() == ""
    stage.here.store.vault.close()
    entered = other_vaults(stage).recover(
        stage.here.store.vault.path, code, Credentials(ADMIN, "sju röda rävar")
    )
    entered.vault.close()


def test_that_esc_does_not_lose_a_code_that_is_not_kept(stage):
    form = renew(stage)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert stage.find("recovery_hint").text().startswith("Bekräfta först")
    stage.find("recovery_kept").click()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert stage.page.sections["store"].form is None


def test_that_the_code_is_not_copied(stage):
    form = renew(stage)
    QApplication.clipboard().setText("före")
    form.shown.setFocus()
    QTest.keyClick(form.shown, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "före"
    assert "Koden kopieras inte" in stage.find("recovery_hint").text()
    stage.find("recovery_kept").click()
    form.reject()


def test_that_the_paper_holds_the_code_and_its_name_nothing(stage):
    form = renew(stage)
    code = form.code
    stage.click("recovery_print")
    drawn = stage.desk.papers[0].draw()
    reader = PdfReader(io.BytesIO(drawn.pdf))
    text = "".join(page.extract_text() for page in reader.pages)
    assert code in "".join(text.split())
    assert str(stage.here.store.vault.vault_id) in "".join(text.split())
    assert drawn.file_name == "aterstallningskod.pdf"
    assert code not in str(reader.metadata)
    stage.find("recovery_kept").click()
    form.reject()


def test_that_a_whole_log_says_how_much_was_read_and_from_which_anchor(stage):
    section = stage.open("store")
    stage.click("store_verify")
    assert section.log_told.title.text().startswith("Kedjan är hel: ")
    assert section.log_told.body.text() == "Det fanns inget ankare att jämföra med. Nu finns ett."
    stage.click("store_verify")
    assert section.log_told.body.text().startswith("Den stämmer med ankaret vid post ")


def test_that_a_log_that_was_cut_is_told_in_red(stage):
    section = stage.open("store")
    stage.here.store.vault.write_anchor(900, "0" * 64, NOON)
    stage.click("store_verify")
    assert section.log_told.property("ground") == "danger_soft"
    assert section.log_told.body.text().startswith("Loggen slutar före post")


def test_that_an_anchor_that_cannot_be_read_is_no_proof_and_is_not_replaced(stage):
    section = stage.open("store")
    vault = stage.here.store.vault
    anchor = vault.path.with_name(vault.path.name + ".ankare")
    anchor.write_bytes(b"skadad")
    stage.click("store_verify")
    assert section.told.isVisible()
    assert f"Ankarfilen {anchor.name} går inte att läsa" in section.told.title.text()
    assert not section.log_told.isVisible()
    assert anchor.read_bytes() == b"skadad"


def test_that_a_copy_the_program_could_not_make_is_told_until_one_is_made(stage):
    vault = stage.here.store.vault
    folder = vault.path.with_name("prov-kopior")
    folder.write_text("en fil i mappens ställe", encoding="utf-8")
    with pytest.raises(AppError) as caught:
        vault.keep_backed_up()
    section = stage.open("store")
    assert stage.find("store_failure").isVisible()
    assert section.copies.failure.title.text() == (
        "Den senaste kopian som programmet skulle göra blev inte av 24 november 2026 12:00."
    )
    assert section.copies.failure.body.text().startswith(caught.value.sentence)
    folder.unlink()
    assert vault.keep_backed_up() is not None
    stage.page.refresh()
    stage.rest()
    assert not stage.find("store_failure").isVisible()


def test_that_buttons_wait_while_something_is_done(stage):
    section = stage.open("store")
    section.model.busy.emit("Skriver om valvet med en ny nyckel")
    stage.qtbot.waitUntil(section.busy.isVisible)
    assert {button.reason for button in (section.back_up, section.rotate, section.verify)} == {
        "Skriver om valvet med en ny nyckel …"
    }
    section.model.busy.emit("")
    assert not section.busy.isVisible()
    assert section.back_up.isEnabled()


def test_that_everybody_else_may_verify_and_is_told_why_not_the_rest(stage):
    section = stage.open("store", "handlaggare")
    reason = "Bara en systemförvaltare får göra det. Be din systemförvaltare."
    assert {b.reason for b in (section.back_up, section.rotate, section.renew)} == {reason}
    stage.click("store_verify")
    assert section.log_told.title.text().startswith("Kedjan är hel")


def test_that_the_services_refuse_what_the_buttons_would_not_send(stage, tmp_path: Path):
    section = stage.open("store", "handlaggare")
    section.model.back_up(tmp_path / "kopia.valv")
    stage.rest()
    assert not (tmp_path / "kopia.valv").exists()
    assert "inte rätt" in section.told.accessibleName()
    with pytest.raises(AppError):
        stage.desk.services.care.rotate_key(stage.desk.bench.new_id())
    assert len(log_of(stage, "handlaggare backup create refused")) == 2


def test_that_the_last_copy_is_the_newest_of_those_known(stage):
    stage.open("store")
    info = stage.desk.services.store_info()
    model = stage.page.sections["store"].model
    assert model._known(info).backed_up_at is None
    model._copied_at = NOON
    assert model._known(info).backed_up_at == NOON
    later = NOON + dt.timedelta(days=1)
    assert model._known(type(info)(**{**_facts(info), "backed_up_at": later})).backed_up_at == later


def _facts(info) -> dict[str, object]:
    return {name: getattr(info, name) for name in ("path", "store_id", "is_practice")}
