"""Fullwidth colons and typographic quotation marks are called what they are, and left alone in texts."""

from __future__ import annotations

import pytest

from builder.findings import Severity
from builder.yamldoc import parse

COLONS = [
    ("title：Foo\ntext: x\n", 1, 6, "title", "："),
    ("id: a\ntitle：Foo\ntext: x\n", 2, 6, "title", "："),
    ("- id：a\n  title: b\n", 1, 5, "id", "："),
    ("- id: a\n  title： b\n", 2, 8, "title", "："),
    ("a：\n  b: 1\n", 1, 2, "a", "："),
    ("a:\n  b﹕ 1\n  c: 2\n", 2, 4, "b", "﹕"),
]


@pytest.mark.parametrize(("text", "line", "column", "key", "colon"), COLONS)
def test_a_fullwidth_colon_is_called_so(text, line, column, key, colon):
    (finding,) = parse(text.encode(), "f.yaml").findings
    assert (finding.id, finding.place.line, finding.place.column) == ("yaml-syntax", line, column)
    assert finding.message == f'The colon after "{key}" is a fullwidth one ("{colon}"), not ":"'
    assert finding.hint == "Write an ordinary colon and a space: `key: value`."


def test_a_fullwidth_colon_in_a_text_is_fine_and_not_blamed():
    assert parse("a: x：y\nb:\n- c：d\n".encode(), "f.yaml").findings == ()
    (finding,) = parse("a: x：y\nb: @\n".encode(), "f.yaml").findings
    assert finding.message == 'A text cannot begin with "@"'


VAIN = "“ and ” are no quotation marks in YAML; use \" or '."


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title: “Foo: bar”\n", VAIN),
        ("a: {d: „About: x“}\n", VAIN),
        ("a: Foo “x: bar”\n", 'Put the whole text in quotes. For example: note: "first: second"'),
        ("a: “Foo” x: bar\n", 'Put the whole text in quotes. For example: note: "first: second"'),
    ],
)
def test_the_hint_names_quotation_marks_that_quote_nothing(text, hint):
    assert [f.hint for f in parse(text.encode(), "f.yaml").findings] == [hint]


@pytest.mark.parametrize(
    ("text", "column", "sign"),
    [("a: [b, “About the shop, the parcel, or …”]\n", 8, "“"), ("a: [‘x, y’]\n", 5, "‘"), ("[„x, y“]\n", 2, "„")],
)
def test_a_quotation_that_brackets_cut_is_told(text, column, sign):
    document = parse(text.encode(), "f.yaml")
    (finding,) = document.findings
    assert (finding.id, finding.severity) == ("yaml-typographic-quote", Severity.WARNING)
    assert (finding.place.line, finding.place.column) == (1, column)
    assert finding.message == f"This text ends in the middle of its quotation: {sign} is no quotation mark in YAML"
    assert finding.hint == "Use \" or ' around the whole text."
    assert document.complete


@pytest.mark.parametrize(
    "text",
    ["a: “x, y”\n", "[“x”, „y“, «z», “x” or “y”., don’t, ‘a’, x “y]\n", "a: {b: \"“x, y\", c: '„'}\n", "- “x\n- y”\n"],
)
def test_quotations_that_are_whole_or_not_in_brackets_are_fine(text):
    assert parse(text.encode(), "f.yaml").findings == ()
