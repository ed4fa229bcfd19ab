"""The report of a personal data incident, as the case's own leaf and routine version say it."""

from __future__ import annotations

from uuid import UUID

from app.corrections.gathering import Gathered
from app.corrections.model import IncidentStatus
from app.corrections.views import REPORT_WITHIN
from app.kernel.texts import _
from app.routines.words import Act
from app.worklist.model import IncidentFact


def incident_of(found: Gathered, unit_id: UUID | None) -> IncidentFact | None:
    """None once it is reported, and for a unit whose step it is not (A6)."""
    incident = found.situation.incident
    if incident is None or incident.status is not IncidentStatus.DRAFT:
        return None
    due = incident.discovered_at + REPORT_WITHIN
    step = next((one for one in found.decision.steps if Act.INCIDENT in one.acts), None)
    if step is None:
        return IncidentFact(due=due)
    if not found.situation.is_at(step.unit, unit_id):
        return None
    return IncidentFact(
        due=due,
        title=_(step.label),
        text=_(step.text),
        rule=step.id,
        is_added=step.added,
    )
