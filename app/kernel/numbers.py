"""Running numbers that people see: one series for each kind of thing and year."""

from __future__ import annotations

from typing import Protocol


class Numbers(Protocol):
    """Takes the next number of a series inside the open transaction."""

    def take(self, series: str) -> int: ...


def order_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "B", year)


def execution_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "V", year)


def decision_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "BES", year)


def case_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "RF", year)


def care_case_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "A", year)


def export_number(numbers: Numbers, year: int) -> str:
    return _number(numbers, "E", year)


def customer_number(numbers: Numbers) -> str:
    """K-10001 and upwards: says nothing about the person."""
    return f"K-{10000 + numbers.take('K')}"


def _number(numbers: Numbers, series: str, year: int) -> str:
    return f"{series}-{year}-{numbers.take(f'{series}{year}'):04d}"
