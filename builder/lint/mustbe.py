"""What every text that matches an expression holds, as far as that can be listed.

An expression is spelled out into *readings*, one for each way through its alternatives, small sets of characters and
short repetitions. A reading is a row of *runs*, stretches of characters that stand together; between two runs anything
may stand that the expression leaves open. Whatever matches the expression holds all runs of one of its readings, so
that what is found in a run of each reading is found in every such text. What can't be listed (large sets, long
repetitions, what a text must look like further on) is left open, never guessed.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from builder.lint.patterns import compiled

MOST = 200
"""So many readings at most; beyond, what multiplies them is left open."""
SET = 8
"""Sets of more characters are left open."""
TIMES = 8
"""Longer repetitions are left open."""
WIDEST = 100
"""What can be longer is not spelled out again for each time that it is repeated."""

_AROUND = ("", "a", " ", "\n", "-", "1")
"""What may stand beside a run whose neighbours are not known, as far as word and line boundaries tell it apart."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand together in a text.

    Attributes:
        text: The characters.
        first: Whether the text begins with them.
        last: Whether the text ends with them, or with a line break after them.
    """

    text: str
    first: bool = False
    last: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to match an expression.

    Attributes:
        runs: What stands in the text, in this order.
        closed: Whether the next character stands right after the last run; else anything may stand between.
    """

    runs: tuple[Run, ...] = (Run(""),)
    closed: bool = True

    def then(self, text: str) -> Reading:
        """With characters after it."""
        if not self.closed:
            return Reading((*self.runs, Run(text)))
        return Reading((*self.runs[:-1], replace(self.runs[-1], text=self.runs[-1].text + text)))

    def then_anything(self) -> Reading:
        """With what nobody can list after it."""
        return replace(self, closed=False)

    def begun(self) -> Reading:
        """With the start of the text at this place."""
        started = len(self.runs) == 1 and self.closed and not self.runs[0].text
        return replace(self, runs=(replace(self.runs[0], first=True),)) if started else self

    def ended(self) -> Reading:
        """With the end of the text at this place."""
        return replace(self, runs=(*self.runs[:-1], replace(self.runs[-1], last=True))) if self.closed else self


@lru_cache(maxsize=256)
def readings(pattern: str) -> tuple[Reading, ...]:
    """The readings of an expression; one without anything where it is none, or can't be spelled out."""
    if isinstance(compiled(pattern), str):
        return (Reading(closed=False),)
    # The standard library has no public name for it; where it is gone, nothing is listed.
    try:
        parsed: Any = importlib.import_module("re._parser").parse(pattern)
    except (ImportError, AttributeError):
        return (Reading(closed=False),)
    flags = parsed.state.flags
    return _sequence((Reading(),), parsed, flags)


def holds_in_all(pattern: str, unwanted: Sequence[str]) -> bool:
    """Whether every text that matches the expression matches one of the unwanted ones as well.

    False as well where that can't be decided: with large sets, long repetitions, and unwanted expressions that look at
    what stands around a match whose neighbours are not known.
    """
    others = [found for each in unwanted if isinstance(found := compiled(each), re.Pattern)]
    return all(any(_held(run, other) for run in reading.runs for other in others) for reading in readings(pattern))


def _held(run: Run, unwanted: re.Pattern[str]) -> bool:
    """Whether a text with this run matches, whatever stands around the run."""
    before = ("",) if run.first else _AROUND
    after = ("", "\n") if run.last else _AROUND
    if not (run.first and run.last) and _looks_around(unwanted.pattern):
        return False
    return all(_inside(unwanted, left, run.text, right) for left in before for right in after)


def _inside(unwanted: re.Pattern[str], left: str, text: str, right: str) -> bool:
    start, end = len(left), len(left) + len(text)
    found = (unwanted.match(left + text + right, place) for place in range(start, end + 1))
    return any(match is not None and match.end() <= end for match in found)


@lru_cache(maxsize=256)
def _looks_around(pattern: str) -> bool:
    return re.search(r"\(\?(?:<?[=!]|\()", pattern) is not None


def _sequence(sofar: tuple[Reading, ...], parts: Iterable[tuple[Any, Any]], flags: int) -> tuple[Reading, ...]:
    for operation, argument in parts:
        sofar = tuple(dict.fromkeys(_step(sofar, str(operation), argument, flags)))
    return sofar


def _step(sofar: tuple[Reading, ...], operation: str, argument: Any, flags: int) -> tuple[Reading, ...]:
    found = _open(sofar)  # what is unknown here may be anything
    match operation:
        case "LITERAL":
            found = _one_of(sofar, _cases(chr(argument), flags))
        case "IN":
            found = _one_of(sofar, _members(argument, flags))
        case "SUBPATTERN":
            _, added, removed, inner = argument
            found = _sequence(sofar, inner, (flags | added) & ~removed)
        case "ATOMIC_GROUP":
            found = _sequence(sofar, argument, flags)
        case "BRANCH":
            ways = [_sequence(sofar, branch, flags) for branch in argument[1]]
            found = _few([each for way in ways for each in way], sofar)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            found = _repeated(sofar, (least, most), inner, flags)
        case "AT":
            found = _at(sofar, str(argument), flags)
        case "ASSERT" | "ASSERT_NOT":
            found = sofar  # it only takes texts away
    return found


def _at(sofar: tuple[Reading, ...], place: str, flags: int) -> tuple[Reading, ...]:
    if flags & re.MULTILINE and place not in {"AT_BEGINNING_STRING", "AT_END_STRING"}:
        return sofar
    if place in {"AT_BEGINNING", "AT_BEGINNING_STRING"}:
        return tuple(each.begun() for each in sofar)
    return tuple(each.ended() for each in sofar) if place in {"AT_END", "AT_END_STRING"} else sofar


def _repeated(sofar: tuple[Reading, ...], times: tuple[int, int], inner: Any, flags: int) -> tuple[Reading, ...]:
    least, most = times
    widest = inner.getwidth()[1]
    if not widest:
        return sofar
    if widest > WIDEST:
        return _open(_sequence(sofar, inner, flags) if least else sofar)
    found: list[Reading] = []
    current = sofar
    endless = most > TIMES
    for count in range(min(least, TIMES) if endless else most):
        if count >= least:
            found += current
        current = _sequence(current, inner, flags)
    return _open(current) if endless else _few([*found, *current], sofar)


def _one_of(sofar: tuple[Reading, ...], characters: Sequence[str]) -> tuple[Reading, ...]:
    if not characters:
        return _open(sofar)
    return _few([each.then(character) for each in sofar for character in characters], sofar)


def _few(found: Sequence[Reading], otherwise: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(found) if len(found) <= MOST else _open(otherwise)


def _open(sofar: tuple[Reading, ...]) -> tuple[Reading, ...]:
    return tuple(each.then_anything() for each in sofar)


def _members(members: Iterable[tuple[Any, Any]], flags: int) -> list[str]:
    """The characters of a set, or none where they are many."""
    found: list[str] = []
    for operation, argument in members:
        if str(operation) == "LITERAL":
            found += _cases(chr(argument), flags)
        elif str(operation) == "RANGE" and argument[1] - argument[0] < SET:
            found += [case for code in range(argument[0], argument[1] + 1) for case in _cases(chr(code), flags)]
        else:
            return []
    return list(dict.fromkeys(found)) if len(found) <= SET else []


def _cases(character: str, flags: int) -> list[str]:
    """The character as it may be written."""
    if not flags & re.IGNORECASE:
        return [character]
    return list(dict.fromkeys((character, character.lower(), character.upper(), character.swapcase())))
