"""Idag: what waits for the person who is signed in, and why it stands there."""
