"""`&name` and `*name`: shared, never copied, and counted as if they were copied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from builder.yamldoc.faults import Faults, named
from builder.yamldoc.limits import MAX_ALIASES, MAX_NODES, LimitReachedError
from builder.yamldoc.spans import SpanNode

_QUOTE = 'If a text is meant to begin with "*", put the whole text in quotes.'
_COMPARED = 100
"""Names that "did you mean" looks at: each costs time, and no sound file has more."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """What an anchor names: its data, its spans, and how many nodes it stands for."""

    value: Any
    node: SpanNode
    size: int


class Anchors:
    """The anchors of one document.

    Args:
        faults: Takes the findings.
        is_left_out: Whether the anchor of a name stood in a part that was left out, which already has its finding.
    """

    def __init__(self, faults: Faults, is_left_out: Callable[[str], bool]) -> None:
        self._faults = faults
        self._is_left_out = is_left_out
        self._known: dict[str, Anchored | None] = {}
        self._uses = 0
        self._expanded = 0

    def begin(self, name: str) -> None:
        """A collection with this anchor is open: until its end, it may not contain itself."""
        self._known[name] = None

    def define(self, name: str, anchored: Anchored) -> None:
        """A node with this anchor is complete. A name may be used again; the last one counts."""
        self._known[name] = anchored

    def use(self, name: str, index: int) -> Anchored | None:
        """What `*name` at offset `index` stands for; `None`, with a finding, if nothing.

        Raises:
            LimitReachedError: where aliases stand for too much in sum.
        """
        self._uses += 1
        if self._uses > MAX_ALIASES:
            self._refuse(index, f"More than {MAX_ALIASES:,} aliases in one file")
        if name not in self._known:
            if self._is_left_out(name):
                return None
            near = get_close_matches(name, sorted(self._known)[:_COMPARED], n=1)
            hint = f"Did you mean *{near[0]}? {_QUOTE}" if near else _QUOTE
            self._faults.add(index, "yaml-unknown-alias", f"No &{named(name)[1:-1]} stands before this alias", hint)
            return None
        target = self._known[name]
        if target is None:
            message = f"*{named(name)[1:-1]} stands inside &{named(name)[1:-1]}: it contains itself without end"
            self._faults.add(index, "yaml-alias-bomb", message, "Write out what is meant here.")
            return None
        self._expanded += target.size
        if self._expanded > MAX_NODES:
            self._refuse(index, f"The aliases up to here stand for more than {MAX_NODES:,} values")
        return target

    def _refuse(self, index: int, message: str) -> None:
        self._faults.add(index, "yaml-alias-bomb", message, "Write out what is meant, or split the file.")
        raise LimitReachedError
