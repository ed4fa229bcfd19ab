"""Temporary interruptions of an execution."""
