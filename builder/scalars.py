"""Plain scalars that remember how they were written."""

from __future__ import annotations

from dataclasses import dataclass


class PlainInt(int):
    """A whole number written without quotes."""

    raw: str


class PlainFloat(float):
    """A number written without quotes."""

    raw: str


@dataclass(frozen=True, slots=True)
class PlainBool:
    """A truth value written without quotes."""

    value: bool
    raw: str


def as_written(value: object) -> str | None:
    """The text as it stood in the file, or None where the value is not a scalar with a text."""
    if isinstance(value, str):
        return value
    return value.raw if isinstance(value, (PlainInt, PlainFloat, PlainBool)) else None
