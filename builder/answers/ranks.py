"""How far two rankings are apart."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import sqrt


def kendall_distance(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """`(1 - tau-b) / 2`: 0 for the same order, 1 for the reverse, 0.5 where one order says nothing about the other.

    Kendall's tau-b (1945) corrects for ties and is not defined where one ranking ties everything: two such rankings
    are equal (0), and such a one says nothing about any other (0.5).

    Args:
        a: For each entry its place; tied entries share one.
        b: The same for the other ranking. Both rank the same entries.
    """
    agree = untied_a = untied_b = 0
    for one, other in combinations(sorted(a), 2):
        in_a, in_b = _sign(a[one] - a[other]), _sign(b[one] - b[other])
        agree += in_a * in_b
        untied_a += in_a != 0
        untied_b += in_b != 0
    if not untied_a or not untied_b:
        return 0.0 if untied_a == untied_b else 0.5
    if agree == untied_a == untied_b:
        return 0.0
    return min(1.0, max(0.0, (1 - agree / sqrt(untied_a * untied_b)) / 2))


def _sign(difference: int) -> int:
    return (difference > 0) - (difference < 0)
