"""How many slips of the pen lie between two words."""

from __future__ import annotations


def edits(word: str, other: str, limit: int = 2) -> int:
    """Letters added, left out, changed, or two neighbours swapped; `limit + 1` where there are more."""
    if abs(len(word) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, start=1):
        before, last = row, before
        row = [i]
        for j, counterpart in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != counterpart))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == counterpart:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def inflected(word: str, other: str) -> bool:
    """Whether one is the other with another ending, as `insults` is of `insult`."""
    short, long = sorted((word.lower(), other.lower()), key=len)
    stem = short[:-1] if short[-1:] in {"e", "y"} else short
    rest = long[len(stem) :]
    if rest == "ly" and short[-1:] == "y":  # "slighty" is no form of "slightly"
        return False
    return long.startswith(stem) and rest in {
        "", "s", "es", "ed", "d", "ing", "er", "ers", "ly",
        "n", "en", "e", "y", "ies", "ied", "al", "r", "est", "'s", "’s",
    }  # fmt: skip
