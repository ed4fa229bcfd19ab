"""Beställningar: orders by state, and one with what can be done with it."""
