"""The keys of answers that the reference and the editor's schemas name are those that are legal."""

from __future__ import annotations

import re

import pytest

from builder.answers import problems
from builder.model.answerkeys import KEYS, NEEDED
from builder.model.jsonschema import project_schema, quiz_schema
from tests.answers.schema import demo, question

QUESTIONS = {"spans": "entities", "errors": "faults", "relations": "links", "boxes": "objects"}


def unknown(kind: str, entry: dict[str, str]) -> set[str]:
    """The keys that are found to be none."""
    said = [problem.message for problem in problems(question(QUESTIONS[kind]), [entry], demo())]
    return {key for message in said for key in re.findall(r"has no key '([^']*)'", message)}


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_that_is_documented_is_known(kind: str) -> None:
    assert unknown(kind, dict.fromkeys(KEYS[kind], "x")) == set()
    assert "colour" in unknown(kind, dict.fromkeys((*KEYS[kind], "colour"), "x"))


def test_keys_of_other_kinds_are_not_documented() -> None:
    every = {key for keys in KEYS.values() for key in keys}
    for kind, keys in KEYS.items():
        assert set(keys) | unknown(kind, dict.fromkeys(every, "x")) >= every


@pytest.mark.parametrize("kind", KEYS)
def test_the_keys_that_are_needed_are_those_that_an_entry_lacks(kind: str) -> None:
    said = [problem.message for problem in problems(question(QUESTIONS[kind]), [{}], demo())]
    lacks = {key for message in said if "lacks the key" in message for key in re.findall(r"'([^']*)'", message)}
    assert lacks == set(NEEDED[kind])


def test_editors_know_the_keys_wherever_an_answer_stands_and_forbid_nothing() -> None:
    defs = project_schema()["$defs"] | quiz_schema()["$defs"]
    bare = defs["Example"]["properties"]["accept"]["additionalProperties"]["anyOf"][1]
    places = [
        bare,
        defs["Rejected"]["properties"]["answer"],
        defs["AnswerRow"]["properties"]["answer"],
        defs["Accepted"]["properties"]["any_of"]["items"],
    ]
    for shape in places:
        assert set(shape["items"]["properties"]) == {key for keys in KEYS.values() for key in keys}
        assert set(shape["properties"]) == {"better", "by"}
        assert not {"type", "required", "additionalProperties"} & (set(shape) | set(shape["items"]))
