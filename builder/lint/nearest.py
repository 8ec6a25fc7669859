"""The known name that a mistyped one probably meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

GOOD_ENOUGH = 0.6
TRIED = 8
LONGEST = 120
"""Longer texts are no mistyped names."""


class Nearest:
    """Finds the nearest of many names without comparing with each: only those that share most letter triples.

    Args:
        names: The known names; of equally near ones the first wins.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self._by_gram: dict[str, list[int]] = {}
        self._known: dict[str, str | None] = {}

    def to(self, name: str) -> str | None:
        """The name that was probably meant; None where nothing is near."""
        if name not in self._known:
            self._known[name] = self._find(name)
        return self._known[name]

    def hint(self, name: str) -> str:
        """A sentence for the hint of a fault; empty where nothing is near."""
        meant = self.to(name)
        return f"Did you mean '{meant}'?" if meant is not None and meant != name else ""

    def _find(self, name: str) -> str | None:
        if len(name) > LONGEST:
            return None
        if not self._by_gram:
            for number, known in enumerate(self.names):
                for gram in _grams(known):
                    self._by_gram.setdefault(gram, []).append(number)
        shared: Counter[int] = Counter()
        for gram in _grams(name):
            shared.update(self._by_gram.get(gram, ()))
        best, meant = GOOD_ENOUGH, None
        for number, _ in sorted(shared.items(), key=lambda found: (-found[1], found[0]))[:TRIED]:
            known = self.names[number]
            ratio = SequenceMatcher(None, name.casefold(), known.casefold(), autojunk=False).ratio()
            if ratio > best or (ratio == best and meant is None):
                best, meant = ratio, known
        return meant


def _grams(name: str) -> set[str]:
    padded = f"  {name.casefold()} "
    return {padded[start : start + 3] for start in range(len(padded) - 2)} | set(name.casefold())
