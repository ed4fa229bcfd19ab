"""Assignments sent to provider units."""
