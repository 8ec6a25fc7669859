"""How far apart answers are, and when they are equal."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import (
    Answer,
    IllegalAnswerError,
    Scope,
    WayOut,
    char_iou,
    distance,
    equal,
    read,
    weighted_score,
)
from tests.answers.schema import ANN, BOB, COMMENT, ROME, SPANS, decimal, demo, item, question, whole


def mark(start: int, end: int, label: str = "person") -> dict[str, Any]:
    return {"start": start, "end": end, "label": label}


def slip(start: int, category: str = "grammar", severity: str = "minor") -> dict[str, Any]:
    return {"start": start, "end": start + 2, "category": category, "severity": severity}


def box(left: float, top: float, width: float, height: float, label: str = "cat") -> dict[str, Any]:
    return {"box": [left, top, width, height], "label": label}


def link(source: str, target: str, label: str = "knows") -> dict[str, str]:
    return {"from": source, "to": target, "label": label}


MISSING = {"missing": True, "category": "omission", "severity": "major"}

DISTANCES: list[tuple[str, Any, Any, float]] = [
    ("grade", "great", "great", 0),
    ("grade", "great", "bad", 1),
    ("grade", "unsure", "unsure", 0),
    ("grade", "unsure", "great", 1),
    ("level", "none", "some", 1 / 3),
    ("level", "all", "none", 1),
    ("animal", "cat", "dog", 1),
    ("animal", "cat", "pet", 0.5),
    ("animal", "cat", "cow", 0.75),
    ("animal", "cow", "cat", 0.75),
    ("topics", [], [], 0),
    ("topics", ["law"], [], 1),
    ("topics", ["law", "sport"], ["sport", "law"], 0),
    ("topics", ["law", "sport"], ["law"], 0.5),
    ("topics", ["law", "sport"], ["law", "money"], 2 / 3),
    ("topics", "cannot-tell", [], 1),
    ("quality", 0.3, decimal("0.30"), 0),
    ("quality", 0.1 + 0.2, 0.3, 0),
    ("quality", 0.2, 0.7, 0.5),
    ("clarity", 1, 5, 1),
    ("clarity", 2, whole("3"), 0.25),
    ("better", "tie", "tie", 0),
    ("better", {"better": "a", "by": "slightly"}, "tie", 0.25),
    ("better", {"better": "a", "by": "slightly"}, {"better": "b", "by": "slightly"}, 0.5),
    ("better", {"better": "a", "by": "clearly"}, {"better": "b", "by": "clearly"}, 1),
    ("better", {"better": "a"}, {"better": "a", "by": "clearly"}, 0),
    ("better", {"better": "a"}, {"better": "b", "by": "clearly"}, 0.75),
    ("plain-better", {"better": "a"}, {"better": "b"}, 1),
    ("strict-order", list("abcd"), list("abcd"), 0),
    ("strict-order", list("abcd"), list("dcba"), 1),
    ("strict-order", list("abcd"), list("bacd"), 1 / 6),
    ("order", [["a", "b"], "c", "d"], [["b", "a"], "c", "d"], 0),
    ("order", [list("abcd")], [list("dcba")], 0),
    ("order", [list("abcd")], list("abcd"), 0.5),
    ("order", ["a", ["b"], "c", "d"], list("abcd"), 0),
    ("entities", [], [], 0),
    ("entities", [ANN], [], 1),
    ("entities", SPANS, [ROME, BOB, ANN], 0),
    ("entities", [ANN], [mark(0, 4)], 0),  # within the tolerance of one character
    ("entities", [ANN], [mark(0, 5)], 1),
    ("entities", [ANN], [{**ANN, "label": "city"}], 1),
    ("entities", [ANN, BOB], [ANN], 1 / 3),
    ("entities", [mark(4, 6), mark(7, 9)], [mark(3, 6), mark(6, 8)], 0),  # each pairs with one
    ("faults", [slip(4)], [slip(4)], 0),
    ("faults", [slip(4)], [slip(5)], 1),
    ("faults", [slip(4)], [slip(4, "punctuation")], 0.5),
    ("faults", [slip(4)], [slip(4, "omission")], 1),
    ("faults", [slip(4)], [slip(4, severity="major")], 0.8),
    ("faults", [slip(4), MISSING], [MISSING], 1 / 3),
    ("faults", [MISSING, MISSING], [MISSING], 1 / 3),
    ("links", [], [], 0),
    ("links", [link("ann", "bob")], [link("ann", "bob")], 0),
    ("links", [link("ann", "bob")], [link("bob", "ann")], 1),
    ("links", [link("ann", "bob"), link("ann", "rome")], [link("ann", "bob")], 1 / 3),
    ("pairs", [link("ann", "bob", "together")], [link("bob", "ann", "together")], 0),
    ("objects", [box(0, 0, 10, 10)], [box(0, 0, 10, 10)], 0),
    ("objects", [box(0, 0, 10, 10)], [box(0, 0, 10, 5)], 0),  # half of it is enough
    ("objects", [box(0, 0, 10, 10)], [box(0, 0, 10, 4.9)], 1),
    ("objects", [box(0, 0, 10, 10)], [box(10, 0, 10, 10)], 1),
    ("objects", [box(0, 0, 10, 10)], [box(0, 0, 10, 10, "dog")], 1),
    ("steps", ["good", "good", "good"], ["good", "fair", "good"], 1 / 6),
    ("steps", ["good", "bad"], ["good", "good", "good"], 2 / 3),
    ("steps", ["good", {"any_of": ["fair", "good"]}, "good"], ["good", "fair", "good"], 0),
    ("steps", ["good", {"any_of": ["fair", "bad"]}, "good"], ["good", "bad"], 0),  # the rest does not count
    ("steps", ["good", {"any_of": ["fair", "bad"]}, "good"], ["good", "fair", "fair"], 1 / 6),
    ("count", 3, 3.0, 0),
    ("count", 3, 5, 0.2),
    ("length", 3, 3.5, 0),
    ("length", 3, 3.6, 1),
    ("length", 10**15, 10**15 + 1, 1),
    ("reply", "Thank you.", " Thank you. ", 0),
    ("why", "caf\u00e9", "cafe\u0301", 0),
    ("why", "yes", "Yes", 1),
]


@pytest.mark.parametrize(("name", "a", "b", "apart"), DISTANCES)
def test_distance_in_both_directions(name: str, a: Any, b: Any, apart: float) -> None:
    for one, other in ((a, b), (b, a)):
        assert distance(question(name), one, other, demo()) == pytest.approx(apart, abs=1e-12)
        assert equal(question(name), one, other, demo()) is (apart == 0)


def test_every_kind_has_near_and_far_answers_here() -> None:
    kinds = {question.kind for question in demo().project.questions}
    assert {question(name).kind for name, _, _, apart in DISTANCES if apart == 0} == kinds
    assert {question(name).kind for name, _, _, apart in DISTANCES if apart > 0} == kinds


@pytest.mark.parametrize(
    ("name", "a", "b", "tolerance", "same"),
    [
        ("clarity", 2, 3, 1, True),
        ("clarity", 2, 4, 1, False),
        ("quality", 0.1, 0.4, 0.3, True),
        ("length", 3, 3.5, 0, False),
        ("count", 3, 5, 2, True),
        ("entities", [ANN], [mark(0, 5)], 2, True),
        ("entities", [ANN], [mark(0, 4)], 0, False),
        ("faults", [slip(4)], [slip(6)], 2, True),
    ],
)
def test_a_tolerance_of_its_own(name: str, a: Any, b: Any, tolerance: float, same: bool) -> None:
    assert equal(question(name), a, b, demo(), tolerance=tolerance) is same


def test_read_gives_one_form_for_all_ways_of_writing() -> None:
    forms = [[ANN, ROME], [ROME, {**ANN, "name": "x"}], [{"start": 0, "end": 3, "label": "person"}, ROME]]
    answers = {read(question("entities"), form, demo()) for form in forms}
    assert len(answers) == 1
    assert read(question("grade"), "unsure", demo()) == Answer("grade", WayOut("unsure"))
    assert read(question("grade"), "unsure", demo()).cannot_tell
    assert not read(question("grade"), "bad", demo()).cannot_tell
    assert read(question("topics"), ["law"], demo()).value == frozenset({"law"})


def test_an_answer_that_was_read_is_taken_as_it_is() -> None:
    answer = read(question("level"), "none", demo())
    assert read(question("level"), answer, demo()) is answer
    assert distance(question("level"), answer, "all", demo()) == 1


def test_an_illegal_answer_is_refused_by_name() -> None:
    with pytest.raises(IllegalAnswerError, match="the answer to 'grade' is not legal: 'gret' is not a label") as raised:
        distance(question("grade"), "great", "gret", demo())
    assert raised.value.hint.startswith("Did you mean 'great'?")
    assert [problem.path for problem in raised.value.problems] == [()]


def test_relations_of_answers_with_other_names() -> None:
    other = Scope(demo().project, demo().item, {"entities": [{**ANN, "name": "s1"}, {**BOB, "name": "s2"}]})
    mine = read(question("links"), [link("ann", "bob")], demo())
    theirs = read(question("links"), [link("s1", "s2")], other)
    assert equal(question("links"), mine, theirs, demo())


@pytest.mark.parametrize(
    ("a", "b", "iou"),
    [
        ([], [], 1),
        ([mark(0, 3)], [], 0),
        ([mark(0, 3)], [mark(0, 3)], 1),
        ([mark(0, 4)], [mark(2, 6)], 1 / 3),
        ([mark(0, 4)], [mark(0, 4, "city")], 0),
    ],
)
def test_overlap_of_characters(a: Any, b: Any, iou: float) -> None:
    assert char_iou(question("entities"), a, b, demo()) == pytest.approx(iou)


@pytest.mark.parametrize(
    ("errors", "cost"),
    [
        ([], 0),
        ([slip(4)], 1),
        ([slip(4, severity="major"), slip(8)], 6),
        ([slip(4, "punctuation")], 0.1),
        ([slip(4, "punctuation", "major")], 5),
        ([slip(4, "non-translation", "major"), MISSING], 30),
    ],
)
def test_what_errors_cost(errors: Any, cost: float) -> None:
    assert weighted_score(question("faults"), errors, demo()) == pytest.approx(cost)


def test_the_nearest_exception_counts() -> None:
    weights = [
        {"category": "fluency", "weight": 2},
        {"category": "grammar", "weight": 3},
        {"category": "grammar", "severity": "major", "weight": 4},
    ]
    faults = question("faults").model_validate(
        {**question("faults").model_dump(by_alias=True, exclude_none=True), "weights": weights}
    )
    assert weighted_score(faults, [slip(0)], demo()) == 3
    assert weighted_score(faults, [slip(0, severity="major")], demo()) == 4
    assert weighted_score(faults, [slip(0, "punctuation", "major")], demo()) == 2
    assert weighted_score(faults, [slip(0, "addition", "major")], demo()) == 5


def test_severities_of_one_weight_are_near_but_not_the_same() -> None:
    severities = [{"id": name, "definition": "So.", "weight": 2} for name in ("minor", "major")]
    faults = question("faults").model_validate(
        {**question("faults").model_dump(by_alias=True, exclude_none=True), "severities": severities}
    )
    assert distance(faults, [slip(4)], [slip(4, severity="major")], demo()) == 0
    assert not equal(faults, [slip(4)], [slip(4, severity="major")], demo())


def test_marks_in_other_parts_are_other_marks() -> None:
    one, other = ([{"field": "talk", "part": part, "text": "Rome", "label": "claim"}] for part in (1, 2))
    scope = Scope(demo().project, item({"talk": [{"role": "user", "text": "Rome"}, {"role": "user", "text": "Rome"}]}))
    assert distance(question("claims"), one, other, scope) == 1


def test_the_comment_is_as_these_tests_think() -> None:
    assert (COMMENT[0:3], len(COMMENT)) == ("Ann", 34)
