"""A comma that ends a text in braces is told where it cuts, once, with what to write instead."""

from __future__ import annotations

import pytest

from builder.yamldoc import parse

QUOTES = "Put the whole text in quotes"


def told(text: str) -> list[tuple[int, int, str, str, str]]:
    return [
        (finding.place.line, finding.place.column, finding.id, finding.message, finding.hint)
        for finding in parse(text.encode(), "f.yaml").findings
    ]


def cut(before: str, rest: str) -> str:
    return f'A comma in braces ends the value of "{before}", so "{rest}" stands alone'


CUT = [
    ("- {a: x, why: It is small, it is not wrong.}\n", 28, cut("why", "it is not wrong."),
     f'{QUOTES}: "It is small, it is not wrong.".'),
    ("v: {items: 10,000}\n", 15, cut("items", "000"), "Write the number without commas: 10000."),
    ("v: {share: 0,85}\n", 14, cut("share", "85"), "Write the number with a point: 0.85."),
    ("v: {items: 1,000,000, unit: x}\n", 14, cut("items", "000"), "Write the number without commas: 1000000."),
    ("- {review: “The zip, well, is weak”., answer: no}\n", 22, cut("review", "well"),
     f'{QUOTES}: "“The zip, well, is weak”.".'),
    ("- {a: 'it is', not so}\n", 16, cut("a", "not so"), f"{QUOTES}."),
    ('- {a: Jack says "x, y"}\n', 21, cut("a", 'y"'), f"{QUOTES}."),
    ("- {a: [1], c}\n", 12, cut("a", "c"), f"{QUOTES}."),
    ("- {a: 1, c}\n", 10, cut("a", "c"), f"{QUOTES}."),
    ("- {Yes, No}\n", 4, 'In braces, "Yes" has no colon and no value',
     "Write `key: value`; a list stands in square brackets: [Yes, No]."),
    ("- {b, c: d}\n", 4, 'In braces, "b" has no colon and no value',
     "Write `key: value`; a list stands in square brackets."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "column", "message", "hint"), CUT)
def test_what_a_comma_cuts_is_told_once(text, column, message, hint):
    assert told(text) == [(1, column, "yaml-comma", message, hint)]


def test_each_text_that_is_cut_is_told():
    assert [(place[1], place[3]) for place in told("- {a: x, c, d: e, f}\n")] == [
        (10, cut("a", "c")),
        (19, cut("d", "f")),
    ]


def test_the_rest_is_no_key_and_the_file_no_longer_whole():
    document = parse(b"- {a: x, c, d: 2}\n", "f.yaml")
    assert document.data == [{"a": "x", "d": 2}]
    assert not document.complete


@pytest.mark.parametrize(
    "text",
    [
        "- {a: 'x, y', b: \"10,000\"}\n",
        "- {a: x, b: y, }\n",
        "- {a: , b: c, d: }\n",
        "- {a:\n  , b: c}\n",
        '- {"a":, b: c}\n',
        "- {a: # none\n  , b: c}\n",
        "- [x, y, 10,000]\n",
        "a:\nb: x, y\n",
        "- {}\n",
    ],
)
def test_keys_with_a_colon_lists_and_lines_are_fine(text):
    assert told(text) == []


def test_a_quotation_that_is_cut_in_a_list_keeps_its_warning():
    assert [place[2] for place in told("- {a: [“x, y”], b: z}\n")] == ["yaml-typographic-quote"]
