"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from builder.source import Place


class Severity(StrEnum):
    """How much a finding matters. `ERROR` alone makes `check` and `build` exit 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in a user's file, at its one primary place.

    Attributes:
        place: Where; findings sort by it.
        id: The check that found it, e.g. `unknown-reference`; `guidewright explain ID` tells more.
        severity: How much it matters.
        message: What is wrong, naming the thing, without a full stop.
        hint: What to do about it; may be empty.
    """

    place: Place
    id: str
    severity: Severity
    message: str
    hint: str = ""
