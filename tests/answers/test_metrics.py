from __future__ import annotations

from itertools import combinations, permutations
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.answers.matching import best_total, f1_distance
from builder.answers.ranks import kendall_distance

LIKENESS = st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0])


@st.composite
def tables(draw: st.DrawFn) -> list[list[float]]:
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(LIKENESS, min_size=width, max_size=width), min_size=1, max_size=5))


def by_permutations(table: list[list[float]]) -> float:
    rows, columns = len(table), len(table[0])
    if rows > columns:
        return by_permutations([list(column) for column in zip(*table, strict=True)])
    return max(sum(table[row][column] for row, column in enumerate(way)) for way in permutations(range(columns), rows))


@given(tables())
def test_the_matching_is_the_best_of_all(table: list[list[float]]) -> None:
    assert isclose(best_total(table), by_permutations(table), abs_tol=1e-9)


@pytest.mark.parametrize(
    ("table", "total"),
    [
        ([], 0),
        ([[]], 0),
        ([[0.0]], 0),
        ([[1.0, 1.0]], 1),
        ([[0.9, 1.0], [0.0, 0.9]], 1.8),  # the greedy way would take 1.0 and get no more
        ([[1.0, 1.0], [1.0, 0.0]], 2),
    ],
)
def test_matching_by_hand(table: list[list[float]], total: float) -> None:
    assert best_total(table) == total


@pytest.mark.parametrize(("a", "b", "apart"), [("", "", 0), ("a", "", 1), ("ab", "ab", 0), ("ab", "b", 1 / 3)])
def test_f1_by_hand(a: str, b: str, apart: float) -> None:
    assert f1_distance(a, b, lambda one, other: float(one == other)) == pytest.approx(apart)


def tau_b(a: list[int], b: list[int]) -> float | None:
    """Kendall's definition: concordant minus discordant pairs over the geometric mean of pairs that are not tied."""
    concordant = discordant = tied_a = tied_b = 0
    pairs = list(combinations(range(len(a)), 2))
    for i, j in pairs:
        product = (a[i] - a[j]) * (b[i] - b[j])
        concordant += product > 0
        discordant += product < 0
        tied_a += a[i] == a[j]
        tied_b += b[i] == b[j]
    below = sqrt((len(pairs) - tied_a) * (len(pairs) - tied_b))
    return (concordant - discordant) / below if below else None


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=7))
def test_kendall_is_as_defined(places: list[tuple[int, int]]) -> None:
    a, b = ([pair[side] for pair in places] for side in (0, 1))
    found = kendall_distance(*({str(name): place for name, place in enumerate(one)} for one in (a, b)))
    tau = tau_b(a, b)
    if tau is None:
        assert found == (0.0 if len(set(a)) == len(set(b)) == 1 else 0.5)
    else:
        assert found == pytest.approx((1 - tau) / 2)


@given(st.permutations(range(5)))
def test_reversing_a_ranking_mirrors_its_distance(order: list[int]) -> None:
    names = {str(name): name for name in range(5)}
    one = {str(name): place for name, place in enumerate(order)}
    other = {name: -place for name, place in one.items()}
    assert kendall_distance(names, one) + kendall_distance(names, other) == pytest.approx(1)
