"""The lanes of a correction case."""
