"""What may be left out of a case: only what the routine makes conditional."""

import pytest

from app.corrections.acts import require_done
from app.corrections.commands import CompleteStep
from app.kernel.errors import BadInput, RuleViolation
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


CONDITIONAL = sorted(id_ for id_, step in STEPS.items() if step.condition)


@pytest.mark.parametrize("step", CONDITIONAL)
def test_that_a_step_with_a_condition_is_left_out_with_a_reason_and_never_without(
    step: str,
) -> None:
    _leave_out(STEPS[step], "Enheten har inga planerade besök.")
    for nothing in ("", "  \n"):
        with pytest.raises(BadInput) as refused:
            _leave_out(STEPS[step], nothing)
        assert refused.value.code == "case.no_reason_to_leave_out"
        assert STEPS[step].label in refused.value.sentence


def _leave_out(step: Step, why: str = "Behövs inte här.") -> None:
    command = CompleteStep(op_id=op(), case_id=op(), step=step.id, not_needed=True, note=why)
    require_done(step, cases.a_situation(), command)
