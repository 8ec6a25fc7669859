"""Answers of every kind as trainers read them."""

from __future__ import annotations

import itertools
import re
from html import unescape

import pytest

from builder.model import Quiz
from builder.model.questions import Question
from builder.model.scales import Scale
from builder.render.answers_scaled import levels_of
from builder.render.answers_shown import KINDS, asked_html
from builder.render.limits import KIND_WORDS, LIMITS, limits_of
from builder.render.quizzes import quiz_context
from tests.render.shown import Shown

TEXT = [{"id": "text", "title": "Text", "kind": "text"}]
REPLIES = [{"id": "replies", "title": "Replies", "kind": "responses"}]


def said(page: str) -> str:
    """The words of a page; what stands in lines of its own is parted by a bar."""
    parted = page.replace('role="listitem">', ">|").replace('<span class="gw-score">', "|")
    return " ".join(unescape(re.sub(r"<[^>]*>", "", parted)).split())


def answer(question, accepted, fields=TEXT, item=None, **others):
    shown = Shown(fields, [{"id": "q", **question}, *others.pop("more", [])], item or {"text": "Some text"},
                  {"q": accepted, **others.pop("also", {})}, **others)  # fmt: skip
    return shown.accepted("q")


ERRORS = {
    "kind": "errors",
    "of": "text",
    "missing": True,
    "categories": [{"id": "style", "labels": ["tone", "order"]}, "facts"],
    "severities": [
        {"id": "minor", "definition": "Small.", "weight": 1},
        {"id": "major", "definition": "Big.", "weight": 5},
    ],
    "weights": [{"category": "style", "weight": 0.1}, {"category": "order", "severity": "major", "weight": 0.2}],
}


class TestErrors:
    def test_the_score_adds_up_with_exceptions(self):
        accepted = [
            {"text": "Some", "category": "facts", "severity": "major"},
            {"text": "text", "category": "tone", "severity": "minor"},
            {"missing": True, "category": "order", "severity": "major"},
        ]
        assert said(answer(ERRORS, accepted)) == (
            "|1 “Some” facts major weight 5|2 “text” tone minor weight 0.1 instead of 1"
            "|3 something missing order major weight 0.2 instead of 5 |Score: 5 + 0.1 + 0.2 = 5.3"
        )

    def test_one_error_needs_no_sum(self):
        assert said(answer(ERRORS, [{"text": "Some", "category": "facts", "severity": "minor"}])).endswith("|Score: 1")

    def test_no_error_scores_nothing(self):
        assert said(answer(ERRORS, [])) == "no error |Score: 0"

    def test_a_wrong_answer_has_no_score(self):
        wrong = [
            {"question": "q", "answer": [{"text": "Some", "category": "facts", "severity": "minor"}], "why": "No."}
        ]
        shown = Shown(TEXT, [{"id": "q", **ERRORS}], {"text": "Some"}, {"q": []}, reject=wrong)
        assert said(shown.rejected()) == "“Some” facts minor weight 1"
        assert "<mark" not in shown.item


SPANS = {"kind": "spans", "of": "text", "overlap": True, "labels": ["a", "b"]}


