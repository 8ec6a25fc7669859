"""How likely something is by chance alone: exact sums over independent events."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

BY_CHANCE = 0.02
"""What comes about by chance in fewer than 2 of 100 healthy quizzes counts as a pattern. One in 20, as is usual, would
cry wolf in every tenth project with two quizzes; one in 100 would miss four keys of five."""

MANY = 200
"""Above so many events the exact sum takes longer than it is worth; a bound that is never too low stands for it."""


def by_chance(hits: int, chances: Sequence[float]) -> float:
    """The probability of so many events or more, or for many events an upper bound (Hoeffding 1963); 1 if expected."""
    more = hits - sum(chances)
    if more <= 0:
        return 1.0
    return at_least(hits, chances) if len(chances) <= MANY else math.exp(-2 * more * more / len(chances))


def at_least(hits: int, chances: Iterable[float]) -> float:
    """The probability of `hits` or more among independent events.

    Args:
        hits: The number of events that occurred.
        chances: For each event its probability.

    Returns:
        A probability; 1 for no hits.
    """
    left = [1.0]  # left[n]: the probability of n events so far
    for chance in chances:
        left = [
            (left[count] if count < len(left) else 0.0) * (1 - chance) + (left[count - 1] * chance if count else 0.0)
            for count in range(len(left) + 1)
        ]
    return min(1.0, sum(left[hits:])) if hits > 0 else 1.0
