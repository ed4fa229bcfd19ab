"""Inställningar: how the program looks, the municipality, people, the vault, and what it is."""
