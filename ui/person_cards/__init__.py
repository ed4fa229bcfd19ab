"""Våra kunder: where a provider begins, with the current card of each client."""
