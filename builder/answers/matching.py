"""Pairs up two lists so that the total likeness is as high as possible, each entry used at most once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf
from typing import TypeVar

Entry = TypeVar("Entry")


def f1_distance(a: Sequence[Entry], b: Sequence[Entry], alike: Callable[[Entry, Entry], float]) -> float:
    """One minus the F1 of the best matching.

    F1 here is twice the total likeness over the number of entries in both lists: with likeness 0 or 1 it is the
    usual harmonic mean of precision and recall. Two empty lists are equal.

    Args:
        a: One list.
        b: The other.
        alike: How alike two entries are, from 0 to 1.

    Returns:
        From 0 (everything matched in full) to 1 (nothing matched).
    """
    if not a or not b:
        return 0.0 if not a and not b else 1.0
    total = best_total([[alike(one, other) for other in b] for one in a])
    return min(1.0, max(0.0, 1 - 2 * total / (len(a) + len(b))))


def best_total(likeness: Sequence[Sequence[float]]) -> float:
    """The highest total of a one-to-one matching; `likeness[i][j]` is from 0 to 1.

    Shortest augmenting paths with potentials (the "Hungarian" method): exact, cubic in the number of entries.
    """
    rows = [list(row) for row in likeness]
    if not rows or not rows[0]:
        return 0.0
    if len(rows) > len(rows[0]):
        rows = [list(column) for column in zip(*rows, strict=True)]
    taken = _assign(rows)
    # Summed over the entries themselves, not read off the potentials: 0 and 1 then stay exact.
    return float(sum(rows[row][column] for column, row in enumerate(taken) if row is not None))


def _assign(rows: list[list[float]]) -> list[int | None]:
    """For each column the row that it goes to, every row having one column."""
    height, width = len(rows), len(rows[0])
    row_price = [0.0] * height
    column_price = [0.0] * width
    taken: list[int | None] = [None] * width
    for start in range(height):
        slack = [inf] * width
        came_from: list[int | None] = [None] * width
        reached = [False] * width
        row: int | None = start
        column: int | None = None
        while row is not None:
            for other in range(width):
                if reached[other]:
                    continue
                cost = -rows[row][other] - row_price[row] - column_price[other]
                if cost < slack[other]:
                    slack[other], came_from[other] = cost, column
            nearest = min((other for other in range(width) if not reached[other]), key=slack.__getitem__)
            step = slack[nearest]
            row_price[start] += step
            for other in range(width):
                holder = taken[other]
                if reached[other] and holder is not None:
                    row_price[holder] += step
                    column_price[other] -= step
                elif not reached[other]:
                    slack[other] -= step
            reached[nearest] = True
            column, row = nearest, taken[nearest]
        while column is not None:
            before = came_from[column]
            taken[column] = start if before is None else taken[before]
            column = before
    return taken
