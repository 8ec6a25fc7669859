"""Exact tails, compared with counting every case."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lint.chance import at_least, by_chance

CHANCES = st.lists(st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0]), max_size=7)


@given(st.integers(0, 8), CHANCES)
def test_the_tail_is_what_counting_gives(hits, chances):
    expected = 0.0
    for case in product((0, 1), repeat=len(chances)):
        weight = 1.0
        for occurred, chance in zip(case, chances, strict=True):
            weight *= chance if occurred else 1 - chance
        expected += weight if sum(case) >= hits else 0.0
    assert at_least(hits, chances) == pytest.approx(expected)


def test_known_values():
    assert at_least(3, [0.25] * 3) == pytest.approx(1 / 64)
    assert at_least(4, [0.25] * 5) == pytest.approx(16 / 1024)
    assert at_least(0, []) == 1.0
    assert at_least(1, []) == 0.0


@given(st.integers(0, 8), CHANCES)
def test_what_is_not_more_than_expected_is_no_pattern(hits, chances):
    found = by_chance(hits, chances)
    assert found == 1.0 if hits <= sum(chances) else found == at_least(hits, chances)


def test_the_bound_for_many_is_never_too_low():
    chances = [0.25] * 300
    assert at_least(110, chances) < by_chance(110, chances) < 0.02
