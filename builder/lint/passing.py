"""How likely somebody is to pass, given how likely they are to earn what for each item.

The sum over items and draws is exact: the distribution of all points above the pass mark, item by item, with every
draw from a pool equally likely.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from builder.lint.exams import Group
from builder.model import QuizItem

Outcomes = Sequence[tuple[float, float]]
"""What an item may earn (0 to 1) and how likely; the probabilities sum to 1."""

GRID = 4200
"""Points are counted in units of 1/4200, in which halves to eighths and hundredths are whole numbers."""
COARSE = 42
FINEST = 4000
"""From so many different sums on they are counted in hundredths of a point instead, which keeps large exams quick."""

Sums = dict[int, float]


def chance_to_pass(
    drawn: Sequence[Group], outcomes: Callable[[QuizItem], Outcomes], mark: float, floor: float = 0.0
) -> float:
    """The probability of reaching a share of all points.

    Args:
        drawn: What is asked.
        outcomes: What somebody may earn for an item.
        mark: The share of the points of the items that were drawn.
        floor: Below this a probability need not be exact; an upper bound is given where that is quicker.
    """
    by_group = [[_above(item, outcomes(item), mark) for item in group.items] for group in drawn]
    bound = _bound(drawn, by_group)
    if bound < floor:
        return bound
    total: Sums = {0: 1.0}
    asked = 0
    for group, items in zip(drawn, by_group, strict=True):
        total = _added(total, _drawn(items, group.asked))
        asked += group.asked
    slack = asked + (asked * COARSE if len(total) >= FINEST // 2 else 0)
    return min(1.0, sum(weight for points, weight in total.items() if points >= -slack))


def _above(item: QuizItem, outcomes: Outcomes, mark: float) -> Sums:
    """For each outcome by how many units it lies above what the item must contribute."""
    found: Sums = {}
    for credit, weight in outcomes:
        points = round((credit - mark) * item.points * GRID)
        found[points] = found.get(points, 0.0) + weight
    return found


def _bound(drawn: Sequence[Group], by_group: Sequence[Sequence[Sums]]) -> float:
    """A probability that is not too low (Hoeffding 1963, also for draws without replacement)."""
    mean = spread = 0.0
    for group, items in zip(drawn, by_group, strict=True):
        average = sum(points * weight for sums in items for points, weight in sums.items()) / len(items)
        mean += average * group.asked
        width = max(max(sums) for sums in items) - min(min(sums) for sums in items)
        spread += group.asked * width * width
    if mean >= 0:
        return 1.0
    return math.exp(-2 * mean * mean / spread) if spread else 0.0


def _drawn(items: Sequence[Sums], asked: int) -> Sums:
    """The sums over all draws of `asked` items."""
    if asked == len(items):
        total: Sums = {0: 1.0}
        for sums in items:
            total = _added(total, sums)
        return total
    by_count: list[Sums] = [{0: 1.0}, *({} for _ in range(asked))]
    for sums in items:
        for count in range(asked - 1, -1, -1):  # from the back, so that no item is drawn twice
            taken = by_count[count + 1]
            for points, weight in by_count[count].items():
                for more, chance in sums.items():
                    taken[points + more] = taken.get(points + more, 0.0) + weight * chance
        by_count = [_coarser(sums_so_far) for sums_so_far in by_count]
    draws = math.comb(len(items), asked)
    return {points: weight / draws for points, weight in by_count[asked].items()}


def _added(one: Sums, other: Sums) -> Sums:
    total: Sums = {}
    for points, weight in one.items():
        for more, chance in other.items():
            total[points + more] = total.get(points + more, 0.0) + weight * chance
    return _coarser(total)


def _coarser(sums: Sums) -> Sums:
    if len(sums) <= FINEST:
        return sums
    found: Sums = {}
    for points, weight in sums.items():
        rounded = round(points / COARSE) * COARSE
        found[rounded] = found.get(rounded, 0.0) + weight
    return found
