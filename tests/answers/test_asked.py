"""Which questions are asked."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import asked
from builder.model import Index
from tests.answers.schema import demo, example, project

DEPENDENT = {"why", "harm", "fix", "tied-why", "deep"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({}, set()),
        ({"grade": "great"}, set()),
        ({"grade": "bad"}, {"why"}),
        ({"grade": "unsure"}, {"why"}),
        ({"grade": ["bad"]}, set()),
        ({"animal": "cat"}, {"harm"}),  # a condition on a broader label holds for the narrower ones
        ({"animal": "cow"}, set()),
        ({"clarity": 2}, {"fix"}),  # `2.0` names the level 2
        ({"clarity": 3}, set()),
        ({"better": "tie"}, {"tied-why"}),
        ({"better": {"better": "a"}}, set()),
        ({"animal": "dog", "harm": "yes", "grade": "bad"}, {"why", "harm", "deep"}),
        ({"animal": "dog", "harm": "yes"}, {"harm"}),
        ({"animal": "cow", "harm": "yes", "grade": "bad"}, {"why"}),  # harm is not asked, so its answer counts nothing
    ],
)
def test_conditions(answers: dict[str, Any], expected: set[str]) -> None:
    assert asked(demo().project, answers, None) & DEPENDENT == expected


def test_questions_without_conditions_are_always_asked() -> None:
    names = {question.id for question in demo().project.questions}
    assert asked(demo().project, {}, None) == names - DEPENDENT
    assert asked(demo().project, {}, "no-such-task") == names - DEPENDENT


@pytest.mark.parametrize(
    ("raw", "expected"),
    [({"from": 2, "to": 3}, True), ({"from": 3}, False), ({"any_of": [4, 1]}, True), ({"to": 1}, True)],
)
def test_one_accepted_answer_is_enough(raw: Any, expected: bool) -> None:
    accept = example(accept={"clarity": raw}).accept
    assert ("fix" in asked(demo().project, accept, None)) is expected


def test_a_task_has_its_own_questions() -> None:
    assert asked(demo().project, {"grade": "bad"}, "all") == {"why", "grade"}
    assert asked(demo().project, {"grade": "great"}, "all") == {"grade"}
    assert asked(demo().project, {"grade": "bad"}, "talks", Index(demo().project)) == {"claims"}


def test_nothing_is_asked_of_a_skipped_item() -> None:
    assert asked(demo().project, {"skip": "broken"}, None) == set()


def test_nothing_is_asked_after_a_label_that_ends_the_item() -> None:
    assert asked(demo().project, {"grade": "spam"}, None) == {"grade"}
    accept = example(accept={"grade": {"any_of": ["spam", "bad"]}}).accept
    assert "why" in asked(demo().project, accept, None)


def test_questions_that_wait_for_each_other_are_never_asked() -> None:
    def waiting(name: str, other: str) -> dict[str, Any]:
        return {"id": name, "kind": "choice", "labels": ["yes"], "when": [{"question": other, "is": "yes"}]}

    ring = project(questions=[waiting("a", "b"), waiting("b", "a"), waiting("c", "nowhere")])
    assert asked(ring, {"a": "yes", "b": "yes", "c": "yes", "nowhere": "yes"}, None) == set()


def test_a_condition_may_name_a_question_further_down() -> None:
    later = [
        {"id": "a", "kind": "text", "when": [{"question": "b", "is": "yes"}]},
        {"id": "b", "kind": "choice", "labels": ["yes"]},
    ]
    assert asked(project(questions=later), {"b": "yes"}, None) == {"a", "b"}


@pytest.mark.parametrize(
    ("grades", "expected"),
    [(["great", "great", "bad"], False), (["great", "okay", "okay"], True), (None, False)],
)
def test_a_condition_may_name_what_must_not_occur(grades: list[str] | None, expected: bool) -> None:
    questions = [
        {"id": "steps", "kind": "grades", "of": "solution", "labels": ["great", "okay", "bad"]},
        {"id": "own", "kind": "text", "when": [{"question": "steps", "is_not": "bad"}]},
        {"id": "both", "kind": "text", "when": [{"question": "steps", "is": "okay", "is_not": ["bad"]}]},
    ]
    answers = {"steps": grades} if grades else {}
    found = asked(project(questions=questions), answers, None)
    assert ("own" in found) is expected
    assert ("both" in found) is (expected and "okay" in (grades or []))
