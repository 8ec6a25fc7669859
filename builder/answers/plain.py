"""Takes plain values out of what YAML (or a receipt) gave, noting what does not fit."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from sys import float_info
from typing import Any

from builder.answers.problem import Faults, quoted, shape, suggest
from builder.scalars import as_written
from builder.source import KeyPath

_EPSILON = float_info.epsilon

_BETWEEN = re.compile(r"[,;>\s]+")
_NAME = re.compile(r"[\w-]{1,40}")

_EXACT = 2**53
"""Beyond this a float no longer tells neighbours apart, so nothing is gained by keeping the integer."""


def number_in(raw: object) -> int | float | None:
    """The finite number that was written, or None."""
    if isinstance(raw, bool) or not isinstance(raw, (int, float)):
        return None
    try:
        value = float(raw)
    except OverflowError:
        return None
    if not math.isfinite(value):
        return None
    return int(raw) if value == int(value) and abs(value) <= _EXACT else value


def number(raw: object, path: KeyPath, what: str, faults: Faults) -> int | float | None:
    """The number, or None and a problem."""
    value = number_in(raw)
    if value is None:
        if isinstance(raw, str) and _looks_like_number(raw):
            faults.add(path, f"{what} is a number, and {quoted(raw)} is text", "Write it without quotes.")
        else:
            wanted = "a number" if shape(raw) != "a number" else "a finite number of ordinary size"
            faults.add(path, f"{what} is {wanted}, not {_seen(raw)}")
    return value


def whole(raw: object, path: KeyPath, what: str, faults: Faults, *, low: int) -> int | None:
    """The whole number from `low` on, or None and a problem."""
    value = number_in(raw)
    if isinstance(value, int) and value >= low:
        return value
    faults.add(path, f"{what} is a whole number from {low} on, not {_seen(raw)}")
    return None


def text(raw: object, path: KeyPath, what: str, faults: Faults) -> str | None:
    """The text as written, or None and a problem."""
    written = as_written(raw)
    if written is None:
        faults.add(path, f"{what} is text, not {shape(raw)}")
    return written


def entries(raw: object, path: KeyPath, what: str, faults: Faults, form: str = "") -> Sequence[Any]:
    """The entries of the list, or none and a problem; `form` is how the list is written, where it has one form only."""
    if isinstance(raw, (list, tuple)):
        return raw
    faults.add(path, f"{what} is a list, not {shape(raw)}", f"Write {form}." if form else _as_list(raw))
    return ()


def mapping(
    raw: object, path: KeyPath, what: str, faults: Faults, *, keys: Iterable[str], needed: Iterable[str]
) -> Mapping[str, Any] | None:
    """The mapping, if it is one; unknown and missing keys are noted.

    Args:
        raw: What was written.
        path: Where it stands.
        what: What it is, for the message.
        faults: Where problems go.
        keys: The keys that it may have.
        needed: Those that it must have.
    """
    if not isinstance(raw, Mapping):
        faults.add(path, f"{what} is a mapping, not {_seen(raw)}")
        return None
    known = list(keys)
    for key in raw:
        if key not in known:
            faults.add((*path, str(key)), f"{what} has no key {quoted(str(key))}", suggest(str(key), known, "keys"))
    for key in needed:
        if key not in raw:
            faults.add(path, f"{what} lacks the key '{key}'")
    return raw


def within(a: float, b: float, tolerance: float) -> bool:
    """Whether two numbers are no further apart than the tolerance; a rounding error of theirs is forgiven."""
    apart = abs(a - b)
    if isinstance(apart, int):
        return apart <= tolerance
    return apart <= tolerance + 8 * _EPSILON * max(abs(a), abs(b), tolerance)


def share(difference: float, span: float) -> float:
    """How much of `span` the difference takes up, from 0 to 1; 1 where the span says nothing."""
    if difference == 0:
        return 0.0
    try:
        taken = difference / span
    except (ZeroDivisionError, OverflowError):
        return 1.0
    return min(1.0, max(0.0, taken)) if math.isfinite(taken) else 1.0


def _as_list(raw: object) -> str:
    """How to write as a list what was written without brackets."""
    written = as_written(raw)
    if isinstance(raw, Mapping):
        return "Write brackets around it, [{…}], also where there is only one."
    if written is None or not written.strip():
        return "Write an empty list, [], where there is nothing to list."
    names = [name.strip() for name in _BETWEEN.split(written) if name.strip()]
    if all(_NAME.fullmatch(name) for name in names):
        return f"Write [{', '.join(names)}]."
    return "Write a list, in brackets and with commas: [first, second]."


def _seen(raw: object) -> str:
    """What was found: as it was written where that is known."""
    written = as_written(raw)
    if written is not None:
        return quoted(written)
    value = number_in(raw)
    return shape(raw) if value is None else str(value)


def _looks_like_number(written: str) -> bool:
    try:
        return math.isfinite(float(written))
    except ValueError:
        return False
