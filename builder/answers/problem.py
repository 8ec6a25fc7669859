"""What is wrong with an answer, in plain words, and the one place where they are collected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.scalars import PlainBool
from builder.source import KeyPath

_LISTED = 20
"""A hint that lists more than this is not read."""

_QUOTED = 60
"""Longer quotations are cut: a message is one line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in an answer, an accepted set, a quiz item or the values of an item.

    Attributes:
        path: Where, relative to what was examined.
        message: What is wrong, naming the thing, without a full stop.
        hint: What to do about it; may be empty.
    """

    path: KeyPath
    message: str
    hint: str = ""

    def under(self, path: KeyPath) -> Problem:
        """The same problem seen from further up."""
        return Problem((*path, *self.path), self.message, self.hint)


@dataclass(slots=True)
class Faults:
    """Collects problems while an answer is read, so that all of them are reported at once."""

    found: list[Problem] = field(default_factory=list)

    def add(self, path: KeyPath, message: str, hint: str = "") -> None:
        """Notes one problem."""
        self.found.append(Problem(path, message, hint))


def quoted(text: str) -> str:
    """The text in quotation marks, on one line and cut where it is long."""
    line = " ".join(text.split()) or text
    return f"'{line if len(line) <= _QUOTED else line[: _QUOTED - 1] + '…'}'"


def shape(raw: object) -> str:
    """What was found instead of what was asked for."""
    if raw is None:
        return "nothing"
    if isinstance(raw, str):
        return "text"
    if isinstance(raw, (bool, PlainBool)):
        return "a truth value"
    if isinstance(raw, (int, float)):
        return "a number"
    return "a list" if isinstance(raw, (list, tuple)) else "a mapping"


def listing(known: Iterable[str]) -> str:
    """The known names, cut where they are many."""
    names = list(known)
    shown = ", ".join(names[:_LISTED])
    return shown if len(names) <= _LISTED else f"{shown} and {len(names) - _LISTED} more"


def suggest(word: str, known: Iterable[str], called: str) -> str:
    """A hint for a name that is not known: what was probably meant, and what there is.

    Args:
        word: What was written.
        known: The names that would have been right.
        called: What these are, in the plural: `labels`.
    """
    names = list(known)
    if not names:
        return f"There are no {called}."
    folded = {name.casefold(): name for name in reversed(names)}
    near = difflib.get_close_matches(word.casefold(), list(folded), n=1)
    meant = f"Did you mean '{folded[near[0]]}'? " if near else ""
    return f"{meant}The {called} are: {listing(names)}."
