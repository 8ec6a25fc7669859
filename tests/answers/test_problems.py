"""For each kind of question what is legal, what is not, and what is said about it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import Problem, Scope, problems
from tests.answers.schema import ANN, BOB, ROME, SPANS, decimal, demo, flag, item, project, question, said, whole

SLIP = {"category": "grammar", "severity": "minor"}

LEGAL: list[tuple[str, Any]] = [
    ("grade", "great"),
    ("grade", "unsure"),
    ("animal", "pet"),
    ("leaf", "cat"),
    ("topics", []),
    ("topics", ["law", "sport"]),
    ("topics", ("law",)),
    ("topics", "cannot-tell"),
    ("quality", 0.3),
    ("quality", decimal("0.70")),
    ("quality", whole("1")),
    ("clarity", 4),
    ("clarity", 4.0),
    ("better", "tie"),
    ("better", {"better": "a"}),
    ("better", {"better": "b", "by": "clearly"}),
    ("plain-better", {"better": "b"}),
    ("order", ["a", ["c", "b"], "d"]),
    ("strict-order", ["d", "c", "b", "a"]),
    ("entities", []),
    ("entities", SPANS),
    ("entities", [{"text": "Ann", "nth": 2, "label": "person"}, {"start": 0, "end": 3, "label": "person"}]),
    ("claims", [{"field": "talk", "part": 2, "text": "Rome is", "nth": 2, "label": "claim"}]),
    ("claims", [{"field": "comment", "text": text, "label": "claim"} for text in ("Ann met", "met Bob")]),
    ("faults", [{**SLIP, "text": "met"}, {**SLIP, "missing": flag("true")}, {**SLIP, "missing": True}]),
    ("faults", [{**SLIP, "missing": False, "start": 0, "end": 34}]),
    ("links", []),
    ("links", [{"from": "ann", "to": "rome", "label": "born-in"}, {"from": "rome", "to": "ann", "label": "knows"}]),
    ("objects", [{"box": [0, 0, 10, 20.5], "label": "cat"}]),
    ("steps", ["good", "fair", "good"]),
    ("steps", ["good", "bad"]),
    ("steps", [{"any_of": ["good", "fair"]}, {"any_of": ["fair", "bad"]}]),
    ("steps", ["good", {"any_of": ["fair", "bad"]}, "good"]),
    ("count", 0),
    ("count", whole("10")),
    ("count", 3.0),
    ("length", -2.5),
    ("reply", "Thank you."),
    ("reply", "  Thank\nyou!  "),
    ("why", whole("42")),
]


@pytest.mark.parametrize(("name", "raw"), LEGAL)
def test_legal(name: str, raw: Any) -> None:
    assert problems(question(name), raw, demo()) == []


ILLEGAL: list[tuple[str, Any, list[str]]] = [
    ("grade", "gret", [": 'gret' is not a label of the question 'grade'"]),
    ("grade", ["great"], [": a label of the question 'grade' is a name, not a list"]),
    ("grade", None, [": a label of the question 'grade' is a name, not nothing"]),
    ("grade", True, [": a label of the question 'grade' is a name, not a truth value"]),
    ("grade", flag("true"), [": 'true' is not a label of the question 'grade'"]),
    ("level", "cannot-tell", [": 'cannot-tell' is not a label of the question 'level'"]),
    ("leaf", "pet", [": 'pet' is too broad: the question 'leaf' asks for the narrowest label"]),
    ("topics", "law", [": the answer to 'topics' is a list, not text"]),
    ("topics", ["law", "law"], ["1: 'law' is listed twice"]),
    ("topics", ["lav", "cannot-tell"], [
        "0: 'lav' is not a label of the question 'topics'",
        "1: 'cannot-tell' is not a label of the question 'topics'",
    ]),
    ("topics", ["law", "health", "sport", "money"], [": the question 'topics' allows at most 3 labels, not 4"]),
    ("quality", 0.35, [": 0.35 is not a level of the question 'quality'"]),
    ("quality", 1.1, [": 1.1 is not a level of the question 'quality'"]),
    ("clarity", "4", [": the answer to 'clarity' is a number, and '4' is text"]),
    ("clarity", "four", [": the answer to 'clarity' is a number, not 'four'"]),
    ("clarity", True, [": the answer to 'clarity' is a number, not a truth value"]),
    ("clarity", float("nan"), [": the answer to 'clarity' is a finite number of ordinary size, not a number"]),
    ("clarity", 0, [": 0 is not a level of the question 'clarity'"]),
    ("better", "a", [": 'a' is not an answer to 'better'"]),
    ("better", {"better": "c"}, ["better: 'c' is not a response in 'two'"]),
    ("better", {"by": "slightly"}, [": the answer to 'better' lacks the key 'better'"]),
    ("better", {"better": "a", "by": "hugely", "so": 1}, [
        "so: the answer to 'better' has no key 'so'",
        "by: 'hugely' is not a strength of the question 'better'",
    ]),
    ("better", ["a"], [": the answer to 'better' is a mapping, not a list"]),
    ("plain-better", "tie", [": the question 'plain-better' has no tie"]),
    ("plain-better", {"better": "a", "by": "x"}, ["by: 'x' is not a strength of the question 'plain-better'"]),
    ("order", ["a", "b", "a"], ["2: 'a' is ranked twice", ": 'c', 'd' are not ranked"]),
    ("order", ["a", [], ["b", "c"], "d"], ["1: the tie is empty"]),
    ("order", ["a", ["b", "x"], "c", "d"], ["1.1: 'x' is not a response in 'four'"]),
    ("strict-order", ["a", ["b", "c"], "d"], ["1: the question 'strict-order' has no ties"]),
    ("strict-order", {"a": 1}, [": the answer to 'strict-order' is a list, not a mapping"]),
    ("entities", [{"text": "ann", "label": "person"}], ["0.text: 'ann' does not occur in 'comment'"]),
    ("entities", [{**ANN, "nth": 3}], ["0.nth: 'Ann' occurs 2 times in 'comment', and `nth` is 3"]),
    ("entities", [{**ANN, "nth": 0}], ["0.nth: `nth` is a whole number from 1 on, not 0"]),
    ("entities", [{**ANN, "start": 0}], ["0: a mark has either a text, or a start and an end"]),
    ("entities", [{"label": "person", "start": 3}], ["0: the mark does not say what is marked"]),
    ("entities", [{"label": "person", "start": 3, "end": 3}], ["0.end: the mark ends at 3, and starts at 3"]),
    ("entities", [{"label": "person", "start": 3, "end": 99}], [
        "0.end: the mark ends at 99, and 'comment' has 34 characters"
    ]),
    ("entities", [{**ANN, "label": "place"}], [
        "0.label: 'place' is too broad: the question 'entities' asks for the narrowest label"
    ]),
    ("entities", [ANN, {**BOB, "name": "ann"}], ["1.name: 'ann' is the name of another mark too"]),
    ("entities", [ANN, {**ANN, "name": "b"}], ["1: mark 2 is the same as mark 1"]),
    ("entities", [ANN, {"text": "Ann met", "label": "person"}], [
        "1: mark 2 overlaps mark 1, and the question 'entities' allows no overlap"
    ]),
    ("entities", ["Ann"], ["0: a mark is a mapping, not 'Ann'"]),
    ("entities", [{"text": "", "label": "person"}], ["0.text: the marked text is empty"]),
    ("claims", [{"text": "Ann", "label": "claim"}], [
        "0: the question 'claims' marks several fields, and the mark does not say which"
    ]),
    ("claims", [{"field": "talk", "text": "Rome", "label": "claim"}], [
        "0: 'talk' has 2 parts, and the mark does not say which"
    ]),
    ("claims", [{"field": "talk", "part": 3, "text": "Rome", "label": "claim"}], [
        "0.part: 'talk' has 2 parts, and the mark names part 3"
    ]),
    ("claims", [{"field": "comment", "part": 1, "text": "Ann", "label": "claim"}], ["0.part: 'comment' has no parts"]),
    ("claims", [{"field": "photo", "text": "Ann", "label": "claim"}], [
        "0.field: 'photo' is not a field that the question 'claims' marks"
    ]),
    ("faults", [{"text": "met", "category": "grammar"}], ["0: an error lacks the key 'severity'"]),
    ("faults", [{**SLIP, "missing": True, "text": "met"}], ["0.text: what is missing has no 'text'"]),
    ("faults", [{**SLIP, "missing": "yes"}], ["0.missing: `missing` is true or false, not text"]),
    ("faults", [{"missing": True, "category": "fluency", "severity": "mayor"}], [
        "0.category: 'fluency' is too broad: the question 'faults' asks for the narrowest category",
        "0.severity: 'mayor' is not a severity of the question 'faults'",
    ]),
    ("faults", [{**SLIP, "missing": True}] * 5, [": the question 'faults' allows at most 4 errors, not 5"]),
    ("faults", [{**SLIP, "text": "met"}] * 2, ["1: error 2 is listed twice"]),
    ("links", [{"from": "ann", "to": "paris", "label": "knows"}], [
        "0.to: 'paris' is not the name of a span in the answer to 'entities'"
    ]),
    ("links", [{"from": "rome", "to": "ann", "label": "born-in"}], [
        "0.from: a relation 'born-in' starts at 'person', and this span is 'city'",
        "0.to: a relation 'born-in' ends at 'place', and this span is 'person'",
    ]),
    ("links", [{"from": "ann", "to": "bob", "label": "knows"}] * 2, ["1: relation 2 is listed twice"]),
    ("links", [{"from": "ann"}], ["0: a relation lacks the key 'to'", "0: a relation lacks the key 'label'"]),
    ("pairs", [{"from": one, "to": other, "label": "together"} for one, other in (("ann", "bob"), ("bob", "ann"))], [
        "1: relation 2 is listed twice"
    ]),
    ("objects", [{"box": [0, 0, 10], "label": "cat"}], ["0.box: a box has four numbers, not 3"]),
    ("objects", [{"box": [-1, 0, 0, "x"], "label": "cat"}], [
        "0.box.3: the height of a box is a number, not 'x'",
        "0.box.0: the left edge of a box is below 0",
        "0.box.2: the width of a box is 0",
    ]),
    ("objects", [{"box": [1, 1, 2, 2], "label": "cat"}] * 2, ["1: box 2 is listed twice"]),
    ("steps", ["good"], [": 1 grade is given, and 'solution' has 3 steps"]),
    ("steps", [], [": 0 grades are given, and 'solution' has 3 steps"]),
    ("steps", ["good"] * 4, ["3: 4 grades are given, and 'solution' has 3 steps"]),
    ("steps", ["bad", "good"], ["1: step 1 is 'bad', after which no step is graded"]),
    ("steps", [{"any_of": []}, "god"], [
        "0: a grade of the question 'steps' is a name, not a mapping",
        "1: 'god' is not a label of the question 'steps'",
    ]),
    ("steps", [{"any_of": ["good", "god"]}], ["0.any_of.1: 'god' is not a label of the question 'steps'"]),
    ("count", 2.5, [": the question 'count' asks for a whole number, not 2.5"]),
    ("count", -1, [": -1 is below 0, the lowest that 'count' allows"]),
    ("count", 11, [": 11 is above 10, the highest that 'count' allows"]),
    ("length", float("inf"), [": the answer to 'length' is a finite number of ordinary size, not a number"]),
    ("length", 10**400, [": the answer to 'length' is a finite number of ordinary size, not a number"]),
    ("reply", " ", [": the answer to 'reply' is empty"]),
    ("reply", ["x"], [": the answer to 'reply' is text, not a list"]),
    ("reply", "Thanks!", [": the text has 1 word, and 2 are the least"]),
    ("reply", "As an AI I " + "go on " * 6, [
        ": the text has 46 characters, and 40 are the most",
        ": the text does not keep to the limit: It ends with a full stop.",
        ": the text does not keep to the limit: It does not speak of itself.",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "raw", "expected"), ILLEGAL)
def test_illegal(name: str, raw: Any, expected: list[str]) -> None:
    assert said(problems(question(name), raw, demo())) == expected


def test_every_kind_has_legal_and_illegal_answers_here() -> None:
    kinds = {question.kind for question in demo().project.questions}
    for table in ({name for name, _ in LEGAL}, {name for name, _, _ in ILLEGAL}):
        assert {question(name).kind for name in table} == kinds


@pytest.mark.parametrize(
    ("name", "raw", "hint"),
    [
        ("grade", "gret", "Did you mean 'great'? The labels are: great, okay, bad, spam, unsure."),
        ("grade", "GREAT", "Did you mean 'great'? The labels are: great, okay, bad, spam, unsure."),
        ("grade", "xyz", "The labels are: great, okay, bad, spam, unsure."),
        ("leaf", "pet", "Choose one of: cat, dog."),
        ("clarity", "4", "Write it without quotes."),
        ("quality", 0.35, "The levels go from 0 to 1 in steps of 0.1."),
        ("plain-better", {"better": "a", "by": "x"}, "There are no strengths."),
        ("faults", [{**SLIP, "missing": True, "category": "gramar"}],
         "Did you mean 'grammar'? The categories are: omission, addition, grammar, punctuation, non-translation."),
        ("entities", [{"text": "rome", "label": "city"}],
         "It does with other capitals. The marked text must be the same, letter by letter and blank by blank."),
        ("steps", ["good"], "Grade every step up to the end, or up to the first that is 'bad'."),
    ],
)  # fmt: skip
def test_hints(name: str, raw: Any, hint: str) -> None:
    assert [problem.hint for problem in problems(question(name), raw, demo())] == [hint]


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("better", "tie", [": the item has no responses in 'two', which the question 'better' compares"]),
        ("order", [], [": the item has no responses in 'four', which the question 'order' compares"]),
        ("entities", [ANN], ["0: the item has no text in 'comment' to mark"]),
        ("entities", [], []),
        ("links", [], [": the item has no answer to 'entities', whose spans the question 'links' links"]),
        ("objects", [], [": the item has no image in 'photo', on which the question 'objects' draws"]),
        ("steps", [], [": the item has no parts in 'solution', which the question 'steps' grades"]),
    ],
)
def test_an_item_without_the_field(name: str, raw: Any, expected: list[str]) -> None:
    assert said(problems(question(name), raw, Scope(demo().project))) == expected


def test_a_pair_has_two_responses() -> None:
    scope = Scope(demo().project, item({"two": [{"id": name, "text": "x"} for name in "abc"]}))
    message = "the question 'better' compares two responses, and 'two' has 3"
    assert problems(question("better"), {"better": "a"}, scope) == [Problem((), message)]


def test_the_only_part_need_not_be_named() -> None:
    scope = Scope(demo().project, item({"talk": [{"role": "user", "text": "Rome"}]}))
    assert problems(question("claims"), [{"field": "talk", "text": "Rome", "label": "claim"}], scope) == []


def test_occurrences_are_counted_wherever_they_begin() -> None:
    scope = Scope(demo().project, item({"comment": "aaa"}))
    assert problems(question("entities"), [{"text": "aa", "nth": 2, "label": "person"}], scope) == []


def test_letters_outside_the_first_plane_count_as_one() -> None:
    scope = Scope(demo().project, item({"comment": "😀😀x"}))
    assert problems(question("entities"), [{"start": 2, "end": 3, "label": "city"}], scope) == []
    assert len(problems(question("entities"), [{"start": 2, "end": 4, "label": "city"}], scope)) == 1


@pytest.mark.parametrize(
    ("box", "beyond"),
    [
        ([0, 0, 40, 30], []),
        ([10.5, 0, 30.4, 30], []),
        ([10, 5, 30, 25], []),
        ([10, 5, 31, 25], ["right"]),
        ([10, 5, 30, 26], ["bottom"]),
        ([50, 60, 1, 1], ["right", "bottom"]),
        ([1e308, 0, 1e308, 1], ["right"]),
    ],
)
def test_a_box_lies_on_its_picture(box: list[float], beyond: list[str]) -> None:
    raw = [{"box": box, "label": "cat"}]
    file = demo().item["photo"].file
    scope = Scope(demo().project, demo().item, pictures={file: (40, 30)})
    found = problems(question("objects"), raw, scope)
    edges = [f"the box reaches beyond the {edge} edge of the picture, which is " for edge in beyond]
    assert [problem.path for problem in found] == [(0, "box")] * len(edges)
    assert [problem.message.startswith(edge) for problem, edge in zip(found, edges, strict=True)] == [True] * len(edges)
    assert problems(question("objects"), raw, demo()) == []


def test_a_rating_on_an_unknown_scale_takes_any_number() -> None:
    scope = Scope(project(scales=[]))
    assert problems(scope.index.questions["clarity"], 77, scope) == []


def test_labels_keep_how_they_were_written() -> None:
    odd = [{"id": "version", "kind": "choice", "labels": ["1.10", "true"]}]
    scope = Scope(project(questions=odd))
    version = scope.index.questions["version"]
    assert problems(version, decimal("1.10"), scope) == []
    assert problems(version, flag("true"), scope) == []
    assert said(problems(version, decimal("1.1"), scope)) == [": '1.1' is not a label of the question 'version'"]


def test_many_problems_are_told_at_once() -> None:
    raw = [{"text": "Zoe", "label": "persn"}, 7, {**ROME, "nth": "x"}]
    assert len(problems(question("entities"), raw, demo())) == 4
