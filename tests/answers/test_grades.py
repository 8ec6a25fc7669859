"""Grades: a single step may be one that can't be graded."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from builder.answers import Scope, distance, labels_in, problems
from tests.answers.schema import item, project, said

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


TALK = [
    {"role": "system", "text": "Be kind."},
    {"role": "user", "text": "Hello."},
    {"role": "assistant", "text": "Go away."},
    {"role": "user", "text": "Why?"},
    {"role": "assistant", "text": "I am busy."},
]


def talk(**changes: Any) -> Scope:
    question = {"id": "turns", "kind": "grades", "of": "talk", "labels": ["good", "bad"], **changes}
    return Scope(project(questions=[question]), item({"talk": TALK}))


@pytest.mark.parametrize(
    ("changes", "answer", "expected"),
    [
        ({"turns_of": "assistant"}, ["good", "bad"], []),
        ({"turns_of": ["user", "system"]}, ["good"] * 3, []),
        ({"turns_of": "tool"}, [], []),
        ({}, ["good"] * 5, []),
        ({"turns_of": "assistant", "ends_at": ["bad"]}, ["bad"], []),
        ({"turns_of": "assistant"}, ["good"] * 5, ["2: 5 grades are given, and 'talk' has 2 turns by the assistant"]),
        ({"turns_of": "assistant"}, ["good"], [": 1 grade is given, and 'talk' has 2 turns by the assistant"]),
        ({"turns_of": "system"}, [], [": 0 grades are given, and 'talk' has 1 turn by the system"]),
        ({"turns_of": "tool"}, ["good"], ["0: 1 grade is given, and 'talk' has no turns by the tool"]),
        (
            {"turns_of": ["user", "assistant"]},
            ["good"] * 5,
            ["4: 5 grades are given, and 'talk' has 4 turns by the user or the assistant"],
        ),
        (
            {"turns_of": "assistant", "ends_at": ["bad"]},
            ["bad", "good"],
            ["1: turn 3 is 'bad', after which no turn is graded"],
        ),
        # Turns of all speakers are turns too, not steps.
        ({}, ["good", "bad"], [": 2 grades are given, and 'talk' has 5 turns"]),
        ({"ends_at": ["bad"]}, ["bad", "good"], ["1: turn 1 is 'bad', after which no turn is graded"]),
    ],
)
def test_turns_of_some_speakers_alone_are_graded(changes: dict[str, Any], answer: Any, expected: list[str]) -> None:
    scope = talk(**changes)
    assert said(problems(scope.index.questions["turns"], answer, scope)) == expected


def test_the_hint_names_the_turns_that_are_graded() -> None:
    scope = talk(turns_of="assistant", ends_at=["bad"])
    (problem,) = problems(scope.index.questions["turns"], ["good"], scope)
    assert problem.hint == (
        "Grade every turn by the assistant up to the end, or up to the first that is 'bad'. Graded are turns 3 and 5."
    )


def test_nobody_speaks_in_another_part() -> None:
    with pytest.raises(ValidationError, match="turns_of"):
        talk(turns_of="bot")