class TestSpans:
    def test_numbers_follow_the_text(self):
        shown = Shown(TEXT, [{"id": "q", **SPANS}], {"text": "one two"},
                      {"q": [{"text": "two", "label": "b"}, {"text": "one", "label": "a"}]})  # fmt: skip
        assert said(shown.accepted("q")) == "|1 “one” a|2 “two” b"
        assert re.findall(r'data-n="(\d)">(\w+)<', shown.item) == [("1", "one"), ("2", "two")]

    def test_places_are_quoted_from_the_text(self):
        assert said(answer(SPANS, [{"start": 0, "end": 4, "label": "a"}])) == "1 “Some” a"

    def test_white_space_is_said(self):
        assert said(answer(SPANS, [{"text": "  ", "label": "a"}], item={"text": "a  b"})) == "1 2 spaces a"

    def test_long_quotations_are_cut_where_the_item_has_them(self):
        text = "x" * 60 + " " + "y" * 60
        assert said(answer(SPANS, [{"text": text, "label": "a"}], item={"text": text})) == (
            f"1 “{'x' * 45} … {'y' * 45}” a"
        )

    def test_fields_and_parts_are_named_where_there_are_several(self):
        fields = [*TEXT, {"id": "talk", "title": "Talk", "kind": "conversation"}]
        item = {"text": "Hi", "talk": [{"role": "user", "text": "Hi"}, {"role": "assistant", "text": "Ho"}]}
        question = {**SPANS, "of": ["talk", "text"]}
        accepted = [
            {"field": "talk", "part": 2, "text": "Ho", "label": "a"},
            {"field": "text", "text": "Hi", "label": "a"},
        ]
        assert said(answer(question, accepted, fields, item)) == "|1 “Hi” in “Text” a|2 “Ho” in turn 2 in “Talk” a"

    def test_tolerance_has_its_unit(self):
        assert said(answer(SPANS, {"any_of": [[]], "tolerance": 2})) == "nothing ± 2 characters at either end"

    def test_hostile_text_is_inert(self):
        page = answer(SPANS, [{"text": "<b>*x*</b>", "label": "a"}], item={"text": "<b>*x*</b>"})
        assert "<b>" not in page
        assert "*" not in page
        assert said(page) == "1 “<b>*x*</b>” a"


MARKS = [{"id": "marks", "kind": "spans", "of": "text", "labels": ["a"]}]


MARKED = [{"text": "Some", "label": "a", "name": "s"}, {"text": "text", "label": "a", "name": "t"}]


class TestRelations:
    @pytest.mark.parametrize(("directed", "arrow"), [(True, "→"), (False, "–")])
    def test_from_label_to(self, directed, arrow):
        question = {"kind": "relations", "spans": "marks", "labels": ["names"], "directed": directed}
        page = answer(question, [{"from": "t", "to": "s", "label": "names"}], more=MARKS, also={"marks": MARKED})
        assert said(page) == f"2 “text” {arrow} names {arrow} 1 “Some”"

    def test_numbers_go_on_from_question_to_question(self):
        errors = [{"text": "text", "category": "facts", "severity": "minor"}]
        accept = {"marks": MARKED, "q": errors}
        shown = Shown(TEXT, [*MARKS, {"id": "q", **ERRORS}], {"text": "Some text"}, accept)
        assert said(shown.accepted("q")).startswith("3 “text”")


RATING = {
    "kind": "rating",
    "scale": {"low": 1, "high": 3, "anchors": [{"value": 1, "title": "Bad"}, {"value": 3, "title": "Good"}]},
}


PAIR = {"kind": "pairwise", "of": "replies", "tie": True, "strengths": ["slightly", "much"]}


PAIRED = {"replies": [{"id": "a", "text": "One"}, {"id": "b", "text": "Two"}]}


HUNDRED = {
    "low": 0,
    "high": 100,
    "anchors": [{"value": 100, "title": "Good"}, {"value": 50, "title": "Fair"}, {"value": 0, "title": "Bad"}],
}
"""Its anchors stand from high to low, as many write them."""


