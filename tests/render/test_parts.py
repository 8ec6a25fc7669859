"""Turns, responses and steps may be pictures or recordings, with or without text."""

from __future__ import annotations

import re

from tests.render.shown import Shown

PICTURE = {"file": "media/a.png", "alt": "A <red> flower"}
OTHER = {"file": "media/b.png", "alt": "A blue flower"}
SOUND = {"file": "media/a.wav", "transcript": "Somebody <sings>."}
ORDER = {"id": "order", "kind": "ranking", "of": "replies"}
BETTER = {"id": "better", "kind": "pairwise", "of": "replies"}
GRADE = {"id": "grade", "kind": "grades", "of": "steps", "labels": ["good", "bad"]}
ANY = {"id": "any", "kind": "text"}


def shown(kind, parts, question=ANY, accept="x"):
    field = {"id": "replies" if kind == "responses" else kind, "title": "Field", "kind": kind}
    return Shown([field], [question], {field["id"]: parts}, {question["id"]: accept},
                 pictures={"media/a.png": (80, 40)})  # fmt: skip


def names(found):
    return re.findall(r'<div class="gw-response"><div class="gw-field-title">([^<]*)<', found.item)


def test_responses_that_are_pictures_are_called_so():
    found = shown("responses", [{"id": "a", "media": PICTURE}, {"id": "b", "media": OTHER}], BETTER, {"better": "b"})
    assert names(found) == ["Picture a", "Picture b"]
    assert 'alt="A &#60;red&#62; flower" width="80" height="40"' in found.item
    assert re.findall(r'aria-label="(Enlarge[^"]*)"', found.item) == [
        "Enlarge: Field, response a",
        "Enlarge: Field, response b",
    ]
    assert "gw-text" not in found.item  # no empty text stands above the picture
    assert "Picture b</span> is better" in found.accepted("better")


def test_responses_that_are_recordings_are_called_so():
    found = shown("responses", [{"id": "a", "media": SOUND}, {"id": "b", "media": SOUND}], ORDER, ["b", "a"])
    assert names(found) == ["Recording a", "Recording b"]
    assert found.item.count("<audio controls") == 2
    assert "Somebody &#60;sings&#62;." in found.item
    assert re.findall(r"Recording \w", found.accepted("order")) == ["Recording b", "Recording a"]


def test_responses_of_several_kinds_are_responses():
    for other in ({"text": "Words."}, {"media": SOUND}, {"text": "Words.", "media": OTHER}):
        found = shown("responses", [{"id": "a", "media": PICTURE}, {"id": "b", **other}], BETTER, {"better": "a"})
        assert names(found) == ["Response a", "Response b"]
        assert "Response a</span> is better" in found.accepted("better")


def test_a_turn_has_its_text_before_its_picture():
    found = shown("conversation", [{"role": "user", "text": "Look!", "media": PICTURE}])
    assert found.item.index("Look!") < found.item.index("<img")
    assert 'aria-label="Enlarge: Field, turn 1"' in found.item


def test_a_step_without_text_has_its_recording():
    found = shown("steps", [{"text": "One."}, {"media": SOUND}], GRADE, ["good", "bad"])
    assert 'aria-label="Field, step 2"' in found.item
    assert found.item.count("gw-text") == 2  # the first step, and the transcript of the second
