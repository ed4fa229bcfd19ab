"""Whom a form is about, in one line."""

from __future__ import annotations


def whose(name: str, customer_number: str, order_number: str = "") -> str:
    """`Astrid Provsten, K-10001  ·  B-2026-0041`; the name comes masked where it is protected."""
    who = f"{name}, {customer_number}"
    return f"{who}  ·  {order_number}" if order_number else who
