"""Rätta fel: the guide, its result, and the case that follows."""
