"""What somebody has begun to write would be lost with the execution (A2): the guide counts it."""

from __future__ import annotations

import pytest

from app.corrections.guide import GuideStart
from app.drafts.model import JOURNAL_FORM, PLAN_FORM, WORKING_NOTE_FORM
from app.drafts.service import SaveDraft
from app.services import Services, services_at
from tests.support.world import World, in_memory

SAID = {
    "discovered_by": "provider",
    "what_is_wrong": "wrong_recipient",
    "progress": "executed",
}
FACTS = {"uses_planning_lmo": "no", "has_hsl_assignments": "no"}


def at(world: World, login: str) -> Services:
    return services_at(world.desk(login), None, practice=True)


def begun(forms: tuple[str, ...]) -> tuple[GuideStart, str]:
    """What the guide begins with, and where it leads who says that nothing is documented."""
    with in_memory() as world:
        order = world.order(world.granted(world.client()))
        execution = world.execution(order)
        services = at(world, "utforare")
        for form in forms:
            services.drafts.save(
                SaveDraft(
                    form=form,
                    subject_id=execution.id,
                    client_id=execution.client_id,
                    values={"text": "Ring dottern"},
                )
            )
        start = services.guide.begin(order.id)
        leaf = services.guide.preview(order.id, SAID, FACTS).decision.leaf.id
        return start, leaf


@pytest.mark.rule("A2", "UPP-S2-8")
@pytest.mark.parametrize(
    ("forms", "count"),
    [
        ((JOURNAL_FORM,), 1),
        ((WORKING_NOTE_FORM,), 1),
        ((JOURNAL_FORM, WORKING_NOTE_FORM), 2),
    ],
)
def test_that_a_draft_of_a_note_or_a_working_note_leads_to_scenario_3(
    forms: tuple[str, ...], count: int
) -> None:
    start, leaf = begun(forms)
    assert (start.facts.drafts, leaf) == (count, "S3")
    assert any(f"{count} utkast" in said for said in start.facts.evidence())


@pytest.mark.rule("A2")
@pytest.mark.parametrize("forms", [(), (PLAN_FORM,)])
def test_that_nothing_begun_in_the_journal_leads_to_scenario_2(forms: tuple[str, ...]) -> None:
    start, leaf = begun(forms)
    assert (start.facts.drafts, leaf) == (0, "S2")
