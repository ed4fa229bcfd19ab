"""What may be left out of a case: only what the routine makes conditional."""

import pytest

from app.corrections.acts import require_done
from app.corrections.commands import CompleteStep
from app.kernel.errors import RuleViolation
from app.routines.loading import newest
from app.routines.model import Step
from tests.support.world import op
from tests.unit.corrections import cases

STEPS = {step.id: step for leaf in newest("ru541").leaves.values() for step in leaf.steps}
ALWAYS = sorted(id_ for id_, step in STEPS.items() if not step.condition)


@pytest.mark.parametrize("step", ALWAYS)
def test_that_a_step_without_a_condition_is_never_left_out(step: str) -> None:
    with pytest.raises(RuleViolation) as refused:
        _leave_out(STEPS[step])
    assert refused.value.code == "case.step_needed"


def test_that_a_step_with_a_condition_may_be_left_out() -> None:
    conditional = [step for step in STEPS.values() if step.condition]
    assert conditional
    for step in conditional:
        _leave_out(step)


def _leave_out(step: Step) -> None:
    command = CompleteStep(op_id=op(), case_id=op(), step=step.id, not_needed=True)
    require_done(step, cases.a_situation(), command)
