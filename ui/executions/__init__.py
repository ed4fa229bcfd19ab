"""Verkställigheter: what is being performed, its hours, pauses, plan and visits."""
