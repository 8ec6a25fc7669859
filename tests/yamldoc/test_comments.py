"""A `#` that cuts a text short is told; a comment that is meant is not."""

from __future__ import annotations

import pytest

from builder.findings import Severity
from builder.yamldoc import parse

QUOTES = "Put the text in quotes"
CUT = [
    ("text: See ticket #12 for the #1 reason\n", 1, 18, "#12", ", or after 'text: |-' on lines of its own."),
    ("- review: Worst lamp #fail #never\n", 1, 22, "#fail", ", or after 'review: |-' on lines of its own."),
    ("- a\n- Worst lamp\t #fail\n", 2, 15, "#fail", ", or after '- |-' on lines of its own."),
    ("a: x\n  y #12 for\nb: 1\n", 2, 5, "#12", ", or after 'a: |-' on lines of its own."),
    ("a: #12 is text\nb: 1\n", 1, 4, "#12", ", or after 'a: |-' on lines of its own."),
    ('a: x #"y"\r\nb: 1\r\n', 1, 6, '#"y"', ", or after 'a: |-' on lines of its own."),
    ("x #é\n", 1, 3, "#é", ", or after '|-' on lines of its own."),
    ("a: {b: See #12,\n  }\n", 1, 12, "#12", "."),
]
MEANT = [
    "a: x # y\nb: x #\nc: x ## 12\nd: x #---\ne: x ##########\nf: x ##12\n",
    "#z\na: 1\n#12\n  #13\nb: 1\n",
    "a: \"x #1\" #2\nb: 'x\n  y #1'\n",
    "a: |\n  x #1\nb: >-\n  y #2\n\n  #3\n",
    "a: x#1\nb: x&#39;s\n",
    "a: #12\n  - x\nb: [x, 'y #1'] #2\n",
    'a: {b: "x #1", c: x#1}\n',
]


@pytest.mark.parametrize(("text", "line", "column", "word", "hint"), CUT)
def test_a_text_that_a_hash_cuts_short_is_told(text, line, column, word, hint):
    document = parse(text.encode(), "f.yaml")
    (finding,) = document.findings
    assert (finding.id, finding.severity) == ("yaml-comment", Severity.WARNING)
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.message == f'Everything from "{word}" on is a comment, and not part of the text'
    assert finding.hint == QUOTES + hint
    assert document.complete


@pytest.mark.parametrize("text", MEANT)
def test_other_hashes_are_left_alone(text):
    assert parse(text.encode(), "f.yaml").findings == ()


def test_each_cut_text_has_its_finding_and_none_is_lost_from_the_data():
    document = parse(b"a: x #1\nb:\n  - y #2\nc: z\n", "f.yaml")
    assert [(f.place.line, f.place.column) for f in document.findings] == [(1, 6), (3, 7)]
    assert document.data == {"a": "x", "b": ["y"], "c": "z"}


@pytest.mark.parametrize("text", ["a:\n- {text: See #12}\n- {text: b}\n", "a:\n- [See #12]\n- {text: b}\n"])
def test_a_bracket_that_a_comment_swallowed_is_said_to_be_swallowed(text):
    document = parse(text.encode(), "f.yaml")
    sign = text[5]
    (finding,) = document.findings
    assert (finding.id, finding.place.line, finding.place.column) == ("yaml-syntax", 2, 3)
    assert finding.message == f'The bracket "{sign}" is never closed, since everything from "#12" on is a comment'
    assert finding.hint == "Put the text that holds the # in quotes."
    assert document.data == {"a": [{"text": "b"}]}


@pytest.mark.parametrize("text", ['a: {b: "x #1}", c: 1\n', "a: {b: 'x #1}', # y}\n", "a: {b: 1,\n  #12}\n"])
def test_other_open_brackets_are_not_blamed_on_comments(text):
    (finding,) = parse(text.encode(), "f.yaml").findings
    assert finding.message.endswith("is never closed")


def test_a_comma_that_a_comment_swallowed_and_a_text_that_goes_on_after_one():
    comma = parse(b"a: {b: See #12,\n  c: 1}\n", "f.yaml").findings[-1]
    assert (comma.place.line, comma.message) == (2, 'A comma or the closing "}" is missing before this')
    assert comma.hint == 'Everything from "#12" on is a comment. If it is text: Put the whole text in quotes.'
    cut, on = parse(b"a: 1\nb: x #12\nmore\nc: 1\n", "f.yaml").findings
    assert (cut.id, cut.place.line) == ("yaml-comment", 2)
    assert on.message == '"more" is neither a key with a value nor an entry of a list'


def test_a_file_of_such_a_comment_only_is_still_empty():
    assert [f.id for f in parse(b"--- #foo\n", "f.yaml").findings] == ["yaml-empty"]
