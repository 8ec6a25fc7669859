"""Every check finds the faults that were planted for it, and nothing in the healthy projects."""

from __future__ import annotations

import pytest

from builder.lint import CHECKS
from tests.mutations.mutation import PLANTED
from tests.mutations.table import PAGE, row, score


@pytest.mark.parametrize("check", CHECKS)
def test_recall_and_false_alarms(check):
    found = score(check)
    assert len(found.planted) >= 5
    assert len(set(found.planted)) == len(found.planted)
    assert found.projects > 1
    assert found.recall >= 0.95, found.missed
    assert found.alarms == ()
    assert row(found) in PAGE.read_text("utf-8"), "run 'make mutations'"


def test_nothing_is_planted_for_a_check_that_is_not_there():
    assert {path.stem for path in PLANTED.glob("*.yaml")} <= set(CHECKS)
