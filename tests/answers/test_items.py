"""The values of items, and quiz items."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import Problem, item_problems, quiz_problems
from tests.answers.schema import ANN, ITEM, demo, item, quiz_item, said

RESPONSES = [{"id": "a", "text": "A"}, {"id": "b", "text": "B"}]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"aside": "Text."}, []),
        ({"coment": "x"}, ["coment: the item has no field 'coment'"]),
        ({"comment": ""}, []),
        ({"comment": ["x"]}, ["comment: the field 'comment' holds text, not a list"]),
        ({"comment": {"file": "x.png"}}, ["comment: the field 'comment' holds text, not a file"]),
        ({"talk": "Hello"}, ["talk: the field 'talk' holds a list of turns, not text"]),
        ({"talk": []}, ["talk: the field 'talk' is empty"]),
        ({"talk": [{"role": "user", "text": "x"}, "y"]}, ["talk.1: turn 2 of 'talk' does not say who speaks"]),
        ({"two": RESPONSES[:1]}, []),
        ({"two": [RESPONSES[0], "B"]}, ["two.1: response 2 of 'two' has no id"]),
        ({"two": [RESPONSES[0]] * 2}, ["two.1.id: two responses of 'two' have the id 'a'"]),
        ({"solution": "x"}, ["solution: the field 'solution' holds a list of steps, not text"]),
        ({"photo": "cat.png"}, ["photo: the field 'photo' holds an image, `{file: …, alt: …}`, not text"]),
    ],
)
def test_values(changes: dict[str, Any], expected: list[str]) -> None:
    assert said(item_problems(demo().project, item({**ITEM, **changes}), None)) == expected


def test_missing_fields() -> None:
    values = item({name: value for name, value in ITEM.items() if name not in {"talk", "photo"}})
    expected = [": the item lacks the field 'talk'", ": the item lacks the field 'photo'"]
    assert said(item_problems(demo().project, values, None)) == expected
    assert item_problems(demo().project, values, None, complete=False) == []


def test_a_task_has_its_own_fields() -> None:
    talk = item({"talk": ITEM["talk"]})
    assert item_problems(demo().project, talk, "talks") == []
    assert said(item_problems(demo().project, talk, "all")) == [
        "talk: the field 'talk' does not belong to the task 'all'",
        ": the item lacks the field 'comment'",
    ]


def test_the_hint_names_the_field_that_was_meant() -> None:
    [problem, _] = item_problems(demo().project, item({"coment": "x"}), "all")
    hint = "Did you mean 'comment'? The fields are: comment."
    assert problem == Problem(("coment",), "the item has no field 'coment'", hint)


OPTIONS = [{"id": name, "text": name.upper()} for name in "abc"]


def row(answer: Any, **more: Any) -> dict[str, Any]:
    return {"answer": answer, **more}


THRICE = [row([ANN]), row([ANN], tolerance=2), row([ANN])]

QUIZ: list[tuple[dict[str, Any], list[str]]] = [
    ({"kind": "single", "options": OPTIONS, "answers": [row("a"), row("b", credit=0.5)]}, []),
    ({"kind": "single", "options": OPTIONS, "answers": [row("d")]}, ["answers.0.answer: 'd' is not an option"]),
    ({"kind": "single", "options": OPTIONS, "answers": [row(["a"])]}, [
        "answers.0.answer: an option's id is text, not a list"
    ]),
    ({"kind": "single", "answers": [row("a")]}, [
        ": an item of the kind 'single' needs at least 2 options",
        "answers.0.answer: 'a' is not an option",
    ]),
    ({"kind": "single", "options": [*OPTIONS, OPTIONS[0]], "answers": [row("a")]}, [
        "options.3.id: two options have the id 'a'"
    ]),
    ({"kind": "single", "options": OPTIONS, "answers": [row("a", credit=0.5)]}, [
        "answers: no answer earns the full credit"
    ]),
    ({"kind": "single", "options": OPTIONS, "answers": [row("a"), row("a", credit=0.5)]}, [
        "answers.1.answer: the answer stands in the table twice"
    ]),
    ({"kind": "single", "options": OPTIONS, "answers": [row("a", tolerance=1)]}, [
        "answers.0.tolerance: an item of the kind 'single' has no tolerance"
    ]),
    ({"kind": "single", "options": OPTIONS, "question": "grade", "answers": [row("a")]}, [
        "question: an item of the kind 'single' asks no question of the answer schema"
    ]),
    ({"kind": "multiple", "options": OPTIONS, "answers": [row(["a", "c"]), row([], credit=0.1)]}, []),
    ({"kind": "multiple", "options": OPTIONS, "answers": [row("a")]}, [
        "answers.0.answer: the answer is a list, not text"
    ]),
    ({"kind": "multiple", "options": OPTIONS, "answers": [row(["a", "a", "x"])]}, [
        "answers.0.answer.1: the option 'a' is listed twice",
        "answers.0.answer.2: 'x' is not an option",
    ]),
    ({"kind": "multiple", "options": OPTIONS, "answers": [row(["a", "b"]), row(["b", "a"], credit=0.5)]}, [
        "answers.1.answer: the answer stands in the table twice"
    ]),
    ({"kind": "ordering", "options": OPTIONS, "answers": [row(["c", "a", "b"]), row(["a", "b", "c"], credit=0.2)]}, []),
    ({"kind": "ordering", "options": OPTIONS, "answers": [row(["c"])]}, ["answers.0.answer: the order lacks 'a', 'b'"]),
    ({"kind": "short-text", "answers": [row("Rome"), row("Roma", credit=0.5)]}, []),
    ({"kind": "short-text", "answers": [row("Rome"), row(42)]}, ["answers.1.answer: the answer is text, not a number"]),
    ({"kind": "short-text", "answers": [row(" ")]}, ["answers.0.answer: the answer is empty"]),
    ({"kind": "open", "options": OPTIONS, "answers": [row("Because.")]}, [
        "options: an item of the kind 'open' has no options"
    ]),
    ({"kind": "number", "answers": [row(3, tolerance=0.5), row(3, tolerance=2, credit=0.5)]}, []),
    ({"kind": "number", "answers": [row("3"), row(2), row(2.0)]}, [
        "answers.0.answer: the answer is a number, and '3' is text",
        "answers.2.answer: the answer stands in the table twice",
    ]),
    ({"kind": "label", "item": ITEM, "question": "grade", "answers": [row("great"), row("okay", credit=0.5)]}, []),
    ({"kind": "label", "item": ITEM, "question": "grade", "answers": [row("gret", tolerance=1)]}, [
        "answers.0.answer: 'gret' is not a label of the question 'grade'",
        "answers.0.tolerance: the question 'grade' has no tolerance",
    ]),
    ({"kind": "label", "item": ITEM, "question": "entities", "answers": THRICE}, [
        "answers.2.answer: the answer stands in the table twice"
    ]),
    ({"kind": "label", "item": ITEM, "answers": [row("great")]}, [
        ": an item of the kind 'label' must name its question"
    ]),
    ({"kind": "label", "item": ITEM, "question": "grades", "answers": [row("great")]}, [
        "question: there is no question 'grades'"
    ]),
    ({"kind": "label", "task": "all", "item": {"comment": "x"}, "question": "level", "answers": [row("all")]}, [
        "question: the question 'level' does not belong to the task 'all'"
    ]),
    ({"kind": "label", "task": "all", "question": "grade", "answers": [row("great")]}, [
        "item: the item lacks the field 'comment'"
    ]),
    ({"kind": "open", "item": {"comment": "x"}}, []),
    ({"kind": "open", "item": {"coment": "x"}}, ["item.coment: the item has no field 'coment'"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), QUIZ)
def test_quiz_items(changes: dict[str, Any], expected: list[str]) -> None:
    assert said(quiz_problems(demo().project, quiz_item(**changes))) == expected


def test_every_kind_of_quiz_item_is_right_and_wrong_here() -> None:
    kinds = {"single", "multiple", "label", "ordering", "short-text", "number", "open"}
    assert {changes["kind"] for changes, expected in QUIZ if not expected} == kinds
    assert {changes["kind"] for changes, expected in QUIZ if expected} == kinds
