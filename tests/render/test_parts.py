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


TALK = [
    {"role": role, "text": f"Text {number}."}
    for number, role in enumerate(("user", "assistant", "user", "assistant"), 1)
]
TURNS = {"id": "turns", "kind": "grades", "of": "conversation", "labels": ["good", "bad"]}


def turns(found):
    """Of each turn what stands above it, and its grade."""
    pieces = found.item.split('<div class="gw-turn ')[1:]
    said = [re.search(r'gw-role">([^<]*)<', piece)[1] for piece in pieces]
    grades = [next((label for label in ("good", "bad") if label in piece.partition("gw-grade")[2]), "")
              for piece in pieces]  # fmt: skip
    return list(zip(said, grades, strict=True))


def ranks(shown_answer):
    return re.findall(r'gw-rank">([^<]*)<', shown_answer)


def test_a_grade_stands_at_the_turn_that_it_is_for():
    found = shown("conversation", TALK, TURNS | {"turns_of": "assistant"}, ["good", "bad"])
    assert turns(found) == [("1. User", ""), ("2. Assistant", "good"), ("3. User", ""), ("4. Assistant", "bad")]
    assert ranks(found.accepted("turns")) == ["2.", "4."]


def test_without_speakers_each_turn_has_its_grade():
    found = shown("conversation", TALK, TURNS | {"ends_at": ["bad"]}, ["good", "bad"])
    assert turns(found) == [("1. User", "good"), ("2. Assistant", "bad"), ("3. User", ""), ("4. Assistant", "")]
    assert ranks(found.accepted("turns")) == ["1.", "2."]


def test_a_way_out_for_the_whole_is_no_grade_of_the_first_turn():
    question = TURNS | {"cannot_tell": {"id": "good-grief", "definition": "When it is cut off."}}
    assert {grade for _, grade in turns(shown("conversation", TALK, question, "good-grief"))} == {""}


def test_turns_that_no_answer_names_have_no_numbers():
    assert turns(shown("conversation", TALK))[0] == ("User", "")


def test_turns_are_numbered_where_marks_name_them():
    question = {"id": "marks", "kind": "spans", "of": "conversation", "labels": ["claim"]}
    found = shown("conversation", TALK, question, [{"text": "Text 3", "part": 3, "label": "claim"}])
    assert turns(found)[2][0] == "3. User"
    assert "in turn 3" in found.accepted("marks")