class TestScales:
    @pytest.mark.parametrize(
        ("accepted", "words", "levels"),
        [
            (1, "1 Bad", ["1"]),
            ({"any_of": [1, 2]}, "1 Bad or 2", ["1", "2"]),
            ({"from": 2, "to": 3}, "2 to 3 Good", ["2", "3"]),
            ({"from": 2}, "2 or more", ["2", "3"]),
            ({"to": 2}, "2 or less", ["1", "2"]),
            ({"any_of": [3], "tolerance": 1}, "3 Good ± 1", ["2", "3"]),
        ],
    )
    def test_what_is_accepted_stands_on_the_scale(self, accepted, words, levels):
        page = answer(RATING, accepted)
        assert said(page) == f"{words} 1231 Bad3 Good"
        assert re.findall(r'gw-level-on">([^<]*)<', page) == levels
        assert re.findall(r'role="img" aria-label="([^"]*)"', page)[0].startswith("Scale from “1 Bad” to “3 Good”.")

    def test_a_scale_of_many_levels_is_a_line(self):
        page = answer({"kind": "rating", "scale": HUNDRED}, {"from": 80, "to": 95})
        assert said(page).startswith("80 to 95 ")
        assert 'aria-label="Scale from “0 Bad” to “100 Good”. Accepted: 80 to 95."' in page
        assert '<rect class="gw-reach" x="80%" y="3" width="15%"' in page
        assert re.findall(r'<text x="([^"]*)" y="37">([^<]*)<', page) == [("0%", "0"), ("50%", "50"), ("100%", "100")]

    def test_each_accepted_level_is_a_mark_on_the_line(self):
        page = answer({"kind": "rating", "scale": HUNDRED}, {"any_of": [90, 10]})
        assert 'Accepted: 10, 90."' in page
        assert re.findall(r'class="gw-spot" x="([^"]*)"', page) == ["10%", "90%"]
        page = answer({"kind": "rating", "scale": HUNDRED}, {"any_of": [98], "tolerance": 5})
        assert 'Accepted: 93 to 100."' in page
        assert 'x="93%" y="3" width="7%"' in page

    def test_an_open_range_ends_with_the_line(self):
        page = answer({"kind": "rating", "scale": HUNDRED}, {"to": 40})
        assert 'Accepted: 0 to 40."' in page

    def test_numbers_below_the_line_have_room(self):
        anchors = [{"value": value, "title": f"L{value}"} for value in range(100, -1, -3)]
        page = answer({"kind": "rating", "scale": {"low": 0, "high": 100, "anchors": anchors}}, 50)
        places = [float(place) for place in re.findall(r'<text x="([\d.]*)%"', page)]
        assert places[0] == 0
        assert places[-1] == 100
        assert all(after - before >= 9 for before, after in itertools.pairwise(places))

    def test_a_way_out_is_not_on_the_line(self):
        question = {"kind": "rating", "scale": HUNDRED, "cannot_tell": {"definition": "Nobody knows."}}
        assert "gw-track" not in answer(question, "cannot-tell")

    def test_levels_go_from_low_to_high(self):
        assert levels_of(Scale.model_validate(HUNDRED)) == [0, 50, 100]

    def test_a_way_out_stands_on_no_level(self):
        page = answer({**RATING, "cannot_tell": {"definition": "Never."}}, "cannot-tell")
        assert said(page).startswith("Cannot tell")
        assert "gw-level-on" not in page

    @pytest.mark.parametrize(
        ("accepted", "words", "levels"),
        [
            ({"better": "a", "by": "much"}, "Response a is better: much", ["a, much"]),
            ({"better": "b"}, "Response b is better, by whatever strength", ["b, slightly", "b, much"]),
            ("tie", "tie neither is better", ["tie"]),
        ],
    )
    def test_comparisons(self, accepted, words, levels):
        page = answer(PAIR, accepted, REPLIES, PAIRED)
        assert said(page).startswith(words)
        assert re.findall(r'gw-level-on">([^<]*)<', page) == levels
        assert re.findall(r'gw-level[^>]*">([^<]*)<', page)[-5:] == [
            "a, much",
            "a, slightly",
            "tie",
            "b, slightly",
            "b, much",
        ]

    def test_rankings_count_places(self):
        item = {"replies": [{"id": name, "text": name} for name in "abcd"]}
        page = answer({"kind": "ranking", "of": "replies", "ties": True}, ["b", ["a", "d"], "c"], REPLIES, item)
        assert said(page) == "|1. Response b|2. Response a = Response d tie|4. Response c"


LENGTH = {"kind": "number", "unit": "km", "tolerance": 0.5}


class TestNumbers:
    @pytest.mark.parametrize(
        ("accepted", "words"),
        [
            (3, "3 km ± 0.5 km (2.5 to 3.5 km)"),
            ({"any_of": [3], "tolerance": 0}, "3 km"),
            ({"any_of": [3, 5]}, "3 km or 5 km ± 0.5 km"),
            ({"from": 2, "to": 4}, "2 km to 4 km ± 0.5 km"),
        ],
    )
    def test_unit_and_tolerance(self, accepted, words):
        assert said(answer(LENGTH, accepted)) == words


class TestTexts:
    def test_counts_stand_beside_limits(self):
        question = {"kind": "text", "min_words": 1, "max_words": 4, "max_characters": 1000}
        assert said(answer(question, "two words")) == (
            "two words2 words (at least 1, at most 4) · 9 characters (at most 1,000)"
        )

    def test_without_limits_nothing_is_counted(self):
        assert said(answer({"kind": "text"}, "two words")) == "two words"


