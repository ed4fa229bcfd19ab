"""Nothing is removed in a vault without a verified copy of it from just before."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.access.log import Outcome
from app.executions.model import ExecutionStatus
from app.kernel.errors import NotAllowed, RuleViolation
from app.services import services_at
from db.vault.vault import LocalVault
from tests.gates.screen import button, case_on_screen, choose_step, click, write
from tests.gates.walk import Walk, misdirected
from tests.support.local_vault import cheap_vaults
from tests.support.world import VAULT, WHO, World, furnish
from ui.theme.theme import Theme
from ui.widgets.banner import Banner

READY, ADMIN = "taken over", "systemforvaltare"


class Kept:
    """A walk that is ready for the removal, in an ordinary vault that copies itself."""

    def __init__(self, vault: LocalVault, folder: Path, *, practice: bool) -> None:
        self.vault, self.folder = vault, folder
        (folder / "akt").mkdir()
        self.walk: Walk = misdirected(furnish(World(vault.begin)), folder / "akt")
        self.walk.until(READY)
        for login in (ADMIN, "utforare"):
            desk = self.walk.world.desk(login)
            self.walk.chairs[login] = services_at(desk, vault, practice=practice)

    @property
    def copies(self) -> Path:
        return self.folder / "prov-kopior"

    @property
    def made(self) -> list[Path]:
        return sorted(self.copies.glob("*.valv")) if self.copies.is_dir() else []

    def status(self) -> ExecutionStatus:
        with self.walk.world.begin() as tx:
            return tx.executions.get(self.walk.execution).status


@pytest.fixture(params=[False], ids=["ordinary"])
def kept(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Kept]:
    vault = cheap_vaults().create(tmp_path / VAULT, WHO, practice=request.param).vault
    yield Kept(vault, tmp_path, practice=request.param)
    vault.close()


@pytest.fixture
def theme(qapp) -> Theme:
    return qapp.findChild(Theme) or Theme(qapp, "light")


def test_that_the_copy_from_just_before_holds_the_execution_as_it_was(kept: Kept, tmp_path: Path):
    assert kept.made == []
    kept.walk.at(ADMIN).removal.remove(kept.walk.removal())
    assert kept.status() is ExecutionStatus.REMOVED
    [copy] = kept.made
    there = tmp_path / "igen" / VAULT
    there.parent.mkdir()
    cheap_vaults().restore(copy, there, WHO)
    again = cheap_vaults().open(there, WHO)
    try:
        with World(again.begin).begin() as tx:
            assert tx.executions.get(kept.walk.execution).status is ExecutionStatus.ACTIVE
            assert len(tx.journal.of_execution(kept.walk.execution)) == 2
    finally:
        again.close()


def test_that_a_copy_that_cannot_be_made_refuses_the_removal_and_says_why(kept: Kept):
    kept.copies.write_text("en fil där mappen skulle vara", encoding="utf-8")
    with pytest.raises(RuleViolation) as refused:
        kept.walk.at(ADMIN).removal.remove(kept.walk.removal())
    assert refused.value.code == "case.no_copy"
    failure = kept.vault.own_backups.failure
    assert failure is not None
    assert failure.sentence in refused.value.sentence
    assert "registrera borttaget igen" in refused.value.sentence
    assert kept.status() is ExecutionStatus.ACTIVE
    last = kept.walk.events()[-1]
    assert (last.outcome, last.detail) == (Outcome.REFUSED, "case.no_copy")
    kept.copies.unlink()
    kept.walk.at(ADMIN).removal.remove(kept.walk.removal())
    assert kept.status() is ExecutionStatus.REMOVED
    assert len(kept.made) == 1


def test_that_who_may_not_remove_makes_the_vault_copy_nothing(kept: Kept):
    with pytest.raises(NotAllowed):
        kept.walk.at("utforare").removal.remove(kept.walk.removal())
    assert kept.made == []


@pytest.mark.parametrize("kept", [True], indirect=True, ids=["practice"])
def test_that_a_practice_vault_removes_without_a_copy_as_it_never_makes_any(kept: Kept):
    assert kept.vault.is_practice
    kept.walk.at(ADMIN).removal.remove(kept.walk.removal())
    assert kept.status() is ExecutionStatus.REMOVED
    assert kept.made == []


@pytest.mark.usefixtures("theme")
def test_that_the_form_says_that_the_copy_failed_and_removes_once_it_can_be_made(kept: Kept):
    kept.copies.write_text("en fil där mappen skulle vara", encoding="utf-8")
    with case_on_screen(kept.walk, ADMIN) as page:
        choose_step(page, "UPP-S3-6f")
        click(page, "step_act")
        write(page, "removal_number", kept.walk.view().case.number)
        click(page, "removal_act")
        form = page.forms.form
        assert form is not None
        told = [one.title.text() for one in form.findChildren(Banner) if one.isVisible()]
        assert any("säkerhetskopieras först" in one for one in told), told
        assert kept.status() is ExecutionStatus.ACTIVE
        kept.copies.unlink()
        assert button(page, "removal_act").isEnabled()
        click(page, "removal_act")
        assert page.forms.form is None
    assert kept.status() is ExecutionStatus.REMOVED
    assert len(kept.made) == 1
