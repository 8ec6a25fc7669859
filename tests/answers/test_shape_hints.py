"""An answer in the wrong shape: the hint says how to write this one."""

from __future__ import annotations

import pytest

from builder.answers.plain import entries
from builder.answers.problem import Faults
from tests.lint import base


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("a > b > c", "Write [a, b, c]."),
        ("a, b", "Write [a, b]."),
        ("no-detail", "Write [no-detail]."),
        ("You are a fool!", "Write a list, in brackets and with commas: [first, second]."),
        ({"text": "a", "label": "b"}, "Write brackets around it, [{…}], also where there is only one."),
        (None, "Write an empty list, [], where there is nothing to list."),
        ("", "Write an empty list, [], where there is nothing to list."),
    ],
)
def test_a_list_is_written_with_what_stands_there(written, hint):
    faults = Faults()
    assert entries(written, (), "the answer", faults) == ()
    assert [problem.hint for problem in faults.found] == [hint]


def test_a_list_is_no_fault():
    faults = Faults()
    assert entries(["a"], (), "the answer", faults) == ["a"]
    assert faults.found == []


PAIR = """
item:
  title: A pair
  fields: [{id: replies, title: Replies, kind: responses}, {id: photo, title: Photo, kind: image, optional: true}]
questions:
  - {id: better, title: Better, ask: Which?, kind: pairwise, of: replies, tie: %s}
  - {id: cats, title: Cats, ask: Where?, kind: boxes, of: photo, labels: [cat]}
flows: []
rules: [{id: insults, title: No insults, text: An insult is bad.}]
examples:
  - id: one
    title: A pair
    kind: positive
    item: {replies: [{id: a, text: A}, {id: b, text: B}], photo: {file: media/cat.png, alt: A cat.}}
    accept: %s
    reason: So.
    rules: [insults]
"""


@pytest.mark.parametrize(
    ("tie", "accept", "hint"),
    [
        ("true", "{better: {better: tie}}", "Write tie alone, without 'better'."),
        ("false", "{better: {better: tie}}", "The responses are: a, b."),
        ("true", "{better: {better: c}}", "The responses are: a, b."),
        (
            "true",
            "{cats: [{box: {x: 1, y: 2, w: 3, h: 4}, label: cat}]}",
            "Write [left, top, width, height] in pixels.",
        ),
        ("true", "{cats: [{box: 1 2 3 4, label: cat}]}", "Write [left, top, width, height] in pixels."),
    ],
)
def test_a_tie_and_a_box_are_told_how_they_are_written(tie, accept, hint):
    assert [fault.hint for fault in base.of("illegal-answer", PAIR % (tie, accept))] == [hint]