WAYS_OUT = [
    ({"kind": "text", "max_words": 4, "max_characters": 40}, TEXT, None),
    ({**LENGTH}, TEXT, None),
    (SPANS, TEXT, None),
    (RATING, TEXT, None),
    (PAIR, REPLIES, PAIRED),
]


class TestWaysOut:
    @pytest.mark.parametrize(("question", "fields", "item"), WAYS_OUT)
    @pytest.mark.parametrize("accepted", ["cannot-tell", {"any_of": ["cannot-tell"]}])
    def test_it_is_its_linked_label_and_nothing_else(self, question, fields, item, accepted):
        page = answer({**question, "cannot_tell": {"definition": "Never."}}, accepted, fields, item)
        assert page == '<a class="gw-label" href="labels.html&#35;label-q--cannot-tell">Cannot tell</a>'

    def test_what_stands_beside_it_keeps_its_size(self):
        out = {"cannot_tell": {"id": "unclear", "title": "Unclear", "definition": "Never."}}
        assert said(answer({"kind": "text", "max_words": 4, **out}, {"any_of": ["two words", "unclear"]})) == (
            "|two words2 words (at most 4)| or Unclear"
        )
        assert said(answer({**LENGTH, **out}, {"any_of": [3, "unclear"]})) == "3 km or Unclear ± 0.5 km"

    def test_its_id_is_a_text_like_any_other_where_there_is_no_way_out(self):
        page = answer({"kind": "text", "max_words": 4}, "cannot-tell")
        assert said(page) == "cannot-tell1 word (at most 4)"
        assert "href" not in page
        other = {"cannot_tell": {"id": "unclear", "definition": "Never."}}
        assert said(answer({"kind": "text", "max_words": 4, **other}, "cannot-tell")).endswith("(at most 4)")

    def test_wrong_answers_are_drawn_alike(self):
        question = {"id": "q", "kind": "text", "cannot_tell": {"definition": "Never."}}
        wrong = [{"question": "q", "answer": each, "why": "No."} for each in ("cannot-tell", "Words.")]
        shown = Shown(TEXT, [question], {"text": "x"}, {"q": "Other."}, reject=wrong)
        assert said(shown.rejected(0)) == "Cannot tell"
        assert said(shown.rejected(1)) == "“Words.”"

    def test_keys_of_quizzes_draw_it_too(self):
        question = {"id": "q", "kind": "text", "max_words": 4, "cannot_tell": {"definition": "Never."}}
        page = Shown(TEXT, [question], {"text": "x"}, {"q": "Words."}).page
        items = [
            {"id": each, "ask": "What?", "kind": "label", "question": "q", "item": {"text": "x"},
             "answers": [{"answer": each}], "reason": "So it is.", "rules": ["look"]}
            for each in ("cannot-tell", "words")
        ]  # fmt: skip
        quiz = Quiz.model_validate(
            {"format": 1, "id": "practice", "title": "Practice", "use": "practice", "items": items}
        )
        out, text = (shown for key in quiz_context(page, quiz)["keys"] for shown, *_ in key.answers)
        assert 'href="labels.html' in out
        assert said(out) == "Cannot tell"
        assert said(text) == "“words”"


class TestConditions:
    def test_the_condition_stands_with_the_answer(self):
        first = {"id": "first", "kind": "choice", "labels": [{"id": "y", "title": "Yes"}, {"id": "n", "title": "No"}]}
        second = {"id": "second", "kind": "choice", "labels": ["x"], "when": [{"question": "first", "is": ["y"]}]}
        third = {"id": "third", "kind": "choice", "labels": ["x"], "when": [{"question": "first", "is_not": ["n"]},
                                                                           {"question": "second"}]}  # fmt: skip
        page = Shown(TEXT, [first, second, third], {"text": "x"}, {"first": "y"}).page
        assert asked_html(page, "first") == ""
        assert said(asked_html(page, "second")) == "asked where “First” is Yes"
        assert said(asked_html(page, "third")) == "asked where “First” is not No and “Second” is answered"


