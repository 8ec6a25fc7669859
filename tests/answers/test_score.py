"""What answers earn, and what accepted sets accept."""

from __future__ import annotations

from typing import Any

import pytest

from builder.answers import (
    IllegalAnswerError,
    Row,
    Scope,
    Scored,
    accepted_problems,
    accepts,
    labels_accepted,
    labels_in,
    read,
    score,
    skip_problems,
)
from builder.model.examples import Accepted
from tests.answers.schema import ANN, BOB, ROME, SPANS, demo, example, project, question, said, whole


def accepted(raw: Any) -> Accepted:
    return example(accept={"q": raw}).accept["q"]


NEAR = {"start": 0, "end": 5, "label": "person"}


@pytest.mark.parametrize(
    ("name", "rows", "given", "scored"),
    [
        ("grade", [Row("great")], "great", Scored(1, 0)),
        ("grade", [Row("great")], "bad", Scored(0, None)),
        ("grade", [Row("great"), Row("okay", 0.5)], "okay", Scored(0.5, 1)),
        ("grade", [Row("okay", 0.5), Row("okay", 1)], "okay", Scored(1, 1)),
        ("grade", [Row("great"), Row("great")], "great", Scored(1, 0)),
        ("grade", [Row("great")], "gret", Scored(0, None)),
        ("grade", [Row("unsure")], "unsure", Scored(1, 0)),
        ("level", [Row("none")], "some", Scored(0, None)),  # not gradual, although they are near
        ("clarity", [Row(3)], 4, Scored(0, None)),
        ("clarity", [Row(3), Row(3, 0.4, tolerance=1)], 4, Scored(0.4, 1)),
        ("topics", [Row(["law", "sport"])], ["law"], Scored(0.5, 0)),
        ("topics", [Row(["law", "sport"]), Row(["law"], 0.8)], ["law"], Scored(0.8, 1)),
        ("topics", [Row(["law"])], "cannot-tell", Scored(0, None)),
        ("better", [Row({"better": "a"})], {"better": "a", "by": "clearly"}, Scored(1, 0)),
        ("better", [Row({"better": "a"})], {"better": "a"}, Scored(0, None)),  # a trainer must say by how much
        ("plain-better", [Row({"better": "a"})], {"better": "a"}, Scored(1, 0)),
        ("strict-order", [Row(list("abcd"))], list("dcba"), Scored(0, None)),
        ("strict-order", [Row(list("abcd"), 0.6)], list("bacd"), Scored(0.6 * 5 / 6, 0)),
        ("entities", [Row([ANN, BOB])], [ANN], Scored(2 / 3, 0)),
        ("entities", [Row([ANN])], [NEAR], Scored(0, None)),
        ("entities", [Row([ANN]), Row([ANN], 0.5, tolerance=2)], [NEAR], Scored(0.5, 1)),
        ("steps", [Row(["good", {"any_of": ["good", "fair"]}, "good"])], ["good"] * 3, Scored(1, 0)),
        ("steps", [Row(["good"] * 3)], ["good", {"any_of": ["good", "fair"]}, "good"], Scored(0, None)),
        ("count", [Row(3)], 4, Scored(0, None)),
        ("reply", [Row("Thank you.")], "Thank you!", Scored(0, None)),
    ],
)
def test_score(name: str, rows: list[Row], given: Any, scored: Scored) -> None:
    found = score(question(name), rows, given, demo())
    assert (found.credit, found.row) == (pytest.approx(scored.credit), scored.row)


def test_score_takes_an_answer_that_was_read() -> None:
    assert score(question("grade"), [Row("bad")], read(question("grade"), "bad", demo()), demo()) == Scored(1, 0)


def test_a_key_that_is_not_legal_is_refused() -> None:
    with pytest.raises(IllegalAnswerError):
        score(question("grade"), [Row("gret")], "great", demo())


@pytest.mark.parametrize(
    ("name", "raw", "given", "expected"),
    [
        ("grade", "bad", "bad", True),
        ("grade", "bad", "great", False),
        ("grade", {"any_of": ["bad", "unsure"]}, "unsure", True),
        ("grade", "bad", "nonsense", False),
        ("clarity", {"from": 2, "to": 3}, 3, True),
        ("clarity", {"from": 2, "to": 3}, 4, False),
        ("clarity", {"from": 2, "to": 3}, 2.5, False),  # no level
        ("clarity", {"from": 2, "to": 3, "tolerance": 1}, 4, True),
        ("clarity", {"from": 4}, 5, True),
        ("clarity", {"to": 2}, 5, False),
        ("clarity", {"any_of": [3], "tolerance": 1}, 2, True),
        ("length", {"from": 1, "to": 2}, 2.5, True),  # the question's own tolerance
        ("length", {"from": 1, "to": 2, "tolerance": 0}, 2.5, False),
        ("length", {"from": 1, "to": 2}, "2", False),
        ("entities", {"any_of": [[ANN]], "tolerance": 2}, [NEAR], True),
        ("entities", [ANN], [NEAR], False),
        ("steps", ["good", {"any_of": ["fair", "bad"]}, "good"], ["good", "bad"], True),
    ],
)
def test_accepts(name: str, raw: Any, given: Any, expected: bool) -> None:
    assert accepts(question(name), accepted(raw), given, demo()) is expected


def test_accepts_an_answer_that_was_read() -> None:
    three = read(question("clarity"), 3, demo())
    assert accepts(question("clarity"), accepted({"from": 2, "to": 3}), three, demo())


