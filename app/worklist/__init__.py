"""Idag: what is late, due, waiting for others and new, from every rule in force."""
