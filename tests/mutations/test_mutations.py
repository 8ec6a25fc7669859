"""Every check finds the faults that were planted for it, and nothing in the healthy projects; the page says so."""

from __future__ import annotations

import re

import pytest

from builder.lint import CHECKS
from tests.mutations.hunt import of_check
from tests.mutations.mutation import HELD_OUT, PLANTED
from tests.mutations.table import HELD_OUT_TITLE, PAGE, held_out, held_out_row, held_out_total, row, score

MEASURED = 185 / 186
"""The share of the faults held out that was found when it was last measured: 172 of 184 when they were new."""


def _held_out_rows() -> list[str]:
    return re.findall(r"^\| \[.*$", PAGE.read_text("utf-8").partition(HELD_OUT_TITLE)[2], re.MULTILINE)


@pytest.mark.parametrize("check", CHECKS)
def test_recall_and_false_alarms(check):
    found = score(check)
    assert len(found.planted) >= 5
    assert len(set(found.planted)) == len(found.planted)
    assert found.projects > 1
    assert found.recall >= 0.95, found.missed
    assert found.alarms == ()
    assert row(found) in PAGE.read_text("utf-8"), "run 'make mutations'"


@pytest.mark.parametrize("check", CHECKS)
def test_the_page_tells_what_was_missed_of_the_faults_held_out(check):
    found = held_out(check)
    assert len(found.planted) >= 2
    assert len(set(found.planted)) == len(found.planted)
    told = [each for each in _held_out_rows() if each.startswith(f"| [`{check}`]")]
    assert told == ([held_out_row(found)] if found.missed else []), "run 'make mutations'"


def test_no_fewer_of_the_faults_held_out_are_found_than_before():
    # That the rows are true is known from the tests above, so nothing need be planted again.
    planted = sum(len(of_check(check, HELD_OUT)) for check in CHECKS)
    counts = [list(map(int, re.findall(r" (\d+) (?=\|)", each))) for each in _held_out_rows()]
    missed = sum(there - found for there, found in counts)
    assert held_out_total(planted, missed) in PAGE.read_text("utf-8"), "run 'make mutations'"
    assert (planted - missed) / planted >= MEASURED


@pytest.mark.parametrize("folder", [PLANTED, HELD_OUT])
def test_nothing_is_planted_for_a_check_that_is_not_there(folder):
    assert {path.stem for path in folder.glob("*.yaml")} <= set(CHECKS)