@pytest.mark.parametrize(
    ("name", "raw", "expected"),
    [
        ("grade", "bad", []),
        ("grade", "bat", [": 'bat' is not a label of the question 'grade'"]),
        ("grade", {"any_of": ["bad", "bat"]}, ["any_of.1: 'bat' is not a label of the question 'grade'"]),
        ("grade", {"any_of": ["bad", "bad"]}, ["any_of.1: the accepted answers to 'grade' list this one twice"]),
        ("grade", {"any_of": []}, ["any_of: no answer is accepted"]),
        ("grade", {"tolerance": 1}, [": no answer is accepted", "tolerance: the question 'grade' has no tolerance"]),
        ("grade", {"from": 1}, ["from: the question 'grade' has no ranges: only numbers and ratings do"]),
        ("topics", ["law", "lawn"], ["1: 'lawn' is not a label of the question 'topics'"]),
        ("topics", {"any_of": [["law"], ["lawn"]]}, ["any_of.1.0: 'lawn' is not a label of the question 'topics'"]),
        ("clarity", {"from": 2, "to": 5}, []),
        ("clarity", {"from": 2}, []),
        ("clarity", {"from": 4, "to": 2}, ["from: the range starts at 4 and ends at 2"]),
        ("clarity", {"from": 0, "to": 2.5}, [
            "from: 0 is not a level of the question 'clarity'",
            "to: 2.5 is not a level of the question 'clarity'",
        ]),
        ("clarity", {"any_of": [2], "to": 3}, [": a set is either a list of answers or a range"]),
        ("clarity", {"any_of": [2], "tolerance": 1}, []),
        ("count", {"to": 11}, ["to: 11 is above 10, the highest that 'count' allows"]),
        ("entities", {"any_of": [SPANS], "tolerance": 2}, []),
        ("steps", {"any_of": [["good"] * 3], "tolerance": 1}, ["tolerance: the question 'steps' has no tolerance"]),
    ],
)  # fmt: skip
def test_accepted_problems(name: str, raw: Any, expected: list[str]) -> None:
    assert said(accepted_problems(question(name), accepted(raw), demo())) == expected


def test_a_bare_answer_has_no_path_of_its_own() -> None:
    assert accepted_problems(question("grade"), accepted({"any_of": ["bat"]}), demo())[0].path == ("any_of", 0)
    assert accepted_problems(question("grade"), accepted("bat"), demo())[0].path == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("broken", []),
        ({"any_of": ["broken"]}, []),
        ("brokn", [": 'brokn' is not a way to skip an item"]),
        (["broken"], [": this is not a way to skip an item"]),
        ({"from": 1}, [": a way to skip an item has no range and no tolerance"]),
        ({"any_of": []}, ["any_of: no answer is accepted"]),
    ],
)
def test_skip_problems(raw: Any, expected: list[str]) -> None:
    assert said(skip_problems(demo().project, accepted(raw))) == expected


@pytest.mark.parametrize(
    ("name", "raw", "labels"),
    [
        ("grade", "bad", ["bad"]),
        ("grade", "unsure", ["unsure"]),
        ("grade", "nonsense", []),
        ("grade", [["bad"]], []),
        ("topics", ["sport", "law", 7, "sport"], ["sport", "law"]),
        ("topics", "cannot-tell", ["cannot-tell"]),
        ("clarity", 4, ["4"]),
        ("quality", 0.5, ["0.5"]),
        ("clarity", "4", []),
        ("better", {"better": "a", "by": "clearly"}, ["clearly"]),
        ("better", "tie", []),
        ("order", ["a", "b"], []),
        ("entities", [ANN, ROME, BOB, "x", {"label": ["y"]}], ["person", "city"]),
        (
            "faults",
            [{"category": "grammar", "severity": "minor"}, {"severity": "major"}],
            ["grammar", "minor", "major"],
        ),
        ("links", [{"label": "knows"}], ["knows"]),
        ("objects", [{"label": "dog"}, {"label": "cow"}], ["dog"]),
        ("steps", ["good", {"any_of": ["fair", "bad"]}, {"other": 1}, None], ["good", "fair", "bad"]),
        ("count", 3, []),
        ("reply", "bad", []),
    ],
)
def test_labels_in(name: str, raw: Any, labels: list[str]) -> None:
    assert labels_in(question(name), raw) == tuple(f"{name}/{label}" for label in labels)


@pytest.mark.parametrize(
    ("name", "raw", "labels"),
    [
        ("grade", {"any_of": ["bad", "unsure", "bad"]}, ["bad", "unsure"]),
        ("clarity", {"from": 2, "to": 5}, ["3", "5"]),
        ("clarity", {"to": 4}, ["1", "3"]),
        ("clarity", {"any_of": [2, whole("3")]}, ["2", "3"]),
        ("quality", {"from": 0.4}, ["0.5"]),
        ("count", {"from": 2, "to": 5}, []),
        ("steps", {"any_of": [["good", "bad"], ["good", {"any_of": ["fair"]}]]}, ["good", "bad", "fair"]),
    ],
)
def test_labels_accepted(name: str, raw: Any, labels: list[str]) -> None:
    found = labels_accepted(question(name), accepted(raw), demo().index)
    assert found == tuple(f"{name}/{label}" for label in labels)


def test_a_shared_scale_needs_the_index() -> None:
    assert labels_accepted(question("quality"), accepted({"from": 0.4})) == ("quality/0.5",)
    assert labels_accepted(question("clarity"), accepted({"from": 2, "to": 5})) == ("clarity/2", "clarity/5")


def test_an_unknown_scale_accepts_any_range() -> None:
    scope = Scope(project(scales=[]))
    clarity = scope.index.questions["clarity"]
    assert accepts(clarity, accepted({"from": 2, "to": 5}), 4.4, scope)