def test_no_kind_is_forgotten():
    models = {model: model.model_fields["kind"].annotation.__args__[0] for model in Question.__args__[0].__args__}
    assert set(KINDS) == set(models)
    assert set(LIMITS) == set(KIND_WORDS) == set(models.values())


@pytest.mark.parametrize(
    ("question", "limits"),
    [
        ({"kind": "choice", "labels": ["a"], "required": False}, ["Choose one", "may be left out"]),
        ({"kind": "choice", "labels": [{"id": "a", "labels": ["b"]}], "cannot_tell": {"definition": "Never."}},
         ["Choose one", "the narrowest that fits", "or, if nothing else fits, “Cannot tell”"]),
        ({"kind": "multiple", "labels": ["a"], "min": 1, "max": 2},
         ["Choose all that apply", "at least 1 label", "at most 2 labels"]),
        ({"kind": "pairwise", "of": "text", "strengths": ["a", "b"]},
         ["Compare two responses", "in “Text”", "say by how much: a, b", "no tie"]),
        ({"kind": "grades", "of": "text", "labels": [{"id": "a", "title": "Bad"}], "ends_at": ["a"]},
         ["Grade each step", "in “Text”", "stop after the first that is “Bad”"]),
        ({"kind": "grades", "of": "talk", "labels": ["a"], "turns_of": ["assistant", "tool"]},
         ["Grade each turn of the assistant or the tool", "in “Talk”"]),
        ({"kind": "grades", "of": "talk", "labels": ["a"]}, ["Grade each turn", "in “Talk”"]),
        ({"kind": "number", "unit": "km", "low": 0, "tolerance": 1, "whole": True},
         ["Enter a number", "in km", "at least 0", "a whole number", "it may be off by 1 km"]),
        ({"kind": "text", "max_words": 1, "must_match": [{"pattern": "x", "says": "says x"}], "language": "de"},
         ["Write text", "at most 1 word", "says x", "in German"]),
        ({"kind": "boxes", "of": "text", "labels": ["a"], "overlap_needed": 0.55},
         ["Draw boxes and label them", "on “Text”", "boxes count as the same from an overlap of 55 %"]),
    ],
)  # fmt: skip
def test_each_question_says_how_it_is_answered(question, limits):
    fields = [*TEXT, {"id": "talk", "title": "Talk", "kind": "conversation", "optional": True}]
    shown = Shown(fields, [{"id": "q", **question}], {"text": "x"}, {"q": "a"})
    index = shown.page.edition.index
    assert list(limits_of(index.questions["q"], index)) == limits


class TestEither:
    def test_answers_of_several_lines_stand_apart(self):
        errors = [[{"text": "Some", "category": "facts", "severity": "major"}], []]
        page = answer(ERRORS, {"any_of": errors})
        first, second = page.split('<div class="gw-alternative" role="listitem">')[1:]
        assert said(first).endswith("Score: 5")
        assert said(second) == "or no error |Score: 0"

    def test_one_answer_is_no_list_of_answers(self):
        assert "gw-either" not in answer(ERRORS, {"any_of": [[]]})

    def test_short_answers_stand_on_one_line(self):
        page = answer({"kind": "choice", "labels": ["a", "b"]}, {"any_of": ["a", "b"]})
        assert "gw-either" not in page
        assert '<span class="gw-or">or</span>' in page
        assert said(page) == "a or b"


class TestUnits:
    """Words for what is counted stand before the number, so that no number makes them wrong."""

    @pytest.mark.parametrize(
        ("unit", "accepted", "expected"),
        [
            ("speakers", 1, "speakers: 1"),
            ("speaker(s)", 1, "speaker(s): 1"),
            ("members", {"any_of": [12], "tolerance": 2}, "members: 12 ± 2 (10 to 14)"),
            ("members", {"from": 1, "to": 3}, "members: 1 to 3"),
            ("members", {"from": 3}, "members: 3 or more"),
            ("s", 1, "1 s"),
            ("km/h", {"any_of": [300], "tolerance": 5}, "300 km/h ± 5 km/h (295 to 305 km/h)"),
            ("%", {"from": 1, "to": 2}, "1 % to 2 %"),
            ("min", 1, "1 min"),
        ],
    )
    def test_numbers(self, unit, accepted, expected):
        assert said(answer({"kind": "number", "unit": unit}, accepted)) == expected
