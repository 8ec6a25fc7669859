"""Grades: a single step may be one that can't be graded."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import Scope, distance, labels_in, problems
from tests.answers.schema import item, project

STEPS = {"solution": ["one", "two", "three"]}


def scope() -> Scope:
    question = {
        "id": "steps",
        "kind": "grades",
        "of": "solution",
        "labels": ["great", "okay", "bad"],
        "ordered": True,
        "cannot_tell": {"id": "unsure", "definition": "When the rules do not say."},
    }
    return Scope(project(questions=[question]), item(STEPS))


@pytest.mark.parametrize(
    ("answer", "legal"),
    [
        (["great", "unsure", "bad"], True),
        ([{"any_of": ["okay", "unsure"]}, "great", "great"], True),
        ("unsure", True),
        (["great", "not-sure", "bad"], False),
    ],
)
def test_a_step_may_be_left_open(answer: Any, legal: bool) -> None:
    assert (problems(scope().index.questions["steps"], answer, scope()) == []) is legal


def test_a_step_left_open_is_far_from_every_grade_and_keeps_the_order_of_the_others() -> None:
    question = scope().index.questions["steps"]
    assert distance(question, ["great"] * 3, ["great", "great", "unsure"], scope()) == pytest.approx(1 / 3)
    assert distance(question, ["great"] * 3, ["great", "great", "okay"], scope()) == pytest.approx(1 / 6)
    assert labels_in(question, ["great", "unsure", "great"]) == ("steps/great", "steps/unsure")
