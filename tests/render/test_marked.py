"""Marked text stays the text, whatever is marked in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.render.marked import Mark, marked_html, unseen
from tests.render.reading import seen, text_content

TEXTS = st.text(alphabet="ab <&>\n\t*_`é\u200bقاهرة東京🙂\u0301\u202e", min_size=1, max_size=30)


def mark(start: int, end: int, number: int = 1, *, error: bool = False) -> Mark:
    return Mark("f", None, start, end, f"Label {number}", number, error)


def marks_in(page: str) -> list[tuple[str, str]]:
    return re.findall(r'<mark class="([^"]*)"[^>]*?(?: data-n="([^"]*)")?>', page)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=6))
def test_the_text_is_to_the_letter_and_tags_nest(text, spans):
    marks = [mark(start, start + length, number) for number, (start, length) in enumerate(spans, 1)]
    page = marked_html(text, marks)
    assert text_content(f"<div>{page}</div>") == text
    assert page.count("<mark") == page.count("</mark>")


@given(TEXTS, st.lists(st.tuples(st.integers(0, 29), st.integers(1, 5)), min_size=1, max_size=5))
def test_each_number_stands_once_where_its_span_begins(text, spans):
    marks = [
        mark(start % len(text), min(start % len(text) + length, len(text)), number)
        for number, (start, length) in enumerate(spans, 1)
    ]
    numbers = [number for _, found in marks_in(marked_html(text, marks)) for number in found.split()]
    assert sorted(map(int, numbers)) == list(range(1, len(spans) + 1))


def test_overlapping_spans_have_lanes_of_their_own():
    page = marked_html("abcdef", [mark(0, 4, 1), mark(2, 6, 2), mark(4, 6, 3)])
    assert marks_in(page) == [
        ("gw-span gw-lane-1", "1"),
        ("gw-span gw-lane-1", "2"),
        ("gw-span gw-lane-2", ""),
        ("gw-span gw-lane-1", "3"),
        ("gw-span gw-lane-2", ""),
    ]


def test_spans_in_the_same_place_share_one_sign():
    page = marked_html("ab", [mark(0, 2, 1), mark(0, 2, 2)])
    assert [found for _, found in marks_in(page) if found] == ["1 2"]
    assert 'title="1 Label 1; 2 Label 2"' in page


def test_errors_are_told_from_spans():
    assert [kind for kind, _ in marks_in(marked_html("ab", [mark(0, 1, error=True)]))] == ["gw-span gw-lane-1 gw-error"]


def test_nothing_marked_is_plain_text():
    assert marked_html("a < b", []) == "a &#60; b"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (" ", "a space"), ("   ", "3 spaces"), ("\n", "a line end"), ("\r\n", "a line end"),
        ("\t \t", "a tab and a space and a tab"),
        ("\u00a0", "a no-break space"), ("\u200b", "a zero width space"), ("\u202e", "a right-to-left override"),
        ("a", ""), (" a", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_is_said(text, said):
    assert unseen(text) == said


def test_what_cannot_be_seen_is_framed_and_a_line_end_has_a_sign():
    page = marked_html("a  b\nc", [mark(1, 3, 1), mark(4, 5, 2)])
    assert page.count("gw-unseen") == 2
    assert seen(page).attributes.count(("mark", "data-sign", "↵")) == 1


def test_arabic_has_nothing_between_its_letters():
    assert "".join(re.split(r"<[^>]*>", marked_html("والكتاب", [mark(1, 3)]))) == "والكتاب"
